import { readFileSync } from 'node:fs'
import type { TrustedOperation } from '@e360/gateway/limits/trusted'
import type { Settings } from '@e360/kit/settings'

/** The supergraph that the gateway serves: the product's, or the one that `E360_SUPERGRAPH` names. */
export const readSupergraph = ({ E360_SUPERGRAPH }: Partial<Pick<Settings, 'E360_SUPERGRAPH'>> = {}): string =>
  readFileSync(E360_SUPERGRAPH ?? new URL('../../schema/supergraph.graphql', import.meta.url), 'utf8')

/** The operations that the product's clients send (schema/trusted-operations.json); none over somebody else's supergraph. */
export const readOperations = ({ E360_SUPERGRAPH }: Pick<Settings, 'E360_SUPERGRAPH'>): readonly TrustedOperation[] => {
  if (E360_SUPERGRAPH !== undefined) return []
  const file = new URL('../../schema/trusted-operations.json', import.meta.url)
  return (JSON.parse(readFileSync(file, 'utf8')) as { operations: TrustedOperation[] }).operations
}
