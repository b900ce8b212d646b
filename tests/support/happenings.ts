import fc from 'fast-check'
import { codesOf, row } from '../../subgraphs/enterprise/testing/register.ts'
import { keepers, tables, type House } from './house.ts'

/** Something that happens in a house; it says what where a run fails. What cannot happen changes nothing. */
export interface Happening {
  happen: (house: House) => Promise<unknown>
  toString: () => string
}
const saying = (what: string, happen: Happening['happen']): Happening => ({ happen, toString: () => what })

const companies = [1, 2, 3, 4].map(n => codesOf(n))
const names = ['重庆山城锅炉有限公司', '重庆两江电缆有限公司', '重庆老锅炉厂', '重庆山城锅炉有限公司江北分公司']

/** All companies but one enter the register under different names. */
export const mostEnter = (house: House) =>
  house.load(...companies.slice(0, -1).map((codes, index) => row(names[index]!, codes, { recordId: codes.orgCode })))

const name = fc.constantFrom(...names)
const company = fc.constantFrom(...companies)
const keeper = fc.constantFrom(...keepers)
const recordId = fc.constantFrom('1', '2', '3')
const subject = fc.oneof(
  name.map(text => ({ name: text })),
  company.map(({ uscc }) => ({ code: uscc })),
  fc.tuple(name, company).map(([text, { uscc }]) => ({ name: text, code: uscc })),
  fc.tuple(name, company).map(([text, { registrationNo }]) => ({ name: text, code: registrationNo })),
  name.map(text => ({ name: text.replace('山城', '山成').replace('两江', '二江') })),
)

/** Renames too; without a code it is a company of its own, until a row tells its code. */
const load = fc.tuple(company, name, fc.boolean()).map(([codes, text, coded]) => {
  const { orgCode, registrationNo } = codes
  const [told, id] = coded ? [codes, orgCode] : [{ registrationNo }, registrationNo]
  return saying(`load ${id} ${text}`, house => house.load(row(text, told, { recordId: id })))
})

const push = fc
  .tuple(keeper, recordId, subject, fc.integer({ min: 0, max: 3 }))
  .map(([to, id, about, answers]) =>
    saying(`push ${to} ${id} ${JSON.stringify(about)}${answers ? '' : ' unanswered'}`, house =>
      house.push(to, id, about, answers > 0),
    ),
  )

const withdraw = fc
  .tuple(keeper, recordId)
  .map(([from, id]) => saying(`withdraw ${from} ${id}`, house => house.withdraw(from, id)))

const merge = fc.tuple(fc.nat(3), fc.nat(3)).map(([nth, other]) =>
  saying(`company ${nth} of the register takes company ${other}`, async house => {
    const { read } = house.register.database
    const orgCodes = await read('enterprise').orderBy('org_code').pluck<string[]>('org_code')
    const [a, b] = [orgCodes[nth % orgCodes.length], orgCodes[other % orgCodes.length]]
    const query =
      'mutation ($a: OrgCode!, $b: OrgCode!) { mergeEnterprises(survivor: $a, merged: $b, reason: "重复") { id } }'
    if (a !== b) await house.ask(query, { a, b })
  }),
)

const split = fc.tuple(fc.nat(2), fc.constantFrom('merged' as const, 'survivor' as const)).map(([nth, keeps]) =>
  saying(`merge ${nth} from the last is undone, what changed stays with the ${keeps}`, async house => {
    const { read } = house.register.database
    const [last] = await read('enterprise_merge')
      .whereNull('undone_at')
      .orderBy('number', 'desc')
      .offset(nth)
      .limit(1)
      .select<Record<'id' | typeof keeps, string>[]>('id', 'merged', 'survivor')
    const query =
      'mutation ($of: OrgCode!, $id: ID!) { splitEnterprise(orgCode: $of, mergeId: $id, reason: "误并") { id } }'
    if (last) await house.ask(query, { of: last[keeps], id: last.id })
  }),
)

const decide = fc
  .tuple(fc.nat(1), fc.constantFrom('SAME', 'SAME', 'SAME', 'UNDO', 'NONE_OF_THESE', 'UNDECIDED'), company)
  .map(([nth, decision, { orgCode }]) =>
    saying(`review ${nth} that may be decided so: ${decision} ${decision === 'SAME' ? orgCode : ''}`, async house => {
      const status = decision === 'UNDO' ? ['LINKED', 'NEW_ENTERPRISE', 'UNDECIDED'] : ['OPEN', 'REOPENED', 'UNDECIDED']
      const reviews = await house.ask<{ matchReviews: { nodes: { id: string }[] } }>(
        'query ($status: [MatchReviewStatus!]) { matchReviews(status: $status) { nodes { id } } }',
        { status },
      )
      const review = reviews!.matchReviews.nodes[nth]
      const query = `mutation ($id: ID!, $decision: MatchReviewDecision!, $orgCode: OrgCode) {
        decideMatchReview(id: $id, decision: $decision, orgCode: $orgCode) { id } }`
      const same = decision === 'SAME' ? { orgCode } : {}
      if (review) await house.ask(query, { id: review.id, decision, ...same })
    }),
  )

const reopen = fc.tuple(keeper, recordId).map(([department, id]) =>
  saying(`reopen ${department} ${id}`, async house => {
    const record = await house[department].database
      .read(tables[department])
      .where('record_id', id)
      .first<{ id: string } | undefined>('id')
    const query =
      'mutation ($of: String!, $id: ID!) { reopenLink(department: $of, recordId: $id, reason: "有误") { id } }'
    if (record) await house.ask(query, { of: department, id: record.id })
  }),
)

const follow = fc
  .tuple(fc.constantFrom('register' as const, ...keepers), fc.nat(3), fc.constantFrom(1, 2, 1_000))
  .map(([side, index, changes]) =>
    saying(`${side} follows ${index}, ${changes}`, house => house.follow(side, index, changes)),
  )

const settle = fc.constant(saying('all follow all', house => house.settle()))

export const happening: fc.Arbitrary<Happening> = fc.oneof(
  { arbitrary: push, weight: 5 },
  { arbitrary: load, weight: 3 },
  { arbitrary: settle, weight: 3 },
  { arbitrary: follow, weight: 3 },
  { arbitrary: decide, weight: 3 },
  { arbitrary: merge, weight: 2 },
  { arbitrary: split, weight: 2 },
  { arbitrary: reopen, weight: 2 },
  { arbitrary: withdraw, weight: 1 },
)
