import type { Department } from '@e360/kit/department'
import type { ServiceOperation } from '@e360/kit/trust/envelope'
import { grantsName, registerName } from './departments.ts'

/** Who may ask a department what, by name: the gateway on behalf of its callers, other departments what they declare that they need. */
export const sendersOf = (
  { name, records }: Pick<Department, 'name' | 'records'>,
  all: readonly Pick<Department, 'name' | 'asks'>[],
): Record<string, readonly ServiceOperation[]> => {
  const isRegister = name === registerName
  const keepsRecords = records.length > 0
  const others = all.filter(other => other.name !== name)
  return {
    gateway: name === grantsName ? ['graphql', 'exchange', 'changes', 'grants'] : ['graphql', 'exchange'],
    ...Object.fromEntries(
      others.map(({ name: other, asks }) => [
        other,
        asks.flatMap((ask): ServiceOperation[] => {
          if (ask === 'REGISTER_CHANGES') return isRegister ? ['changes'] : []
          if (ask === 'MATCH') return isRegister ? ['match'] : []
          if (ask === 'RECORD_CHANGES') return keepsRecords ? ['changes'] : []
          return keepsRecords ? ['told'] : []
        }),
      ]),
    ),
  }
}
