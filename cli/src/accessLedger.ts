import { openAccessLedger, type AccessLedger } from '@e360/kit/accessLedger/accessLedger'
import type { Log } from '@e360/kit/log'
import type { Settings } from '@e360/kit/settings'

/** This process's chain of the access ledger. */
export const openLedger = (
  { E360_LEDGER_DIR, E360_LEDGER_ANCHOR }: Pick<Settings, 'E360_LEDGER_DIR' | 'E360_LEDGER_ANCHOR'>,
  service: string,
  log: Log,
): Promise<AccessLedger> => openAccessLedger({ folder: E360_LEDGER_DIR, anchorFile: E360_LEDGER_ANCHOR, service, log })

/** Where the department that reads the ledger into its database finds the chains. */
export const ledgerFiles = ({
  E360_LEDGER_DIR: folder,
  E360_LEDGER_RETENTION_YEARS: years,
}: Pick<Settings, 'E360_LEDGER_DIR' | 'E360_LEDGER_RETENTION_YEARS'>) => ({ folder, years })
