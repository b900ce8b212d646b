import type { Caller } from '@e360/kit/caller'
import { today } from '@e360/kit/clock'
import type { Database } from '@e360/kit/database/database'
import { bounded } from '@e360/kit/records/departmentContext'
import type { Receipt } from '@e360/kit/records/receipt'
import type { Withdrawal } from '@e360/kit/records/withdraw'
import { openCatalogue, type Catalogue } from './catalogue/catalogue.ts'
import { registrarOf } from './catalogue/importer.ts'
import { registerResources, withdrawResources } from './catalogue/register.ts'
import { ledgerRepository, type LedgerRepository } from './ledger/repository.ts'
import { sharingRepository, type SharingRepository } from './sharing/repository.ts'
import { calendarWith, type Calendar } from './sharing/workingDays.ts'
import { governanceLoaders } from './loaders.ts'
import type { CatalogueResourceInput } from './types.generated.ts'

/** What the resolvers of governance find for one request. */
export interface Context {
  caller: Caller
  database: Database
  /** what of the catalogue the caller may see */
  catalogue: () => Promise<Catalogue>
  register: (inputs: readonly CatalogueResourceInput[]) => Promise<Receipt[]>
  withdraw: (withdrawals: readonly Withdrawal[]) => Promise<Receipt[]>
  ledger: LedgerRepository
  sharing: SharingRepository
  /** which days people work; read once a request */
  calendar: () => Promise<Calendar>
  loaders: ReturnType<typeof governanceLoaders>
  /** one answer, one day */
  today: string
}

export const contextOf = (database: Database) => {
  const whole = openCatalogue(database)
  const ledger = ledgerRepository(database)
  const sharing = sharingRepository(database)
  return (caller: Caller): Context => {
    const day = today()
    let calendar: Promise<Calendar> | undefined
    return {
      caller,
      database,
      catalogue: async () => seenBy(caller, await whole()),
      register: async inputs => registerResources(database, bounded(inputs), registrarOf(caller)),
      withdraw: async withdrawals => withdrawResources(database, bounded(withdrawals), registrarOf(caller)),
      ledger,
      sharing,
      calendar: () => (calendar ??= sharing.enteredDays().then(calendarWith)),
      loaders: governanceLoaders(database, sharing, day),
      today: day,
    }
  }
}

/** The public sees what is open. */
const seenBy = ({ roles }: Caller, catalogue: Catalogue): Catalogue =>
  roles.length > 0 ? catalogue : catalogue.filter(({ row }) => row.open)
