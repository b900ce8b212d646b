import { knownCompany } from './oracles.ts'
import { ownSystem, type AccessSystem } from './accessSystem.ts'
import type { Asker } from './accessTable.ts'
import type { Arguments } from './everyField.ts'

const record = `source: { system: "${ownSystem}", recordId: "payload", enterpriseName: "${knownCompany.name}", enterpriseCode: "${knownCompany.orgCode}" }`
const gone = `(records: [{ system: "${ownSystem}", recordId: "none", reason: "误报" }])`

/** The arguments of every mutation for one who asks: what may be done once is done by one who may, and all others name what is not there. */
export const payloadsOf = async (system: AccessSystem): Promise<(asker: Asker) => Promise<Arguments>> => {
  const { told, asker: askerOf } = system
  const { orgCode } = knownCompany
  const steward = askerOf('steward')
  const credit = askerOf('provider', 'credit')
  const found = await told<{
    enterprise: { merges: { id: string; undoneAt: string | null }[] }
    searchEnterprises: { nodes: { enterprise: { orgCode: string } }[] }
    changeRequests: { nodes: { id: string; status: string; proposedBy: string }[] }
    matchReviews: { nodes: { id: string; candidates: { enterprise: { orgCode: string } }[] }[] }
  }>(
    steward,
    `{ enterprise(orgCode: "${orgCode}") { merges { id undoneAt } }
      searchEnterprises(text: "重庆", first: 12) { nodes { enterprise { orgCode } } }
      changeRequests(status: [SUBMITTED], first: 20) { nodes { id status proposedBy } }
      matchReviews(first: 1) { nodes { id candidates { enterprise { orgCode } } } } }`,
  )
  const requestOf = (who: string) =>
    found.changeRequests.nodes.find(({ proposedBy }) => proposedBy === `dev-${who}`)?.id ?? 'none'
  const others = found.searchEnterprises.nodes
    .map(({ enterprise }) => enterprise.orgCode)
    .filter(code => !code.startsWith('MA97777'))
  const { inspections } = (
    await told<{ enterprise: { inspections: { nodes: { id: string; source: { system: string } }[] } } }>(
      steward,
      `{ enterprise(orgCode: "${orgCode}") { inspections { nodes { id source { system } } } } }`,
    )
  ).enterprise
  const linked = inspections.nodes.find(({ source }) => source.system === ownSystem)!.id
  const apply = async () => {
    const input = `{ resources: ["PENALTY"], purpose: "核实", basis: "第八条", from: "2026-01-01", until: "2099-01-01" }`
    const { it } = await told<{ it: { id: string } }>(
      steward,
      `mutation { it: applyForSharing(input: ${input}) { id } }`,
    )
    return it.id
  }
  const [toDecide, toWithdraw] = [await apply(), await apply()]
  const granted = await told<{ sharingApplications: { nodes: { id: string }[] } }>(
    credit,
    '{ sharingApplications(status: [APPROVED]) { nodes { id } } }',
  )
  const review = found.matchReviews.nodes[0]!
  const active = found.enterprise.merges.find(({ undoneAt }) => undoneAt === null)!.id
  return async asker => {
    // those who came before have changed it
    const { enterprise } = await told<{ enterprise: { version: number } }>(
      steward,
      `{ enterprise(orgCode: "${orgCode}") { version } }`,
    )
    const isCredit = asker === credit
    return {
      pushEnterprises: `(records: [{ source: { system: "${ownSystem}", recordId: "1" }, name: "${knownCompany.name}", orgCode: "${orgCode}" }])`,
      pushInspections: `(records: [{ ${record}, kind: ROUTINE, inspectedOn: "2026-02-01", conclusion: PASSED }, { ${record}, kind: ROUTINE, inspectedOn: "2999-02-01", conclusion: PASSED }])`,
      withdrawInspections: gone,
      pushCertificates: `(records: [{ ${record}, family: CCC, number: "P1", status: VALID }])`,
      withdrawCertificates: gone,
      pushPenalties: `(records: [{ ${record}, decisionNo: "1", decidedOn: "2026-01-01", kinds: ["罚款"] }])`,
      withdrawPenalties: gone,
      pushListings: `(records: [{ ${record}, kind: RED, enteredOn: "2026-01-01" }])`,
      withdrawListings: gone,
      pushCreditGrades: `(records: [{ ${record}, grade: "A", model: "GENERAL", evaluatedOn: "2026-01-01" }])`,
      withdrawCreditGrades: gone,
      setFieldAuthority: '(field: "address", systems: ["甲"])',
      proposeEnterpriseChange: `(input: { orgCode: "${orgCode}", baseVersion: ${enterprise.version}, changes: { name: "重庆乂水丰收机械制造有限公司" }, reason: "变更" })`,
      proposeNewEnterprise: `(input: { source: { system: "${ownSystem}", recordId: "new" }, name: "重庆乂木新设企业有限公司" }, reason: "新设")`,
      withdrawEnterpriseChange: `(id: "${requestOf(asker.reader)}")`,
      reviewEnterpriseChange: `(id: "${requestOf('system')}", decision: RETURN, comment: "不符")`,
      mergeEnterprises: `(survivor: "${others[4]}", merged: "${others[5]}", reason: "重复")`,
      splitEnterprise: `(orgCode: "${orgCode}", mergeId: "${active}", reason: "有误")`,
      decideMatchReview: `(id: "${review.id}", decision: SAME, orgCode: "${review.candidates[0]!.enterprise.orgCode}", comment: "是")`,
      reopenLink: `(department: "inspection", recordId: "${linked}", reason: "有误")`,
      pushResources: `(records: [{ source: { system: "${ownSystem}", recordId: "r" }, code: "M1", name: "台账", theme: "市场监管", provider: "部门", providerCode: "${asker.department ?? 'credit'}", sharingType: UNCONDITIONAL }])`,
      withdrawResources: gone,
      applyForSharing:
        '(input: { resources: ["PENALTY"], purpose: "核实", basis: "第八条", from: "2026-01-01", until: "2099-01-01" })',
      decideSharingApplication: `(id: "${isCredit ? toDecide : 'none'}", decision: REFUSE, reasons: "不符")`,
      withdrawSharingApplication: `(id: "${asker === steward ? toWithdraw : 'none'}")`,
      revokeSharing: `(id: "${isCredit ? granted.sharingApplications.nodes[0]!.id : 'none'}", reasons: "用途不符")`,
      setWorkingDays: '(days: [{ day: "2031-01-03", works: false, note: "节" }])',
    }
  }
}
