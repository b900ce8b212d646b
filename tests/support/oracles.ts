/** A way to find out what a field holds without reading it. */
export interface Oracle {
  what: string
  /** the root field that answers, and the field that it would tell of */
  root: string
  field: [type: string, field: string]
  query: string
  /** what the field holds, and what it does not */
  right: string
  wrong: string
}

/** What the register holds of companies that have it all. */
export interface Known {
  orgCode: string
  name: string
  registrationNo: string
  legalRepresentative: string
  establishedOn: string
  formerName: string
  formerCode: string
  unlinkedName: string
}

const hits = '{ totalCount nodes { matchedOn matchedText enterprise { orgCode } } }'
const matches = '{ decision score enterprise { orgCode } candidates { score evidence { field found outcome } } }'
const verified = '{ enterprise { orgCode } items { field agrees } }'

/** By hand: every argument that is compared with what some role does not read. */
export const oraclesOn = (known: Known): Oracle[] => {
  const { name, orgCode, registrationNo, legalRepresentative, establishedOn, formerName, formerCode } = known
  const number: Oracle['field'] = ['Enterprise', 'registrationNo']
  const noNumber = '500999999999999'
  const noName = '重庆绝无此名企业有限公司'
  // of the same surname and length: whoever sees the name masked learns nothing
  const namesake = `${Array.from(legalRepresentative)[0]}${'乂'.repeat(Array.from(legalRepresentative).length - 1)}`
  const text = (argument: string, root: string, rest: string) =>
    `query ($v: String!) { ${root}(${argument}: $v) ${rest} }`
  return [
    {
      what: 'a company by its registration number',
      root: 'enterprise',
      field: number,
      query: 'query ($v: String) { enterprise(registrationNo: $v) { orgCode } }',
      right: registrationNo,
      wrong: noNumber,
    },
    {
      what: 'a company by a former name',
      root: 'enterprise',
      field: ['Enterprise', 'formerNames'],
      query: 'query ($v: String) { enterprise(name: $v) { orgCode } }',
      right: formerName,
      wrong: noName,
    },
    {
      what: 'a search by a registration number',
      root: 'searchEnterprises',
      field: number,
      query: text('text', 'searchEnterprises', hits),
      right: registrationNo,
      wrong: noNumber,
    },
    {
      what: 'a search by a former name',
      root: 'searchEnterprises',
      field: ['Enterprise', 'formerNames'],
      query: text('text', 'searchEnterprises', hits),
      right: formerName,
      wrong: noName,
    },
    {
      what: 'a search by a former code',
      root: 'searchEnterprises',
      field: ['Enterprise', 'formerCodes'],
      query: text('text', 'searchEnterprises', hits),
      right: formerCode,
      wrong: noNumber,
    },
    {
      what: 'a verification by a registration number',
      root: 'verifyEnterprise',
      field: number,
      query: `query ($v: String!) { verifyEnterprise(name: "${noName}", code: $v) ${verified} }`,
      right: registrationNo,
      wrong: noNumber,
    },
    {
      what: 'a verification of the representative',
      root: 'verifyEnterprise',
      field: ['Enterprise', 'legalRepresentative'],
      query: `query ($v: String!) { verifyEnterprise(name: "${name}", code: "${orgCode}", legalRepresentative: $v) ${verified} }`,
      right: legalRepresentative,
      wrong: namesake,
    },
    {
      what: 'a match by a registration number',
      root: 'matchSubjects',
      field: number,
      query: `query ($v: String!) { matchSubjects(subjects: [{ ref: "1", code: $v }]) ${matches} }`,
      right: registrationNo,
      wrong: noNumber,
    },
    {
      what: 'a match by the date of establishment',
      root: 'matchSubjects',
      field: ['Enterprise', 'establishedOn'],
      query: `query ($v: String!) { matchSubjects(subjects: [{ ref: "1", name: "${name}", establishedOn: $v }]) ${matches} }`,
      right: establishedOn,
      wrong: '1951-02-03',
    },
    {
      what: 'a match by the representative',
      root: 'matchSubjects',
      field: ['Enterprise', 'legalRepresentative'],
      query: `query ($v: String!) { matchSubjects(subjects: [{ ref: "1", name: "${name}", legalRepresentative: $v }]) ${matches} }`,
      right: legalRepresentative,
      wrong: namesake,
    },
    {
      what: 'penalties of nobody by the name that was recorded',
      root: 'unlinkedPenalties',
      field: ['Penalty', 'source'],
      query: 'query ($v: String) { unlinkedPenalties(text: $v) { totalCount nodes { id } } }',
      right: known.unlinkedName,
      wrong: noName,
    },
  ]
}

/** A company that has it all, as the register is told of it in two steps, and a penalty of nobody. */
export const knownCompany = {
  orgCode: 'MA9777770',
  name: '重庆乂水丰登机械制造有限公司',
  registrationNo: '500103000077777',
  legalRepresentative: '冉明月',
  establishedOn: '2011-05-06',
  formerName: '重庆乂山谷雨农具厂',
  formerCode: '500103000066666',
  unlinkedName: '重庆乂石清明未登记商店',
} satisfies Known
