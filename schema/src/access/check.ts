import { declarationOf, type Declaration } from '@e360/kit/access/declaration'
import { parse } from 'graphql'
import { comparing } from './comparing.ts'
import { differing } from './differing.ts'
import { erasing } from './erasing.ts'
import { illegible } from './illegible.ts'
import { declaredTwice, undeclared } from './sources.ts'
import type { Source } from './source.ts'
import type { AccessTable } from './table.ts'

/**
 * What composition does not check of the access declaration. Each subgraph is judged by itself where it can be: of two that differ, composition
 * takes the majority.
 * @param table what people wrote by hand (schema/access.csv): the declaration is compared with it, never with itself
 * @returns sentences, each with the coordinate that it is about; none where all is well
 */
export const accessFaults = (subgraphs: readonly Source[], supergraph: string, table: AccessTable): string[] => {
  const composed = parse(supergraph)
  const declaration = declarationOf(composed)
  return [
    ...subgraphs.flatMap(undeclared),
    ...leadingNowhere(declaration),
    ...subgraphs.flatMap(illegible),
    ...subgraphs.flatMap(source => comparing(source, declaration)),
    ...declaredTwice(subgraphs),
    ...erasing(composed, declaration),
    ...differing(composed, declaration, table),
  ]
}

/** Fields that are read as what they lead to, a scalar for example, of which nobody said who reads it. */
const leadingNowhere = (declaration: Declaration): string[] =>
  [...declaration]
    .filter(([, { ways }]) => Object.keys(ways).length === 0)
    .map(([coordinate]) => `${coordinate}: leads to nothing that says who reads it: @access is missing`)
