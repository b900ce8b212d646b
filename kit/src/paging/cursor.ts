import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'

const keysOf = (secret: string | Buffer) => {
  const bytes = createHmac('sha512', secret).update('e360 cursor key 1').digest()
  return { nonce: bytes.subarray(0, 32), seal: bytes.subarray(32) }
}

let keys = keysOf(randomBytes(32))

/** Every process that is told the same secret reads the others' cursors; one that is told none reads its own. */
export const sealCursorsBy = (secret: string): void => void (keys = keysOf(secret))

const nonceBytes = 12
const tagBytes = 16
/** A cursor's length tells of its contents at most how many of these it fills. */
const block = 64

/**
 * Seals the sort values of a row: a list may be sorted by what its reader does not read, and a cursor of one's own making would be compared with it
 * (docs/decisions/0030-criteria.md). The same values make the same cursor.
 */
export const sealCursor = (text: string): string => {
  const length = Buffer.byteLength(text)
  const padded = text + ' '.repeat(Math.ceil(length / block) * block - length)
  const nonce = createHmac('sha256', keys.nonce).update(padded).digest().subarray(0, nonceBytes)
  const cipher = createCipheriv('aes-256-gcm', keys.seal, nonce)
  return Buffer.concat([nonce, cipher.update(padded, 'utf8'), cipher.final(), cipher.getAuthTag()]).toString(
    'base64url',
  )
}

/** @throws Error where nobody who knows the secret sealed it */
export const openCursor = (cursor: string): string => {
  const bytes = Buffer.from(cursor, 'base64url')
  const decipher = createDecipheriv('aes-256-gcm', keys.seal, bytes.subarray(0, nonceBytes), {
    authTagLength: tagBytes,
  })
  decipher.setAuthTag(bytes.subarray(-tagBytes))
  return decipher.update(bytes.subarray(nonceBytes, -tagBytes), undefined, 'utf8') + decipher.final('utf8')
}
