/** What a spreadsheet would evaluate, in full width too. */
const evaluated = /^[=+\-@\t\r＝＋－＠]/
/** A number of so many digits it shows rounded. */
const longNumber = /^\d{12,}$/

/** A text dressed so that a spreadsheet leaves it a text: `="500103000000011"`, `'-3`. {@link undressed} is its inverse. */
export const dressed = (text: string): string => {
  if (longNumber.test(text)) return `="${text}"`
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
