import type { AccessRow } from '@e360/kit/accessLedger/accessRow'
import type { Resolvers } from '../types.generated.ts'
import type { LedgerRow } from './repository.ts'

const told =
  <Value>(read: (row: AccessRow) => Value) =>
  ({ told: row }: LedgerRow): Value =>
    read(row)

export const ledgerEntry: Resolvers['LedgerEntry'] = {
  sub: told(({ sub }) => sub),
  roles: told(({ roles }) => [...roles]),
  department: told(({ department }) => department ?? null),
  region: told(({ region }) => region ?? null),
  purpose: told(({ purpose }) => purpose?.code ?? null),
  case: told(({ purpose }) => purpose?.caseNumber ?? null),
  reason: told(({ purpose }) => purpose?.glassReason ?? null),
  client: told(({ client }) => client ?? null),
  version: told(({ clientVersion }) => clientVersion ?? null),
  operation: told(({ operation }) => operation),
  hash: told(({ operationHash }) => operationHash),
  request: told(({ requestId }) => requestId),
  resources: told(({ resources }) => [...resources]),
  fields: told(({ fields }) => [...fields]),
  orgCodes: told(({ orgCodes }) => [...orgCodes]),
  touched: told(({ touched }) => touched),
  outcome: told(({ outcome }) => outcome),
}
