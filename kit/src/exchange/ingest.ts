import { codeInHttp } from '../access/letIn.ts'
import { createHash } from 'node:crypto'
import { publicCaller, type Caller } from '../caller.ts'
import type { Database } from '../database/database.ts'
import { failure, isFailureCode } from '../errors.ts'
import type { LocalExecutor } from '../graphql/execute.ts'
import type { GraphQLSchema } from 'graphql'
import type { LetsIn } from '../access/letIn.ts'
import type { Log } from '../log.ts'
import type { Importer } from '../records/importer.ts'
import type { Pusher } from '../records/push.ts'
import { rejection, type Receipt } from '../records/receipt.ts'
import { mapInTurns } from '../turns.ts'
import { batchesOf } from './batches.ts'
import { ndjson, type DoorAnswer, type DoorRequest } from './door.ts'
import { takeKey, type KeptAnswer, type KeyedRun } from './idempotency.ts'
import { pushedRecords, type Pushed } from './pushedRecords.ts'
import { openSpool, type Spool } from './spool.ts'
import { shownReceipts, type ShowReceipt } from './shownReceipts.ts'

export interface IngestPorts {
  database: Database
  schema: GraphQLSchema
  execute: LocalExecutor
  letsIn: LetsIn
  log: Log
  /** between two batches, see changes/pace.ts */
  keepPace: () => Promise<void>
}

/**
 * `POST /ingest/{type}`: takes records of any number as they come, batch by batch, and answers with a receipt a record, in their order, each
 * after its commit. What was acknowledged is durable whatever becomes of the connection; the whole may be sent again.
 * @throws FORBIDDEN, UNAUTHENTICATED as the push mutation of the type; BAD_USER_INPUT where the body cannot be read at all; IDEMPOTENCY_CONFLICT
 */
export const ingest = async (ports: IngestPorts, importer: Importer, request: DoorRequest): Promise<DoorAnswer> => {
  const caller = request.caller ?? publicCaller
  await mayPush(ports, importer, caller)
  refuseEncoded(request)
  const key = request.headers['idempotency-key']
  if (key === undefined) return answerOf(await takeAll(ports, importer, request, caller))
  const kept = await takeKey(ports.database, caller.sub, key)
  if ('answer' in kept) return replay(kept.answer, request)
  return answerOf(await takeAll(ports, importer, request, caller, kept.run))
}

/** Whoever may call the mutation may push in bulk: the mutation is called without a record. */
const mayPush = async ({ execute }: IngestPorts, { mutation }: Importer, caller: Caller): Promise<void> => {
  const { errors } = await execute({ query: `mutation { ${mutation}(records: []) { index } }` }, { caller })
  const [error] = errors ?? []
  if (!error) return
  const { code } = error.extensions
  throw isFailureCode(code) ? failure(codeInHttp(code, caller), error.message) : error
}

const refuseEncoded = ({ headers }: DoorRequest): void => {
  const encoding = headers['content-encoding']?.trim().toLowerCase()
  if (encoding !== undefined && encoding !== '' && encoding !== 'identity')
    throw failure('BAD_USER_INPUT', '请不经压缩发送，或在连接层压缩', { http: { status: 415 } })
}

const answerOf = (spool: Spool): DoorAnswer => ({
  status: 200,
  headers: { 'content-type': ndjson },
  body: spool.read(),
})

const takeAll = async (
  ports: IngestPorts,
  importer: Importer,
  request: DoorRequest,
  caller: Caller,
  run?: KeyedRun,
): Promise<Spool> => {
  const fingerprint = fingerprintOf(request)
  const spool = openSpool()
  try {
    const { schema } = ports
    const contentType = request.headers['content-type']
    const body = run ? fingerprint.reading(request.body) : request.body
    const records = await pushedRecords({ importer, schema, body, contentType, system: request.query['system'] })
    const tell = async (text: string) => {
      await run?.keep(text)
      await spool.write(text)
    }
    const show = shownReceipts(ports.letsIn, caller)
    void takeBatches(ports, importer, records, importer.pusher(caller), { tell, fail: spool.fail, show })
      .then(() => run?.finish(fingerprint.digest()))
      .then(spool.end, async (error: unknown) => {
        ports.log.warn({ id: request.requestId, error }, 'a push did not come to its end')
        await run?.abandon().catch((why: unknown) => ports.log.error({ error: why }, 'a key could not be given back'))
        spool.fail(error)
      })
    return spool
  } catch (error) {
    await run?.abandon()
    throw error
  }
}

/** A batch is made ready while the one before is committed; receipts are told in the order of the records. */
const takeBatches = async (
  { keepPace }: IngestPorts,
  importer: Importer,
  records: AsyncIterable<Pushed[]>,
  pusher: Pusher,
  { tell, fail, show }: { tell: (text: string) => Promise<void>; fail: (error: unknown) => void; show: ShowReceipt },
): Promise<void> => {
  let first = 0
  let before: Promise<void> = Promise.resolve()
  try {
    for await (const batch of batchesOf(records)) {
      const inputs = batch.flatMap(({ input }) => (input ? [input] : []))
      const commit = await importer.prepare(inputs, pusher)
      await before
      await keepPace()
      const start = first
      first += batch.length
      before = commit().then(async receipts => tell(await linesFor(batch, receipts, start, show)))
      // it is awaited a batch later, which a sender that waits for its receipts never sends
      before.catch(fail)
    }
  } finally {
    await before
  }
}

const linesFor = async (
  batch: readonly Pushed[],
  receipts: readonly Receipt[],
  start: number,
  show: ShowReceipt,
): Promise<string> => {
  let taken = 0
  const receiptAt = ({ refused }: Pushed, index: number): Receipt => {
    if (!refused) return { ...receipts[taken++]!, index }
    const { system, recordId, errors } = refused
    return rejection(index, system, recordId, errors)
  }
  const lines = await mapInTurns(
    batch,
    (pushed, place) => `${JSON.stringify(show(receiptAt(pushed, start + place)))}\n`,
  )
  return lines.join('')
}

/** The same request again: the same type, system, content type and body, byte by byte. */
const fingerprintOf = ({ path, query, headers }: DoorRequest) => {
  const hash = createHash('sha256').update(JSON.stringify([path, query['system'] ?? '', headers['content-type'] ?? '']))
  return {
    reading: async function* (body: AsyncIterable<Uint8Array>) {
      for await (const chunk of body) {
        hash.update(chunk)
        yield chunk
      }
    },
    digest: () => hash.digest('base64url'),
  }
}

/** @throws IDEMPOTENCY_CONFLICT where the key was used for another request, which shows only when the body has come whole */
const replay = async (answer: KeptAnswer, request: DoorRequest): Promise<DoorAnswer> => {
  const fingerprint = fingerprintOf(request)
  for await (const _chunk of fingerprint.reading(request.body));
  if (fingerprint.digest() !== answer.body)
    throw failure('IDEMPOTENCY_CONFLICT', '这个幂等键已用于另一次推送，请为不同的内容使用不同的幂等键')
  return { status: 200, headers: { 'content-type': ndjson, 'idempotency-replayed': 'true' }, body: answer.read() }
}
