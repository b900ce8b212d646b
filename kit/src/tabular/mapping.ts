import { readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { parse, YAMLParseError } from 'yaml'
import { z } from 'zod'
import { failure } from '../errors.ts'
import { readDatePattern } from './datePattern.ts'
import type { MoneyUnit } from './money.ts'

const units = ['元', '千元', '万元', '百万元', '亿元'] as const satisfies readonly MoneyUnit[]

const name = z.string().trim().min(1)
const written = z.union([z.string(), z.number(), z.boolean()]).transform(String)
const header = z.union([name, z.number().transform(String)])
const headers = z.union([
  header.transform(each => ({ first: [each] })),
  z
    .array(header)
    .min(1)
    .transform(first => ({ first })),
  z.strictObject({ join: z.array(header).min(1), with: z.string().max(10).optional() }),
  z.null(),
])

/** What a mapping may hold, for files that hold more than one. */
export const mappingShape = z.strictObject({
  type: name.optional(),
  system: name.optional(),
  columns: z.record(z.string(), headers).default({}),
  constants: z.record(z.string(), written).default({}),
  values: z.record(z.string(), z.record(z.string(), written)).default({}),
  dates: z
    .record(
      z.string(),
      z.string().refine(hint => readDatePattern(hint) !== undefined),
    )
    .default({}),
  units: z.record(z.string(), z.enum(units)).default({}),
  separators: z.record(z.string(), z.string().min(1).max(20)).default({}),
})

/**
 * What a mapping file says of a foreign layout, by field:
 * `columns` header, `[headers]` (the first cell that is not blank counts), `{join: [headers], with: ' '}`, or null: not to be read;
 * `constants` a value for every row; `values` what is written → what it means; `dates` how dates are written; `units` what a bare amount counts;
 * `separators` the characters between the items of a list, for example `；、 `.
 */
export type Mapping = z.infer<typeof mappingShape>
export type MappedHeaders = Mapping['columns'][string]

/** What each key of a mapping should be, where it is not. */
export const expectedOfMapping: Readonly<Record<string, string>> = {
  type: '应为记录类型，例如 inspections',
  system: '应为来源系统的名称',
  columns: '应为 字段: 表头，或 [表头, 表头]，或 {join: [表头, 表头]}',
  constants: '应为 字段: 固定值',
  values: '应为 字段: {原文: 取值}，例如 conclusion: {合格: PASSED}',
  dates: '应为 字段: 日期写法，例如 DD/MM/YYYY、YYYYMMDD、YYYY-MM 月末',
  units: `应为 字段: 单位，单位可用 ${units.join('、')}`,
  separators: '应为 字段: 分隔符，例如 findings: "；、 "',
}

/**
 * Reads a mapping file.
 * @throws BAD_USER_INPUT with a sentence that names the key that is wrong
 */
export const readMappingFile = async (file: string): Promise<Mapping> => {
  const shown = path.basename(file)
  const state = await stat(file).catch(() => undefined)
  if (!state?.isFile()) throw failure('BAD_USER_INPUT', `找不到映射文件“${shown}”，请检查文件名和所在的目录`)
  if (state.size > 1_048_576) throw failure('BAD_USER_INPUT', `映射文件“${shown}”超过 1 MB，请检查是否选对了文件`)
  return parseMapping(await readFile(file, 'utf8'))
}

/** As {@link readMappingFile}, from the YAML text itself. */
export const parseMapping = (yaml: string): Mapping => {
  const read = mappingShape.safeParse(parsedYaml(yaml) ?? {})
  if (read.success) return read.data
  const issue = read.error.issues[0]!
  const key = issue.path.join('.')
  if (issue.code === 'unrecognized_keys' && key === '')
    throw failure(
      'BAD_USER_INPUT',
      `映射文件不认识“${issue.keys[0]}”，可用的有 ${Object.keys(expectedOfMapping).join('、')}`,
    )
  throw failure(
    'BAD_USER_INPUT',
    key
      ? `映射文件的“${key}”有误：${expectedOfMapping[String(issue.path[0])]}`
      : '映射文件应为 YAML 的键值表，例如 columns: {ent_name: 企业名称}',
  )
}

const parsedYaml = (yaml: string): unknown => {
  try {
    return parse(yaml.replace(/^\uFEFF/, ''))
  } catch (error) {
    const line = error instanceof YAMLParseError && error.linePos ? `第 ${error.linePos[0].line} 行` : ''
    throw failure('BAD_USER_INPUT', `映射文件${line}不是正确的 YAML，请检查缩进、冒号后的空格和引号`)
  }
}
