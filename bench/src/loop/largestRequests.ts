import type { Largest } from './largest.ts'
import { firstOf, type Named } from './records.ts'
import { ask, type Target } from './target.ts'

const records = 500
const open = 400
const aliases = 20

const run = Math.round(performance.timeOrigin)
let given = 0
const newId = () => `large-${run}-${(given += 1)}`
const text = (characters: number) => '检'.repeat(characters)

/** What departments other than that of inspections push, each record as long as a body of 8 MB lets 500 be, and what stewards decide. */
export const largestRequests = (target: Target): Largest[] => {
  const { analyst, licences, credit, companies } = target
  const write = (name: string, send: Largest['send'], times = 2): Largest => ({ name, group: 'writes', times, send })
  const named = firstOf({ companies, records }, records)
  const source = (system: string, { name, uscc }: Named) => ({
    system,
    recordId: newId(),
    enterpriseName: name,
    enterpriseCode: uscc,
  })
  const pushed = (field: string, type: string, who: string, record: (of: Named, index: number) => object) =>
    write(`${field} of ${records} as long as may be`, () =>
      ask(
        target,
        who,
        `mutation ($records: [${type}!]!) { ${field}(records: $records) { index id outcome orgCode linked errors { code message } } }`,
        { records: named.map(record) },
      ),
    )
  const subjectsOf = (index: number) => ({
    system: 'cq-loop',
    recordId: newId(),
    enterpriseName: `${text(20)}${index % 50}`,
  })
  const propose = (of: Named, version: number) =>
    ask(
      target,
      credit,
      `mutation ($input: ProposeEnterpriseChangeInput!) { proposeEnterpriseChange(input: $input) { id } }`,
      {
        input: {
          orgCode: of.orgCode,
          baseVersion: version,
          changes: { businessScope: `${text(4_000)}${newId()}`, address: text(300) },
          reason: text(500),
        },
      },
    )
  const under = (count: number, what: string) =>
    `{ ${Array.from({ length: count }, (_, index) => `a${index}: ${what}`).join(' ')} }`
  const read = (name: string, query: string, variables: object = {}) =>
    write(name, () => ask(target, analyst, query, variables))
  const proposals = (first: number) =>
    `changeRequests(first: ${first}) { totalCount nodes { id enterprise { orgCode name } differences { field from to } impact { __typename } status proposedBy proposedAt reason evidence history { __typename } } }`
  const list = (fields: string) => `query ($codes: [OrgCode!]!) { enterprises(orgCodes: $codes) { ${fields} } }`
  const codes = named.slice(0, 100).map(({ orgCode }) => orgCode)
  return [
    pushed('pushEnterprises', 'EnterpriseInput', analyst, (of, index) => ({
      source: { system: 'cq-loop', recordId: newId() },
      name: of.name,
      uscc: of.uscc,
      businessScope: `${text(4_500)}${given}`,
      address: text(200),
      formerNames: Array.from({ length: 10 }, (_, at) => `${text(40)}${index}${at}${given}`),
    })),
    pushed('pushCertificates', 'CertificateInput', licences, of => ({
      source: source('cq-loop', of),
      family: 'CCC',
      number: newId(),
      scope: text(5_000),
      issuer: text(100),
      status: 'VALID',
    })),
    pushed('pushPenalties', 'PenaltyInput', credit, of => ({
      source: source('cq-loop', of),
      decisionNo: newId(),
      decidedOn: '2026-01-01',
      violation: text(1_700),
      facts: text(1_700),
      basis: text(1_700),
      kinds: ['罚款'],
    })),
    pushed('pushListings', 'ListingInput', credit, of => ({
      source: source('cq-loop', of),
      kind: 'ABNORMAL_OPERATIONS',
      enteredOn: '2026-01-01',
      basis: text(5_000),
    })),
    pushed('pushCreditGrades', 'CreditGradeInput', credit, of => ({
      source: source('cq-loop', of),
      grade: 'A',
      model: text(30),
      evaluatedOn: '2026-01-01',
    })),
    pushed('pushPenalties', 'PenaltyInput', credit, (_of, index) => ({
      source: subjectsOf(index),
      decisionNo: newId(),
      decidedOn: '2026-01-01',
      kinds: ['罚款'],
    })),
    pushed('pushResources', 'CatalogueResourceInput', analyst, () => ({
      source: { system: 'cq-loop', recordId: newId() },
      code: newId(),
      name: `${text(40)}${given}`,
      theme: '企业',
      provider: text(10),
      providerCode: '500000',
      summary: text(1_000),
      items: Array.from({ length: 50 }, (_, at) => ({ name: `${text(20)}${at}`, type: 'C' })),
      sharingType: 'CONDITIONAL',
      sharingCondition: text(300),
    })),
    write(
      `${open} proposals`,
      async () => {
        for (const of of named.slice(0, open)) {
          const told = await ask(target, analyst, `{ enterprise(orgCode: "${of.orgCode}") { version } }`)
          await propose(of, Number(/"version":(\d+)/.exec(told)![1]))
        }
      },
      1,
    ),
    read('a hundred proposals', under(1, proposals(100))),
    read('five pages of a hundred proposals', under(5, proposals(100))),
    read(`${aliases} pages of twenty proposals`, under(aliases, proposals(20))),
    read(
      'five pages of a hundred reviews',
      under(
        5,
        'matchReviews(first: 100) { totalCount nodes { id department status source { system recordedName } records candidates { score evidence { field } } history { __typename } } }',
      ),
    ),
    read(
      'five pages of a hundred resources of the catalogue',
      under(
        5,
        'catalogue(first: 100) { totalCount nodes { code name summary sharingCondition items { name type shared } } }',
      ),
    ),
    read(
      'five pages of a hundred unlinked penalties',
      under(
        5,
        'unlinkedPenalties(first: 100) { totalCount nodes { id source { system recordedName } decisionNo violation } }',
      ),
    ),
    read(
      'a hundred companies with all that was pushed',
      list(
        'orgCode name businessScope formerNames { name } certificates(first: 20) { nodes { number scope issuer } } penalties(first: 20) { nodes { violation facts basis } } listings { basis } creditGrades(first: 20) { nodes { model } }',
      ),
      { codes },
    ),
    read('a hundred companies with what they are registered for', list('businessScope address formerNames { name }'), {
      codes,
    }),
  ]
}
