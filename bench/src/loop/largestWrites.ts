import type { Largest } from './largest.ts'
import {
  busiest,
  certificateTable,
  enterpriseLines,
  inspectionLines,
  inspectionsOf,
  longInspections,
} from './records.ts'
import { ask, push, type Target } from './target.ts'

const lines = 'application/x-ndjson'

/** What is pushed, merged and split. */
export const largestWrites = (target: Target): Largest[] => {
  const { system, licences, analyst, companies, records } = target
  const write = (name: string, times: number, send: Largest['send']): Largest => ({
    name,
    group: 'writes',
    times,
    send,
  })
  const of = (count: number) => ({ companies, records: count })
  const [first, second] = busiest(target)
  let merge = ''
  return [
    write('a push of 500 in 8 MB', 3, () => {
      const pushed = [...longInspections(of(500), 1_050)].map(line => JSON.parse(line) as object)
      return ask(target, system, 'PushInspections', { records: pushed })
    }),
    write('inspections as lines', 1, () =>
      push(target, system, 'inspections', lines, inspectionLines(of(records / 4))),
    ),
    write('inspections of the longest texts', 1, () =>
      push(target, system, 'inspections', lines, longInspections(of(400), 10_000)),
    ),
    write('lines of 512 KB that mean nothing', 1, () =>
      push(target, system, 'inspections', lines, [
        `{"source":{"system":"a","recordId":"1"},"outcomes":[${'1,'.repeat(250_000)}1]}\n`,
        `{"source":{"system":"a","recordId":"2"},${Array.from({ length: 30_000 }, (_, index) => `"f${index}":[{}]`).join(',')}}\n`,
        `{"source":{"system":"a","recordId":"3"},"role":[${'{},'.repeat(170_000)}{}]}\n`,
      ]),
    ),
    write('certificates as CSV', 1, () =>
      push(target, licences, 'certificates', 'text/csv', certificateTable(of(records / 4), 'csv')),
    ),
    write('rows of the register', 1, () =>
      push(target, analyst, 'enterprises', lines, enterpriseLines(of(records / 4))),
    ),
    write('very many records of two companies', 2, time =>
      push(target, system, 'inspections', lines, inspectionsOf(of(5_000), [first, second][time]!)),
    ),
    write('a merge of two of very many records', 1, async () => {
      const merges = 'merges { id undoneAt }'
      // they may have been left as one
      const told = await ask(
        target,
        analyst,
        `mutation ($a: OrgCode!, $b: OrgCode!) { mergeEnterprises(survivor: $a, merged: $b, reason: "测量") { ${merges} } }`,
        { a: first.orgCode, b: second.orgCode },
      ).catch(() => ask(target, analyst, `{ enterprise(orgCode: "${first.orgCode}") { ${merges} } }`))
      merge = /"id":"([^"]+)","undoneAt":null/.exec(told)?.[1] ?? ''
    }),
    write('their split', 1, () =>
      ask(
        target,
        analyst,
        'mutation ($a: OrgCode!, $id: ID!) { splitEnterprise(orgCode: $a, mergeId: $id, reason: "测量") { orgCode } }',
        { a: second.orgCode, id: merge },
      ),
    ),
  ]
}
