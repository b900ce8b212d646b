/** What a spreadsheet would evaluate, in full width too. */
const evaluated = /^[=+\-@\t\r＝＋－＠]/
/** What it would show as another number: one of many digits rounded, `001234569` without its zeros, `1234567E8` as a power of ten. */
const changedNumber = /^(\d{12,}|0\d+|\d+E\d+)$/i

/** A text dressed so that a spreadsheet leaves it a text: `="500103000000011"`, `'-3`. {@link undressed} is its inverse. */
export const dressed = (text: string): string => {
  if (changedNumber.test(text)) return `="${text}"`
  return evaluated.test(text) ? `'${text}` : text
}

/**
 * The text that a spreadsheet dressed so that it stays a text: `="00123"` is `00123`, and `'-3`, as the error file writes it, is `-3`.
 * Anything else comes back as it is.
 */
export const undressed = (cell: string): string =>
  /^\s*="([^"]*)"\s*$/.exec(cell)?.[1] ?? cell.replace(/^'(?=[=+\-@\t\r＝＋－＠])/, '')

/** Whether a spreadsheet would calculate this text: it is no name, code or date, but what was meant to become one. */
export const isFormula = (text: string): boolean => /^[=＝]/.test(text)
