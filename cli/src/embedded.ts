import type { Feed } from '@e360/kit/changes/follower'
import { openDepartment, type Department, type RunningDepartment } from '@e360/kit/department'
import type { Log } from '@e360/kit/log'
import { sealCursorsBy } from '@e360/kit/paging/cursor'
import type { ToldChange } from '@e360/kit/records/telling'
import type { Settings } from '@e360/kit/settings'
import { serviceSecret } from '@e360/kit/trust/trust'
import { ledgerFiles } from './accessLedger.ts'
import { readDepartments, registerName } from './departments.ts'
import { readSupergraph } from './supergraph.ts'

/** All departments in this process, joined without a network hop. */
export interface EmbeddedDepartments {
  all: readonly RunningDepartment[]
  /** lets every department take what the others have logged, until nothing is left */
  settle: (progress?: (applied: number) => void) => Promise<void>
  close: () => Promise<void>
}

/** Opens every department's database (see `<NAME>_DATABASE_URL`) and joins them; nothing is followed until `follow` of each is called. */
export const openDepartments = async (
  settings: Settings,
  log: Log,
  found?: readonly Department[],
): Promise<EmbeddedDepartments> => {
  sealCursorsBy(await serviceSecret(settings))
  const departments = found ?? (await readDepartments())
  const running = new Map<string, RunningDepartment>()
  const feedOf =
    (name: string): Feed =>
    (...request) =>
      running.get(name)!.feed(...request)
  const toldOf =
    (name: string): Feed<ToldChange> =>
    (...request) =>
      running.get(name)!.told(...request)
  const ofRecords = departments.filter(({ records }) => records.length > 0)
  const ports = {
    log,
    access: settings.E360_ACCESS === 'on',
    supergraph: readSupergraph,
    ledger: ledgerFiles(settings),
    register: feedOf(registerName),
    departments: Object.fromEntries(ofRecords.map(({ name }) => [name, feedOf(name)])),
    told: Object.fromEntries(ofRecords.map(({ name }) => [name, toldOf(name)])),
    match: (subjects: Parameters<NonNullable<RunningDepartment['match']>>[0]) =>
      running.get(registerName)!.match!(subjects),
  }
  await Promise.all(
    departments.map(async department =>
      running.set(department.name, await openDepartment(department, settings.databaseUrl(department.name), ports)),
    ),
  )
  const all = departments.map(({ name }) => running.get(name)!)
  return {
    all,
    settle: async progress => {
      for (let applied = 1; applied > 0;) {
        applied = 0
        for (const follower of all.flatMap(department => department.followers))
          applied += await follower.drain(progress)
      }
    },
    close: async () => void (await Promise.all(all.map(department => department.close()))),
  }
}
