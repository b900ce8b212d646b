const [quote, backslash, comma, colon, bracket, brace, end] = [0x22, 0x5c, 0x2c, 0x3a, 0x5b, 0x7b, 0x7d]

/** Of one object. To read 90,000 names that are all different takes 60 ms, and to list them again as long. */
export const mostFields = 10_000

/**
 * Whether a JSON text holds more than so many values, by what stands before and between them, or an object of more than 10,000 fields; what stands in strings
 * is none. To be asked before the text is read: 8 MB of empty lists take 0.2 s to read and half a second more of garbage, and nobody else is answered meanwhile.
 */
export const holdsTooMuch = (json: Buffer, mostValues: number): boolean => {
  /** how many fields each object has that the place lies in */
  const fields: number[] = []
  let values = 0
  for (let at = 0; at < json.length; at++) {
    const byte = json[at]
    if (byte === quote) at = endOfText(json, at + 1)
    else if (byte === comma || byte === bracket || byte === brace) {
      if (++values > mostValues) return true
      if (byte === brace) fields.push(0)
    } else if (byte === colon) {
      if (++fields[fields.length - 1]! > mostFields) return true
    } else if (byte === end) fields.pop()
  }
  return false
}

/** The place of the quote that ends a string; the end where none does. */
export const endOfText = (json: Buffer, from: number): number => {
  const first = json.indexOf(quote, from)
  if (first < 0 || json[first - 1] !== backslash) return first < 0 ? json.length : first
  let at = from
  while (at < json.length && json[at] !== quote) at += json[at] === backslash ? 2 : 1
  return at
}
