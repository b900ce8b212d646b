/** How a text holds the characters of a short name: where the first stands, and how many others stand between. */
export interface Spread {
  between: number
  first: number
}

/** @returns null where the text does not hold all characters in this order; each is taken where it stands first behind the one before */
export const spreadOf = (text: string, characters: string): Spread | null => {
  let first = -1
  let last = -1
  for (let index = 0; index < characters.length; index++) {
    last = text.indexOf(characters[index]!, last + 1)
    if (last === -1) return null
    if (index === 0) first = last
  }
  return { between: last - first + 1 - characters.length, first }
}
