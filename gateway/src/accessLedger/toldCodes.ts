/**
 * The codes in what subgraphs told of the subjects that they spoke of. What is no code is not kept: the ledger holds nothing that a subgraph could have
 * read from a person.
 * @param told lists parted by blanks; those who are asked about the same tell one and the same
 */
export const toldCodes = (told: ReadonlySet<string>): Set<string> => {
  const codes = new Set<string>()
  for (const list of told) for (const code of list.split(' ')) if (!codes.has(code) && isCode(code)) codes.add(code)
  return codes
}

/** Of nine characters, as GB 11714 has them: a person's number is longer. */
const isCode = (code: string): boolean => /^[\dA-Z]{9}$/.test(code)
