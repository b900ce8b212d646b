import type { FetchNode } from '@apollo/query-planner'
import type { GraphQLSchema } from 'graphql'
import type { FetchDocument } from '../fetch/document.ts'
import type { Source } from '../fetch/fetchFrom.ts'
import type { Path } from '../outcome/ledger.ts'
import { copyOf, reader, type JsonObject } from './json.ts'
import { jointly, type Ask } from './jointly.ts'
import { merge } from './merge.ts'
import { representationOf } from './representation.ts'
import { ofEach, representAll, toAll, type Asked } from './representAll.ts'
import { rewritesOf } from './rewrites.ts'
import type { Run, Step } from './run.ts'

/** What fetches are compiled with. */
export interface FetchPorts {
  sources: ReadonlyMap<string, Source>
  documentOf: (subgraph: string, query: string) => FetchDocument
  /** the supergraph's schema, inaccessible types and all */
  schema: GraphQLSchema
  /** whether another fetch of the plan may put the same question */
  isRepeated: (node: FetchNode) => boolean
}

/** Compiles a fetch from a subgraph's root: what is asked, and how the answer is joined to the objects. */
export const rootFetch = (node: FetchNode, ports: FetchPorts, at: Path): Step => {
  const { ask, take, rewriteOutput } = fetchOf(node, ports, at)
  return guarded(async (run, objects: readonly JsonObject[]) => {
    const data = take(run, await ask(run), null)
    if (data === null) return
    rewriteOutput?.(data)
    for (const object of objects) merge(object, data)
  })
}

/**
 * Compiles fetches of entities that begin together about the same objects.
 * @param nodes all of the same `requires` and input rewrites: what a subgraph is told of the objects is made once
 */
export const entityFetches = (nodes: readonly FetchNode[], ports: FetchPorts, at: Path): Step => {
  const { requires = [], inputRewrites } = nodes[0]!
  const represent = representationOf(requires, ports.schema)
  const rewriteInput = rewritesOf(inputRewrites, ports.schema)
  const fetches = nodes.map(node => entityFetch(node, ports, at))
  return guarded(async (run, objects: readonly JsonObject[]) => {
    const asked = representAll(objects, represent, rewriteInput)
    if (asked.objects.length > 0) await Promise.all(fetches.map(fetch => fetch(run, asked)))
  })
}

const entityFetch = (node: FetchNode, ports: FetchPorts, at: Path) => {
  const { ask, take, rewriteOutput } = fetchOf(node, ports, at)
  return guarded(async (run, asked: Asked) => {
    const answer = toAll(await ask(run, asked.representations), asked)
    const data = take(run, answer, ofEach(asked))
    const entities = (data?.['_entities'] ?? []) as readonly (JsonObject | null)[]
    for (const [index, entity] of entities.entries()) {
      if (entity === null) continue
      const object = asked.objects[index]!
      if (rewriteOutput) {
        entity['__typename'] ??= object['__typename']
        rewriteOutput(entity)
      }
      merge(object, entity)
    }
  })
}

/** What all fetches have in common: how a subgraph is asked, and how its answer is taken. */
const fetchOf = (node: FetchNode, ports: FetchPorts, at: Path) => {
  const { serviceName, operation: query, operationName } = node
  const source = ports.sources.get(serviceName)
  if (!source) throw new Error(`there is no subgraph ${serviceName}`)
  if (node.contextRewrites?.length) throw new Error('a plan with @context is not compiled')
  const document = ports.documentOf(serviceName, query)
  const alone: Ask = (run, variables) => source.ask({ document, query, operationName, variables }, run.context)
  const isJoint = document.isRead && ports.isRepeated(node)
  const put = isJoint ? jointly(alone, node) : alone
  const variablesOf = variablesIn(node.variableUsages ?? [])
  return {
    ask: async (run: Run, representations?: readonly JsonObject[]) => {
      const variables = variablesOf(run)
      if (representations) variables['representations'] = representations
      const answer = await put(run, variables)
      await run.mayTurn()
      return answer
    },
    take: (run: Run, answer: Parameters<Source['take']>[0], representations: readonly JsonObject[] | null) => {
      const data = source.take(answer, { at, document, representations }, run.context.ledger)
      // what is left out is not copied
      return isJoint && data !== null ? copyOf(data) : data
    },
    rewriteOutput: rewritesOf(node.outputRewrites, ports.schema),
  }
}

/** What could not be carried out is a mistake of the run. */
const guarded =
  <About>(step: (run: Run, about: About) => Promise<unknown>) =>
  (run: Run, about: About): Promise<unknown> =>
    step(run, about).catch((error: unknown) => run.mistakes.push(error))

const variablesIn = (names: readonly string[]) => {
  const readers = names.map(name => [name, reader(name)] as const)
  return ({ variables }: Run): JsonObject => {
    const used: JsonObject = {}
    for (const [name, read] of readers) {
      const value = read(variables)
      if (value !== undefined) used[name] = value
    }
    return used
  }
}
