import { readFileSync } from 'node:fs'
import { Readable } from 'node:stream'
import { Kind, parse, type OperationDefinitionNode } from 'graphql'
import { request } from 'undici'

/** The server that is measured, and who asks it. */
export interface Target {
  url: string
  /** an officer and steward, who sends known operations */
  token: string
  /** an analyst and steward, who may send any */
  analyst: string
  /** who reads the access ledger, and is nothing else besides */
  auditor: string
  /** a business system of the department of inspections */
  system: string
  /** one of the department of licences */
  licences: string
  /** one of the department of credit */
  credit: string
  orgCodes: readonly string[]
  /** where the databases of the server lie */
  folder: string
  /** of the city */
  companies: number
  /** that are pushed */
  records: number
  /** where a source system drops its tables */
  inbox: string
}

/** The operations of our clients, by their names. */
export const operations: ReadonlyMap<string, string> = new Map(
  ['operations', 'our-operations'].flatMap(file => {
    const text = readFileSync(new URL(`../../../schema/${file}.graphql`, import.meta.url), 'utf8')
    return parse(text)
      .definitions.filter((each): each is OperationDefinitionNode => each.kind === Kind.OPERATION_DEFINITION)
      .map(operation => [operation.name!.value, text.slice(operation.loc!.start, operation.loc!.end)] as const)
  }),
)

/** Sends an operation, a known one by its name or another by its text. @throws Error where it is not answered whole */
export const ask = async (
  { url }: Target,
  token: string,
  operation: string,
  variables: object = {},
): Promise<string> => {
  const query = operations.get(operation) ?? operation
  const answer = await request(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, 'x-e360-purpose': 'INSPECTION' },
    body: JSON.stringify({ query, variables }),
  })
  const text = await answer.body.text()
  if (answer.statusCode !== 200 || text.includes('"errors":[{'))
    throw new Error(`${query.slice(0, 60)}: ${text.slice(0, 300)}`)
  return text
}

/** Sends what nobody should, and does not mind being refused. */
export const send = async (
  { url }: Target,
  token: string | null,
  path: string,
  type: string,
  body: string,
): Promise<void> => {
  const answer = await request(`${url}${path}`, {
    method: 'POST',
    headers: {
      'content-type': type,
      ...(token && { authorization: `Bearer ${token}` }),
      'x-e360-purpose': 'INSPECTION',
    },
    body,
  })
  await answer.body.dump({ limit: 1e9 })
}

/** Pushes a body in bulk. @returns how many records of it were created */
export const push = async (
  { url }: Target,
  token: string,
  type: string,
  contentType: string,
  body: Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>,
): Promise<number> => {
  const answer = await request(`${url}/ingest/${type}`, {
    method: 'POST',
    headers: { 'content-type': contentType, authorization: `Bearer ${token}` },
    body: Readable.from(body, { objectMode: false, highWaterMark: 65_536 }),
  })
  let created = 0
  let rest = ''
  for await (const piece of answer.body.setEncoding('utf8') as AsyncIterable<string>) {
    const lines = (rest + piece).split('\n')
    rest = lines.pop()!
    created += lines.filter(line => line.includes('"outcome":"CREATED"')).length
  }
  if (answer.statusCode !== 200) throw new Error(`${answer.statusCode}: ${rest.slice(0, 300)}`)
  return created
}

/** Reads an address to its end. @returns the bytes of the answer */
export const download = async ({ url }: Target, token: string, path: string, body?: string): Promise<number> => {
  const answer = await request(`${url}${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      ...(body !== undefined && { 'content-type': 'application/x-www-form-urlencoded' }),
    },
    ...(body !== undefined && { body }),
  })
  let bytes = 0
  let begin = ''
  for await (const piece of answer.body as AsyncIterable<Buffer>) {
    if (begin === '') begin = piece.toString('utf8').slice(0, 300)
    bytes += piece.length
  }
  if (answer.statusCode !== 200) throw new Error(`${path}: ${begin}`)
  return bytes
}
