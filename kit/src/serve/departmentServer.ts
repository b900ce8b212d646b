import { setMaxListeners } from 'node:events'
import fastify, { type FastifyError, type FastifyInstance, type FastifyRequest } from 'fastify'
import type { RunningDepartment } from '../department.ts'
import { failure, isFailure } from '../errors.ts'
import { leaveBodies, passThrough } from '../exchange/doorRoute.ts'
import { doorPath } from '../exchange/remoteDoor.ts'
import { sendFailure } from '../exchange/sendFailure.ts'
import { listen, type ListenAddress, type Listening } from '../listen.ts'
import type { Subject } from '../records/matchPort.ts'
import { grantUsesPath } from './remote.ts'
import type { ServiceOperation } from '../trust/envelope.ts'
import type { Gate } from '../trust/gate.ts'
import { guard, type Admitted } from '../trust/guard.ts'
import { openNearSocket } from '../wire/nearSocket.ts'
import { serveWire } from '../wire/serveWire.ts'
import { addGraphql } from './graphqlRoute.ts'
import { noRouteSchemas } from './noRouteSchemas.ts'

const longestPollMs = 25_000
const mostChanges = 1_000
const largestBody = 20 * 1024 * 1024
/** the caller travels in a header, with the grants that are in force for it */
const largestHeaders = 64 * 1024

/**
 * Serves a department in a process of its own: `/graphql` for the gateway (a wire or plain HTTP), `/changes` for those who follow it, `/match` where it is the
 * register, `/exchange` for bulk push and change feed, `/health` and `/metrics` for everybody.
 * @param gate who is let in; null where access is switched off
 */
export const serveDepartment = async (
  department: RunningDepartment,
  address: ListenAddress,
  gate: Gate | null,
): Promise<Listening> => {
  const app = fastify({
    http: { maxHeaderSize: largestHeaders },
    forceCloseConnections: false,
    return503OnClosing: false,
    bodyLimit: largestBody,
    requestIdHeader: 'x-request-id',
    schemaController: noRouteSchemas,
  })
  const closing = new AbortController()
  // every request that is under way listens to it
  setMaxListeners(0, closing.signal)
  const admitted = guard(app, gate, operationOf)
  app.setErrorHandler((error: FastifyError, request, reply) => {
    if (isFailure(error)) return sendFailure(reply, error)
    const status = error.statusCode ?? 500
    if (status >= 500) department.log.error({ id: request.id, error }, 'a request failed')
    return sendFailure(
      reply,
      failure(status < 500 ? 'BAD_USER_INPUT' : 'INTERNAL_SERVER_ERROR', undefined, { http: { status } }),
    )
  })
  const answer = await addGraphql(app, department, admitted, gate)
  addChanges(app, department, closing.signal)
  if (department.match) addMatch(app, department.match)
  if (department.useGrants) addGrants(app, department.useGrants)
  void app.register(async scope => addDoor(scope, department, admitted, closing.signal), { prefix: doorPath })
  app.get('/health', async (_request, reply) => {
    await department.database.read.raw('select 1')
    return reply.send({ status: 'ok' })
  })
  await app.ready()
  const near = 'path' in address ? null : await openNearSocket(app.server)
  const leaveWires = serveWire(app.server, {
    path: '/graphql',
    gate,
    most: largestBody,
    answer,
    ...(near && { near: near.path }),
    log: department.log,
  })
  const listening = await listen(app.server, address).catch(async (error: unknown) => {
    await near?.close()
    throw error
  })
  return {
    url: listening.url,
    close: async () => {
      closing.abort()
      leaveWires()
      await Promise.all([listening.close(), near?.close()])
      await app.close()
    },
  }
}

/** What a request needs the right to; a path that is not listed here has no handler. */
const operationOf = ({ is404, routeOptions, query }: FastifyRequest): ServiceOperation | null => {
  const path = String(routeOptions.url)
  if (is404 || path === '/health' || path === '/metrics') return null
  if (path === '/graphql') return 'graphql'
  if (path === '/match') return 'match'
  if (path === grantUsesPath) return 'grants'
  if (path === '/changes') return (query as ChangesQuery).told === '1' ? 'told' : 'changes'
  return 'exchange'
}

/** @param closing lets those who wait for changes go: they would keep the service for as long as they are patient */
const addChanges = (app: FastifyInstance, { feed, told }: RunningDepartment, closing: AbortSignal): void => {
  app.get<{ Querystring: ChangesQuery }>('/changes', async (request, reply) => {
    const { after, limit, wait } = request.query
    const read = request.query.told === '1' ? told : feed
    const left = new AbortController()
    const leave = () => left.abort()
    reply.raw.once('close', leave)
    // not AbortSignal.any(): on Node 20 a signal that lives long keeps every signal that was made of it
    closing.addEventListener('abort', leave)
    const patience = closing.aborted ? 0 : Math.min(wholeNumber(wait, 0), longestPollMs)
    const most = Math.min(wholeNumber(limit, mostChanges), mostChanges)
    const changes = await read(wholeNumber(after, 0), most, patience, left.signal).finally(() =>
      closing.removeEventListener('abort', leave),
    )
    return reply.send(changes)
  })
}

interface ChangesQuery {
  after?: string
  limit?: string
  wait?: string
  /** 1: together with the records */
  told?: string
}

const addDoor = (
  app: FastifyInstance,
  { door }: RunningDepartment,
  admitted: (request: FastifyRequest) => Admitted,
  closing: AbortSignal,
): void => {
  leaveBodies(app)
  app.route({
    method: ['GET', 'POST'],
    url: '/*',
    handler: (request, reply) => {
      const { caller, streamed } = admitted(request)
      const path = `/${(request.params as { '*': string })['*']}`
      return passThrough(door, { path, caller, closing, body: streamed, patiently: true }, request, reply)
    },
  })
}

const addMatch = (app: FastifyInstance, match: NonNullable<RunningDepartment['match']>): void => {
  app.post<{ Body: readonly Subject[] }>('/match', async (request, reply) => reply.send(await match(request.body)))
}

const addGrants = (app: FastifyInstance, use: NonNullable<RunningDepartment['useGrants']>): void => {
  app.post<{ Body: readonly string[] }>(grantUsesPath, async (request, reply) => reply.send(await use(request.body)))
}

const wholeNumber = (text: string | undefined, otherwise: number): number => {
  const number = Number(text)
  return text !== undefined && Number.isSafeInteger(number) && number >= 0 ? number : otherwise
}
