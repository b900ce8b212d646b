import { inGroups } from '../inGroups.ts'

/** How many values one statement asks for; SQLite allows 32,766. */
const mostValues = 10_000

/** Rows of any number of values, as many statements as it takes; in the order of the parts. */
export const byParts = async <Value, Row>(
  values: readonly Value[],
  load: (part: readonly Value[]) => PromiseLike<Row[]>,
): Promise<Row[]> => {
  const rows: Row[] = []
  for (const part of inGroups(values, mostValues)) rows.push(...(await load(part)))
  return rows
}
