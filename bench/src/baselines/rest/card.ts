import { statusOn } from '@e360/certification/status'
import { regionOf } from '@e360/kit/regions'
import { dataWarnings } from '@e360/enterprise/warnings'
import type { InspectionRow } from '@e360/inspection/repository'
import type { Loaders } from './loaders.ts'

/** The JSON that MobileCard answers for one company; null where it is not registered. */
export const readCard = async (orgCode: string, { day, register, inspections, certificates, credit }: Loaders) => {
  const enterprise = await register.whole.load(orgCode)
  if (!enterprise) return null
  const [formerNames, checked, checks, certified, papers, grade, penalties, listings] = await Promise.all([
    enterprise.hasFormerNames ? register.formerNames.load(orgCode) : [],
    inspections.summaryOf.load(orgCode),
    inspections.inspectionsOf({ first: 5 }).load(orgCode),
    certificates.summaryOf.load(orgCode),
    certificates.certificatesOf({ first: 10 }).load(orgCode),
    credit.gradeOf.load(orgCode),
    credit.penaltiesOf({ first: 5 }).load(orgCode),
    credit.listingsOf({ current: true }).load(orgCode),
  ])
  const region = enterprise.regionCode === null ? null : regionOf(enterprise.regionCode)
  return {
    orgCode: enterprise.orgCode,
    uscc: enterprise.uscc,
    name: enterprise.name,
    registrationStatus: enterprise.registrationStatus,
    legalRepresentative: enterprise.legalRepresentative,
    establishedOn: enterprise.establishedOn,
    address: enterprise.address,
    recordsInReview: Number(enterprise.recordsInReview),
    region: region && { code: region.code, name: region.name },
    formerNames: formerNames.map(({ name, from, to }) => ({ name, from, to })),
    dataWarnings: dataWarnings(enterprise),
    inspectionSummary: {
      total: checked?.total ?? 0,
      failed: checked?.failed ?? 0,
      lastInspectedOn: checked?.lastInspectedOn ?? null,
      passRate: checked?.passRate ?? null,
    },
    inspections: { totalCount: checks.totalCount, nodes: checks.nodes.map(row => inspectionOf(row, day)) },
    certificateSummary: {
      total: certified?.total ?? 0,
      valid: certified?.valid ?? 0,
      expiringIn90Days: certified?.expiringIn90Days ?? 0,
      expired: certified?.expired ?? 0,
    },
    certificates: {
      totalCount: papers.totalCount,
      nodes: papers.nodes.map(row => ({
        id: row.id,
        family: row.family,
        number: row.number,
        scope: row.scope,
        validUntil: row.validUntil,
        status: statusOn(day, row),
      })),
    },
    creditGrade: grade && {
      grade: grade.grade,
      score: grade.score,
      model: grade.model,
      evaluatedOn: grade.evaluatedOn,
    },
    penalties: {
      totalCount: penalties.totalCount,
      nodes: penalties.nodes.map(({ id, decisionNo, decidedOn, violation, kinds, fine }) => ({
        id,
        decisionNo,
        decidedOn,
        violation,
        kinds: JSON.parse(kinds) as string[],
        fine: fine === null ? null : String(fine),
      })),
    },
    listings: listings.map(({ id, kind, enteredOn, basis }) => ({ id, kind, enteredOn, basis })),
  }
}

const inspectionOf = (row: InspectionRow, day: string) => {
  const { rectificationDueOn: dueOn, rectifiedOn: completedOn } = row
  const overdue = dueOn !== null && (completedOn ?? day) > dueOn
  return {
    id: row.id,
    kind: row.kind,
    inspectedOn: row.inspectedOn,
    publishedOn: row.publishedOn,
    conclusion: row.conclusion,
    role: row.role,
    subject: row.subject,
    findings: row.findings === null ? null : (JSON.parse(row.findings) as string[]),
    rectification: dueOn === null && completedOn === null ? null : { dueOn, completedOn, overdue },
  }
}
