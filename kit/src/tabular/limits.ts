/** What one file may cost. Every figure is far above what an honest table needs. */
export const limits = {
  /** columns of a header row */
  columns: 512,
  /** characters of one cell */
  cell: 1_048_576,
  /** characters of one row of a text file, line breaks within quotes included */
  row: 2_097_152,
  /** rows of an XLSX sheet: what Excel itself allows */
  sheetRows: 1_048_576,
  /** non-blank rows in which the header row is looked for: notices put titles above it */
  headerSearch: 10,
  /** bytes of an XLSX file that arrives as a stream and is spooled to a temporary file */
  spooled: 1_073_741_824,
  /** bytes of one unpacked part of an XLSX file: 1,048,576 wide rows take about 2 GB */
  unpacked: 4_294_967_296,
  /** from this many unpacked bytes on, a part may not be more than `packing` times its packed size */
  packingFrom: 104_857_600,
  packing: 200,
  /** characters of shared strings that are kept in memory; the rest waits in a temporary file */
  sharedCharacters: 33_554_432,
} as const
