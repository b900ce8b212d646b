import { expect, test } from '@jest/globals'
import { startEmbedded, type Product } from './support/product.ts'
import { until } from './support/until.ts'

const wrong = { orgCode: '551385082', name: '重庆山城锅炉有限公司' }
const right = { orgCode: '203296235', name: '重庆两江电缆有限公司' }
const patience = 20_000

const askedOf = (product: Product, token: string) => {
  const ask = async <Data>(query: string, variables: object = {}): Promise<Data> => {
    const { data, errors } = await product.ask<Data>({ query, variables: { ...variables }, token })
    expect(errors).toEqual([])
    return data!
  }
  return {
    ask,
    /** ids of the inspections on a company's card, and of those that are on no card, by the recorded name */
    places: async () => {
      const query = `query ($wrong: OrgCode!, $right: OrgCode!, $name: String!) {
        wrong: enterprise(orgCode: $wrong) { recordsInReview inspections { nodes { id } } }
        right: enterprise(orgCode: $right) { recordsInReview inspections { nodes { id } } }
        unlinkedInspections(text: $name) { nodes { id } } }`
      type Card = { recordsInReview: number; inspections: { nodes: { id: string }[] } }
      const { unlinkedInspections, ...cards } = await ask<{
        wrong: Card
        right: Card
        unlinkedInspections: { nodes: { id: string }[] }
      }>(query, { wrong: wrong.orgCode, right: right.orgCode, name: wrong.name })
      return {
        wrong: cards.wrong.inspections.nodes.map(({ id }) => id),
        right: cards.right.inspections.nodes.map(({ id }) => id),
        unlinked: unlinkedInspections.nodes.map(({ id }) => id),
        inReview: cards.wrong.recordsInReview,
      }
    },
  }
}

test('a wrong automatic link is found, taken back and put right by a steward, also where the server is killed after its answer', async () => {
  const product = await startEmbedded()
  const token = await product.token({ role: 'steward', sub: '渝北数据员' })
  const { ask, places } = askedOf(product, token)
  await ask('mutation ($of: [EnterpriseInput!]!) { pushEnterprises(records: $of) { outcome } }', {
    of: [wrong, right].map(company => ({ ...company, source: { system: '登记', recordId: company.orgCode } })),
  })
  const officer = await product.token({ role: 'officer' })
  const { data } = await product.ask<{ pushInspections: { id: string; orgCode: string }[] }>({
    token: officer,
    query: 'mutation ($of: [InspectionInput!]!) { pushInspections(records: $of) { id orgCode } }',
    variables: {
      of: [
        {
          source: { system: '抽查', recordId: '1', enterpriseName: wrong.name },
          kind: 'SAMPLING',
          conclusion: 'FAILED',
        },
      ],
    },
  })
  const { id, orgCode } = data!.pushInspections[0]!
  expect(orgCode).toBe(wrong.orgCode)
  await until(places, ({ wrong: of }) => of.includes(id), patience)

  const reopening = () =>
    product.ask<{ reopenLink: { id: string } | null }>({
      token,
      query: `mutation ($id: ID!) { reopenLink(department: "inspection", recordId: $id, reason: "现场为两江电缆") { id } }`,
      variables: { id },
    })
  const reopened = await until(reopening, answer => answer.data?.reopenLink != null, patience)
  // an answer is put together of several reads: for a moment the record is at both places, or at none
  const isAt = (there: readonly string[], ...elsewhere: (readonly string[])[]) =>
    there.includes(id) && !elsewhere.flat().includes(id)
  const seen = await until(places, at => isAt(at.unlinked, at.wrong, at.right), patience)
  expect(seen).toEqual({ wrong: [], right: [], unlinked: [id], inReview: 1 })
  const { matchReviews } = await ask<{ matchReviews: { nodes: { id: string; candidates: object[] }[] } }>(
    '{ matchReviews(department: "inspection", status: [REOPENED]) { nodes { id candidates { enterprise { orgCode name } } } } }',
  )
  expect(matchReviews.nodes).toEqual([{ id: reopened.data!.reopenLink!.id, candidates: [{ enterprise: wrong }] }])

  await ask(
    `mutation ($id: ID!, $to: OrgCode) { decideMatchReview(id: $id, decision: SAME, orgCode: $to, comment: "已核实") { status } }`,
    { id: matchReviews.nodes[0]!.id, to: right.orgCode },
  )
  product.process.send('SIGKILL')
  await product.process.ended
  const again = await startEmbedded({ E360_DATA_DIR: product.dataDir })
  const later = askedOf(again, token)
  const settled = await until(later.places, at => isAt(at.right, at.wrong, at.unlinked), patience)
  expect(settled).toEqual({ wrong: [], right: [id], unlinked: [], inReview: 0 })
  const { matchReviews: way } = await later.ask<{ matchReviews: { nodes: { history: object[] }[] } }>(
    '{ matchReviews { nodes { history { by from to fromOrgCode toOrgCode comment } } } }',
  )
  const step = { by: '渝北数据员', fromOrgCode: null, toOrgCode: null }
  expect(way.nodes[0]!.history).toEqual([
    { ...step, from: 'LINKED', to: 'REOPENED', fromOrgCode: wrong.orgCode, comment: '现场为两江电缆' },
    { ...step, from: 'REOPENED', to: 'LINKED', toOrgCode: right.orgCode, comment: '已核实' },
  ])
})
