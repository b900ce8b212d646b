import type { RecordImport } from '@e360/kit/records/importer'
import type { CreditGradeInput } from '../types.generated.ts'
import { creditGradeColumns } from './columns.ts'
import { creditGradeRecords } from './records.ts'

/** `e360 import grades` and `POST /ingest/grades`. */
export const creditGradeImport: RecordImport<CreditGradeInput> = {
  mutation: 'pushCreditGrades',
  type: creditGradeRecords,
  columns: creditGradeColumns,
  input: ({ source, fields }) => ({
    source,
    grade: fields.grade as string,
    score: fields.score as number | undefined,
    model: fields.model as string,
    evaluatedOn: fields.evaluated_on as string,
    validUntil: fields.valid_until as string | undefined,
  }),
}
