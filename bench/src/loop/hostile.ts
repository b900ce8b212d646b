import { request } from 'undici'
import { crookedQueries, times } from './crookedQueries.ts'
import type { Largest } from './largest.ts'
import { busiest } from './records.ts'
import { longLists, longTexts } from './longValues.ts'
import type { Target } from './target.ts'

const megabytes = 8 * 1024 * 1024 - 2_000

/** Sends what nobody should, and does not mind being refused. */
const send = async ({ url }: Target, token: string | null, path: string, type: string, body: string) => {
  const answer = await request(`${url}${path}`, {
    method: 'POST',
    headers: {
      'content-type': type,
      ...(token && { authorization: `Bearer ${token}` }),
      'x-e360-purpose': 'INSPECTION',
    },
    body,
  })
  await answer.body.dump({ limit: 1e9 })
}

/** What is as large, or as crooked, as a request may be. */
export const hostileRequests = (target: Target): Largest[] => {
  const { analyst, system, orgCodes } = target
  const json = 'application/json'
  const hostile = (name: string, run: Largest['send'], count = 2): Largest => ({
    name,
    group: 'hostile',
    times: count,
    send: run,
  })
  const raw = (name: string, body: () => string, who: string | null = analyst) =>
    hostile(name, () => send(target, who, '/graphql', json, body()))
  const ask = (
    name: string,
    query: (time: number) => string,
    variables: () => object = () => ({}),
    who: string | null = analyst,
  ) =>
    hostile(name, time =>
      send(target, who, '/graphql', json, JSON.stringify({ query: query(time), variables: variables() })),
    )
  const filled = (item: string) => item.repeat(Math.floor(megabytes / item.length)).slice(0, -1)
  const long = '重庆市食品有限公司'.repeat(300_000).slice(0, 2_600_000)
  const latin = 'abcdefghij '.repeat(800_000).slice(0, 8_000_000)
  const many = busiest(target)[0].orgCode
  return [
    raw('8 MB of empty lists in variables', () => `{"query":"{__typename}","variables":{"a":[${filled('[],')}]}}`),
    raw('8 MB of empty objects', () => `{"query":"{__typename}","variables":{"a":[${filled('{},')}]}}`),
    raw('8 MB of numbers', () => `{"query":"{__typename}","variables":{"a":[${filled('1,')}]}}`),
    raw(
      '8 MB of keys',
      () => `{"query":"{__typename}","variables":{${times(500_000, index => `"k${index}":1`, ',')}}}`,
    ),
    raw('8 MB of keys beside', () => `{"query":"{__typename}",${times(500_000, index => `"k${index}":1`, ',')}}`),
    raw(
      '8 MB of brackets',
      () => `{"query":"{__typename}","variables":{"a":${'['.repeat(4_000_000)}${']'.repeat(4_000_000)}}}`,
    ),
    raw('8 MB of escapes', () => `{"query":"{__typename}","variables":{"a":"${'\\u4e00'.repeat(1_390_000)}"}}`),
    raw('8 MB of query', () => `{"query":"{__typename ${' '.repeat(8_000_000)}}"}`),
    raw('8 MB of commas in a query', () => `{"query":"{__typename ${',#\\n'.repeat(1_990_000)}}"}`),
    raw('8 MB of a string in a query', () => `{"query":"{a(b:\\"${'x'.repeat(8_000_000)}\\")}"}`),
    raw('8 MB of a name in a query', () => `{"query":"{${'x'.repeat(8_000_000)}}"}`),
    raw('8 MB of no JSON', () => 'x'.repeat(8_000_000)),
    raw(
      '8 MB of __proto__',
      () => `{"query":"{__typename}","variables":{"a":[${filled('{"_":0},')}],"b":"\\"__proto__\\":"}}`,
    ),
    ...crookedQueries(target, ask),
    ...longTexts(many).map(([name, query]) =>
      ask(
        `8 MB of Chinese as ${name}`,
        () => query,
        () => ({ t: long }),
      ),
    ),
    ...longTexts(many).map(([name, query]) =>
      ask(
        `8 MB of letters as ${name}`,
        () => query,
        () => ({ t: latin }),
      ),
    ),
    ...longLists(many, orgCodes[0]!).map(([name, query, item]) =>
      ask(
        `a list of 100,000 as ${name}`,
        () => query,
        () => ({ l: Array.from({ length: 100_000 }, item) }),
        /Inspections/.test(name) ? system : analyst,
      ),
    ),
    hostile('lines of one character', () =>
      send(target, system, '/ingest/inspections', 'application/x-ndjson', '1\n'.repeat(400_000)),
    ),
    hostile('lines that are empty objects', () =>
      send(target, system, '/ingest/inspections', 'application/x-ndjson', '{}\n'.repeat(400_000)),
    ),
    hostile('lines of unknown fields', () =>
      send(
        target,
        system,
        '/ingest/inspections',
        'application/x-ndjson',
        `{${times(19, i => `"${i}":1`, ',')}}\n`.repeat(20_000),
      ),
    ),
    hostile('blank lines', () =>
      send(target, system, '/ingest/inspections', 'application/x-ndjson', '\n'.repeat(8_000_000)),
    ),
    hostile('a CSV of commas', () => send(target, system, '/ingest/inspections', 'text/csv', ','.repeat(8_000_000))),
    hostile('a CSV of short rows', () =>
      send(target, system, '/ingest/inspections', 'text/csv', `企业名称,检查日期\n${'a,b\n'.repeat(200_000)}`),
    ),
    hostile('a CSV of empty rows', () =>
      send(target, system, '/ingest/inspections', 'text/csv', `企业名称,检查日期\n${',\n'.repeat(1_000_000)}`),
    ),
    hostile('a CSV of an open quote', () =>
      send(target, system, '/ingest/inspections', 'text/csv', `企业名称,检查日期\n"${'a,b\n'.repeat(1_000_000)}`),
    ),
    hostile('a CSV of quotes', () =>
      send(target, system, '/ingest/inspections', 'text/csv', `企业名称,检查日期\n${'"",""\n'.repeat(500_000)}`),
    ),
    hostile('a form of 8 MB of escapes', () =>
      send(target, analyst, '/reconcile', 'application/x-www-form-urlencoded', `queries=${'%41'.repeat(2_600_000)}`),
    ),
    hostile('a form of many fields', () =>
      send(target, analyst, '/reconcile', 'application/x-www-form-urlencoded', 'a&'.repeat(2_000_000)),
    ),
    hostile('a form of empty queries', () =>
      send(
        target,
        analyst,
        '/reconcile',
        'application/x-www-form-urlencoded',
        `queries={${times(400_000, i => `"q${i}":{}`, ',')}}`,
      ),
    ),
    hostile('a form of empty lists', () =>
      send(target, analyst, '/reconcile', 'application/x-www-form-urlencoded', `queries={"a":[${filled('[],')}]}`),
    ),
    hostile('a long text for OpenRefine', () =>
      send(
        target,
        analyst,
        '/reconcile',
        'application/x-www-form-urlencoded',
        `queries={"a":{"query":"${'重庆'.repeat(1_000_000)}"}}`,
      ),
    ),
  ]
}
