import { once } from 'node:events'
import { connect } from 'node:net'
import { inGroups } from '@e360/kit/inGroups'
import { Pool } from 'undici'
import { demoCity } from '../../../cli/src/demo/city.ts'
import { startNode } from '../nodeProcess.ts'
import { times } from './crookedQueries.ts'
import { crowdedCompany } from './crowdedCompany.ts'
import type { Largest } from './largest.ts'
import { busiest, longInspections, type Named } from './records.ts'
import { ask, operations, push, send, type Target } from './target.ts'

const links = 1_000
const atOnce = 1_000

/** Companies of a city that nobody saw before. */
const newCompanies = (): Iterable<{ uscc?: string | null }> =>
  demoCity({ size: 2 * links, seed: Math.round(performance.timeOrigin / 1_000), today: '2026-11-22' }).enterprises()

/** Very many of what there is few of: records of one company, companies that became one, connections, and a rebuild beside all. */
export const crowds = (target: Target): Largest[] => {
  const { token, analyst, system, companies, folder } = target
  const [, other] = busiest(target)
  const crowd = (name: string, run: Largest['send'], count = 3): Largest => ({
    name,
    group: 'crowds',
    times: count,
    send: run,
  })
  const chain: string[] = []
  const ofChain = () => {
    if (chain.length === 0) throw new Error('there is no chain: --match chain builds one')
    return chain
  }
  const link = (merged: string, survivor: string) =>
    ask(
      target,
      analyst,
      'mutation ($a: OrgCode!, $b: OrgCode!) { mergeEnterprises(survivor: $a, merged: $b, reason: "测量") { orgCode } }',
      { a: survivor, b: merged },
    )
  return [
    ...crowdedCompany(target),
    crowd(
      'records of one company of the longest texts',
      () => push(target, system, 'inspections', 'application/x-ndjson', longOf(other)),
      1,
    ),
    crowd('the longest texts', () => ask(target, analyst, longTextsOf(1), { code: other.orgCode })),
    crowd('the longest texts under 20 aliases', () =>
      askAny(target, analyst, longTextsOf(20), { code: other.orgCode }),
    ),
    crowd(
      `a chain of ${links} merged companies`,
      async () => {
        const taken = [...newCompanies()].filter(({ uscc }) => uscc)
        await push(
          target,
          analyst,
          'enterprises',
          'application/x-ndjson',
          taken.map(each => `${JSON.stringify(each)}\n`),
        )
        const codes = taken.map(({ uscc }) => uscc!.slice(8, 17))
        for (const hundred of inGroups(codes, 100)) {
          const told = await ask(
            target,
            analyst,
            'query ($codes: [OrgCode!]!) { enterprises(orgCodes: $codes) { orgCode } }',
            { codes: hundred },
          )
          chain.push(...Array.from(told.matchAll(/"orgCode":"(\w+)"/g), ([, code]) => code!))
        }
        chain.length = links
        for (const [index, merged] of chain.slice(0, -1).entries()) await link(merged, chain[index + 1]!)
      },
      1,
    ),
    ...(['the first', 'the last'] as const).flatMap((which, end) =>
      [
        'MobileCard',
        'SupervisionHistory',
        'Changes',
        '{ merges { id undoneAt } formerNames { name } formerCodes { code } claims { field } }',
      ].map(asked =>
        crowd(`${asked.slice(0, 20)} of ${which} of the chain`, async () => {
          const orgCode = ofChain().at(-end)!
          return asked.startsWith('{')
            ? ask(target, analyst, `query ($code: OrgCode!) { enterprise(orgCode: $code) ${asked} }`, { code: orgCode })
            : ask(target, analyst, asked, { orgCode })
        }),
      ),
    ),
    crowd('the whole chain', async () => ask(target, token, 'List100', { orgCodes: ofChain().slice(0, 100) })),
    crowd(`MobileCard over ${atOnce} connections`, () => overMany(target, token), 2),
    crowd('2,000 requests that are sent at once over one connection', () => pipelined(target, token, 2_000)),
    crowd(
      'a rebuild of the archive',
      () =>
        new Promise((resolve, reject) => {
          const child = startNode({
            script: new URL('../../../cli/src/main.ts', import.meta.url),
            args: ['rebuild', 'archive'],
            environment: { E360_DATA_DIR: folder, E360_DEMO_SIZE: String(companies), E360_LOG_LEVEL: 'error' },
            stdio: ['ignore', 'ignore', 'inherit'],
          })
          child.once('exit', code => (code === 0 ? resolve(code) : reject(new Error(`ended with ${code}`))))
        }),
      1,
    ),
  ]
}

/** A hundred records with five texts of 10,000 characters each. */
function* longOf({ name: enterpriseName, uscc: enterpriseCode }: Named): Generator<string> {
  for (const line of longInspections({ companies: 400, records: 100 }, 10_000)) {
    const record = JSON.parse(line) as { source: object }
    yield `${JSON.stringify({ ...record, inspectedOn: '2026-11-21', source: { ...record.source, enterpriseName, enterpriseCode } })}\n`
  }
}

const longTextsOf = (aliases: number) =>
  `query ($code: OrgCode!) { enterprise(orgCode: $code) { ${times(aliases, index => `a${index}: inspections(first: ${100 - index}) { nodes { subject specification findings authority agency } }`)} } }`

/** Asks, and takes any answer for one. */
const askAny = (target: Target, who: string, query: string, variables: object): Promise<void> =>
  send(target, who, '/graphql', 'application/json', JSON.stringify({ query, variables }))

const overMany = async ({ url, orgCodes }: Target, token: string): Promise<void> => {
  const pool = new Pool(url, { connections: atOnce, pipelining: 1 })
  await Promise.all(
    Array.from({ length: atOnce }, async (_, index) => {
      const answer = await pool.request({
        path: '/graphql',
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          authorization: `Bearer ${token}`,
          'x-e360-purpose': 'INSPECTION',
        },
        body: JSON.stringify({ query: operations.get('MobileCard'), variables: { orgCode: orgCodes[index] } }),
      })
      await answer.body.dump()
    }),
  )
  await pool.close()
}

/** Writes requests one after the other without waiting for an answer, and waits for the last. */
const pipelined = async ({ url, orgCodes }: Target, token: string, count: number): Promise<void> => {
  const { hostname, port } = new URL(url)
  const headers = `host: ${hostname}\r\ncontent-type: application/json\r\nauthorization: Bearer ${token}\r\nx-e360-purpose: INSPECTION`
  const requests = Array.from({ length: count }, (_, index) => {
    const body = JSON.stringify({ query: operations.get('MobileCard'), variables: { orgCode: orgCodes[index] } })
    return `POST /graphql HTTP/1.1\r\n${headers}${index + 1 < count ? '' : '\r\nconnection: close'}\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`
  })
  const socket = connect(Number(port), hostname)
  socket.write(requests.join(''))
  await once(socket.resume(), 'close')
}
