import { registrationStatusWords } from '@e360/reconcile/words'

/** One company of the archive's answer, as far as it is exported. What could not be had for lack of right is null. */
export interface Entry {
  failedInspections: number | null
  penalties: number | null
  lastInspectedOn: string | null
  nextExpiryOn: string | null
  grade: string | null
  warnings: readonly string[] | null
  enterprise: {
    name: string
    uscc: string | null
    orgCode: string
    registrationNo: string | null
    registrationStatus: string
    enterpriseType: string | null
    establishedOn: string | null
    address: string | null
    industryCode: string | null
    region: { code: string; name: string } | null
  } | null
}

/** What is asked of each company. Nothing of it is about a person. */
export const selection = `failedInspections penalties lastInspectedOn nextExpiryOn grade warnings
  enterprise { name uscc orgCode registrationNo registrationStatus enterpriseType establishedOn address industryCode region { code name } }`

/** The columns of the file; those of the register bear the headers that `e360 import` reads. A count is a number, all else a text. */
export const columns: readonly { header: string; cell: (entry: Entry) => string | number | null | undefined }[] = [
  { header: '企业名称', cell: ({ enterprise }) => enterprise?.name },
  { header: '统一社会信用代码', cell: ({ enterprise }) => enterprise?.uscc },
  { header: '组织机构代码', cell: ({ enterprise }) => enterprise?.orgCode },
  { header: '注册号', cell: ({ enterprise }) => enterprise?.registrationNo },
  { header: '登记状态', cell: ({ enterprise }) => enterprise && statusOf(enterprise) },
  { header: '企业类型', cell: ({ enterprise }) => enterprise?.enterpriseType },
  { header: '成立日期', cell: ({ enterprise }) => enterprise?.establishedOn },
  { header: '行政区划代码', cell: ({ enterprise }) => enterprise?.region?.code },
  { header: '所属区县', cell: ({ enterprise }) => enterprise?.region?.name },
  { header: '住所', cell: ({ enterprise }) => enterprise?.address },
  { header: '行业代码', cell: ({ enterprise }) => enterprise?.industryCode },
  { header: '不合格检查数', cell: ({ failedInspections }) => failedInspections },
  { header: '行政处罚数', cell: ({ penalties }) => penalties },
  { header: '最近检查日期', cell: ({ lastInspectedOn }) => lastInspectedOn },
  { header: '最近到期日期', cell: ({ nextExpiryOn }) => nextExpiryOn },
  { header: '信用等级', cell: ({ grade }) => grade },
  { header: '预警规则', cell: ({ warnings }) => warnings?.join(';') },
]

/** A status that the register did not tell is an empty cell, which an import takes for not told. */
const statusOf = ({ registrationStatus }: { registrationStatus: string }): string | undefined =>
  registrationStatus === 'UNKNOWN' ? undefined : registrationStatusWords[registrationStatus]
