import { userInfo } from 'node:os'
import { newId } from '@e360/kit/id'
import { writeLook, writeOperation } from '@e360/kit/accessLedger/accessRow'
import { createLog } from '@e360/kit/log'
import { readSettings } from '@e360/kit/settings'
import { openLedger } from './accessLedger.ts'

/** Commands that read or change business data past the gateway. */
const keptCommands: ReadonlySet<string> = new Set(['import', 'match', 'compare', 'quality', 'rebuild', 'run'])

/**
 * Keeps a row of a command before it begins, under the name of the machine's user.
 * @param path its names, e.g. `['e360', 'sources', 'run']`
 * @throws SECTION_UNAVAILABLE where it cannot be kept
 */
export const keepCommand = async (path: readonly string[]): Promise<void> => {
  if (!keptCommands.has(path.at(-1)!)) return
  const ledger = await openLedger(readSettings(), 'cli', createLog({ service: 'e360', level: 'silent' }))
  const operation = writeOperation({ operation: path.join(' '), operationHash: null, resources: [], fields: [] })
  const caller = { sub: `cli:${userInfo().username}`, roles: [], systems: [] }
  try {
    await ledger.keep(writeLook({ requestId: newId(), caller, operation, touched: new Set(), outcome: 'STARTED' }))
  } finally {
    await ledger.close()
  }
}
