import { daysAfter, today } from '@e360/kit/clock'
import { ownSystem, type AccessSystem } from './accessSystem.ts'
import { knownCompany } from './oracles.ts'

const [phone, identity] = ['电话13812345678', '500101199001011234']
const { name, formerName, formerCode, registrationNo, unlinkedName, ...told } = knownCompany

/** Sends records as the machine of a department. @throws Error where one is not taken */
const pushedBy =
  ({ told: tell, asker }: AccessSystem) =>
  async (department: string, type: string, input: string, records: readonly object[], reader = 'system') => {
    const { it } = await tell<{ it: { outcome: string }[] }>(
      asker(reader, reader === 'system' ? department : undefined),
      `mutation ($r: [${input}!]!) { it: ${type}(records: $r) { outcome errors { message } } }`,
      { r: records },
    )
    if (it.some(({ outcome }) => outcome === 'REJECTED')) throw new Error(`${type}: ${JSON.stringify(it)}`)
  }

const source = (recordId: string, more: object = {}) => ({
  system: ownSystem,
  recordId,
  enterpriseName: name,
  enterpriseCode: knownCompany.orgCode,
  enterpriseAddress: '渝北区乂水路1号',
  enterpriseDistrict: '渝北区',
  ...more,
})

/** The name of two companies that stand. */
export const namesakes = '重庆乂火同名五金经营部'

/** The company that oracles ask for, changed once so that it has a past, its branch, a twin that bears its name, and two of one name. */
export const seedRegister = async (system: AccessSystem) => {
  const push = (what: object, recordId: string, version = '1') =>
    pushedBy(system)(
      '',
      'pushEnterprises',
      'EnterpriseInput',
      [{ source: { system: ownSystem, recordId, version }, ...what }],
      'steward',
    )
  const known = {
    ...told,
    regionCode: '500112',
    uscc: '91500112MA9777770A',
    enterpriseType: `有限责任公司，${phone}`,
    registeredCapital: '100000000',
    registeredCapitalCurrency: 'CNY',
    address: '渝北区乂水路1号',
    industryCode: 'C34',
    businessScope: `机械制造；${phone}`,
    registrationAuthority: `渝北区市场监督管理局，${phone}`,
    registrationStatus: 'ACTIVE',
  }
  const formerly = {
    legalRepresentative: '欧阳修',
    businessScope: `农具；${phone}`,
    registrationStatus: 'DORMANT',
    enterpriseType: '集体企业',
    registeredCapital: '50000000',
    registeredCapitalCurrency: 'USD',
    establishedOn: '2010-05-06',
    regionCode: '500103',
    address: '渝中区乂水路1号',
    industryCode: 'A01',
    registrationAuthority: '渝中区市场监督管理局',
    uscc: '91500103MA9777770B',
  }
  await push({ ...known, ...formerly, name: formerName, registrationNo: formerCode }, '1')
  await push({ ...known, name: '重庆乂林处暑机械厂', registrationNo: '500103000055555' }, '1', '2')
  await push({ ...known, name, registrationNo }, '1', '3')
  await push({ name: `${name}江北分公司`, orgCode: 'MA9777789', regionCode: '500105' }, '2')
  await push({ name, orgCode: 'MA9777797', regionCode: '500105', registrationStatus: 'CANCELLED' }, '3')
  await push({ name: '重庆乂火旧名五金经营部', orgCode: 'MA9777701' }, '4')
  await push({ name: namesakes, orgCode: 'MA9777701', uscc: '91500112MA97777010', regionCode: '500112' }, '4', '2')
  await push({ name: namesakes, orgCode: 'MA977771X', regionCode: '500105' }, '5')
}

/** A record of each type that tells all that it can, on the known company; and one of nobody. */
export const seedRecords = async (system: AccessSystem) => {
  const push = pushedBy(system)
  // a person's number in place of a company's code, and as the key of some records
  const nobody = { enterpriseName: `${unlinkedName}${phone}`, enterpriseCode: identity, enterpriseDistrict: phone }
  // the twin bears the name too: a person has to decide
  const either = { enterpriseCode: undefined }
  const lately = daysAfter(today(), -20)
  const inspection = {
    kind: 'SAMPLING',
    inspectedOn: lately,
    publishedOn: lately,
    conclusion: 'FAILED',
    outcomes: ['发现问题'],
    role: `生产者，${phone}`,
    subject: '热水器',
    specification: `X-1，${phone}`,
    findings: ['标识'],
    authority: `市局，${phone}`,
    agency: `检测院，${phone}`,
  }
  await push('inspection', 'pushInspections', 'InspectionInput', [
    { source: source('1'), ...inspection, rectificationDueOn: daysAfter(today(), -5) },
    { source: source('2'), ...inspection, recheckOfRecordId: '1', rectificationDueOn: lately, rectifiedOn: today() },
    { source: source(identity, nobody), ...inspection },
    { source: source('in review', either), ...inspection },
  ])
  const certificate = {
    family: 'CCC',
    number: 'TS1',
    scope: '锅炉',
    issuer: `市局，${phone}`,
    issuedOn: '2020-01-01',
    validFrom: '2020-01-01',
    validUntil: daysAfter(today(), 20),
    status: 'VALID',
    statusChangedOn: '2020-01-02',
  }
  await push('certification', 'pushCertificates', 'CertificateInput', [
    { source: source('1'), ...certificate },
    { source: source('2', nobody), ...certificate, number: identity },
    { source: source(identity, either), ...certificate, number: 'TS3' },
  ])
  const penalty = {
    decidedOn: '2026-01-01',
    violation: '虚假宣传',
    facts: phone,
    basis: '反不正当竞争法',
    kinds: ['罚款', phone],
    fine: '100',
    confiscated: '5',
    authority: `市局，${phone}`,
    publishedOn: '2026-01-02',
    publicUntil: '2999-01-01',
  }
  await push('credit', 'pushPenalties', 'PenaltyInput', [
    { source: source('1'), ...penalty, decisionNo: '渝监罚〔2026〕1号' },
    { source: source('2', nobody), ...penalty, decisionNo: '渝监罚〔2026〕2号' },
    { source: source('in review', either), ...penalty, decisionNo: '渝监罚〔2026〕3号' },
  ])
  const listing = { kind: 'ABNORMAL_OPERATIONS', basis: '第九条', authority: `市局，${phone}`, enteredOn: '2026-01-01' }
  await push('credit', 'pushListings', 'ListingInput', [
    { source: source('1'), ...listing },
    { source: source('2'), ...listing, enteredOn: '2025-01-01', exitedOn: '2025-02-01' },
    { source: source('3', nobody), ...listing },
    { source: source('4', nobody), ...listing, enteredOn: '2025-01-01', exitedOn: '2025-02-01' },
  ])
  const grade = { grade: 'A', score: 90, model: 'GENERAL', evaluatedOn: '2026-01-01', validUntil: '2999-01-01' }
  await push('credit', 'pushCreditGrades', 'CreditGradeInput', [
    { source: source('1'), ...grade },
    { source: source('2', nobody), ...grade },
  ])
}
