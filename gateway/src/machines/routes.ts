import { hasRole, type Caller } from '@e360/kit/caller'
import { failure } from '@e360/kit/errors'
import type { FastifyRequest } from 'fastify'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import { z } from 'zod'
import type { Routes } from '../http/routes.ts'
import type { Machines } from './machines.ts'

const word = z.string().min(1).max(200)
const machine = z.object({ sub: word, department: word, systems: z.array(word).min(1).max(100) })
/** of one address: each costs a hash */
const signInsASecond = 20

/**
 * `POST /token` (RFC 6749, client credentials) for machines; `GET /keys`, `POST /keys` and `POST /keys/{id}/revoke` for administrators.
 */
export const machineRoutes =
  ({ keys, issueToken }: Machines): Routes =>
  (app, { authenticate }) => {
    const attempts = new RateLimiterMemory({ points: signInsASecond, duration: 1 })
    app.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit: 4_096 },
      (_, body, done) => done(null, Object.fromEntries(new URLSearchParams(body as string))),
    )

    app.post('/token', async (request, reply) => {
      const refuse = (status: number, error: string) => {
        if (status === 401) void reply.header('www-authenticate', 'Basic realm="e360"')
        return reply.code(status).send({ error })
      }
      const { grant_type: grant, ...told } = (request.body ?? {}) as Record<string, string | undefined>
      if (grant === undefined) return refuse(400, 'invalid_request')
      if (grant !== 'client_credentials') return refuse(400, 'unsupported_grant_type')
      await attempts.consume(request.ip).catch(() => {
        throw failure('RATE_LIMITED', undefined, { http: { status: 429, headers: new Map([['retry-after', '1']]) } })
      })
      const [id, secret] = basicOf(request) ?? [told['client_id'], told['client_secret']]
      const key = typeof id === 'string' && typeof secret === 'string' ? await keys.check(id, secret) : null
      if (!key) return refuse(401, 'invalid_client')
      const { token, seconds } = await issueToken(key)
      return { access_token: token, token_type: 'Bearer', expires_in: seconds }
    })

    const admin = async (request: FastifyRequest): Promise<void> => {
      const caller = await authenticate(request.headers.authorization)
      if (caller && !hasRole(caller, 'admin')) throw refusal(caller)
    }
    app.get('/keys', request => admin(request).then(keys.list))
    app.post('/keys', async (request, reply) => {
      await admin(request)
      const { success, data } = machine.safeParse(request.body)
      if (!success) throw failure('BAD_USER_INPUT', '应为 {"sub": 标识, "department": 部门, "systems": [来源系统]}')
      const { key, secret } = await keys.issue(data)
      return reply.code(201).send({ ...key, secret })
    })
    app.post<{ Params: { id: string } }>('/keys/:id/revoke', async (request, reply) => {
      await admin(request)
      if (!(await keys.revoke(request.params.id)))
        throw failure('BAD_USER_INPUT', '没有这个密钥', { http: { status: 404 } })
      return reply.code(204).send()
    })
  }

const refusal = ({ sub }: Caller) => failure(sub === null ? 'UNAUTHENTICATED' : 'FORBIDDEN')

/** RFC 6749, 2.3.1: both parts are form-encoded. */
const basicOf = ({ headers }: FastifyRequest): [string, string] | null => {
  const encoded = /^Basic +([\w+/=-]+)$/i.exec(headers.authorization ?? '')?.[1]
  if (encoded === undefined) return null
  const [, id, secret] = /^([^:]*):(.*)$/s.exec(Buffer.from(encoded, 'base64').toString()) ?? []
  return id === undefined || secret === undefined ? null : [id, secret]
}
