import type { CertificateFamily } from '../inputs.ts'
import type { DemoSystem } from '../systems.ts'

/** How long a family is valid, from a day on; the last row that has begun counts. */
interface ValidYears {
  from: string
  years: number
}

interface Family {
  system: DemoSystem
  /** []: the bureau of the district */
  issuers: readonly string[]
  /** []: its product */
  scopes: readonly string[]
  validYears: readonly ValidYears[]
}

const words = (text: string) => text.split(' ')
const always = (years: number): readonly ValidYears[] => [{ from: '1980-01-01', years }]

/**
 * Validity: production licence 5 years, CCC 5 (domain.md); food 3 years, 5 since 2015-10-01 (食品生产许可管理办法, 2015);
 * management systems 3; the others by the certificates one sees. Certification bodies are invented.
 */
export const certificateFamilies: Readonly<Record<CertificateFamily, Family>> = {
  PRODUCTION_LICENCE: {
    system: 'cq-licence',
    issuers: ['重庆市市场监督管理局'],
    scopes: [],
    validYears: always(5),
  },
  CCC: {
    system: 'cq-certification',
    issuers: ['渌洲认证中心', '璇溪质量认证中心'],
    scopes: [],
    validYears: always(5),
  },
  MANAGEMENT_SYSTEM: {
    system: 'cq-certification',
    issuers: ['渌洲认证中心', '璇溪质量认证中心', '翊岚管理体系认证所'],
    scopes: [
      '质量管理体系 GB/T 19001',
      '环境管理体系 GB/T 24001',
      '职业健康安全管理体系 GB/T 45001',
      '食品安全管理体系 GB/T 22000',
    ],
    validYears: always(3),
  },
  SPECIAL_EQUIPMENT: {
    system: 'cq-special-equipment',
    issuers: ['重庆市市场监督管理局'],
    scopes: words(
      '电梯 电梯 电梯 场（厂）内专用机动车辆 场（厂）内专用机动车辆 压力容器 压力容器 起重机械 锅炉 压力管道',
    ),
    validYears: always(4),
  },
  METROLOGY: {
    system: 'cq-licence',
    issuers: ['重庆市市场监督管理局', '重庆珩汀计量检测所'],
    scopes: ['电子汽车衡 强制检定', '压力表 强制检定', '燃油加油机 强制检定', '计量器具型式批准'],
    validYears: always(1),
  },
  CMA: {
    system: 'cq-licence',
    issuers: ['重庆市市场监督管理局'],
    scopes: ['建设工程质量检测', '食品检验', '环境监测', '机动车检验'],
    validYears: [
      { from: '1980-01-01', years: 3 },
      { from: '2015-08-01', years: 6 },
    ],
  },
  FOOD: {
    system: 'cq-licence',
    issuers: [],
    scopes: [],
    validYears: [
      { from: '1980-01-01', years: 3 },
      { from: '2015-10-01', years: 5 },
    ],
  },
  FOOD_CONTACT: {
    system: 'cq-licence',
    issuers: ['重庆市市场监督管理局'],
    scopes: ['食品用塑料包装容器工具', '食品用纸包装容器', '餐具洗涤剂'],
    validYears: always(5),
  },
  OTHER: {
    system: 'cq-licence',
    issuers: [],
    scopes: ['安全生产许可', '第二类医疗器械经营备案', '绿色食品认证'],
    validYears: always(5),
  },
}
