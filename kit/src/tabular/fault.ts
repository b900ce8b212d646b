/** What can be wrong with one row or one cell; the row is refused alone and the rest is taken. */
export type FaultCode =
  | 'REQUIRED'
  | 'INVALID_DATE'
  | 'INVALID_DATE_TIME'
  | 'INVALID_AMOUNT'
  | 'UNKNOWN_CURRENCY'
  | 'INVALID_NUMBER'
  | 'UNKNOWN_CHOICE'
  | 'UNREADABLE_CHARACTER'
  | 'FORMULA'
  | 'FORMULA_WITHOUT_RESULT'
  | 'LOST_DIGITS'
  | 'CELL_TOO_LARGE'
  | 'ROW_TOO_LARGE'
  | 'TOO_MANY_CELLS'
  | 'QUOTE_NOT_CLOSED'
  | 'TRUNCATED_ROW'

export interface Fault {
  code: FaultCode
  /** a Chinese sentence that quotes what was given and says what to do */
  message: string
}

/** What a parser of this folder returns: the value, or why there is none. It never throws for what people typed. */
export type Parsed<T> = { value: T; fault?: undefined } | { value?: undefined; fault: Fault }

export const parsed = <T>(value: T): Parsed<T> => ({ value })

export const faulty = (code: FaultCode, message: string): { fault: Fault } => ({ fault: { code, message } })

/** Quotes what was given, cut where it is long. */
export const quote = (text: string): string => `“${text.length > 40 ? `${text.slice(0, 40)}…` : text}”`
