import { today } from '@e360/kit/clock'
import { refreshQuality } from '@e360/kit/quality/judgeDepartment'
import { readSettings } from '@e360/kit/settings'
import { reportSources } from '@e360/kit/sources/reportSources'
import { judgedDepartments } from '../../cli/src/departmentQuality.ts'
import { seedChanges, seedSharing } from './accessSeedDealings.ts'
import { seedRecords, seedRegister } from './accessSeedRecords.ts'
import { ownSystem, type AccessSystem } from './accessSystem.ts'
import type { Arguments } from './everyField.ts'
import { knownCompany } from './oracles.ts'

const departments = ['enterprise', 'inspection', 'certification', 'credit'] as const
const { name, formerName } = knownCompany

/** What departments tell of themselves. */
const seedReports = async ({ product }: AccessSystem) => {
  const { databaseUrl } = readSettings({ E360_DATA_DIR: product.dataDir, NODE_ENV: 'test' })
  for (const each of await judgedDepartments(undefined)) await refreshQuality(each, databaseUrl(each.name), today())
  const at = new Date().toISOString()
  for (const department of departments) {
    const { database } = product.departments.find(each => each.name === department)!
    const facts = {
      system: ownSystem,
      department,
      kind: 'PULL',
      owner: '信息科，电话13812345678',
      freshFor: 3_600_000,
      running: false,
      lastRunAt: at,
      lastSuccessAt: at,
      rows: 1,
      rejected: 0,
      lastError: '对方拒绝连接',
    } as const
    await reportSources(database, department, [facts], Date.now())
  }
}

/** A look with all that the ledger keeps of one. */
const seedLook = async ({ product }: AccessSystem) => {
  const token = await product.issue({ role: 'supervisor', sub: '稽查员', department: 'inspection', region: '50' })
  await fetch(`${product.url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${token}`,
      'x-e360-purpose': 'CASE; case=2026-1',
      'x-e360-glass-reason': 'urgent',
      'apollographql-client-name': 'matrix',
      'apollographql-client-version': '1',
    },
    body: JSON.stringify({
      query: `query Look { enterprise(orgCode: "${knownCompany.orgCode}") { legalRepresentative } }`,
    }),
  })
}

/** Fills the city with one of everything that a field can tell. @returns the roots of the schema with arguments that find it */
export const seedAccess = async (system: AccessSystem): Promise<Arguments> => {
  await seedRegister(system)
  await system.product.settled()
  await seedRecords(system)
  await seedChanges(system)
  await seedSharing(system)
  await seedReports(system)
  await seedLook(system)
  await system.product.settled()
  return rootsOf(system)
}

const rootsOf = async ({ told: tell, asker }: AccessSystem): Promise<Arguments> => {
  const { orgCode } = knownCompany
  const { enterprise } = await tell<{
    enterprise: Record<string, { nodes: { id: string; source: { system: string } }[] }>
  }>(
    asker('analyst'),
    `{ enterprise(orgCode: "${orgCode}") {
      inspections(first: 9) { nodes { id source { system } } } certificates(first: 9) { nodes { id source { system } } } penalties(first: 9) { nodes { id source { system } } } } }`,
  )
  const idOf = (list: string) => `(id: "${enterprise[list]!.nodes.find(each => each.source.system === ownSystem)!.id}")`
  const { sharingApplications } = await tell<{ sharingApplications: { nodes: { id: string }[] } }>(
    asker('provider', 'credit'),
    '{ sharingApplications(status: [APPROVED]) { nodes { id } } }',
  )
  return {
    enterprise: `(orgCode: "${orgCode}")`,
    enterprises: '(orgCodes: ["MA9777789", "MA9777797"])',
    searchEnterprises: '(text: "重庆", first: 1)',
    matchSubjects: `(subjects: [{ ref: "1", name: "${formerName}", code: "${orgCode}", legalRepresentative: "${knownCompany.legalRepresentative}" }, { ref: "2", name: "重庆", code: "551385082" }, { ref: "3", name: "${name}" }])`,
    region: '(code: "500112")',
    verifyEnterprise: `(name: "${name}", code: "${orgCode}", legalRepresentative: "${knownCompany.legalRepresentative}")`,
    fieldAuthorities: '',
    changeRequests: '(first: 2)',
    matchReviews: '(first: 2)',
    archiveEnterprises: '(filter: { listed: [ABNORMAL_OPERATIONS] }, first: 3)',
    warnings: '(first: 2)',
    sources: '',
    dataQuality: '',
    unlinkedInspections: '(first: 1)',
    unlinkedCertificates: '(first: 1)',
    unlinkedPenalties: '(first: 1)',
    unlinkedListings: '(first: 1)',
    unlinkedCreditGrades: '(first: 1)',
    catalogue: '(first: 2)',
    catalogueResource: '(code: "PENALTY")',
    catalogueGroups: '(by: THEME)',
    sharingApplication: `(id: "${sharingApplications.nodes[0]!.id}")`,
    mySharingApplications: '(first: 2)',
    sharingApplications: '(first: 2)',
    sharingNotices: '',
    accessLedger: '(sub: "稽查员", first: 2)',
    inspection: idOf('inspections'),
    certificate: idOf('certificates'),
    penalty: idOf('penalties'),
  }
}
