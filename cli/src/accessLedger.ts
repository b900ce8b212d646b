import { openAccessLedger, type AccessLedger } from '@e360/kit/accessLedger/accessLedger'
import type { Log } from '@e360/kit/log'
import type { Settings } from '@e360/kit/settings'

/** This process's chain of the access ledger. */
export const openLedger = (
  { E360_LEDGER_DIR, E360_LEDGER_ANCHOR }: Pick<Settings, 'E360_LEDGER_DIR' | 'E360_LEDGER_ANCHOR'>,
  service: string,
  log: Log,
): Promise<AccessLedger> => openAccessLedger({ folder: E360_LEDGER_DIR, anchorFile: E360_LEDGER_ANCHOR, service, log })
