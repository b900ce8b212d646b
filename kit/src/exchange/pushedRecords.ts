import { getNullableType, isListType, isNonNullType, type GraphQLInputType, type GraphQLSchema } from 'graphql'
import { failure } from '../errors.ts'
import { importedRow } from '../records/importedRow.ts'
import { sourceColumns, type Importer, type PushedInput } from '../records/importer.ts'
import type { Receipt } from '../records/receipt.ts'
import type { RecordError } from '../records/recordType.ts'
import { readRecords, type TableRecord } from '../tabular/records.ts'
import type { Sized } from './batches.ts'
import { coerceInput } from './coerce.ts'
import { linesOf, type Line } from './lines.ts'

/** One record of a body: as the mutation takes it, or why it cannot be read. */
export type Pushed = Sized & ({ input: PushedInput; refused?: undefined } | { input?: undefined; refused: Refused })
export type Refused = Pick<Receipt, 'system' | 'recordId' | 'errors'>

export interface PushedBody {
  importer: Importer
  schema: GraphQLSchema
  body: AsyncIterable<Uint8Array>
  contentType: string | undefined
  /** the source system of records that do not name theirs */
  system: string | undefined
}

/**
 * Reads the records of a body as they come, in groups: `application/x-ndjson`, a line the input object of the mutation, or `text/csv` with
 * the import columns. A record that cannot be read is refused alone.
 * @throws BAD_USER_INPUT where the whole body cannot be read (415 for another content type)
 */
export const pushedRecords = async (pushed: PushedBody): Promise<AsyncIterable<Pushed[]>> => {
  const type = pushed.contentType?.split(';')[0]!.trim().toLowerCase()
  if (type === 'application/x-ndjson' || type === 'application/ndjson' || type === 'application/jsonl')
    return fromLines(pushed)
  if (type === 'text/csv') return fromTable(pushed)
  throw failure('BAD_USER_INPUT', '请求头 Content-Type 应为 application/x-ndjson 或 text/csv', {
    http: { status: 415 },
  })
}

async function* fromLines({ importer, schema, body, system }: PushedBody): AsyncGenerator<Pushed[]> {
  const type = inputTypeOf(schema, importer.mutation)
  for await (const lines of linesOf(body)) yield lines.map(line => readLine(line, type, system))
}

const readLine = (line: Line, type: GraphQLInputType, system: string | undefined): Pushed => {
  const { text, fault } = line
  if (fault) return refusedLine(line, [{ field: '', code: fault, message: unreadable[fault] }])
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return refusedLine(line, [{ field: '', code: 'NOT_JSON', message: '不是完整的 JSON 对象，请检查引号、逗号和换行' }])
  }
  const source = sourceIn(value)
  if (source && system !== undefined) source.system ??= system
  const { value: input, errors } = coerceInput(type, value)
  return errors.length > 0 ? refusedLine(line, errors, source) : { size: text.length, input: input as PushedInput }
}

const refusedLine = (
  { number, text }: Line,
  errors: readonly RecordError[],
  source: Partial<PushedInput['source']> = {},
): Pushed => ({
  size: text.length,
  refused: {
    system: textOrNull(source.system),
    recordId: textOrNull(source.recordId),
    errors: errors.map(error => ({ ...error, message: `第 ${number} 行：${error.message}` })),
  },
})

const unreadable = {
  NOT_UTF8: '不是 UTF-8 编码，请转为 UTF-8 后重新发送',
  LINE_TOO_LONG: '超过 512 KB，请缩短后重新发送',
}

const sourceIn = (value: unknown): Partial<PushedInput['source']> | undefined => {
  const source = typeof value === 'object' && value !== null && 'source' in value ? value.source : undefined
  return typeof source === 'object' && source !== null ? source : undefined
}

const textOrNull = (value: unknown) => (typeof value === 'string' ? value : null)

/** What the records of a push mutation are: the type of the items of its `records`, which are never null. */
const inputTypeOf = (schema: GraphQLSchema, mutation: string): GraphQLInputType => {
  const mutations = schema.getMutationType()?.getFields() ?? {}
  const argument = mutations[mutation]?.args.find(({ name }) => name === 'records')
  const list = argument && getNullableType(argument.type)
  if (!isListType(list) || !isNonNullType(list.ofType))
    throw new Error(`there is no mutation ${mutation}(records: [Input!]!)`)
  return list.ofType
}

const fromTable = async ({ importer, body, contentType, system }: PushedBody): Promise<AsyncIterable<Pushed[]>> => {
  const { records } = await readRecords({
    source: { stream: body, name: '上传的表格', contentType },
    columns: [...sourceColumns, ...importer.columns],
  })
  return readRows(records, importer, system)
}

async function* readRows(
  records: AsyncIterable<TableRecord>,
  importer: Importer,
  system: string | undefined,
): AsyncGenerator<Pushed[]> {
  // one by one: a group would wait for rows that a slow sender has not sent
  for await (const record of records) yield [readRow(record, importer, system)]
}

const readRow = (record: TableRecord, importer: Importer, system: string | undefined): Pushed => {
  const size = record.cells.reduce((sum, cell) => sum + cell.length, 0)
  const told = (field: string) => textOrNull(record.fields[field])
  const refused = (errors: RecordError[]): Pushed => ({
    size,
    refused: { system: told('system') ?? system ?? null, recordId: told('record_id'), errors },
  })
  if (record.errors.length > 0)
    return refused(
      record.errors.map(({ field, column, code, message }) => ({
        field,
        code,
        message: `第 ${record.line} 行${column === '' ? '' : `“${column}”`}：${message}`,
      })),
    )
  if (told('system') === null && system === undefined)
    return refused([
      {
        field: 'system',
        code: 'REQUIRED',
        message: `第 ${record.line} 行：缺少来源系统，请加“来源系统”列或在地址中写 ?system=`,
      },
    ])
  return { size, input: importer.input(importedRow(record, system ?? '')) }
}
