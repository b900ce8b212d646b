import { subjectColumnsWith } from '@e360/kit/records/importer'
import type { Column } from '@e360/kit/tabular/columns'
import type { CertificateFamily, CertificateStatus } from './types.generated.ts'

const families: Record<string, CertificateFamily> = {
  工业产品生产许可证: 'PRODUCTION_LICENCE',
  全国工业产品生产许可证: 'PRODUCTION_LICENCE',
  生产许可证: 'PRODUCTION_LICENCE',
  CCC认证: 'CCC',
  CCC: 'CCC',
  '3C认证': 'CCC',
  '3C': 'CCC',
  强制性产品认证: 'CCC',
  强制性产品认证证书: 'CCC',
  中国国家强制性产品认证证书: 'CCC',
  管理体系认证: 'MANAGEMENT_SYSTEM',
  管理体系认证证书: 'MANAGEMENT_SYSTEM',
  质量管理体系认证: 'MANAGEMENT_SYSTEM',
  质量管理体系认证证书: 'MANAGEMENT_SYSTEM',
  环境管理体系认证: 'MANAGEMENT_SYSTEM',
  环境管理体系认证证书: 'MANAGEMENT_SYSTEM',
  职业健康安全管理体系认证: 'MANAGEMENT_SYSTEM',
  职业健康安全管理体系认证证书: 'MANAGEMENT_SYSTEM',
  食品安全管理体系认证: 'MANAGEMENT_SYSTEM',
  ISO9001: 'MANAGEMENT_SYSTEM',
  ISO14001: 'MANAGEMENT_SYSTEM',
  ISO45001: 'MANAGEMENT_SYSTEM',
  ISO22000: 'MANAGEMENT_SYSTEM',
  特种设备: 'SPECIAL_EQUIPMENT',
  特种设备生产许可证: 'SPECIAL_EQUIPMENT',
  特种设备制造许可证: 'SPECIAL_EQUIPMENT',
  特种设备安装改造维修许可证: 'SPECIAL_EQUIPMENT',
  特种设备使用登记证: 'SPECIAL_EQUIPMENT',
  特种设备检验检测机构核准证: 'SPECIAL_EQUIPMENT',
  计量: 'METROLOGY',
  计量器具型式批准证书: 'METROLOGY',
  计量器具型式批准: 'METROLOGY',
  制造计量器具许可证: 'METROLOGY',
  计量标准考核证书: 'METROLOGY',
  强制检定: 'METROLOGY',
  强制检定证书: 'METROLOGY',
  检验检测机构资质认定: 'CMA',
  检验检测机构资质认定证书: 'CMA',
  CMA: 'CMA',
  食品生产许可证: 'FOOD',
  食品经营许可证: 'FOOD',
  食品流通许可证: 'FOOD',
  餐饮服务许可证: 'FOOD',
  食品相关产品: 'FOOD_CONTACT',
  食品相关产品生产许可证: 'FOOD_CONTACT',
  其他: 'OTHER',
}

const statuses: Record<string, CertificateStatus> = {
  有效: 'VALID',
  正常: 'VALID',
  暂停: 'SUSPENDED',
  撤销: 'REVOKED',
  吊销: 'REVOKED',
  注销: 'CANCELLED',
  过期: 'EXPIRED',
  已过期: 'EXPIRED',
  过期失效: 'EXPIRED',
}

/**
 * The import columns of certificates: English header, Chinese header, and variants. XK_… are the fields of the double-publicity
 * licence tables (双公示-行政许可, 2016 and 2018 layouts); their digits for the status differ between layouts and are left to a mapping.
 */
export const certificateColumns: readonly Column[] = [
  ...subjectColumnsWith({
    ent_name: ['持证人', '持证单位', '持证企业', '获证组织', '获证组织名称', '行政相对人名称', 'XK_XDR_MC', 'XK_XDR'],
    ent_code: [
      '行政相对人代码（统一社会信用代码）',
      'XK_XDR_SHXYM',
      '行政相对人代码（组织机构代码）',
      'XK_XDR_ZZJG',
      'XK_XDR_ZDM',
    ],
    ent_address: ['持证人地址', '生产地址', '获证组织地址'],
  }),
  {
    field: 'family',
    headers: ['证书类别', '证书类型', '证书种类', '许可证书名称', '许可文件名称', 'XK_XKZS'],
    kind: 'choice',
    choices: families,
    required: true,
  },
  {
    field: 'number',
    headers: ['证书编号', '证书号', '许可证编号', '许可编号', '许可文件编号', 'XK_XKBH'],
    kind: 'text',
    required: true,
  },
  {
    field: 'scope',
    headers: ['范围', '许可范围', '认证范围', '认证覆盖范围', '许可内容', 'XK_NR'],
    kind: 'text',
  },
  {
    field: 'issuer',
    headers: ['发证机关', '发证机构', '颁证机关', '认证机构', '许可机关', 'XK_XKJG', 'XK_XZJG'],
    kind: 'text',
  },
  {
    field: 'issued_on',
    headers: ['颁发日期', '发证日期', '颁证日期', '许可决定日期', 'XK_JDRQ'],
    kind: 'date',
  },
  { field: 'valid_from', headers: ['有效期自', '有效期起', '生效日期', '起始日期', 'XK_YXQZ'], kind: 'date' },
  {
    field: 'valid_until',
    headers: ['有效期至', '有效期止', '有效期截止日期', '到期日期', '终止日期', '许可截止期', 'XK_YXQZI', 'XK_JZQ'],
    kind: 'date',
    absent: ['长期', '长期有效', '永久', '永久有效'],
  },
  {
    field: 'status',
    headers: ['状态', '证书状态', '当前状态', 'XK_ZT'],
    kind: 'choice',
    choices: statuses,
    required: true,
  },
  { field: 'status_changed_on', headers: ['状态变更日期', '状态变化日期'], kind: 'date' },
]
