const mostBytesOfCharacter = 3
const room = Buffer.allocUnsafeSlow(1024 * 1024)

/**
 * A text as it is sent. Node.js counts the bytes of a text before it writes them, and joins it with what stands before and after into another
 * text: a long answer was gone through four times, and lay in memory three times.
 */
export const utf8 = (text: string): Buffer =>
  text.length * mostBytesOfCharacter > room.length ? Buffer.from(text) : Buffer.from(room.subarray(0, room.write(text)))
