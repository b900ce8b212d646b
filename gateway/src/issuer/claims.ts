import { isRole, type Caller } from '@e360/kit/caller'
import type { JWTPayload } from 'jose'
import { z } from 'zod'

const text = z.string().min(1).max(200)

const claims = z.object({
  sub: text,
  name: text.optional(),
  roles: z.array(z.string()).default([]),
  department: text.optional(),
  region: z
    .string()
    .regex(/^[1-9]\d{1,5}$/)
    .optional(),
  systems: z.array(text).max(1_000).default([]),
})

/**
 * The caller whom a verified token describes; unknown roles are left out, so they give no right.
 * @returns null where a claim is missing or of another type: a token that cannot be read whole gives no rights at all
 */
export const readClaims = (payload: JWTPayload): Caller | null => {
  const { success, data } = claims.safeParse(payload)
  return success ? { ...data, roles: data.roles.filter(isRole) } : null
}

/** Who audits sees no business data, and who administers neither that nor the ledger: whoever does so has no other role beside it. */
export const mixesRoles = ({ roles }: Pick<Caller, 'roles'>): boolean =>
  roles.some(role => (role === 'auditor' || role === 'admin') && roles.some(other => other !== role))
