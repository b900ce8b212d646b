import '../src/telemetryOff.ts'
import { createHash } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import { isFailure } from '@e360/kit/errors'
import { createLog } from '@e360/kit/log'
import type { Transport } from '@e360/kit/transport/transport'
import { getOperationAST, parse, GraphQLError, type GraphQLSchema } from 'graphql'
import type { Plan } from '../src/execute/operations.ts'
import { supergraphGateway } from '../src/execute/supergraph.ts'
import { planHere } from '../src/plan/planHere.ts'
import { readComposed } from '../src/fetch/subgraphSchemas.ts'
import { openLedger } from '../src/outcome/ledger.ts'
import type { GeneratedOperation } from './generatedOperation.ts'

/** What a client would be told, without what takes time. */
export interface ComparableAnswer {
  data: unknown
  /** path and code of each, sorted */
  errors: string[]
  sections: unknown
}

export interface BothExecutors {
  apiSchema: GraphQLSchema
  /** asks each executor, the compiled one twice: its second answer comes from a warm cache */
  ask: (
    operation: GeneratedOperation,
    transportOf: (subgraph: string, schema: GraphQLSchema) => Transport,
  ) => Promise<Record<'reference' | 'compiled' | 'again', ComparableAnswer>>
}

/** Both executors over one supergraph; each operation is planned once for both. */
export const bothExecutors = async (
  sdl: string,
  { foreign = false }: { foreign?: boolean } = {},
): Promise<BothExecutors> => {
  const composed = readComposed(sdl)
  const sent = new Map<string, Transport>()
  // answers come one after the other, in the order asked: of two about one value the last is kept
  let before: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(send: () => Promise<T>): Promise<T> => {
    const answer = before.then(() => setImmediate()).then(send)
    before = answer.catch(() => undefined)
    return answer
  }
  const transports = new Map(
    composed.subgraphs.map(({ name }): [string, Transport] => [
      name,
      { send: (...request) => inTurn(() => sent.get(name)!.send(...request)), close: async () => undefined },
    ]),
  )
  const log = createLog({ service: 'test', level: 'silent' })
  const plans = new WeakMap<object, ReturnType<Plan>>()
  const planner = planHere(composed.supergraph)
  const planOf: Plan = (document, name) => plans.get(document) ?? planner(document, name)
  const start = async (executor: 'compiled' | 'reference') => {
    const shared = { composed, transports, observe: () => undefined, foreign, executor, log }
    const { gateway } = supergraphGateway({ ...shared, plan: planOf })
    return (await gateway.load({ apollo: {} })).executor!
  }
  const [reference, compiled] = [await start('reference'), await start('compiled')]
  return {
    apiSchema: composed.supergraph.apiSchema().toGraphQLJSSchema(),
    ask: async ({ query, variables }, transportOf) => {
      for (const { name, schema } of composed.subgraphs) sent.set(name, transportOf(name, schema))
      const document = parse(query)
      const run = async (execute: typeof compiled) => {
        const ledger = openLedger(60_000)
        const operation = getOperationAST(document)!
        const answer = await execute({
          request: { query, variables },
          source: query,
          document,
          operation,
          operationName: operation.name?.value ?? null,
          queryHash: createHash('sha256').update(query).digest('hex'),
          context: { caller: null, requestId: 'r', ledger },
          metrics: {},
        } as never).catch((error: unknown) => ({
          errors: [isFailure(error) ? error : new GraphQLError('thrown')],
        }))
        if (ledger.plan) plans.set(document, ledger.plan)
        return comparable(answer)
      }
      return { reference: await run(reference), compiled: await run(compiled), again: await run(compiled) }
    },
  }
}

const comparable = ({
  data,
  errors = [],
  extensions = {},
}: {
  data?: unknown
  errors?: readonly GraphQLError[]
  extensions?: object
}): ComparableAnswer => ({
  data: JSON.parse(JSON.stringify(data ?? null)),
  errors: errors.map(({ path, extensions: { code } }) => `${(path ?? []).join('.')}: ${String(code)}`).toSorted(),
  sections: JSON.parse(
    JSON.stringify((extensions as { sections?: object }).sections ?? null, (key, value: unknown) =>
      key === 'elapsedMs'
        ? undefined
        : key === 'paths'
          ? (value as string[][]).map(path => path.join('.')).toSorted()
          : value,
    ),
  ),
})
