const [quote, backslash, comma, bracket, brace] = [0x22, 0x5c, 0x2c, 0x5b, 0x7b]

/**
 * How many values a JSON text holds, by what stands before and between them, counted no further than to one more than `most`; what stands in strings is none. To be
 * asked before the text is read: 8 MB of empty lists take 0.2 s to read and half a second more of garbage, and nobody else is answered meanwhile.
 */
export const valuesIn = (json: Buffer, most: number): number => {
  let count = 0
  for (let at = 0; at < json.length && count <= most; at++) {
    const byte = json[at]
    if (byte === comma || byte === bracket || byte === brace) count++
    else if (byte === quote) at = endOfText(json, at + 1)
  }
  return count
}

/** The place of the quote that ends a string; the end where none does. */
const endOfText = (json: Buffer, from: number): number => {
  const first = json.indexOf(quote, from)
  if (first < 0 || json[first - 1] !== backslash) return first < 0 ? json.length : first
  let at = from
  while (at < json.length && json[at] !== quote) at += json[at] === backslash ? 2 : 1
  return at
}
