import { setImmediate as turn } from 'node:timers/promises'
import type { QueryPlan } from '@apollo/query-planner'
import type { DocumentNode, OperationDefinitionNode } from 'graphql'
import { LRUCache } from 'lru-cache'
import { compileOperation, type CompiledOperation, type CompilePorts } from './compile.ts'
import { fittingVariables } from './fittingVariables.ts'
import { coordinatesOf } from './refuse.ts'
import { toPlan } from './toPlan.ts'

/** An operation of a client, known to be valid. */
export interface ClientOperation {
  /** its text, which is what it is known by */
  query: string
  document: DocumentNode
  operation: OperationDefinitionNode
}

/** How a plan is made. What it throws is the answer to the client; nothing is kept of it. */
export type Plan = (document: DocumentNode, operationName: string | undefined) => QueryPlan | Promise<QueryPlan>

/** Something that cannot be compiled is kept too, with its reason, so that it is not tried again. */
export type Known = CompiledOperation | { notCompiled: string }

/** What the cache did and holds, for /metrics. */
export interface CacheFigures {
  hits: number
  misses: number
  /** operations that @apollo/gateway carried out, because they could not be compiled */
  fallbacks: number
  entries: () => number
  /** characters of operations and of the fetches in their plans */
  size: () => number
}

/** What is known of an operation before it is planned. */
export interface OperationFacts {
  /** the coordinates, `Type.field`, that it reads */
  coordinates: ReadonlySet<string>
  /** whether variables certainly fit; where it says no they have to be looked at */
  fits: (variables: Readonly<Record<string, unknown>>) => boolean
}

export interface Operations {
  /** @param refused coordinates, `Type.field`, that are not asked for */
  get: (operation: ClientOperation, refused: ReadonlySet<string>) => Known | Promise<Known>
  factsOf: (operation: ClientOperation) => OperationFacts
  figures: CacheFigures
}

const mostOperations = 2_000
/** A character of a text of nothing but values takes 50 bytes and more. */
const mostCharacters = 4_000_000

/** Operations that were planned and compiled; the least recently used are forgotten. */
export const compiledOperations = (ports: CompilePorts & { plan: Plan }): Operations => {
  const known = new LRUCache<string, Known>({
    max: mostOperations,
    maxSize: mostCharacters,
    sizeCalculation: sizeOf,
  })
  const underWay = new Map<string, Promise<Known>>()
  const facts = new WeakMap<OperationDefinitionNode, OperationFacts>()
  const figures: CacheFigures = {
    hits: 0,
    misses: 0,
    fallbacks: 0,
    entries: () => known.size,
    size: () => known.calculatedSize,
  }
  const make = async ({ document, operation }: ClientOperation, refused: ReadonlySet<string>): Promise<Known> => {
    // of a text that nobody sent before, what led here, its plan and its first execution are each a long piece of work
    await turn()
    const plan = await ports.plan(toPlan(document, refused, ports), operation.name?.value)
    await turn()
    try {
      return compileOperation({ document, operation, refused }, plan, ports)
    } catch (error) {
      return { notCompiled: (error as Error).message }
    }
  }
  return {
    figures,
    get: (operation, refused) => {
      const key = keyOf(operation, refused)
      const before = known.get(key) ?? underWay.get(key)
      if (before) {
        figures.hits += 1
        return before
      }
      figures.misses += 1
      const made = make(operation, refused)
        .then(result => {
          known.set(key, result)
          return result
        })
        .finally(() => underWay.delete(key))
      underWay.set(key, made)
      return made
    },
    factsOf: ({ document, operation }) => {
      const before = facts.get(operation)
      if (before) return before
      const { apiSchema } = ports
      const coordinates = coordinatesOf(apiSchema, document, operation)
      const found = { coordinates, fits: fittingVariables(apiSchema, operation) }
      facts.set(operation, found)
      return found
    },
  }
}

const keyOf = ({ query, operation }: ClientOperation, refused: ReadonlySet<string>): string =>
  refused.size === 0
    ? `${operation.name?.value ?? ''}\n${query}`
    : `${operation.name?.value ?? ''} ${[...refused].toSorted().join(' ')}\n${query}`

const sizeOf = (known: Known, key: string): number => {
  if ('notCompiled' in known) return key.length
  return key.length + JSON.stringify(known.plan).length
}
