import { times } from './crookedQueries.ts'
import type { Largest } from './largest.ts'
import { busiest, firstOf, inspectionsOf } from './records.ts'
import { ask, push, type Target } from './target.ts'

const ended = '{ nodes { id } totalCount }'

/** Everything about a company of tens of thousands of records, alone and among a hundred. */
export const crowdedCompany = (target: Target): Largest[] => {
  const { token, analyst, auditor, system, companies, orgCodes } = target
  const [many] = busiest(target)
  const others = firstOf(target, 6).slice(2)
  const crowd = (name: string, send: Largest['send']): Largest => ({ name, group: 'crowds', times: 3, send })
  const about = (name: string, fields: string) =>
    crowd(`${name} of very many`, () =>
      ask(target, analyst, `query ($code: OrgCode!) { enterprise(orgCode: $code) { ${fields} } }`, {
        code: many.orgCode,
      }),
    )
  const both = (name: string, fields: string) =>
    crowd(`${name} of very many and of another`, () =>
      ask(target, analyst, `query ($codes: [OrgCode!]!) { enterprises(orgCodes: $codes) { ${fields} } }`, {
        codes: [many.orgCode, ...orgCodes.slice(0, 99)],
      }),
    )
  const known = (name: string, variables: object, who = token) =>
    crowd(`${name} of very many`, () => ask(target, who, name, variables))
  return [
    {
      ...crowd('very many records of some more', time =>
        push(
          target,
          system,
          'inspections',
          'application/x-ndjson',
          inspectionsOf({ companies, records: 5_000 }, others[time]!),
        ),
      ),
      times: others.length,
    },
    crowd('List100 of some of very many', () =>
      ask(target, token, 'List100', { orgCodes: [...others.map(({ orgCode }) => orgCode), ...orgCodes].slice(0, 100) }),
    ),
    known('MobileCard', { orgCode: many.orgCode }),
    known('SupervisionHistory', { orgCode: many.orgCode }, analyst),
    known('List100', { orgCodes: [many.orgCode, ...orgCodes.slice(0, 99)] }),
    known('Changes', { orgCode: many.orgCode, first: 100 }, analyst),
    about('what nothing fits', `inspections(conclusion: [UNREACHABLE], first: 100) ${ended}`),
    about('a rare department of the timeline', `timeline(departments: ["credit"], first: 100) ${ended}`),
    about(
      'ten pages and their counts',
      times(
        10,
        index =>
          `p${index}: inspections(first: ${90 + index}) ${ended} t${index}: timeline(first: ${90 + index}) ${ended}`,
      ),
    ),
    about(
      'quarters and summaries',
      'quarters(last: 100) { quarter inspections failedInspections } inspectionSummary { total failed passRate }',
    ),
    both('inspections', `inspections(first: 100) ${ended}`),
    both('inspections that failed', `inspections(first: 100, conclusion: [FAILED]) ${ended}`),
    both('timeline', `timeline(first: 100) ${ended}`),
    both('quarters', 'quarters(last: 100) { quarter inspections }'),
    crowd('a name that very many waiting records tell', () =>
      ask(target, analyst, '{ unlinkedInspections(text: "有限公司", first: 100) { totalCount nodes { id } } }'),
    ),
    crowd('accessLedger of very many', () =>
      ask(
        target,
        auditor,
        'query ($code: OrgCode) { accessLedger(orgCode: $code, first: 100) { totalCount nodes { id at touched } } }',
        { code: many.orgCode },
      ),
    ),
  ]
}
