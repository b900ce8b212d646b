import { parse, YAMLParseError } from 'yaml'
import { z } from 'zod'
import { failure } from '../errors.ts'
import { expectedOfMapping, mappingShape } from '../tabular/mapping.ts'
import { duration } from './duration.ts'

const name = z.string().trim().min(1).max(60)
const column = z.string().trim().min(1).max(64)
const mapping = mappingShape.omit({ type: true, system: true })

const common = { system: name, owner: name.optional(), freshFor: duration.optional() }
const run = { type: name, every: duration.default(60_000) }

const push = z.strictObject({ kind: z.literal('push'), ...common, department: name })

const file = z.strictObject({
  kind: z.literal('file'),
  ...common,
  ...run,
  folder: z.string().trim().min(1),
  quietFor: duration.default(10_000),
  mapping: mapping.optional(),
})

const overlap = z.union([
  duration.transform(ms => ({ ms })),
  z
    .number()
    .int()
    .nonnegative()
    .transform(numbers => ({ numbers })),
])

const foreignTable = {
  ...common,
  ...run,
  connection: z.string().regex(/^[A-Z][A-Z0-9_]*$/),
  table: column,
  key: column,
  watermark: z.strictObject({ column, overlap: overlap.optional() }).optional(),
  tombstones: z
    .strictObject({
      every: duration,
      most: z.number().int().min(1).max(100_000).default(1_000),
      percent: z.number().int().min(1).max(100).default(50),
    })
    .optional(),
  limits: z
    .strictObject({
      queriesPerMinute: z.number().int().min(1).max(60_000).default(60),
      rowsPerQuery: z.number().int().min(1).max(10_000).default(1_000),
      secondsPerQuery: z.number().int().min(1).max(600).default(30),
    })
    .prefault({}),
  mapping: mapping.refine(({ columns }) => columns.record_id === undefined),
  lookups: z.record(z.string(), z.strictObject({ table: column, code: column, name: column })).default({}),
}

const pull = z.strictObject({ kind: z.literal('pull'), ...foreignTable })
const live = z.strictObject({
  kind: z.literal('live'),
  ...foreignTable,
  watermark: foreignTable.watermark.unwrap(),
})

const variable = z.string().regex(/^[A-Z][A-Z0-9_]*$/)
const place = z.string().trim().min(1).max(200)

const http = z.strictObject({
  kind: z.literal('http'),
  ...common,
  ...run,
  url: z.url({ protocol: /^https?$/ }).refine(url => new URL(url).password === ''),
  headers: z.record(place, variable).default({}),
  items: z.string().max(200).default(''),
  key: place,
  next: z.union([
    z.strictObject({ page: place, first: z.number().int().min(0).default(1) }),
    z.strictObject({ cursor: place, from: place }),
  ]),
  since: z.strictObject({ parameter: place, field: place, overlap: overlap.optional() }).optional(),
  limits: z
    .strictObject({
      requestsPerMinute: z.number().int().min(1).max(60_000).default(60),
      secondsPerRequest: z.number().int().min(1).max(600).default(30),
    })
    .prefault({}),
  mapping: mapping.refine(({ columns }) => columns.record_id === undefined),
})

const shape = z.discriminatedUnion('kind', [push, file, pull, http, live])

/** One source system as its file describes it; durations in milliseconds. */
export type SourceFile = z.infer<typeof shape>
export type FileSource = z.infer<typeof file>
export type LiveSource = z.infer<typeof live>
/** A department's own table, whose rows are taken as they are, or of which only the index is. */
export type TableSource = z.infer<typeof pull> | LiveSource
export type HttpSource = z.infer<typeof http>
export type Overlap = z.infer<typeof overlap>
/** The kinds that the platform itself asks. */
export type RunSource = FileSource | TableSource | HttpSource

const expected: Readonly<Record<string, string>> = {
  kind: '应为 push、file、pull、http 或 live',
  system: '应为来源系统的名称，最多 60 个字符',
  department: '应为部门的名称，例如 inspection',
  owner: '应为负责单位的名称，最多 60 个字符',
  freshFor: '应为时长，例如 30s、5m、2h、1d',
  type: '应为记录类型，例如 inspections',
  every: '应为时长，例如 30s、5m、2h、1d',
  folder: '应为投放文件的目录',
  quietFor: '应为时长，例如 10s',
  connection: '应为保存连接串的环境变量的名称，例如 LEGACY_DATABASE_URL；不要把口令写进文件',
  table: '应为表或视图的名称',
  key: '应为编号列的名称（http：条目中编号的位置）',
  watermark: '应为 {column: 更新时间或递增编号的列, overlap: 时长或编号差}，例如 {column: gxsj, overlap: 5m}',
  tombstones:
    '应为 {every: 时长, most: 一次最多撤回的条数, percent: 最多占现有记录的百分之几}，例如 {every: 1d, most: 1000, percent: 50}',
  limits:
    '应为正整数，pull：{queriesPerMinute: 1 到 60000, rowsPerQuery: 1 到 10000, secondsPerQuery: 1 到 600}，http：{requestsPerMinute: 1 到 60000, secondsPerRequest: 1 到 600}',
  url: '应为 http(s) 网址；口令不写进网址，用 headers',
  headers: '应为 请求头: 保存它的环境变量的名称，例如 authorization: KCXT_AUTHORIZATION；不要把口令写进文件',
  items: '应为应答中列表的位置，例如 data.list',
  next: '应为 {page: 页码参数, first: 第一页的页码} 或 {cursor: 游标参数, from: 应答中下一页游标的位置}',
  since: '应为 {parameter: 起始时间或编号的参数, field: 条目中它的位置, overlap: 时长或编号差}',
  lookups: '应为 字段: {table: 代码表, code: 代码列, name: 名称列}',
  mapping: '应为映射，例如 {columns: {ent_name: qymc}}；编号列写在 key 中，不写 record_id',
}

/**
 * Reads the description of one source system.
 * @param shown the name of its file, for sentences
 * @throws BAD_USER_INPUT with a sentence that names the file and the key that is wrong
 */
export const parseSource = (yaml: string, shown: string): SourceFile => {
  const read = shape.safeParse(parsedYaml(yaml, shown))
  if (read.success) return read.data
  const issue = read.error.issues[0]!
  const key = issue.path.join('.')
  if (issue.code === 'unrecognized_keys')
    throw failure('BAD_USER_INPUT', `来源文件“${shown}”不认识“${[...issue.path, issue.keys[0]].join('.')}”`)
  if (key === '')
    throw failure('BAD_USER_INPUT', `来源文件“${shown}”应为 YAML 的键值表，例如 kind: pull，见 docs/sources.md`)
  const [first, second] = issue.path.map(String)
  const sentence = first === 'mapping' && second ? expectedOfMapping[second] : undefined
  const missing = issue.code === 'invalid_type' && issue.input === undefined && issue.path.length === 1
  throw failure(
    'BAD_USER_INPUT',
    `来源文件“${shown}”${missing && isAbsent(yaml, key) ? `缺少“${key}”` : `的“${key}”有误`}：${sentence ?? expected[first!] ?? '请参阅 docs/sources.md'}`,
  )
}

const isAbsent = (yaml: string, key: string) => {
  const given: unknown = parse(yaml)
  return typeof given === 'object' && given !== null && !Object.hasOwn(given, key)
}

const parsedYaml = (yaml: string, shown: string): unknown => {
  try {
    return parse(yaml.replace(/^\uFEFF/, ''))
  } catch (error) {
    const line = error instanceof YAMLParseError && error.linePos ? `第 ${error.linePos[0].line} 行` : ''
    throw failure('BAD_USER_INPUT', `来源文件“${shown}”${line}不是正确的 YAML，请检查缩进、冒号后的空格和引号`)
  }
}
