import type { Settings } from '@e360/kit/settings'
import type { Authenticate } from './caller.ts'
import { developmentIssuer, type DevelopmentSettings } from './issuer/development.ts'
import { openIdProvider, type OpenIdSettings } from './issuer/openId.ts'

/**
 * How this process signs people in: by the OpenID provider where one is set, else by the development issuer; not at all where access is
 * switched off.
 * @throws Error with a Chinese sentence where the settings do not allow it
 */
export const signIn = async (
  settings: OpenIdSettings & DevelopmentSettings & Pick<Settings, 'E360_ACCESS'>,
): Promise<Authenticate | null> => {
  if (settings.E360_ACCESS === 'off') return null
  if (signsInByOpenId(settings)) return openIdProvider(settings)
  return (await developmentIssuer(settings)).authenticate
}

/** Whether tokens are somebody's who is outside of this machine: only then may others reach the gateway. */
export const signsInByOpenId = ({
  E360_ACCESS,
  E360_JWKS_URL,
  E360_ISSUER,
  E360_AUDIENCE,
}: OpenIdSettings & Pick<Settings, 'E360_ACCESS'>): boolean =>
  E360_ACCESS === 'on' && (E360_JWKS_URL ?? E360_ISSUER ?? E360_AUDIENCE) !== undefined
