import type { RunningDepartment } from '@e360/kit/department'
import { followGrants } from '@e360/kit/grants/followGrants'
import type { Log } from '@e360/kit/log'
import { openRemote } from '@e360/kit/serve/remote'
import type { Settings } from '@e360/kit/settings'
import type { Trust } from '@e360/kit/trust/trust'
import { grantsName } from './departments.ts'
import { readManifests } from './doors.ts'

type Followed = ReturnType<typeof followGrants>

/** The grants in force, kept by a department of this process. */
export const localGrants = (
  departments: readonly Pick<RunningDepartment, 'name' | 'feed' | 'useGrants'>[],
  log: Log,
): Followed => {
  const { feed, useGrants } = departments.find(({ name }) => name === grantsName)!
  return followGrants({ feed, use: useGrants!, log })
}

/** The grants in force, kept by a department in a process of its own. */
export const remoteGrants = (settings: Pick<Settings, 'serviceUrl'>, trust: Trust | null, log: Log): Followed => {
  const { port } = readManifests().find(({ name }) => name === grantsName)!
  const url = settings.serviceUrl(grantsName) ?? `http://127.0.0.1:${port}`
  const remote = openRemote(url, trust && trust.signer(grantsName))
  const grants = followGrants({ feed: remote.feed, use: remote.useGrants, log })
  return {
    ...grants,
    close: async () => {
      await grants.close()
      await remote.close()
    },
  }
}
