const longest = 8_192

/** Where a token would bring its own key, or tell where one lies; or would change what the signature is about. */
const carriers = ['jwk', 'jku', 'x5c', 'x5u', 'crit', 'b64', 'zip', 'enc']

/**
 * Reads the bearer token of a header, as strictly as RFC 7515 writes one: every part the one base64url text of its bytes, so that one token
 * has one spelling, and a header that names a key of ours and nothing else.
 * @returns null where it is none
 */
export const strictToken = (authorization: string): string | null => {
  const token = /^Bearer +([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(authorization.trim())?.[1]
  if (token === undefined || token.length > longest) return null
  const parts = token.split('.')
  return parts.every(isCanonical) && isPlainHeader(parts[0]!) ? token : null
}

const isCanonical = (part: string) => Buffer.from(part, 'base64url').toString('base64url') === part

const isPlainHeader = (part: string): boolean => {
  try {
    const header: unknown = JSON.parse(Buffer.from(part, 'base64url').toString())
    if (typeof header !== 'object' || header === null) return false
    return !carriers.some(name => Object.hasOwn(header, name))
  } catch {
    return false
  }
}
