import { everyRow, type RowFilter } from '@e360/kit/access/rows'
import { columnsFor } from '@e360/kit/database/columns'
import type { Database } from '@e360/kit/database/database'
import { pageOf, pagesByKey, type Listing as List } from '@e360/kit/paging/keyset'
import type { Attributes } from '@e360/kit/graphql/wanted'
import { readPage, type Connection, type PageArguments } from '@e360/kit/paging/page'
import { recordsByIds } from '@e360/kit/records/byIds'
import { recordAttributes, sourceColumns, type SourceRow } from '@e360/kit/records/recordTable'
import { unlinkedRecords } from '@e360/kit/records/unlinked'

export interface CreditGradeRow extends SourceRow {
  grade: string
  score: number | null
  model: string
  evaluatedOn: string
  validUntil: string | null
}

export type CreditGradePage = Connection<CreditGradeRow>

const columns = {
  ...sourceColumns,
  grade: 'grade',
  score: 'score',
  model: 'model',
  evaluatedOn: 'evaluated_on',
  validUntil: 'valid_until',
} as const

const newestFirst = <Values extends object = object>(
  wanted: Attributes | null,
  where: List<Values>['where'],
): List<Values> => ({
  table: 'credit_grade',
  columns: columnsFor(columns, recordAttributes, wanted),
  order: ['event_on', 'id'],
  direction: 'desc',
  where,
})

/** Bound to one day. Without a default model on that day a grade's own model counts, so every model does. */
const underDefaultModel = `credit_grade.model = coalesce((
  select default_model.model from default_model
  where default_model.valid_from <= ? order by default_model.valid_from desc limit 1
), credit_grade.model)`

interface OnDay {
  today: string
}

const validToday = (seen: RowFilter, wanted: Attributes | null): List<OnDay> => ({
  ...newestFirst<OnDay>(
    wanted,
    (query, { today }) =>
      void query
        .modify(seen)
        .where('evaluated_on', '<=', today)
        .where(valid => void valid.whereNull('valid_until').orWhere('valid_until', '>=', today))
        .whereRaw(underDefaultModel, [today]),
  ),
  counted: false,
})

/** The only file that knows the SQL of grades. @param seen the rows that the caller sees @param wanted what pages read of them */
export const creditGradeRepository = (
  { read, longRead, transaction }: Database,
  seen: RowFilter = everyRow,
  wanted: Attributes | null = null,
) => {
  const [every, valid] = [newestFirst(wanted, seen), validToday(seen, wanted)]
  const ofIds = recordsByIds<CreditGradeRow>('credit_grade', columns, seen)
  return {
    /** For each company that has one, its latest evaluation that is valid today under the default model. */
    presentOf: async (orgCodes: readonly string[], today: string): Promise<CreditGradeRow[]> => {
      const latest = readPage({ first: 1 }, 2)
      const pages = await pagesByKey<CreditGradeRow, OnDay>({ read, longRead }, valid, 'org_code', orgCodes, latest, {
        today,
      })
      return pages.flatMap(({ nodes }) => nodes)
    },

    /** A page of each company's evaluations under any model, newest first, in the order of the org codes. */
    pagesOf: (orgCodes: readonly string[], page: PageArguments): Promise<CreditGradePage[]> =>
      pagesByKey({ read, longRead }, every, 'org_code', orgCodes, readPage(page, 2)),

    byIds: (ids: readonly string[]) => ofIds(read, ids),

    unlinked: (text: string | null | undefined, page: PageArguments): Promise<CreditGradePage> =>
      pageOf(longRead, unlinkedRecords('credit_grade', columns, text, seen), readPage(page, 2)),

    /** From this day on, until a later one says otherwise, this model's grades are the ones that count. */
    setDefaultModel: (model: string, validFrom: string): Promise<void> =>
      transaction(async trx => {
        await trx('default_model').insert({ valid_from: validFrom, model }).onConflict('valid_from').merge()
      }),
  }
}
