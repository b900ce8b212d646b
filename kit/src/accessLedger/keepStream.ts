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

const longestName = 40

/** A receipt shows nothing but the company; a line of a feed shows its record, also where that belongs to none. */
async function* piecesKept({ body }: DoorAnswer, keep: Keep, isPush: boolean): DoorAnswer['body'] {
  let before = ''
  // a push was begun by its own row, and reads nothing
  let continues = isPush
  for await (const piece of body) {
    const text = before + (typeof piece === 'string' ? piece : Buffer.from(piece).toString('latin1'))
    const touched = new Set(Array.from(text.matchAll(/"orgCode":"([\dA-Z]{9})"/g), ([, orgCode]) => orgCode!))
    // a name that two pieces share is found with the second
    before = text.slice(-longestName)
    if (touched.size > 0 || !isPush) {
      await keep('OK', touched, continues)
      continues = true
    }
    yield piece
  }
}
