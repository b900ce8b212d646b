import { packedGrants, unpackedGrants, type PackedGrants } from './grants/packedGrants.ts'

/** The roles of the contract. `public` is not a role: it is a caller without any. */
export const roles = [
  'officer',
  'analyst',
  'dashboard',
  'supervisor',
  'steward',
  'provider',
  'system',
  'auditor',
  'admin',
] as const
export type Role = (typeof roles)[number]

/** Who asks, as the gateway read it from the token and as it travels to every subgraph. */
export interface Caller {
  /** `sub` of the token; null for the public */
  sub: string | null
  name?: string
  roles: readonly Role[]
  /** the department that a `system` pushes to or a `provider` answers for */
  department?: string
  /** GB/T 2260 prefix without trailing zeros of meaning, e.g. `5001` or `500112` */
  region?: string
  /** source systems that a `system` may push for */
  systems: readonly string[]
  /** why the caller looks; null or absent: no purpose was told */
  purpose?: Purpose
  /** what approved sharing applications open to this caller now, beyond the roles */
  grants?: readonly Grant[]
}

/** Why somebody looks, as `x-e360-purpose` told it; the ledger keeps it. */
export interface Purpose {
  code: string
  caseNumber?: string
  /** why the glass is broken: a supervisor's look at personal data beyond the own region */
  glassReason?: string
}

/** One approved sharing application, as it stands at the moment of the request. */
export interface Grant {
  id: string
  /** `Type.field` or `Type.*` */
  fields: readonly string[]
  /** GB/T 2260 prefixes; empty: everywhere */
  regions: readonly string[]
}

export const publicCaller: Caller = { sub: null, roles: [], systems: [] }

/**
 * How a caller is written where it travels to a subgraph (kit/src/trust): base64url of JSON. Headers have an end, so each field is written once, however
 * many grants open it, and grants of the same regions as one: 200 grants of 20 fields each take some 30 KB.
 */
export const encodeCaller = ({ grants, ...caller }: Caller): string => {
  const written = grants?.length ? { ...caller, grants: packedGrants(grants) } : caller
  return Buffer.from(JSON.stringify(written)).toString('base64url')
}

/** Reads {@link encodeCaller}. Nothing, or what cannot be read, is the public: less is shown, never more. */
export const decodeCaller = (text: string): Caller => {
  if (text === '') return publicCaller
  try {
    const {
      sub,
      name,
      roles: claimed,
      department,
      region,
      systems,
      purpose,
      grants,
    } = JSON.parse(Buffer.from(text, 'base64url').toString()) as Omit<Caller, 'grants'> & { grants?: PackedGrants }
    if (typeof sub !== 'string' || !Array.isArray(claimed) || !Array.isArray(systems)) return publicCaller
    return {
      sub,
      name,
      roles: claimed.filter(isRole),
      department,
      region,
      systems,
      purpose,
      grants: grants && unpackedGrants(grants),
    }
  } catch {
    return publicCaller
  }
}

export const isRole = (text: unknown): text is Role => (roles as readonly unknown[]).includes(text)

export const hasRole = (caller: Caller, ...wanted: Role[]): boolean => wanted.some(role => caller.roles.includes(role))
