/** Characters. No name, code or word is longer, however many blanks somebody typed: what is, is none, and is not looked at. */
export const longestTyped = 2_000
