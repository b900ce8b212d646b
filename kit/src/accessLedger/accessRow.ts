import { maskText } from '../access/mask.ts'
import type { Caller, Purpose, Role } from '../caller.ts'

/** STARTED: a change is about to be made, or a stream to begin. REFUSED: access denied it; FAILED: nothing of it could be had. */
export type AccessOutcome = 'STARTED' | 'OK' | 'PARTIAL' | 'REFUSED' | 'FAILED'

/** What an ACCESS row says. No variable, no personal value but the identifier of who asked. */
export interface AccessRow extends AskedOperation {
  /** RFC 3339 */
  at: string
  requestId: string
  /** null: the public, or access is switched off */
  sub: string | null
  roles: readonly Role[]
  department?: string
  region?: string
  purpose?: Purpose
  client?: string
  clientVersion?: string
  /** of the companies it spoke of those that this row names, at most 500; the rows that continue it name the others */
  orgCodes: readonly string[]
  /** how many there were */
  touched: number
  outcome: AccessOutcome
  /** a further piece of an answer that a row before it began: no use of its own */
  continues?: true
}

/** What was asked for, the same at every call. */
export interface AskedOperation {
  /** its name, or method and path where it is no GraphQL; null where it has no name */
  operation: string | null
  /** SHA-256 of its text, hex; null where it has none */
  operationHash: string | null
  /** codes of the catalogue's resources that it reads or changes */
  resources: readonly string[]
  /** root fields and fields with personal data that it asks for, as `Type.field` */
  fields: readonly string[]
}

/** One look, as it happened. */
export interface Look {
  requestId: string
  caller: Caller | null
  client?: string
  clientVersion?: string
  /** {@link writeOperation} */
  operation: string
  touched: ReadonlySet<string>
  outcome: AccessOutcome
  continues?: boolean
}

/** Members of a row's JSON: what is the same at every call is written once. */
export const writeOperation = ({ operation, ...rest }: AskedOperation): string =>
  JSON.stringify({ operation: operation && discreet(operation, 100), ...rest }).slice(1, -1)

/** The members of an ACCESS row. @param orgCodes those of the companies that this row names */
export const writeLook = (
  { requestId, caller, client, clientVersion, operation, touched, outcome, continues = false }: Look,
  orgCodes: readonly string[] = [...touched],
): string => {
  const who = JSON.stringify({
    at: new Date().toISOString(),
    requestId,
    sub: caller?.sub ?? null,
    roles: caller?.roles ?? [],
    department: caller?.department,
    region: caller?.region,
    purpose: caller?.purpose && discreetPurpose(caller.purpose),
    client: client && discreet(client, 64),
    clientVersion: clientVersion && discreet(clientVersion, 64),
  })
  return `${who.slice(1, -1)},${operation},"orgCodes":${JSON.stringify(orgCodes)},"touched":${touched.size},"outcome":"${outcome}"${continues ? ',"continues":true' : ''}`
}

const discreetPurpose = ({ code, caseNumber, glassReason }: Purpose): Purpose => ({
  code: discreet(code, 64),
  caseNumber: caseNumber && discreet(caseNumber, 100),
  glassReason: glassReason && discreet(glassReason, 300),
})

/** Words of a client, short and without the numbers of ID cards and telephones. */
const discreet = (text: string, longest: number): string => maskText(text).slice(0, longest)
