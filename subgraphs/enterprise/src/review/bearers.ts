import type { Knex } from '@e360/kit/database/database'
import type { SubjectWords } from './subject.ts'

/** Every company that bears or bore the recorded name (normal form) or the recorded code, as the register stands. */
export const bearersOf = async (
  read: Knex,
  { normal_name, code }: Pick<SubjectWords, 'normal_name' | 'code'>,
): Promise<string[]> => {
  const by = (table: string, column: string, value: string): PromiseLike<string[]> | string[] =>
    value === ''
      ? []
      : read(table).where(column, value).orderBy('org_code').limit(mostBearers).pluck<string[]>('org_code')
  const found = await Promise.all([
    by('enterprise', 'normal_name', normal_name),
    by('former_name', 'normal_name', normal_name),
    by('enterprise', 'org_code', code),
    by('enterprise', 'registration_no', code),
    by('former_code', 'code', code),
  ])
  return [...new Set(found.flat())]
}
const mostBearers = 1_000
