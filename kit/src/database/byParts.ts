/** How many values one statement asks for; SQLite allows 32,766. */
const mostValues = 10_000

/** Rows of any number of values, as many statements as it takes; in the order of the parts. */
export const byParts = async <Value, Row>(
  values: readonly Value[],
  load: (part: readonly Value[]) => PromiseLike<Row[]>,
): Promise<Row[]> => {
  const rows: Row[] = []
  for (let start = 0; start < values.length; start += mostValues)
    rows.push(...(await load(values.slice(start, start + mostValues))))
  return rows
}
