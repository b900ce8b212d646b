/**
 * A text in NFKC, in time that grows with its length: of more than 30 marks on one character the rest is left out. To put marks in order takes as long as the
 * square of their number, and no writing has so many.
 * Source: UAX #15, section 13, Stream-Safe Text Format.
 */
export const composed = (text: string): string => text.replace(manyMarks, '$1').normalize('NFKC')

/** The half-width voice marks are letters that become marks. */
const manyMarks = /([\p{M}\uFF9E\uFF9F]{30})[\p{M}\uFF9E\uFF9F]+/gu
