import type { Loaders } from './loaders.ts'

/** The JSON that List100 answers, in the order asked; null for a company that is not registered. */
export const readList = (orgCodes: readonly string[], loaders: Loaders) =>
  Promise.all(orgCodes.map(orgCode => readRow(orgCode, loaders)))

const readRow = async (orgCode: string, { register, inspections, certificates, credit }: Loaders) => {
  const [enterprise, checked, certified, grade, penalties] = await Promise.all([
    register.whole.load(orgCode),
    inspections.summaryOf.load(orgCode),
    certificates.summaryOf.load(orgCode),
    credit.gradeOf.load(orgCode),
    credit.penaltiesOf({ first: 3 }).load(orgCode),
  ])
  if (!enterprise) return null
  return {
    orgCode: enterprise.orgCode,
    name: enterprise.name,
    registrationStatus: enterprise.registrationStatus,
    inspectionSummary: {
      total: checked?.total ?? 0,
      failed: checked?.failed ?? 0,
      lastInspectedOn: checked?.lastInspectedOn ?? null,
    },
    certificateSummary: {
      total: certified?.total ?? 0,
      valid: certified?.valid ?? 0,
      expiringIn90Days: certified?.expiringIn90Days ?? 0,
      expired: certified?.expired ?? 0,
    },
    creditGrade: grade && { grade: grade.grade },
    penalties: {
      totalCount: penalties.totalCount,
      nodes: penalties.nodes.map(({ decisionNo, decidedOn }) => ({ decisionNo, decidedOn })),
    },
  }
}
