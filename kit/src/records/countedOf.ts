import type { RowFilter } from '../access/rows.ts'
import { ask, type Build } from '../database/ask.ts'
import type { Database, Knex } from '../database/database.ts'
import { fewRows } from '../paging/listing.ts'

export interface OfCompanies {
  orgCodes: readonly string[]
  /** records of one company that are gone through */
  most?: number
}

/** MySQL tells sums as text. */
interface Counted {
  /** null: of one company that has no records */
  orgCode: string | null
  total: number | string
}

/**
 * A query that counts each company's records.
 * @param columns what is counted by
 * @param counts name → what is counted, `total` among them
 * @param seen the rows that the caller sees
 */
export const countedOf =
  <Values extends OfCompanies>(
    table: string,
    columns: readonly string[],
    counts: (knex: Knex, values: Values) => Readonly<Record<string, Knex.Raw>>,
    seen: RowFilter,
  ): Build<Values> =>
  (knex, values) => {
    const { orgCodes, most } = values
    const all = knex(table)
      .whereIn('org_code', [...orgCodes])
      .modify(seen)
    let counted: Knex.QueryBuilder = all
    if (most !== undefined)
      counted = knex.from(
        all
          .select('org_code', ...columns)
          .limit(most)
          .as('few'),
      )
    counted.select(counts(knex, values))
    // one company needs no groups, which are sorted
    return orgCodes.length === 1
      ? counted.select({ orgCode: knex.raw('min(org_code)') })
      : counted.groupBy('org_code').orderBy('org_code').select({ orgCode: 'org_code' })
  }

/**
 * Carries out {@link countedOf}; of one company of very many records as a long read. To bound what is read of many companies would cost a quarter more.
 * @returns one row for each company that has records
 */
export const countRecords = async <Row extends Counted & { orgCode: string }, Values extends OfCompanies>(
  { read, longRead }: Pick<Database, 'read' | 'longRead'>,
  counted: Build<Values>,
  values: Values,
): Promise<Row[]> => {
  if (values.orgCodes.length > 1) return ask<Row, Values>(read, counted, values)
  const few = await ask<Counted, Values>(read, counted, { ...values, most: fewRows + 1 })
  const rows = Number(few[0]?.total) > fewRows ? await ask<Counted, Values>(longRead, counted, values) : few
  return rows.filter((row): row is Row => row.orgCode !== null)
}
