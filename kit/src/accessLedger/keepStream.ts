import type { Door, DoorAnswer, DoorRequest } from '../exchange/door.ts'
import { isFailure } from '../errors.ts'
import type { AccessLedger } from './accessLedger.ts'
import { writeOperation, type AccessOutcome } from './accessRow.ts'
import { keepLook } from './keepLook.ts'

/**
 * A door whose requests are kept: a push before it begins; then every piece of the answer before it is passed on, with the companies that it names;
 * a refusal too. A piece that cannot be kept breaks the answer off: what was not passed on can be asked for again.
 * @param name of the department whose door it is
 * @param resources codes of the catalogue's resources that stand behind it
 */
export const keepStream =
  (door: Door, name: string, resources: readonly string[], ledger: AccessLedger): Door =>
  async request => {
    const keep = keeping(request, name, resources, ledger)
    const isPush = request.path.startsWith('/ingest/')
    if (isPush) await keep('STARTED')
    const answer = await door(request).catch(async (error: unknown) => {
      if (isFailure(error)) await keep(isRefusal(error.extensions['code']) ? 'REFUSED' : 'FAILED')
      throw error
    })
    if (answer.status >= 400) await keep(answer.status === 401 || answer.status === 403 ? 'REFUSED' : 'FAILED')
    return isPush || request.path === '/changes' ? { ...answer, body: piecesKept(answer, keep, isPush) } : answer
  }

type Keep = (outcome: AccessOutcome, touched?: ReadonlySet<string>, continues?: boolean) => Promise<void>

const keeping = (
  { method, path, caller, requestId, client, clientVersion, query }: DoorRequest,
  name: string,
  resources: readonly string[],
  ledger: AccessLedger,
): Keep => {
  const kinds = query['kind'] === undefined ? [] : query['kind'].split(',').filter(kind => /^[A-Z_]{1,30}$/.test(kind))
  const asked = resources.filter(resource => kinds.includes(resource))
  const operation = writeOperation({
    operation: `${method} ${path.replace(/^\/changes/, `/changes/${name}`)}`,
    operationHash: null,
    resources: asked.length > 0 ? asked : resources,
    fields: kinds,
  })
  return (outcome, touched = new Set(), continues = false) =>
    keepLook(ledger, { requestId, caller, client, clientVersion, operation, touched, outcome, continues })
}

const isRefusal = (code: unknown): boolean => code === 'FORBIDDEN' || code === 'UNAUTHENTICATED'

/**
 * A receipt shows nothing but the company, and says for the ledger alone which ones its record left; a line of a feed shows its record, also where that
 * belongs to no company.
 */
async function* piecesKept({ body }: DoorAnswer, keep: Keep, isPush: boolean): DoorAnswer['body'] {
  // a push was begun by its own row, and reads nothing
  let continues = isPush
  for await (const lines of wholeLines(body)) {
    const text = lines.toString('latin1')
    const touched = new Set(Array.from(text.matchAll(/"orgCode":"([\dA-Z]{9})"/g), ([, orgCode]) => orgCode!))
    const told = isPush ? text.replaceAll(formerly, (_, codes: string) => noteCodes(touched, codes)) : text
    if (touched.size > 0 || !isPush) {
      await keep('OK', touched, continues)
      continues = true
    }
    yield told === text ? lines : Buffer.from(told, 'latin1')
  }
}

/** In a text that somebody wrote the quotation marks would be escaped. */
const formerly = /,"formerOrgCodes":\[([^\]]*)\]/g

/** @returns what stands in their place */
const noteCodes = (touched: Set<string>, codes: string): string => {
  for (const orgCode of codes.match(/[\dA-Z]{9}/g) ?? []) touched.add(orgCode)
  return ''
}

const newline = 10

/** The same in pieces that end where a line does. Of an answer that breaks off the last line is not told where it is not whole. */
async function* wholeLines(body: DoorAnswer['body']): AsyncGenerator<Buffer> {
  let begun: Buffer[] = []
  for await (const piece of body) {
    const bytes =
      typeof piece === 'string' ? Buffer.from(piece) : Buffer.from(piece.buffer, piece.byteOffset, piece.length)
    const end = bytes.lastIndexOf(newline) + 1
    if (end > 0) yield Buffer.concat([...begun, bytes.subarray(0, end)])
    if (end > 0) begun = []
    if (end < bytes.length) begun.push(bytes.subarray(end))
  }
  if (begun.length > 0) yield Buffer.concat(begun)
}
