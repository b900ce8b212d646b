import type { Importer } from '@e360/kit/records/importer'
import { pushRecords, type PushPorts } from '@e360/kit/records/push'
import type { CreditGradeInput } from '../types.generated.ts'
import { creditGradeColumns } from './columns.ts'
import { creditGradeRecords } from './records.ts'

/** `e360 import grades`. */
export const creditGradeImporter = (ports: PushPorts): Importer => ({
  columns: creditGradeColumns,
  take: (rows, pusher) =>
    pushRecords(
      ports,
      creditGradeRecords,
      rows.map(({ source, fields }): CreditGradeInput => ({
        source,
        grade: fields.grade as string,
        score: fields.score as number | undefined,
        model: fields.model as string,
        evaluatedOn: fields.evaluated_on as string,
        validUntil: fields.valid_until as string | undefined,
      })),
      pusher,
    ),
})
