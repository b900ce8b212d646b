import { readFileSync } from 'node:fs'
import type { Settings } from '@e360/kit/settings'

/** The supergraph that the gateway serves: the product's, or the one that `E360_SUPERGRAPH` names. */
export const readSupergraph = ({ E360_SUPERGRAPH }: Partial<Pick<Settings, 'E360_SUPERGRAPH'>> = {}): string =>
  readFileSync(E360_SUPERGRAPH ?? new URL('../../schema/supergraph.graphql', import.meta.url), 'utf8')
