import type { Caller } from '@e360/kit/caller'
import { failure, isFailure } from '@e360/kit/errors'
import type { Door, DoorAnswer, DoorRequest } from '@e360/kit/exchange/door'
import { leaveBodies, passThrough } from '@e360/kit/exchange/doorRoute'
import { problemOf } from '@e360/kit/problem'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { withPurpose } from '../access/purpose.ts'
import { clientOf } from './requestHeaders.ts'
import type { Routes } from './routes.ts'

/** Where records of a type, and the changes of a department, are to be had. */
export interface Doors {
  /** record type → the department that takes it */
  types: Readonly<Record<string, Door>>
  departments: Readonly<Record<string, Door>>
}

/** A token lets a request begin, which then goes on when it expires; but nobody pushes for ever by a token of ten minutes. */
const mostBeyondToken = 60 * 60_000

/** Bulk push and change feeds: `POST /ingest/{type}`, `GET /changes/{department}`, `POST /changes/{department}/ack`, passed on as streams. */
export const doorRoutes =
  ({ types, departments }: Doors): Routes =>
  (app, { authenticate, closing }) => {
    leaveBodies(app)
    const pass = async (door: Door, path: string, request: FastifyRequest, reply: FastifyReply) => {
      const begun = Date.now()
      const signIn = () => authenticate(request.headers.authorization, Math.max(begun, Date.now() - mostBeyondToken))
      const caller = withPurpose(await signIn(), request.headers)
      const asked = request.method === 'GET' ? stillOpen(door, signIn) : stillKnown(door, signIn)
      return passThrough(asked, { path, caller, closing, ...clientOf(request) }, request, reply)
    }
    app.post<{ Params: { type: string } }>('/ingest/:type', (request, reply) => {
      const { type } = request.params
      return pass(doorIn(types, type, '数据类型'), `/ingest/${type}`, request, reply)
    })
    app.get<{ Params: { department: string } }>('/changes/:department', (request, reply) =>
      pass(doorIn(departments, request.params.department, '部门'), '/changes', request, reply),
    )
    app.post<{ Params: { department: string } }>('/changes/:department/ack', (request, reply) =>
      pass(doorIn(departments, request.params.department, '部门'), '/changes/ack', request, reply),
    )
  }

/** Who waited for news may have lost the key or a grant meanwhile, and is asked again who he is when they come. */
const stillOpen =
  (door: Door, signIn: () => Promise<Caller | null>): Door =>
  async request => {
    const answer = await door(request)
    if (JSON.stringify((await signIn())?.grants) !== JSON.stringify(request.caller?.grants))
      throw failure('SECTION_UNAVAILABLE', '您获批的共享在等待期间有变化，请重新读取')
    return answer
  }

/**
 * Who pushes for long may lose the key meanwhile: of each piece that comes he is asked again who he is. What was taken is acknowledged; then a last
 * line, a problem instead of a receipt, says why the rest was not.
 */
const stillKnown =
  (door: Door, signIn: () => Promise<Caller | null>): Door =>
  async request => {
    let refusal: unknown
    const known = async function* (): DoorRequest['body'] {
      for await (const piece of request.body) {
        await signIn().catch((error: unknown) => {
          refusal = error
          throw error
        })
        yield piece
      }
    }
    const answer = await door({ ...request, body: known() }).catch((error: unknown) => {
      throw refusal ?? error
    })
    return { ...answer, body: endedBy(answer.body, () => refusal) }
  }

async function* endedBy(body: DoorAnswer['body'], refusal: () => unknown): DoorAnswer['body'] {
  let isWhole = true
  try {
    for await (const piece of body) {
      isWhole = piece.at(-1) === (typeof piece === 'string' ? '\n' : newline)
      yield piece
    }
  } catch (error) {
    const why = refusal()
    if (!isFailure(why)) throw error
    yield `${isWhole ? '' : '\n'}${JSON.stringify(problemOf(why).problem)}\n`
  }
}

const newline = 10

/** @throws BAD_USER_INPUT (404) */
const doorIn = (doors: Readonly<Record<string, Door>>, name: string, what: string): Door => {
  if (Object.hasOwn(doors, name)) return doors[name]!
  throw failure('BAD_USER_INPUT', `没有${what}“${name.slice(0, 60)}”，可用的有：${Object.keys(doors).join('、')}`, {
    http: { status: 404 },
  })
}
