import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
import { setTimeout as pause } from 'node:timers/promises'
import { openDatabase } from '@e360/kit/database/database'
import { readRun } from '@e360/kit/sources/sourceRuns'
import { crookedFiles } from './crookedFiles.ts'
import type { Largest } from './largest.ts'
import { certificateTable } from './records.ts'
import type { Target } from './target.ts'

/** What source systems drop. */
export const largestFiles = ({ companies, records, inbox, folder }: Target): Largest[] => {
  const file = (name: string, send: Largest['send']): Largest => ({ name, group: 'files', times: 1, send })
  return [
    ...(['csv', 'xlsx'] as const).map(format =>
      file(`a dropped ${format.toUpperCase()} of ${records} rows`, () =>
        drop(inbox, 'certificates', format, () => certificateTable({ companies, records }, format)),
      ),
    ),
    ...crookedFiles.map(([name, ending, content]) =>
      file(`a dropped ${ending.toUpperCase()}: ${name}`, async () => {
        const database = openDatabase(path.join(folder, 'inspection.sqlite'))
        const errorOf = async (dropped: string) => {
          const error = (await readRun(database, systems.inspections))?.lastError
          return error?.includes(dropped) ? error : undefined
        }
        try {
          await drop(inbox, 'inspections', ending, content, errorOf)
        } finally {
          await database.close()
        }
      }),
    ),
  ]
}

/** Drops a table, and waits until it was taken. @throws Error with what its source tells where it was not */
const drop = async (
  inbox: string,
  type: keyof typeof systems,
  ending: string,
  content: () => Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>,
  errorOf?: (name: string) => Promise<string | undefined>,
): Promise<void> => {
  const name = `${Date.now()}.${ending}`
  const file = path.join(inbox, type, name)
  await writeFile(`${file}.part`, Readable.from(content()))
  renameSync(`${file}.part`, file)
  while (existsSync(file)) {
    await pause(200)
    const error = await errorOf?.(name)
    if (error === undefined) continue
    rmSync(file)
    throw new Error(error)
  }
}

const systems = { certificates: 'cq-loop', inspections: 'cq-loop-inspections' }

/** How the source systems are described whose tables are taken. */
export const describeSources = (folder: string, inbox: string): void => {
  mkdirSync(folder)
  for (const [type, system] of Object.entries(systems)) {
    mkdirSync(path.join(inbox, type), { recursive: true })
    writeFileSync(
      path.join(folder, `${type}.yaml`),
      `kind: file\nsystem: ${system}\ntype: ${type}\nowner: 测量\nfreshFor: 1d\nevery: 1s\nfolder: ${path.join(inbox, type)}\nquietFor: 1s\n`,
    )
  }
}
