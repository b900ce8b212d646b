import type { FetchNode } from '@apollo/query-planner'
import type { GraphQLSchema } from 'graphql'
import type { FetchDocument } from '../fetch/document.ts'
import type { Source } from '../fetch/fetchFrom.ts'
import type { Path } from '../outcome/ledger.ts'
import { reader, type JsonObject } from './json.ts'
import { jointly, type Ask } from './jointly.ts'
import { merge } from './merge.ts'
import { representationOf } from './representation.ts'
import { ofEach, representAll, toAll } from './representAll.ts'
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

/** Compiles one fetch: what is asked, of which objects, and how the answer is joined to them. */
export const fetchStep = (node: FetchNode, ports: FetchPorts, at: Path): Step => {
  const { serviceName, operation: query, operationName, requires } = node
  const source = ports.sources.get(serviceName)
  if (!source) throw new Error(`there is no subgraph ${serviceName}`)
  if (node.contextRewrites?.length) throw new Error('a plan with @context is not compiled')
  const document = ports.documentOf(serviceName, query)
  const alone: Ask = (run, variables) => source.ask({ document, query, operationName, variables }, run.context)
  const ask = document.isRead && ports.isRepeated(node) ? jointly(alone, node) : alone
  const variablesOf = variablesIn(node.variableUsages ?? [])
  const rewriteOutput = rewritesOf(node.outputRewrites, ports.schema)
  if (!requires)
    return guarded(async (run, objects) => {
      const answer = await ask(run, variablesOf(run))
      await run.mayTurn()
      const data = source.take(answer, { at, document, representations: null }, run.context.ledger)
      if (data === null) return
      rewriteOutput?.(data)
      for (const object of objects) merge(object, data)
    })
  const represent = representationOf(requires, ports.schema)
  const rewriteInput = rewritesOf(node.inputRewrites, ports.schema)
  const required = JSON.stringify([requires, node.inputRewrites ?? []])
  return guarded(async (run, objects, shared) => {
    const known = shared?.get(required)
    const asked = known ?? representAll(objects, represent, rewriteInput)
    if (!known) shared?.set(required, asked)
    if (asked.objects.length === 0) return
    const variables = variablesOf(run)
    variables['representations'] = asked.representations
    const own = await ask(run, variables)
    await run.mayTurn()
    const answer = toAll(own, asked)
    const representations = ofEach(asked)
    const data = source.take(answer, { at, document, representations }, run.context.ledger)
    const entities = (data?.['_entities'] ?? []) as readonly (JsonObject | null)[]
    for (const [index, entity] of entities.entries()) {
      const object = asked.objects[index]!
      if (entity === null) continue
      if (rewriteOutput) {
        entity['__typename'] ??= object['__typename']
        rewriteOutput(entity)
      }
      merge(object, entity)
    }
  })
}

const guarded =
  (step: Step): Step =>
  (run, objects, shared) =>
    step(run, objects, shared).catch((error: unknown) => run.mistakes.push(error))

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
