import { beforeAll, expect, test } from '@jest/globals'
import { showcaseIn, smallCity } from './support/city.ts'
import { operation } from './support/operations.ts'
import { departments, startDistributed, startEmbedded, type Distributed } from './support/product.ts'
import { until } from './support/until.ts'

interface Card {
  enterprise: Record<string, unknown> & { orgCode: string; inspections: { totalCount: number } | null }
}

const patience = 120_000
const spoiled = [
  ['enterprise', 'inspectionSummary'],
  ['enterprise', 'inspections'],
]

let dataDir: string
let product: Distributed

const card = () =>
  product.ask<Card>({ query: operation('MobileCard'), variables: { orgCode: showcaseIn(dataDir).orgCode } })
const ready = async () => {
  const response = await fetch(`${product.url}/health?ready`)
  return { status: response.status, body: await response.json() }
}
const live = async () => (await fetch(`${product.url}/health?live`)).json()

beforeAll(async () => {
  const { dataDir: filled, stop } = await startEmbedded(smallCity)
  dataDir = filled
  await stop()
}, patience)

test(
  'a gateway starts without any subgraph, says so, and answers when they come',
  async () => {
    product = await startDistributed({ E360_DATA_DIR: dataDir }, [])
    expect(await live()).toEqual({ status: 'LIVE' })
    expect(await ready()).toEqual({
      status: 503,
      body: {
        status: 'UNAVAILABLE',
        subgraphs: {
          archive: 'DOWN',
          certification: 'DOWN',
          credit: 'DOWN',
          enterprise: 'DOWN',
          governance: 'DOWN',
          inspection: 'DOWN',
        },
      },
    })
    const nothing = await card()
    expect(nothing).toMatchObject({
      status: 200,
      data: { enterprise: null },
      errors: [{ path: ['enterprise'], extensions: { code: 'SECTION_UNAVAILABLE' } }],
      sections: { enterprise: { status: 'UNAVAILABLE', code: 'SECTION_UNAVAILABLE', paths: [['enterprise']] } },
    })
    await Promise.all(departments.map(product.start))
    await until(card, ({ data, errors }) => data?.enterprise != null && errors.length === 0, 1_000)
    await until(ready, ({ status }) => status === 200, 1_000)
  },
  patience,
)

test(
  'while the inspection department is dead, its sections say so and all others are whole; it answers within a second of its return',
  async () => {
    const whole = await card()
    expect(whole.data!.enterprise.inspections!.totalCount).toBeGreaterThan(0)
    expect(whole.sections.inspection).toMatchObject({ status: 'OK' })

    await product.kill('inspection')
    const wounded = await card()
    expect(wounded.status).toBe(200)
    expect(wounded.data).toEqual({
      enterprise: { ...whole.data!.enterprise, inspectionSummary: null, inspections: null },
    })
    expect(wounded.sections).toMatchObject({
      enterprise: { status: 'OK' },
      certification: { status: 'OK' },
      credit: { status: 'OK' },
      inspection: { status: 'UNAVAILABLE', code: 'SECTION_UNAVAILABLE' },
    })
    expect(sorted(wounded.sections.inspection!.paths!)).toEqual(spoiled)
    expect(sorted(wounded.errors.map(({ path }) => path!))).toEqual(spoiled)
    for (const { message, extensions } of wounded.errors)
      expect([message, extensions]).toEqual([
        '该部门的数据暂时无法取得，请稍后重试；这不表示没有记录',
        { code: 'SECTION_UNAVAILABLE' },
      ])
    expect((await ready()).status).toBe(200)

    await product.start('inspection')
    const healed = await until(card, ({ errors }) => errors.length === 0, 1_000)
    expect(healed.data).toEqual(whole.data)
  },
  patience,
)

const sorted = (paths: readonly (readonly (string | number)[])[]) =>
  paths.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))

test(
  'while the archive is dead, the history it keeps and its statistics are missing sections and the rest is whole; back, it catches up',
  async () => {
    const { orgCode, uscc } = showcaseIn(dataDir)
    const ask = () => product.ask<Card>({ query: operation('SupervisionHistory'), variables: { orgCode } })
    const events = ({ data }: Awaited<ReturnType<typeof ask>>) =>
      (data!.enterprise.timeline as { totalCount: number } | null)?.totalCount
    const before = events(await ask())!
    await product.kill('archive')
    const source = { system: 'test', recordId: 'meanwhile', enterpriseCode: uscc }
    const records = [{ source, kind: 'ROUTINE', inspectedOn: '2026-01-05', conclusion: 'FAILED' }]
    const pushed = await product.ask({ query: operation('PushInspections'), variables: { records } })
    expect(pushed.data).toMatchObject({ pushInspections: [{ outcome: 'CREATED', orgCode }] })
    const history = await ask()
    expect(history.data!.enterprise).toMatchObject({ timeline: null, quarters: null })
    expect(history.data!.enterprise.inspections!.totalCount).toBeGreaterThan(0)
    expect(sorted(history.sections.archive!.paths!)).toEqual([
      ['enterprise', 'quarters'],
      ['enterprise', 'timeline'],
    ])
    const dashboard = await product.ask({ query: operation('RegionDashboard'), variables: { code: '500112' } })
    expect(dashboard.data).toMatchObject({ region: { name: '渝北区', statistics: null } })
    expect(dashboard.sections).toMatchObject({ enterprise: { status: 'OK' }, archive: { status: 'UNAVAILABLE' } })
    await product.start('archive')
    await until(ask, answer => answer.errors.length === 0 && events(answer) === before + 1, 5_000)
  },
  patience,
)

test(
  'a department that dies under load is a missing section for a while, and never a wrong answer or a lost one',
  async () => {
    const whole = await card()
    const answers: Awaited<ReturnType<typeof card>>[] = []
    let asking = true
    const clients = Array.from({ length: 6 }, async () => {
      while (asking) answers.push(await card())
    })
    await product.kill('inspection')
    await until(
      async () => answers.filter(({ errors }) => errors.length > 0).length,
      missing => missing > 20,
      10_000,
    )
    await product.start('inspection')
    await until(
      async () => answers.at(-1)!,
      ({ errors }) => errors.length === 0,
      10_000,
    )
    asking = false
    await Promise.all(clients)
    const complete = JSON.stringify(whole.data)
    const without = JSON.stringify({
      enterprise: { ...whole.data!.enterprise, inspectionSummary: null, inspections: null },
    })
    const wrong = answers.filter(({ data, errors, sections }) =>
      errors.length === 0
        ? JSON.stringify(data) !== complete
        : JSON.stringify(data) !== without || sections.inspection!.status !== 'UNAVAILABLE',
    )
    expect(wrong).toEqual([])
    expect((await product.stop()).map(({ code }) => code)).not.toContain(1)
  },
  patience,
)
