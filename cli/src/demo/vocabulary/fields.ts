import type { CertificateFamily } from '../inputs.ts'
import type { Weighted } from '../random.ts'
import type { FieldName } from './industries.ts'

/** What the departments do with companies of one field of work. */
export interface Field {
  /** how many of 100 inspections take a sample of a product */
  sampled: number
  /** what samples are taken of where the industry names nothing */
  products: readonly string[]
  specifications: readonly string[]
  /** what is found wrong with a product */
  findings: readonly string[]
  /** what else is looked at: premises, equipment, papers */
  matters: readonly string[]
  /** what is found wrong with those */
  faults: readonly string[]
  families: Weighted<CertificateFamily>
  /** what a food licence allows; absent: its product */
  foodScope?: string
  scope: string
}

const words = (text: string) => text.split(' ')

export const fields: Readonly<Record<FieldName, Field>> = {
  FARM: {
    sampled: 25,
    products: words('柑橘 茶叶 生猪肉 鲜鸡蛋 青菜头 花椒 辣椒 草鱼'),
    specifications: words('散装 5kg/箱 一级 250g/袋 10kg/筐'),
    findings: words('毒死蜱 克百威 恩诺沙星 铅（以Pb计） 氧乐果'),
    matters: words('农产品包装标识 计量器具 经营场所'),
    faults: words('未建立进货台账 包装未标明产地 计量器具未检定'),
    families: [
      ['MANAGEMENT_SYSTEM', 5],
      ['FOOD', 3],
      ['OTHER', 2],
    ],
    foodScope: '食用农产品初加工',
    scope: '农产品的生产、销售、加工、运输、贮藏；农业技术服务',
  },
  FOOD: {
    sampled: 45,
    products: words('榨菜 豆干 酱腌菜'),
    specifications: words('200g/袋 500ml/瓶 1kg/袋 散装称重 150g×10袋/盒 80g/袋'),
    findings: words('菌落总数 大肠菌群 苯甲酸及其钠盐 山梨酸及其钾盐 酸价 酒精度 净含量 标签'),
    matters: words('生产车间 原料仓库 出厂检验记录 食品添加剂使用记录'),
    faults: words('未按规定进行出厂检验 原料与成品混放 从业人员未持健康证明 食品添加剂未专柜存放'),
    families: [
      ['FOOD', 6],
      ['MANAGEMENT_SYSTEM', 2],
      ['METROLOGY', 1],
      ['SPECIAL_EQUIPMENT', 1],
    ],
    scope: '食品生产、销售；包装材料销售',
  },
  CATERING: {
    sampled: 30,
    products: words('餐饮具 自制凉菜 煎炸过程用油 火锅蘸料 自制饮品 包子馒头'),
    specifications: words('散装 现制 餐用 1份'),
    findings: words('大肠菌群 阴离子合成洗涤剂 极性组分 罂粟碱 铝的残留量'),
    matters: words('后厨 餐饮具消毒 食品留样 明码标价'),
    faults: words('餐饮具未消毒 未公示食品安全等级 生熟不分 超过保质期的原料未清理'),
    families: [
      ['FOOD', 8],
      ['SPECIAL_EQUIPMENT', 1],
      ['METROLOGY', 1],
    ],
    foodScope: '热食类食品制售；冷食类食品制售',
    scope: '餐饮服务；食品销售；外卖递送服务',
  },
  MAKING: {
    sampled: 40,
    products: words('塑料管材 钢结构件'),
    specifications: words('A型 B型 标准型 Ⅰ级 Ⅱ级'),
    findings: words('尺寸偏差 力学性能 有害物质限量 外观质量 标志 包装'),
    matters: words('生产设备 出厂检验记录 生产许可证使用情况 压力容器'),
    faults: words('未保存出厂检验记录 超出许可范围生产 压力容器未定期检验 产品未标注执行标准'),
    families: [
      ['PRODUCTION_LICENCE', 4],
      ['MANAGEMENT_SYSTEM', 4],
      ['SPECIAL_EQUIPMENT', 1],
      ['FOOD_CONTACT', 1],
      ['METROLOGY', 1],
    ],
    scope: '产品的生产、加工、销售；货物进出口',
  },
  MACHINE: {
    sampled: 38,
    products: words('汽车配件 摩托车配件'),
    specifications: words('Ⅰ型 Ⅱ型 YS150-3 CJ-125 QX10-16'),
    findings: words('标志和说明 结构 电气强度 绝缘电阻 尺寸偏差 耐久性'),
    matters: words('生产一致性 计量器具 特种设备使用登记 认证标志使用'),
    faults: words('特种设备未定期检验 生产一致性控制不符 擅自使用认证标志 作业人员无证'),
    families: [
      ['MANAGEMENT_SYSTEM', 4],
      ['CCC', 4],
      ['SPECIAL_EQUIPMENT', 2],
      ['PRODUCTION_LICENCE', 1],
      ['METROLOGY', 1],
    ],
    scope: '机械零件、零部件加工与销售；机电设备销售；货物进出口',
  },
  BUILDING: {
    sampled: 6,
    products: words('商品混凝土 建筑用钢管 脚手架扣件 电线'),
    specifications: words('C30 φ48.3×3.6 GKZ48A BV4'),
    findings: words('抗压强度 抗滑性能 壁厚 导体电阻'),
    matters: words('塔式起重机 施工升降机 合同示范文本 公示信息'),
    faults: words('起重机械未办理使用登记 作业人员无证上岗 年度报告信息不实 合同格式条款加重消费者责任'),
    families: [
      ['MANAGEMENT_SYSTEM', 6],
      ['SPECIAL_EQUIPMENT', 3],
      ['OTHER', 1],
    ],
    scope: '建设工程施工；工程管理服务；建筑材料销售',
  },
  TRADE: {
    sampled: 32,
    products: words('儿童玩具 插座 家用电热水器 儿童服装 润滑油 复合肥料 燃气灶 纯净水 白酒 内墙涂料'),
    specifications: words('10A 60L 110/56 4L/桶 40kg/袋 JZT-B 18.9L/桶 500ml/瓶'),
    findings: words('标签 净含量 标志和说明 有害物质限量 能效等级'),
    matters: words('进货查验记录 明码标价 广告宣传 计量器具 商标使用'),
    faults: words('未查验供货者许可证 未明码标价 使用绝对化用语 计量器具未检定 销售侵权商品'),
    families: [
      ['FOOD', 3],
      ['MANAGEMENT_SYSTEM', 3],
      ['METROLOGY', 2],
      ['OTHER', 2],
    ],
    foodScope: '预包装食品销售；散装食品销售',
    scope: '日用百货、五金产品、建筑材料销售；互联网销售',
  },
  TRANSPORT: {
    sampled: 3,
    products: words('车用柴油 液化石油气'),
    specifications: words('0号 15kg/瓶'),
    findings: words('硫含量 残液量'),
    matters: words('电梯 叉车 锅炉 压力容器 收费公示'),
    faults: words('电梯超期未检 叉车未办理使用登记 未按规定公示收费标准 应急救援电话无人应答'),
    families: [
      ['SPECIAL_EQUIPMENT', 6],
      ['MANAGEMENT_SYSTEM', 3],
      ['METROLOGY', 1],
    ],
    scope: '道路货物运输；装卸搬运；物业管理；住房租赁',
  },
  OFFICE: {
    sampled: 2,
    products: words('打印纸 化妆品'),
    specifications: words('A4 50ml/瓶'),
    findings: words('白度 标签'),
    matters: words('公示信息 广告宣传 合同示范文本 收费公示'),
    faults: words('年度报告信息不实 广告含有虚假内容 未按规定公示收费标准'),
    families: [
      ['MANAGEMENT_SYSTEM', 8],
      ['OTHER', 2],
    ],
    scope: '技术服务、技术开发、技术咨询；信息咨询服务；广告设计、代理',
  },
  LABORATORY: {
    sampled: 0,
    products: ['检验检测报告'],
    specifications: ['份'],
    findings: ['检测方法偏离'],
    matters: words('检验检测报告 仪器设备检定 人员授权 原始记录'),
    faults: words('超出资质认定范围出具报告 原始记录不完整 仪器设备未检定'),
    families: [
      ['CMA', 7],
      ['METROLOGY', 2],
      ['MANAGEMENT_SYSTEM', 1],
    ],
    scope: '检验检测服务；计量服务；标准化服务',
  },
}

/** Works something out once for each field of work. */
export const byField = <T>(worked: (name: FieldName) => T): ((name: FieldName) => T) => {
  const known = new Map((Object.keys(fields) as FieldName[]).map(name => [name, worked(name)]))
  return name => known.get(name)!
}
