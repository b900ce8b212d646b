import type { Caller, Grant } from '../caller.ts'
import type { Knex } from '../database/database.ts'
import type { Attributes, Wanted } from '../graphql/wanted.ts'
import type { Declaration } from './declaration.ts'
import { readersOf, wayOf } from './ways.ts'

/** Narrows a query of a table of records to the rows that somebody sees. */
export type RowFilter = (query: Knex.QueryBuilder) => void

/** All rows: what most callers see. */
export const everyRow: RowFilter = () => undefined

/** What of a type's rows a caller sees. */
export type RowsSeen = (type: string, caller: Caller) => RowFilter

/**
 * Which records of a department somebody sees, by the way in which it reads their type: a machine those of its own systems and those that a
 * grant opens, by type and by the company's region; the public those that are open today; everybody else all.
 * @param openRows type → the rows that are open; all where it says nothing
 * @param access false where `E360_ACCESS=off` drops all rules
 */
export const rowsSeen =
  (
    declaration: Declaration,
    { openRows = {}, access = true }: { openRows?: Readonly<Record<string, () => RowFilter>>; access?: boolean },
  ): RowsSeen =>
  (type, caller) => {
    if (!access) return everyRow
    const readers = readersOf(caller)
    if (readers[0] === 'public') return openRows[type]?.() ?? everyRow
    const { ways = {}, of = null } = declaration.get(`${type}.id`) ?? {}
    const way = wayOf(ways, readers)
    if (way !== 'granted' && !(way === 'own' && caller.roles.includes('system'))) return everyRow
    const opens = (field: string) => field.startsWith(`${type}.`) || (of !== null && declaration.get(field)?.of === of)
    return ofMachine(of === null || of === caller.department ? caller.systems : [], caller.grants ?? [], opens)
  }

/** @param opens whether a field speaks of the rows; what of a row it opens is judged row by row (keptRows.ts) */
const ofMachine =
  (systems: readonly string[], grants: readonly Grant[], opens: (field: string) => boolean): RowFilter =>
  query => {
    const opening = grants.filter(({ fields }) => fields.some(opens))
    if (opening.some(({ regions }) => regions.length === 0)) return
    void query.where(seen => {
      seen.whereIn('system', [...systems])
      for (const region of opening.flatMap(({ regions }) => regions))
        seen.orWhereIn(
          'org_code',
          (companies: Knex.QueryBuilder) =>
            void companies.from('register').where('region_code', 'like', `${region}%`).select('org_code'),
        )
    })
  }

/** Rows of one type, for what is made of them for each caller. */
interface RowsOf {
  type: string
  seen: RowsSeen
  /** whether all that a row has is read, whatever is wanted of it */
  wholeRows: () => boolean
}

/** What is made of a filter for each caller, and of what is wanted of the rows; but once for all who see every row. */
export const perCaller = <Made>(
  { type, seen, wholeRows }: RowsOf,
  make: (seen: RowFilter, wanted: Attributes | null) => Made,
): ((caller: Caller, wanted?: Wanted) => Made) => {
  const whole = make(everyRow, null)
  const narrow = new WeakMap<Attributes, Made>()
  return (caller, wanted) => {
    const filter = seen(type, caller)
    const attributes = wanted === undefined || wholeRows() ? null : wanted(type)
    if (filter !== everyRow) return make(filter, attributes)
    if (attributes === null) return whole
    const known = narrow.get(attributes)
    if (known) return known
    const made = make(everyRow, attributes)
    narrow.set(attributes, made)
    return made
  }
}
