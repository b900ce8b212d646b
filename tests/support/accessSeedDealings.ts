import { today } from '@e360/kit/clock'
import { askAt } from './ask.ts'
import type { AccessSystem } from './accessSystem.ts'
import { askers } from './accessTable.ts'
import { knownCompany } from './oracles.ts'

const phone = '电话13812345678'

/** Requests of each who may make one, reviewed and not; an authority; a merge, and one that was undone. */
export const seedChanges = async ({ told: tell, asker }: AccessSystem) => {
  const steward = asker('steward')
  const { orgCode } = knownCompany
  const propose = async (who: ReturnType<typeof asker>, changes: object) => {
    const { enterprise } = await tell<{ enterprise: { version: number } }>(
      steward,
      `{ enterprise(orgCode: "${orgCode}") { version } }`,
    )
    const input = { orgCode, baseVersion: enterprise.version, changes, reason: phone, evidence: ['照片'] }
    const { it } = await tell<{ it: { id: string } }>(
      who,
      'mutation ($i: ProposeEnterpriseChangeInput!) { it: proposeEnterpriseChange(input: $i) { id } }',
      { i: input },
    )
    return it.id
  }
  const reviewed = await propose(asker('officer'), { address: '渝北区乂水路2号' })
  await tell(
    steward,
    `mutation { reviewEnterpriseChange(id: "${reviewed}", decision: APPROVE, comment: "${phone}") { id } }`,
  )
  for (const who of [asker('officer'), asker('supervisor'), steward, asker('system', 'enterprise')])
    await propose(who, { legalRepresentative: '欧阳修', name: '重庆乂水丰年机械制造有限公司' })
  await tell(steward, 'mutation { setFieldAuthority(field: "address", systems: ["甲"]) { field } }')
  const { searchEnterprises } = await tell<{
    searchEnterprises: { nodes: { enterprise: { orgCode: string } }[] }
  }>(steward, '{ searchEnterprises(text: "重庆", first: 8) { nodes { enterprise { orgCode } } } }')
  const others = searchEnterprises.nodes
    .map(({ enterprise }) => enterprise.orgCode)
    .filter(code => !code.startsWith('MA97777'))
  const merge = (merged: string) =>
    tell<{ it: { merges: { id: string }[] } }>(
      steward,
      `mutation { it: mergeEnterprises(survivor: "${orgCode}", merged: "${merged}", reason: "重复，${phone}") { merges { id } } }`,
    )
  await merge(others[0]!)
  const { merges } = (await merge(others[1]!)).it
  const mergeId = merges
    .map(({ id }) => id)
    .toSorted()
    .at(-1)
  await tell(
    steward,
    `mutation { splitEnterprise(orgCode: "${orgCode}", mergeId: "${mergeId}", reason: "有误") { id } }`,
  )
}

/** An application of everybody who may apply, refused so that it gives no right; one of another department's machine, which is granted; a holiday. */
export const seedSharing = async (system: AccessSystem) => {
  const { told: tell, asker, product } = system
  const input = {
    resources: ['PENALTY'],
    purpose: '核实信用',
    basis: '某条例第八条',
    from: '2020-01-01',
    until: '2099-12-31',
    regions: ['500112'],
    quota: 1_000,
  }
  const apply = 'mutation ($input: SharingApplicationInput!) { it: applyForSharing(input: $input) { id } }'
  const owner = await product.issue({ role: 'provider', sub: '数据员甲', department: 'credit' })
  const decide = async (id: string, decision: string) => {
    const query = `mutation { decideSharingApplication(id: "${id}", decision: ${decision}, reasons: "不符") { id } }`
    const { errors } = await askAt(product.url, { token: owner, query })
    if (errors.length > 0) throw new Error(JSON.stringify(errors))
  }
  for (const who of askers.filter(({ reader }) => !['public', 'auditor', 'admin'].includes(reader))) {
    const { it } = await tell<{ it: { id: string } }>(who, apply, { input })
    await decide(it.id, 'REFUSE')
  }
  const token = await product.issue({ role: 'system', sub: 'tax', department: 'tax', systems: ['tax-1'], name: '税务' })
  for (const year of [2026, 2031]) {
    const { data } = await askAt<{ it: { id: string } }>(product.url, { token, query: apply, variables: { input } })
    if (year === 2026) await decide(data!.it.id, 'APPROVE')
  }
  // a year in which people work on National Day is one whose holidays nobody announced yet
  const days = [
    { day: '2031-01-02', works: false, note: `节，${phone}` },
    { day: `${today().slice(0, 4)}-10-01`, works: true },
  ]
  await tell(asker('steward'), 'mutation ($days: [WorkingDayInput!]!) { setWorkingDays(days: $days) { day } }', {
    days,
  })
}
