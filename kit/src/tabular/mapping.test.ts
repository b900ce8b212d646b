import { expect, test } from '@jest/globals'
import { parseMapping, readMappingFile } from './mapping.ts'
import { refusal } from './testing/sent.ts'

const refused = (yaml: string) => refusal(Promise.resolve().then(() => parseMapping(yaml)))

test('a mapping file says where fields stand and how they are written', () => {
  const mapping = parseMapping(`
type: inspections
system: 总局抽查通报
columns:
  subject: 产品
  findings: [主要不合格项, 不合格项目]
  specification: { join: [规格, 商标], with: "/" }
  recheck_of: null
constants: { kind: SAMPLING, score: 5 }
values: { conclusion: { 合格: PASSED, 1: FAILED } }
dates: { inspected_on: YYYY.M }
units: { fine_wan: 元 }
separators: { findings: '； ' }
`)
  expect(mapping).toEqual({
    type: 'inspections',
    system: '总局抽查通报',
    columns: {
      subject: { first: ['产品'] },
      findings: { first: ['主要不合格项', '不合格项目'] },
      specification: { join: ['规格', '商标'], with: '/' },
      recheck_of: null,
    },
    constants: { kind: 'SAMPLING', score: '5' },
    values: { conclusion: { 合格: 'PASSED', 1: 'FAILED' } },
    dates: { inspected_on: 'YYYY.M' },
    units: { fine_wan: '元' },
    separators: { findings: '； ' },
  })
})

test.each([
  ['colums: {a: b}', '不认识“colums”'],
  ['columns: [a]', '“columns”有误'],
  ['columns: {subject: {jion: [a]}}', '“columns.subject”有误'],
  ['columns: {subject: []}', '“columns.subject”有误'],
  ['dates: {inspected_on: 昨天}', '“dates.inspected_on”有误'],
  ['units: {fine_wan: 角}', '“units.fine_wan”有误：应为 字段: 单位，单位可用 元、千元、万元、百万元、亿元'],
  ['separators: {findings: 5}', '“separators.findings”有误：应为 字段: 分隔符'],
  ['values: {conclusion: {合格: [A]}}', '“values.conclusion.合格”有误'],
  ['just text', '应为 YAML 的键值表'],
  ['columns: {a: b', '第 1 行不是正确的 YAML'],
])('%s is refused, and the sentence names the place', async (yaml, said) => {
  const sentence = await refused(yaml)
  expect(sentence).toMatch(/^BAD_USER_INPUT: 映射文件/)
  expect(sentence).toContain(said)
})

test('an unknown mapping file is refused by its name, not its path', async () => {
  expect(await refusal(readMappingFile('/nowhere/映射.yaml'))).toBe(
    'BAD_USER_INPUT: 找不到映射文件“映射.yaml”，请检查文件名和所在的目录',
  )
})
