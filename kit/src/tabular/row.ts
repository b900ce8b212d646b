import type { Fault } from './fault.ts'

/** One row as it stands in the file. */
export interface Row {
  /** the number that an editor shows: the physical line of a text file where the row begins, the row number of a sheet; from 1 */
  line: number
  /** every cell as people see it, never evaluated, blanks kept; with `fault` it may be only what could be told apart */
  cells: string[]
  /** why the row cannot be read at all */
  fault?: Fault
  /** why a single cell cannot be taken as it stands, by its index */
  cellFaults?: ReadonlyMap<number, Fault>
  /** the file ends here without the line break that its other rows have */
  unterminated?: true
}
