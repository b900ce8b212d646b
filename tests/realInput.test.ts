import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect } from '@jest/globals'
import { parse } from 'csv-parse/sync'
import { operation } from './support/operations.ts'
import { e360, repository } from './support/process.ts'
import { startEmbedded, type Embedded } from './support/product.ts'
import { sharedFile, testOnRealRows } from './support/sharedData.ts'
import { until } from './support/until.ts'

interface Notice {
  name_raw: string
  name_simplified: string
  match_label: string
}

interface Found {
  subject: string
  findings: string[] | null
  source: { recordedName: string }
}

const register = ['import', 'enterprises', sharedFile('registry_cq_dev.csv')]
const notices = [
  'import',
  'inspections',
  sharedFile('real_supervision_dev.csv'),
  '--mapping',
  path.join(repository, 'mappings/published-notices.yaml'),
]
const patience = 240_000
const lion = { name: '重庆双狮摩托车制造有限公司', uscc: '91500113622052913C', orgCode: '62205291-3' }
const card = operation('MobileCard')

let product: Embedded
const imports = (args: readonly string[]) => e360(args, { E360_DATA_DIR: product.dataDir }, product.dataDir)
const cardBy = async (variables: object) =>
  (await product.ask({ query: card, variables: { ...variables } })).data?.enterprise
const unlinkedBy = async (text: string): Promise<Found[]> => {
  const query = `query ($text: String) {
    unlinkedInspections(text: $text, first: 100) { nodes { subject findings source { recordedName } } }
  }`
  const { data } = await product.ask<{ unlinkedInspections: { nodes: Found[] } }>({ query, variables: { text } })
  return data!.unlinkedInspections.nodes
}

testOnRealRows(
  'a register and published notices that are imported beside a running server are on a company’s card within a second',
  async () => {
    product = await startEmbedded()
    expect(await cardBy({ name: lion.name })).toBeNull()
    expect(await imports(register)).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('共 34041 行：新建 34041，更新 0，未变 0，旧版本未采用 0，已撤回 0，拒绝 0'),
    })
    expect(await imports(notices)).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/共 38 行：新建 38，.*拒绝 0\n关联：已关联 5，待审核 4，登记库中没有 29，/),
    })
    const seen = await until(
      () => cardBy({ name: lion.name }),
      found => found != null,
      1_000,
    )
    expect(seen).toMatchObject({
      ...lion,
      orgCode: '622052913',
      registrationStatus: 'UNKNOWN',
      inspectionSummary: { total: 1, failed: 1, lastInspectedOn: null, passRate: 0 },
      inspections: {
        totalCount: 1,
        nodes: [
          {
            kind: 'SAMPLING',
            inspectedOn: null,
            publishedOn: '2021-03-25',
            conclusion: 'FAILED',
            role: '生产企业',
            subject: '两轮摩托车',
            findings: ['排气污染物', '无线电骚扰'],
            rectification: null,
          },
        ],
      },
    })
  },
  patience,
)

testOnRealRows('a company’s card is the same by its name, its credit code and its organization code', async () => {
  const byName = await cardBy({ name: lion.name })
  expect(byName).toBeTruthy()
  expect(await cardBy({ uscc: lion.uscc })).toEqual(byName)
  expect(await cardBy({ orgCode: lion.orgCode })).toEqual(byName)
})

testOnRealRows('every notice whose company is not registered is found by the name it was published under', async () => {
  const rows: Notice[] = parse(readFileSync(sharedFile('real_supervision_dev.csv')), { columns: true })
  const unregistered = rows.filter(row => row.match_label !== 'match')
  expect(unregistered).toHaveLength(33)
  for (const { name_raw, name_simplified } of unregistered) {
    const recorded = (found: Found[]) => found.map(({ source }) => source.recordedName)
    expect(recorded(await unlinkedBy(name_raw))).toContain(name_raw)
    expect(recorded(await unlinkedBy(name_simplified))).toContain(name_raw)
  }
  expect(await unlinkedBy(lion.name)).toEqual([])
  expect(await unlinkedBy('')).toHaveLength(33)
})

testOnRealRows('a finding is shown as it was published, neither torn nor run together', async () => {
  const all = await unlinkedBy('')
  const findings = new Set(all.map(found => JSON.stringify(found.findings)))
  const published = [
    ['木制件用料、加工要求1 B(J)'],
    ['金属件用料要求 B(J)'],
    ['回弹性能 F'],
    ['厚度和厚度偏差', '拉伸負荷'],
    ['噻虫嗪║0.032mg/kg║≤0.02mg/kg', '噻虫胺║0.033mg/kg║≤0.02mg/kg'],
    ['過氧化值(以脂肪計)', '氯霉素'],
    ['酸價(以脂肪計)(KOH)'],
    ['酒精度:标称52%vol,实测值49.5%vol'],
    ['咪鲜胺和咪鲜胺锰盐'],
    null,
  ]
  expect(published.filter(each => !findings.has(JSON.stringify(each)))).toEqual([])
})

testOnRealRows(
  'importing both files again changes nothing',
  async () => {
    const before = await cardBy({ name: lion.name })
    const unchanged = (rows: number) =>
      expect.stringContaining(`共 ${rows} 行：新建 0，更新 0，未变 ${rows}，旧版本未采用 0，已撤回 0，拒绝 0`)
    expect(await imports(register)).toMatchObject({ code: 0, stdout: unchanged(34_041) })
    expect(await imports(notices)).toMatchObject({ code: 0, stdout: unchanged(38) })
    expect(await cardBy({ name: lion.name })).toEqual(before)
    expect(await product.stop()).toMatchObject({ code: 0 })
  },
  patience,
)
