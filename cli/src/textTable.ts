/** Columns of text that stay in line on a terminal, where a Chinese character is two wide; the first columns to the left, numbers to the right. */
export const textTable = (header: readonly string[], rows: readonly (readonly string[])[], left: number): string => {
  const widths = header.map((_, at) => Math.max(...[header, ...rows].map(row => widthOf(row[at]!))))
  const line = (row: readonly string[]) =>
    row.map((cell, at) => (at < left ? cell + gap(widths[at]!, cell) : gap(widths[at]!, cell) + cell)).join('  ')
  return [header, ...rows].map(row => `${line(row).trimEnd()}\n`).join('')
}

const gap = (width: number, cell: string): string => ' '.repeat(width - widthOf(cell))

const widthOf = (text: string): number =>
  Array.from(text).reduce(
    (width, character) => width + (/[\u1100-\u115F\u2E80-\uFF60\uFFE0-\uFFE6]/.test(character) ? 2 : 1),
    0,
  )
