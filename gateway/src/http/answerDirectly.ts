import { createHash } from 'node:crypto'
import { isFailure } from '@e360/kit/errors'
import type { Log } from '@e360/kit/log'
import type { FastifyRequest } from 'fastify'
import type { GraphQLSchema, OperationDefinitionNode } from 'graphql'
import type { Looks } from '../accessLedger/keepLooks.ts'
import type { RequestContext } from '../caller.ts'
import { formatAll } from '../errors/format.ts'
import type { GatewayExecutor, GatewayRequest } from '../execute/executor.ts'
import type { Asked, OperationLimits, ValidOperation } from '../limits/limitOperations.ts'
import { isLong, jsonInParts } from './inParts.ts'
import { utf8 } from './utf8.ts'

/** What is needed to answer without @apollo/server. */
export interface DirectPorts {
  limits: Pick<OperationLimits, 'allow'>
  /** null where nothing is kept */
  looks: Pick<Looks, 'keep'> | null
  /** whether a use has to be counted before it is made */
  countsUses: (context: RequestContext) => boolean
  execute: GatewayExecutor
  schema: GraphQLSchema
  texts: ReadonlyMap<string, string>
  log: Log
}

interface DirectAnswer {
  status: 200 | 400
  contentType: string
  /** a long one as it is written in parts */
  body: Buffer | string
}

/** A request of the plain form that our clients send. */
interface DirectRequest extends Asked {
  contentType: string
}

/**
 * Answers queries that were answered before: what @apollo/server does with them is known, and costs more than carrying out a plan.
 * @returns null for whatever is not plain to see: @apollo/server answers it, from its beginning
 */
export const answerDirectly = ({ limits, looks, countsUses, execute, schema, log }: Omit<DirectPorts, 'texts'>) => {
  // not planned again and again before they are refused
  const refused = new WeakSet<OperationDefinitionNode>()
  const keep: Looks['keep'] = looks?.keep ?? ((_context, _asked, carryOut) => carryOut())
  return async ({ contentType, ...asked }: DirectRequest, context: RequestContext): Promise<DirectAnswer | null> => {
    if (countsUses(context)) return null
    const valid = await limits.allow(asked, context).catch(() => null)
    if (valid === null || refused.has(valid.operation)) return null
    const result = await keep(context, { ...valid, schema }, async () => {
      const { data, errors, extensions } = await execute(gatewayRequest(asked, valid, context, schema, log))
      // wrong variables are worded by @apollo/server; an answer that was refused as a whole is not made twice
      if (data === undefined && !errors?.every(isFailure)) return null
      return { ...(errors && { errors: await formatAll(errors) }), data, extensions }
    }).catch(() => {
      refused.add(valid.operation)
      return null
    })
    if (result === null) return null
    const { errors, data, extensions } = result
    const answer = { errors, data, extensions }
    const body = isLong(context.ledger.characters)
      ? `${await jsonInParts(answer)}\n`
      : utf8(`${JSON.stringify(answer)}\n`)
    return { status: data === undefined ? 400 : 200, contentType, body }
  }
}

/** As @apollo/server asks a gateway; the hash is for plans that are not compiled. */
const gatewayRequest = (
  { query, operationName, variables }: Asked,
  { document, operation }: ValidOperation,
  context: RequestContext,
  schema: GraphQLSchema,
  log: Log,
) =>
  ({
    request: { query, operationName, variables },
    document,
    operation,
    operationName: operation.name?.value ?? null,
    source: query,
    context,
    schema,
    logger: log,
    metrics: {},
    get queryHash() {
      return createHash('sha256').update(query).digest('hex')
    },
  }) as unknown as GatewayRequest

const json = 'application/json; charset=utf-8'
const graphqlJson = 'application/graphql-response+json; charset=utf-8'

/** What browsers' and our clients accept, and what they are sent; negotiation of anything else is @apollo/server's. */
const accepted = new Map<string | undefined, string>([
  [undefined, json],
  ['*/*', json],
  ['application/json', json],
  ['application/json, text/plain, */*', json],
  ['application/graphql-response+json', graphqlJson],
  ['application/graphql-response+json,application/json;q=0.9', graphqlJson],
  ['application/graphql-response+json, application/json;q=0.9', graphqlJson],
])

/** Reads a request of the plain form: a JSON POST with a text, or with the hash of a known one. */
export const plainlyAsked =
  (texts: ReadonlyMap<string, string>) =>
  ({ method, headers, body }: FastifyRequest): DirectRequest | null => {
    const contentType = accepted.get(headers.accept)
    if (method !== 'POST' || contentType === undefined || !isJson(headers['content-type']) || !isRecord(body))
      return null
    const { operationName, variables = {}, extensions = {} } = body
    if (operationName !== undefined && (typeof operationName !== 'string' || operationName === '')) return null
    if (!isRecord(variables) || !isRecord(extensions)) return null
    const { persistedQuery } = extensions
    const query =
      persistedQuery === undefined ? body['query'] : body['query'] === undefined && textOf(persistedQuery, texts)
    return typeof query === 'string' ? { query, operationName, variables, contentType } : null
  }

const isJson = (type: string | undefined) => type === 'application/json' || type === 'application/json; charset=utf-8'

const textOf = (persisted: unknown, texts: ReadonlyMap<string, string>): string | undefined => {
  const { version, sha256Hash } = isRecord(persisted) ? persisted : {}
  return version === 1 && typeof sha256Hash === 'string' ? texts.get(sha256Hash) : undefined
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
