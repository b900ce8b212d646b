import { randomNumbers } from '../random.ts'
import { inspectionLines } from './records.ts'
import { ask, download, push, type Target } from './target.ts'

/** One kind of work: what it sends, again and again, and over how many connections. */
interface Work {
  name: string
  connections: number
  send: (random: () => number) => Promise<unknown>
}

const filters = [
  { regionCode: '500112', notInspectedSince: '2025-06-01' },
  { failedInspectionSince: '2024-01-01', certificateExpiresBefore: '2027-06-01' },
  { grades: ['C', 'D'] },
  { regionCode: '500000' },
  { warningRules: ['TWO_FAILED_INSPECTIONS'] },
]
const words = ['重庆', '江北', '火锅', '食品', '科技有限公司', '山城', '商贸', '分公司', '餐饮', '机械']

/** All that the bureau does on a busy day; the push and the export once, the questions until these are over. */
const workFor = (target: Target) => {
  const { token, orgCodes } = target
  const any = <Item>(items: readonly Item[], random: () => number) => items[Math.floor(random() * items.length)]!
  const questions: Work[] = [
    {
      name: 'RegionDashboard',
      connections: 2,
      send: random =>
        ask(target, token, 'RegionDashboard', {
          code: any(['500000', '500112', '500103'], random),
          from: any(['2025-11-01', '2021-03-01', '2019-05-17'], random),
          to: any(['2026-10-31', '2026-11-11'], random),
        }),
    },
    {
      name: 'ArchiveQuestion',
      connections: 2,
      send: random => ask(target, token, 'ArchiveQuestion', { filter: any(filters, random), first: 100 }),
    },
    {
      name: 'Search',
      connections: 2,
      send: random => ask(target, token, 'Search', { text: any(words, random), first: 20 }),
    },
    {
      name: 'MobileCard',
      connections: 6,
      send: random => ask(target, token, 'MobileCard', { orgCode: any(orgCodes, random) }),
    },
    {
      name: 'List100',
      connections: 2,
      send: random =>
        ask(target, token, 'List100', { orgCodes: Array.from({ length: 100 }, () => any(orgCodes, random)) }),
    },
  ]
  const once = [
    async () => {
      const created = await push(target, target.system, 'inspections', 'application/x-ndjson', inspectionLines(target))
      if (created < target.records) throw new Error(`${created} of ${target.records} inspections were created`)
    },
    () => download(target, token, '/export/enterprises?regionCode=500112'),
  ]
  return { questions, once }
}

/** Does all of it at once. @returns how many questions of each kind were answered, and the seconds it took */
export const liveBusyDay = async (target: Target) => {
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
