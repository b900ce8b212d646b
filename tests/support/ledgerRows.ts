import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import type { AccessRow } from '@e360/kit/accessLedger/accessRow'

/** The whole rows of all chains of a ledger's folder, oldest chain first. */
export const ledgerRows = async (folder: string): Promise<AccessRow[]> => {
  const files = (await readdir(folder)).toSorted()
  const texts = await Promise.all(files.map(file => readFile(path.join(folder, file), 'utf8')))
  return texts
    .flatMap(text => text.split('\n').slice(0, -1))
    .map(line => JSON.parse(line) as AccessRow & { kind: string })
    .filter(({ kind }) => kind === 'ACCESS')
}
