import { readers, type Reader, type Way, type Ways } from '@e360/kit/access/ways'

/** schema/access.csv: coordinate or `Type.*` → who reads it, as people wrote it. */
export interface AccessTable {
  rows: ReadonlyMap<string, Ways>
  /** the coordinates of our own rows, which stand below {@link oursBegin} */
  ours: readonly string[]
}

/** The line between the contract's rows, which nobody changes here, and ours. */
export const oursBegin = '# ours: rows for types that the contract does not name'

/** @throws Error that names a line that is not one */
export const readTable = (csv: string): AccessTable => {
  const [header, ...lines] = csv.split('\n')
  const columns = header!.split(',').slice(1) as Reader[]
  if (columns.toSorted().join() !== readers.toSorted().join())
    throw new Error(`access.csv: the columns are ${columns.join()}, not ${readers.join()}`)
  const rows = new Map<string, Ways>()
  const ours: string[] = []
  let isOurs = false
  for (const line of lines) {
    if (line === oursBegin) isOurs = true
    if (line === '' || line.startsWith('#')) continue
    const [coordinate, ...cells] = line.split(',') as [string, ...string[]]
    if (cells.length !== columns.length || rows.has(coordinate))
      throw new Error(`access.csv: no line, or a second one: ${line}`)
    rows.set(coordinate, waysOf(columns, cells))
    if (isOurs) ours.push(coordinate)
  }
  return { rows, ours }
}

const waysOf = (columns: readonly Reader[], cells: readonly string[]): Ways =>
  Object.fromEntries(
    columns.map((reader, index) => [reader, cells[index] as Way]).filter(([, way]) => (way as string) !== 'none'),
  )
