import type { Follower } from '@e360/kit/changes/follower'
import type { Database } from '@e360/kit/database/database'
import type { Log } from '@e360/kit/log'
import { declaredResources } from './declared.ts'
import { publishDeclared } from './register.ts'

/** Brings what the supergraph declares into the catalogue, once a process: the supergraph changes with a new version of the product. */
export const publisher = (database: Database, supergraph: () => string, log: Log): Follower => {
  let published: Promise<number> | undefined
  const taken = (code: string) =>
    log.warn(
      { code },
      'a declared resource is not in the catalogue: its code is that of a resource that was registered before',
    )
  const publish = () =>
    (published ??= publishDeclared(database, declaredResources(supergraph()), taken).catch((error: unknown) => {
      published = undefined
      throw error
    }))
  return {
    drain: async () => (published ? 0 : publish()),
    start: () =>
      void publish().catch((error: unknown) => log.error({ error }, 'the declared resources could not be published')),
    stop: async () => void (await published?.catch(() => undefined)),
  }
}
