import { hasRole, publicCaller, type Caller } from '../caller.ts'
import type { Change } from '../changes/changeLog.ts'
import { localFeed } from '../changes/localFeed.ts'
import { reportKinds } from '../changes/reports.ts'
import type { Database } from '../database/database.ts'
import { failure } from '../errors.ts'
import { toldFeed, type RecordEvent, type ToldChange, type ToldType } from '../records/telling.ts'
import { acknowledge, refuseFuture } from './acknowledgements.ts'
import type { ReadContents, RecordContent } from './contents.ts'
import { jsonAnswer, ndjson, type DoorAnswer, type DoorRequest } from './door.ts'
import { readWait } from './wait.ts'

export interface ChangeFeedPorts {
  name: string
  database: Database
  records: readonly ToldType[]
  readContents: ReadContents
}

/** One line of the change feed. */
interface ChangeLine extends Omit<Change, 'payload'> {
  system: string | null
  recordId: string | null
  /** as the department words it; null where the record was withdrawn or is none */
  event: (RecordEvent & { kind: string }) | null
  /** as it is now, which may be later than this change; null where it was withdrawn */
  record: unknown
  /** fields of the record that could not be read now: their null says nothing */
  unavailable?: string[]
}

const usualLines = 1_000
const mostLines = 10_000
const pageSize = 500

/**
 * `GET /changes?after=&wait=&kind=&limit=`: what was committed after a cursor, in that order, a line a change. Waits for the first where there
 * is none. Read again from the last cursor that was worked off, nothing is missed.
 * @throws FORBIDDEN, UNAUTHENTICATED; BAD_USER_INPUT for a parameter that is none, 409 for a cursor that the log has not reached
 */
export const changeFeed = async (
  ports: ChangeFeedPorts,
  { query, caller, signal }: DoorRequest,
): Promise<DoorAnswer> => {
  mayFollow(ports.name, caller)
  const after = wholeNumber('after', query['after'], 0)
  const limit = Math.min(wholeNumber('limit', query['limit'], usualLines), mostLines)
  const wait = readWait(query['wait'])
  if (wait === null) throw failure('BAD_USER_INPUT', `参数 wait=“${query['wait']}”无效：应为秒数，最多 25`)
  const only = query['kind']?.split(',').map(kind => kind.trim())
  const kinds = query['kind'] ? { only } : { but: reportKinds }
  await refuseFuture(ports.database, after)
  const feed = toldFeed(ports.database, localFeed(ports.database, kinds), ports.records)
  const read = (from: number, most: number, waitMs: number) => feed(from, Math.min(most, pageSize), waitMs, signal)
  const first = limit === 0 ? [] : await read(after, limit, wait)
  return {
    status: 200,
    headers: { 'content-type': ndjson },
    body: linesFrom(ports, caller ?? publicCaller, first, limit, read),
  }
}

/** `POST /changes/ack`, body `{"cursor": 123}`: how far the caller has come. @throws as {@link changeFeed}; BAD_USER_INPUT */
export const acknowledgeFeed = async (
  { name, database }: ChangeFeedPorts,
  { caller, body }: DoorRequest,
): Promise<DoorAnswer> => {
  mayFollow(name, caller)
  const cursor = await readCursor(body)
  return jsonAnswer(await acknowledge(database, caller?.sub ?? 'anonymous', cursor))
}

/** Until data is granted across departments, a machine follows its own department; an information centre follows all. */
const mayFollow = (department: string, caller: Caller | null): void => {
  if (caller === null || hasRole(caller, 'steward')) return
  if (hasRole(caller, 'system') && caller.department === department) return
  if (caller.sub === null) throw failure('UNAUTHENTICATED')
  throw failure('FORBIDDEN', `您的令牌不能读取“${department}”的变更：业务系统只能读取本部门的变更`)
}

async function* linesFrom(
  { readContents }: ChangeFeedPorts,
  caller: Caller,
  first: readonly ToldChange[],
  limit: number,
  read: (after: number, most: number, waitMs: number) => Promise<readonly ToldChange[]>,
): AsyncGenerator<string> {
  let left = limit
  for (let page = first; page.length > 0; page = left > 0 ? await read(page.at(-1)!.cursor, left, 0) : []) {
    left -= page.length
    const contents = new Map<string, ReadonlyMap<string, RecordContent>>()
    for (const kind of new Set(page.map(change => change.kind)))
      contents.set(
        kind,
        await readContents(
          kind,
          page.filter(change => change.kind === kind),
          caller,
        ),
      )
    yield page.map(change => `${JSON.stringify(lineOf(change, contents.get(change.kind)!))}\n`).join('')
  }
}

const lineOf = (
  { cursor, at, kind, op, id, orgCode, payload, told }: ToldChange,
  contents: ReadonlyMap<string, RecordContent>,
): ChangeLine => ({
  cursor,
  at,
  kind,
  op,
  id,
  orgCode,
  system: textOf(payload['system']),
  recordId: textOf(payload['recordId']),
  event: told && { kind, ...told.event },
  ...(contents.get(id) ?? { record: null }),
})

const textOf = (value: unknown) => (typeof value === 'string' ? value : null)

const wholeNumber = (name: string, text: string | undefined, otherwise: number): number => {
  if (text === undefined || text === '') return otherwise
  const number = Number(text)
  if (/^\d+$/.test(text) && Number.isSafeInteger(number)) return number
  throw failure('BAD_USER_INPUT', `参数 ${name}=“${text.slice(0, 40)}”无效：应为不小于 0 的整数`)
}

const longestBody = 1_024

const readCursor = async (body: AsyncIterable<Uint8Array>): Promise<number> => {
  let text = ''
  for await (const piece of body) if (text.length <= longestBody) text += Buffer.from(piece).toString()
  try {
    const { cursor } = JSON.parse(text) as { cursor?: unknown }
    if (Number.isSafeInteger(cursor) && Number(cursor) >= 0) return Number(cursor)
  } catch {
    // told below
  }
  throw failure('BAD_USER_INPUT', '请求体应为 {"cursor": 已处理到的游标}')
}
