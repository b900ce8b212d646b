import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, SignJWT, type JWTPayload } from 'jose'

/** An OpenID provider as far as the product asks one: production refuses the development issuer. */
export interface Issuer {
  /** settings of a process that trusts it */
  environment: Record<'E360_JWKS_URL' | 'E360_ISSUER' | 'E360_AUDIENCE', string>
  /** of an officer and steward of the whole city, who sees what the baselines tell; good for a day */
  token: string
  /** of somebody else, as the token's claims say */
  tokenFor: (claims: JWTPayload) => Promise<string>
  close: () => void
}

const issuer = 'urn:e360:bench'
const audience = 'e360'

/** Serves the public half of a key that was made just now and is written nowhere. */
export const startIssuer = async (): Promise<Issuer> => {
  const { publicKey, privateKey } = await generateKeyPair('ES256')
  const keys = JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid: 'bench', alg: 'ES256' }] })
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'application/json').end(keys)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const tokenFor = (claims: JWTPayload) =>
    new SignJWT(claims)
      .setProtectedHeader({ alg: 'ES256', kid: 'bench' })
      .setSubject('bench')
      .setIssuer(issuer)
      .setAudience(audience)
      .setIssuedAt()
      .setExpirationTime('1d')
      .sign(privateKey)
  return {
    environment: {
      E360_JWKS_URL: `http://127.0.0.1:${port}/jwks`,
      E360_ISSUER: issuer,
      E360_AUDIENCE: audience,
    },
    token: await tokenFor({ roles: ['officer', 'steward'] }),
    tokenFor,
    close: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}
