const [quote, backslash] = [0x22, 0x5c]
/** what stands before or between values: `,` `[` `{` */
const marks = new Set([0x2c, 0x5b, 0x7b])

/**
 * How many values a JSON text holds, counted no further than to one more than `most`; what stands in strings is none. To be asked before the text is read:
 * 8 MB of empty lists take 0.2 s to read and half a second more of garbage, and nobody else is answered meanwhile.
 */
export const valuesIn = (json: Uint8Array, most: number): number => {
  let count = 0
  let isText = false
  for (let at = 0; at < json.length && count <= most; at++) {
    const byte = json[at]!
    if (byte === quote) isText = !isText
    else if (isText) {
      if (byte === backslash) at++
    } else if (marks.has(byte)) count++
  }
  return count
}
