import { inGroups } from '@e360/kit/inGroups'
import { crookedQueries, times } from './crookedQueries.ts'
import { crookedValues } from './crookedValues.ts'
import type { Largest } from './largest.ts'
import { longFilters } from './longFilters.ts'
import { busiest } from './records.ts'
import { longLists, longTexts } from './longValues.ts'
import { send, type Target } from './target.ts'
import { unusualRequests } from './unusual.ts'

const megabytes = 8 * 1024 * 1024 - 2_000

const filled = (item: string) => item.repeat(Math.floor(megabytes / item.length)).slice(0, -1)
const chunked = (head: string, row: string, count: number) => () => `${head}${row.repeat(count)}`

type Body = () => string

/** What is sent as an operation. */
const bodies: readonly (readonly [name: string, body: Body])[] = [
  ['8 MB of empty lists in variables', () => `{"query":"{__typename}","variables":{"a":[${filled('[],')}]}}`],
  ['8 MB of empty objects', () => `{"query":"{__typename}","variables":{"a":[${filled('{},')}]}}`],
  ['8 MB of numbers', () => `{"query":"{__typename}","variables":{"a":[${filled('1,')}]}}`],
  ['8 MB of keys', () => `{"query":"{__typename}","variables":{${times(500_000, index => `"k${index}":1`, ',')}}}`],
  ['a key of 8 MB', () => `{"query":"{__typename}","${'x'.repeat(8_000_000)}":1}`],
  ['8 MB of keys beside', () => `{"query":"{__typename}",${times(500_000, index => `"k${index}":1`, ',')}}`],
  [
    '8 MB of brackets',
    () => `{"query":"{__typename}","variables":{"a":${'['.repeat(4_000_000)}${']'.repeat(4_000_000)}}}`,
  ],
  ['8 MB of escapes', () => `{"query":"{__typename}","variables":{"a":"${'\\u4e00'.repeat(1_390_000)}"}}`],
  ['8 MB of query', () => `{"query":"{__typename ${' '.repeat(8_000_000)}}"}`],
  ['8 MB of commas in a query', () => `{"query":"{__typename ${',#\\n'.repeat(1_990_000)}}"}`],
  ['8 MB of a string in a query', () => `{"query":"{a(b:\\"${'x'.repeat(8_000_000)}\\")}"}`],
  ['8 MB of a name in a query', () => `{"query":"{${'x'.repeat(8_000_000)}}"}`],
  ['8 MB of no JSON', () => 'x'.repeat(8_000_000)],
  [
    '8 MB of __proto__',
    () => `{"query":"{__typename}","variables":{"a":[${filled('{"_":0},')}],"b":"\\"__proto__\\":"}}`,
  ],
]

const lines = 'application/x-ndjson'
const csv = 'text/csv'
const header = '企业名称,检查日期\n'

/** What is sent as records. */
const streams: readonly (readonly [name: string, type: string, body: Body])[] = [
  ['lines of one character', lines, chunked('', '1\n', 400_000)],
  ['lines that are empty objects', lines, chunked('', '{}\n', 400_000)],
  ['lines of unknown fields', lines, chunked('', `{${times(19, index => `"${index}":1`, ',')}}\n`, 20_000)],
  [
    'lines of marks and ligatures as names',
    lines,
    chunked(
      '',
      `{"source":{"system":"a","recordId":"1","enterpriseName":"${'\u0301\u0328\uFDFA'.repeat(70_000)}"},"kind":"ROUTINE","conclusion":"PASSED"}\n`,
      4,
    ),
  ],
  ['blank lines', lines, chunked('', '\n', 8_000_000)],
  ['a CSV of commas', csv, chunked('', ',', 8_000_000)],
  ['a CSV of short rows', csv, chunked(header, 'a,b\n', 200_000)],
  ['a CSV of empty rows', csv, chunked(header, ',\n', 1_000_000)],
  ['a CSV of an open quote', csv, chunked(`${header}"`, 'a,b\n', 1_000_000)],
  ['a CSV of marks', csv, chunked(header, `${'\u0301\u0328'.repeat(400_000)},a\n`, 2)],
  ['a CSV of quotes', csv, chunked(header, '"",""\n', 500_000)],
  ['a CSV of one field of 8 MB', csv, chunked(`${header}"`, '检', 2_600_000)],
  ['a CSV of carriage returns', csv, chunked(header, '\r', 8_000_000)],
]

/** What is sent to OpenRefine's door. */
const forms: readonly (readonly [name: string, body: Body])[] = [
  ['a form of 8 MB of escapes', () => `queries=${'%41'.repeat(2_600_000)}`],
  ['a form of many fields', chunked('', 'a&', 2_000_000)],
  ['a form of empty queries', () => `queries={${times(400_000, index => `"q${index}":{}`, ',')}}`],
  ['a form of empty lists', () => `queries={"a":[${filled('[],')}]}`],
  ['a long text for OpenRefine', () => `queries={"a":{"query":"${'重庆'.repeat(1_000_000)}"}}`],
]

const lookAt = (orgCodes: readonly string[]) => {
  const groups = Object.fromEntries([...inGroups(orgCodes, 100)].map((codes, index) => [`l${index}`, codes]))
  const names = Object.keys(groups)
  const query = `query (${names.map(name => `$${name}: [OrgCode!]!`).join()}) { ${names.map(name => `${name}: enterprises(orgCodes: $${name}) { orgCode }`).join(' ')} }`
  return JSON.stringify({ query, variables: groups })
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
  const ask = (
    name: string,
    query: (time: number) => string,
    variables: () => object = () => ({}),
    who: string | null = analyst,
  ) =>
    hostile(name, time =>
      send(target, who, '/graphql', json, JSON.stringify({ query: query(time), variables: variables() })),
    )
  const long = '重庆市食品有限公司'.repeat(300_000).slice(0, 2_600_000)
  const latin = 'abcdefghij '.repeat(800_000).slice(0, 8_000_000)
  const many = busiest(target)[0].orgCode
  return [
    ...bodies.map(([name, body]) => hostile(name, () => send(target, analyst, '/graphql', json, body()))),
    hostile(
      'what a page of accessLedger tells: 2,000 companies a look',
      time =>
        send(target, analyst, '/graphql', json, lookAt(orgCodes.slice((time % 5) * 2_000, (time % 5) * 2_000 + 2_000))),
      30,
    ),
    ...crookedQueries(target, ask),
    ...crookedValues(ask),
    ...longFilters(target, ask),
    ...unusualRequests(target),
    ...Object.entries({ Chinese: long, letters: latin }).flatMap(([what, text]) =>
      longTexts(many).map(([name, query]) =>
        ask(
          `8 MB of ${what} as ${name}`,
          () => query,
          () => ({ t: text }),
        ),
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
    ...streams.map(([name, type, body]) =>
      hostile(name, () => send(target, system, '/ingest/inspections', type, body())),
    ),
    ...forms.map(([name, body]) =>
      hostile(name, () => send(target, analyst, '/reconcile', 'application/x-www-form-urlencoded', body())),
    ),
  ]
}
