import { existsSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from '@jest/globals'
import { parseMapping } from './mapping.ts'
import { readRecords } from './records.ts'
import { collect } from './testing/sent.ts'
import type { Column } from './columns.ts'

const data = path.resolve(import.meta.dirname, '../../../../shared/data')
const withData = existsSync(data) ? test : test.skip

withData(
  'the register of Chongqing (../shared/data/registry_cq_dev.csv) is read without an error and its capitals agree with the labels',
  async () => {
    const columns: Column[] = [
      { field: 'ent_name', headers: ['企业名称'], kind: 'text', required: true },
      { field: 'uscc', headers: ['统一社会信用代码'], kind: 'text' },
      { field: 'est_date', headers: ['成立日期'], kind: 'date' },
      { field: 'capital_raw', headers: ['注册资本'], kind: 'capital' },
      { field: 'capital_wan', headers: [], kind: 'text' },
      { field: 'capital_cur', headers: [], kind: 'text' },
    ]
    const { records, ignored } = await readRecords({
      source: { path: path.join(data, 'registry_cq_dev.csv') },
      columns,
    })
    const counts = { rows: 0, dated: 0, capitals: 0 }
    const disagreeing: unknown[] = []
    for await (const { fields, errors } of records) {
      if (errors.length > 0) disagreeing.push(errors)
      const { est_date, capital_raw, capital_wan, capital_cur } = fields as {
        est_date?: string
        capital_raw?: { amount: string; currency: string }
        capital_wan?: string
        capital_cur?: string
      }
      counts.rows += 1
      if (est_date) counts.dated += 1
      if (!capital_raw) continue
      counts.capitals += 1
      // the label has six significant digits, the text has more
      const inWan = Number(capital_raw.amount) / 1e6
      const amountAgrees = Math.abs(inWan - Number(capital_wan)) <= 5.001e-6 * inWan
      const currencies = capital_cur === 'OTHER' ? ['CHF', 'DEM', 'GBP'] : [capital_cur]
      if (!amountAgrees || !currencies.includes(capital_raw.currency)) disagreeing.push(capital_raw)
    }
    expect(counts).toEqual({ rows: 34_041, dated: 34_041, capitals: 26_572 })
    // the label of this row says CNY where the text says 19,000(万新加坡元)
    expect(disagreeing).toEqual([{ amount: '19000000000', currency: 'SGD' }])
    expect(ignored).toContain('business_scope')
  },
)

withData('the published notices (../shared/data/real_supervision_dev.csv) are read through a mapping', async () => {
  const columns: Column[] = [
    { field: 'ent_name', headers: ['企业名称'], kind: 'text', required: true },
    { field: 'published_on', headers: ['公布日期'], kind: 'date' },
    { field: 'inspected_on', headers: ['检查日期'], kind: 'date' },
    {
      field: 'conclusion',
      headers: ['检查结论'],
      kind: 'choice',
      required: true,
      choices: { 合格: 'PASSED', 不合格: 'FAILED' },
    },
    { field: 'findings', headers: ['不合格项目'], kind: 'list' },
    { field: 'subject', headers: ['产品名称'], kind: 'text' },
    { field: 'role', headers: [], kind: 'text' },
  ]
  const mapping = parseMapping(
    'columns: {ent_name: name_raw, published_on: pub_date, conclusion: result, findings: items, subject: product}',
  )
  const { records } = await readRecords({
    source: { path: path.join(data, 'real_supervision_dev.csv') },
    columns,
    mapping,
  })
  const all = await collect(records)
  expect(all.flatMap(record => record.errors)).toEqual([])
  expect(all).toHaveLength(38)
  expect(all.find(record => record.fields['ent_name'] === '重庆双狮摩托车制造有限公司')?.fields).toEqual({
    ent_name: '重庆双狮摩托车制造有限公司',
    published_on: '2021-03-25',
    conclusion: 'FAILED',
    findings: ['排气污染物 无线电骚扰'],
    subject: '两轮摩托车',
    role: '生产企业',
  })
})
