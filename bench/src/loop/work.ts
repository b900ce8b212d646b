import { readFileSync } from 'node:fs'
import { Readable } from 'node:stream'
import { demoCity } from '../../../cli/src/demo/city.ts'
import { Kind, parse, type OperationDefinitionNode } from 'graphql'
import { request } from 'undici'
import { randomNumbers } from '../random.ts'
import { headersFor } from '../requests.ts'

const text = readFileSync(new URL('../../../schema/operations.graphql', import.meta.url), 'utf8')
const operations = new Map(
  parse(text)
    .definitions.filter((each): each is OperationDefinitionNode => each.kind === Kind.OPERATION_DEFINITION)
    .map(operation => [operation.name!.value, text.slice(operation.loc!.start, operation.loc!.end)]),
)

export interface Target {
  url: string
  token: string
  orgCodes: readonly string[]
  companies: number
  /** inspections that are pushed */
  records: number
}

/** One kind of work: what it sends, again and again, and over how many connections. */
interface Work {
  name: string
  connections: number
  send: (random: () => number) => Promise<void>
}

const filters = [
  { regionCode: '500112', notInspectedSince: '2025-06-01' },
  { failedInspectionSince: '2024-01-01', certificateExpiresBefore: '2027-06-01' },
  { grades: ['C', 'D'] },
  { regionCode: '500000' },
  { warningRules: ['TWO_FAILED_INSPECTIONS'] },
]
const words = ['重庆', '江北', '火锅', '食品', '科技有限公司', '山城', '商贸', '分公司', '餐饮', '机械']

/** All that the bureau does on a busy day; the pushes and the export once, the questions until these are over. */
const workFor = ({ url, token, orgCodes, companies, records }: Target) => {
  const any = <Item>(items: readonly Item[], random: () => number) => items[Math.floor(random() * items.length)]!
  const ask = async (operationName: string, variables: object) => {
    const body = JSON.stringify({ operationName, query: operations.get(operationName), variables })
    const answer = await request(`${url}/graphql`, { method: 'POST', headers: headersFor(token), body })
    const answered = await answer.body.text()
    if (answer.statusCode !== 200 || answered.includes('"errors":[')) throw new Error(answered.slice(0, 300))
  }
  const questions: Work[] = [
    {
      name: 'RegionDashboard',
      connections: 2,
      send: random =>
        ask('RegionDashboard', {
          code: any(['500000', '500112', '500103'], random),
          from: any(['2025-11-01', '2021-03-01', '2019-05-17'], random),
          to: any(['2026-10-31', '2026-11-11'], random),
        }),
    },
    {
      name: 'ArchiveQuestion',
      connections: 2,
      send: random => ask('ArchiveQuestion', { filter: any(filters, random), first: 100 }),
    },
    { name: 'Search', connections: 2, send: random => ask('Search', { text: any(words, random), first: 20 }) },
    { name: 'MobileCard', connections: 6, send: random => ask('MobileCard', { orgCode: any(orgCodes, random) }) },
    {
      name: 'List100',
      connections: 2,
      send: random => ask('List100', { orgCodes: Array.from({ length: 100 }, () => any(orgCodes, random)) }),
    },
  ]
  const authorization = `Bearer ${token}`
  const once = [
    async () => {
      const answer = await request(`${url}/ingest/inspections`, {
        method: 'POST',
        headers: { 'content-type': 'application/x-ndjson', authorization },
        body: Readable.from(inspections(companies, records), { objectMode: false, highWaterMark: 65_536 }),
      })
      let created = 0
      for await (const piece of answer.body as AsyncIterable<Buffer>)
        created += piece.toString('latin1').split('"CREATED"').length - 1
      // a word that lies across two pieces is missed
      if (created < records * 0.99) throw new Error(`${created} of ${records} inspections were created`)
    },
    async () => {
      const answer = await request(`${url}/export/enterprises?regionCode=500112`, { headers: { authorization } })
      if (answer.statusCode !== 200) throw new Error(await answer.body.text())
      await answer.body.dump({ limit: Infinity })
    },
  ]
  return { questions, once }
}

/** Inspections of companies of the city, with record ids of their own. */
function* inspections(companies: number, count: number): Generator<string> {
  const all = [...demoCity({ size: companies, seed: 360, today: '2026-11-22' }).inspections()]
  const run = performance.timeOrigin
  for (let index = 0; index < count; index += 1) {
    const record = all[index % all.length]!
    yield `${JSON.stringify({ ...record, source: { ...record.source, recordId: `loop-${run}-${index}` } })}\n`
  }
}

/** Does all of it at once. @returns how many questions of each kind were answered, and the seconds it took */
export const doAll = async (target: Target) => {
  const { questions, once } = workFor(target)
  const begun = performance.now()
  let isOver = false
  const answered: Record<string, number> = {}
  const asking = questions.flatMap(({ name, connections, send }) =>
    Array.from({ length: connections }, async (_, index) => {
      const random = randomNumbers(index + 1)
      while (!isOver) {
        await send(random)
        answered[name] = (answered[name] ?? 0) + 1
      }
    }),
  )
  const pushing = Promise.all(once.map(send => send())).finally(() => (isOver = true))
  await Promise.all([pushing, ...asking])
  return { answered, seconds: (performance.now() - begun) / 1_000 }
}
