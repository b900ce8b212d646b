import { developmentIssuer, type TokenRequest } from '@e360/gateway/issuer/development'
import { isRole, roles, type Role } from '@e360/kit/caller'
import { failure } from '@e360/kit/errors'
import { readSettings } from '@e360/kit/settings'

interface Options {
  role: string
  region?: string
  department?: string
  systems?: string
  sub?: string
}

/**
 * `e360 token`: a development token on standard output; an empty region is none, which is the information centre's.
 * @throws BAD_USER_INPUT for an unknown role or a region that is none; Error in production
 */
export const runToken = async ({ role, systems, ...claims }: Options): Promise<void> => {
  if (!isRole(role)) throw failure('BAD_USER_INPUT', `没有角色“${role}”，可用的有：${roles.join('、')}`)
  if (claims.region !== undefined && !/^([1-9]\d{1,5})?$/.test(claims.region))
    throw failure('BAD_USER_INPUT', `--region “${claims.region}”无效：应为 2 到 6 位的行政区划代码前缀，例如 5001`)
  const issuer = await developmentIssuer(readSettings())
  const given = {
    ...claims,
    ...(systems !== undefined && { systems: systems.split(',').map(system => system.trim()) }),
  }
  process.stdout.write(`${await issuer.issueToken(tokenClaims(role, given))}\n`)
}

/** What a development token of this role says where nothing else is told. */
export const tokenClaims = (
  role: Role,
  { region = regionOf[role], ...given }: Omit<TokenRequest, 'role'>,
): TokenRequest => ({
  role,
  ...(region && { region }),
  ...given,
})

const regionOf: Readonly<Partial<Record<Role, string>>> = { officer: '50', supervisor: '50', steward: '50' }
