import { shownCode } from '@e360/identity/codes'
import type { LetsIn } from '../access/letIn.ts'
import { maskText } from '../access/mask.ts'
import { hasRole, publicCaller, type Caller } from '../caller.ts'
import type { Change, Kinds } from '../changes/changeLog.ts'
import { localFeed } from '../changes/localFeed.ts'
import { reportKinds } from '../changes/reports.ts'
import type { Database } from '../database/database.ts'
import { failure } from '../errors.ts'
import { toldFeed, type RecordEvent, type ToldChange, type ToldType } from '../records/telling.ts'
import { acknowledge, refuseFuture } from './acknowledgements.ts'
import { turning } from '../turns.ts'
import type { ReadContents, RecordContent, RecordContents } from './contents.ts'
import { jsonAnswer, ndjson, type DoorAnswer, type DoorRequest } from './door.ts'
import { reachOf, type Reach } from './reach.ts'
import { readWait } from './wait.ts'

export interface ChangeFeedPorts {
  name: string
  database: Database
  records: readonly ToldType[]
  /** all that changes of its log may be */
  kinds: readonly string[]
  /** kind of change → the type of its records */
  contents: Readonly<Record<string, Pick<RecordContents, 'type'>>>
  readContents: ReadContents
  letsIn: LetsIn
}

/** One line of the change feed. */
interface ChangeLine extends Omit<Change, 'payload'> {
  system: string | null
  recordId: string | null
  /** as the department words it; null where the record was withdrawn or is none, and for who follows another department */
  event: (RecordEvent & { kind: string }) | null
  /** as it is now, which may be later than this change; null where it was withdrawn */
  record: unknown
  /** fields of the record that could not be read now: their null says nothing */
  unavailable?: string[]
}

const usualLines = 1_000
const mostLines = 10_000
/** Each record goes through the resolvers and rules of its type, which takes its time. */
const pageSize = 50

/**
 * `GET /changes?after=&wait=&kind=&limit=`: what was committed after a cursor, in that order, a line a change. Waits for the first where there
 * is none. Read again from the last cursor that was worked off, nothing is missed. Who follows another department by a grant is told of the
 * records that the grant shows and of withdrawals, and neither the department's words nor where the record came from.
 * @throws FORBIDDEN, UNAUTHENTICATED; BAD_USER_INPUT for a parameter or kind that is none, 409 for a cursor that the log has not reached
 */
export const changeFeed = async (
  ports: ChangeFeedPorts,
  { query, caller, signal }: DoorRequest,
): Promise<DoorAnswer> => {
  const reach = reachOf(ports.name, ports.contents, ports.letsIn, caller)
  const after = wholeNumber('after', query['after'], 0)
  const limit = Math.min(wholeNumber('limit', query['limit'], usualLines), mostLines)
  const wait = readWait(query['wait'])
  if (wait === null) throw failure('BAD_USER_INPUT', `参数 wait=“${query['wait']}”无效：应为秒数，最多 25`)
  const asked = readKinds(ports.kinds, query['kind'])
  const kinds = kindsIn(reach, asked)
  await refuseFuture(ports.database, after)
  const feed = toldFeed(ports.database, localFeed(ports.database, kinds), ports.records)
  const until = performance.now() + wait
  /** waits where nothing was told yet: of what comes the caller may not see anything */
  const read = (from: number, left: number) =>
    feed(from, Math.min(left, pageSize), left === limit ? Math.max(until - performance.now(), 0) : 0, signal)
  const first = limit === 0 ? [] : await read(after, limit)
  const lines = linesFrom(ports, { caller: caller ?? publicCaller, reach }, first, limit, read)
  // whoever waited is asked again who he is before the answer begins
  return { status: 200, headers: { 'content-type': ndjson }, body: begunWith(await lines.next(), lines) }
}

async function* begunWith(first: IteratorResult<string, void>, rest: AsyncGenerator<string, void>) {
  if (first.done) return
  yield first.value
  yield* rest
}

/** `POST /changes/ack`, body `{"cursor": 123}`: how far the caller has come. @throws as {@link changeFeed}; BAD_USER_INPUT */
export const acknowledgeFeed = async (
  { name, contents, letsIn, database }: ChangeFeedPorts,
  { caller, body }: DoorRequest,
): Promise<DoorAnswer> => {
  reachOf(name, contents, letsIn, caller)
  const cursor = await readCursor(body)
  return jsonAnswer(await acknowledge(database, caller?.sub ?? 'anonymous', cursor))
}

/** @throws BAD_USER_INPUT for a kind of which there never is a change: who misspelt it would wait for ever */
const readKinds = (known: readonly string[], text: string | undefined): string[] | undefined => {
  if (!text) return undefined
  const asked = text.split(',').map(kind => kind.trim())
  const unknown = asked.find(kind => !known.includes(kind))
  if (unknown === undefined) return asked
  throw failure('BAD_USER_INPUT', `参数 kind=“${unknown.slice(0, 40)}”无效，这个部门的变更有：${known.join('、')}`)
}

const kindsIn = (reach: Reach, asked: readonly string[] | undefined): Kinds => {
  if (reach !== 'ALL') return { only: reach.filter(kind => asked?.includes(kind) ?? true) }
  return asked ? { only: asked } : { but: reportKinds }
}

/** Of all readers: news come to those who waited for them at once. */
const mayTurn = turning()

async function* linesFrom(
  { readContents }: ChangeFeedPorts,
  { caller, reach }: { caller: Caller; reach: Reach },
  first: readonly ToldChange[],
  limit: number,
  read: (after: number, left: number) => Promise<readonly ToldChange[]>,
): AsyncGenerator<string, void> {
  let left = limit
  for (let page = first; page.length > 0; page = left > 0 ? await read(page.at(-1)!.cursor, left) : []) {
    await mayTurn()
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
    const lines = page.flatMap(change => {
      const seen = contents.get(change.kind)!
      const line = lineOf(change, seen)
      return reach === 'ALL' && isWhole(line, caller) ? [line] : grantedLine(line, seen.has(change.id))
    })
    left -= lines.length
    if (lines.length > 0) yield lines.map(line => `${JSON.stringify(line)}\n`).join('')
  }
}

/** A machine is told whole of what its own systems brought; of the rest of its department no more than of another's. */
const isWhole = ({ system }: ChangeLine, caller: Caller): boolean =>
  system === null || !hasRole(caller, 'system') || hasRole(caller, 'steward') || caller.systems.includes(system)

/** A line as a follower by grant gets it; none where the record is not for him. */
const grantedLine = (line: ChangeLine, isSeen: boolean): ChangeLine[] => {
  const bare = { ...line, event: null, system: null, recordId: null }
  if (line.op === 'WITHDRAWN') return [{ ...bare, orgCode: null }]
  return isSeen ? [bare] : []
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
  recordId: shownCode(textOf(payload['recordId']) ?? '') || null,
  event: told && { kind, ...told.event, title: maskText(told.event.title) },
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
