/** What a company of an industry is inspected for, licensed for and fined for: a row of data/fields.ts. */
export type FieldName =
  'FARM' | 'FOOD' | 'CATERING' | 'MAKING' | 'MACHINE' | 'BUILDING' | 'TRADE' | 'TRANSPORT' | 'OFFICE' | 'LABORATORY'

export interface Industry {
  /** GB/T 4754-2017: section letter and class */
  code: string
  name: string
  field: FieldName
  weight: number
  /** what it makes or sells, as in the name of a works or a shop: 汽车配件 + 厂 */
  noun: string
  /** what stands before 有限公司 */
  words: readonly string[]
}

const industry = (
  code: string,
  name: string,
  field: FieldName,
  weight: number,
  noun: string,
  words: string,
): Industry => ({
  code,
  name,
  field,
  weight,
  noun,
  words: words.split(' '),
})

/** Names and codes are those of the standard; the weights make it likely which words meet in names. */
export const industries: readonly Industry[] = [
  industry('A0141', '蔬菜种植', 'FARM', 14, '蔬菜种植', '农业开发 农业发展 蔬菜种植 生态农业'),
  industry('A0153', '柑橘类种植', 'FARM', 12, '柑橘种植', '农业开发 果业 农业发展 柑橘种植'),
  industry('A0164', '茶叶种植', 'FARM', 5, '茶叶种植', '茶业 农业 茶叶 农业开发'),
  industry('A0171', '中草药种植', 'FARM', 6, '中药材种植', '药材种植 农业科技 中药材 农业开发'),
  industry('A0212', '林木育苗', 'FARM', 6, '苗木种植', '苗木 园林 林业 林业开发'),
  industry('A0313', '猪的饲养', 'FARM', 12, '生猪养殖', '养殖 畜牧 农牧 养殖开发'),
  industry('A0320', '家禽饲养', 'FARM', 8, '家禽养殖', '养殖 禽业 农牧 生态养殖'),
  industry('B1012', '建筑装饰用石开采', 'MAKING', 6, '石料', '矿业 石材 采石 矿产品'),
  industry('C1353', '肉制品及副产品加工', 'FOOD', 6, '肉制品', '食品 肉制品 食品开发 食品加工'),
  industry('C1411', '糕点、面包制造', 'FOOD', 7, '糕点', '食品 糕点食品 食品开发 烘焙食品'),
  industry('C1431', '米、面制品制造', 'FOOD', 6, '面条', '粮油食品 食品 米业 面业'),
  industry('C1469', '其他调味品、发酵制品制造', 'FOOD', 9, '调味品', '调味品 食品 火锅底料 食品开发'),
  industry('C1512', '白酒制造', 'FOOD', 5, '白酒', '酒业 酿酒 酒类酿造 实业'),
  industry('C1811', '运动机织服装制造', 'MAKING', 4, '服装', '服饰 制衣 服装 服装制造'),
  industry('C2110', '木质家具制造', 'MAKING', 10, '家具', '家具 家具制造 木业 家居用品'),
  industry('C2319', '包装装潢及其他印刷', 'MAKING', 9, '印刷', '印务 包装印刷 印刷 包装制品'),
  industry('C2641', '涂料制造', 'MAKING', 5, '涂料', '涂料 化工 新材料 涂料制造'),
  industry('C2929', '塑料零件及其他塑料制品制造', 'MAKING', 14, '塑料制品', '塑料制品 塑胶 包装制品 塑胶制造'),
  industry('C3021', '水泥制品制造', 'MAKING', 6, '水泥制品', '建材 水泥制品 混凝土 建材制造'),
  industry('C3031', '粘土砖瓦及建筑砌块制造', 'MAKING', 8, '页岩砖', '建材 新型建材 砖业 墙体材料'),
  industry('C3130', '钢压延加工', 'MAKING', 4, '轧钢', '轧钢 金属材料 钢材制造 钢铁'),
  industry('C3311', '金属结构制造', 'MAKING', 8, '钢结构', '钢结构 金属制品 钢结构制造 金属结构'),
  industry('C3312', '金属门窗制造', 'MAKING', 7, '门窗', '门窗 金属制品 门窗制造 铝业'),
  industry('C3435', '电梯、自动扶梯及升降机制造', 'MACHINE', 3, '电梯', '电梯 电梯制造 电梯设备 升降设备'),
  industry('C3441', '泵及真空设备制造', 'MACHINE', 5, '水泵', '水泵制造 机电设备 泵业 通用机械'),
  industry(
    'C3670',
    '汽车零部件及配件制造',
    'MACHINE',
    34,
    '汽车配件',
    '汽车配件 机械制造 汽车零部件 机械 机械配件 汽车部件制造',
  ),
  industry('C3751', '摩托车整车制造', 'MACHINE', 4, '摩托车', '摩托车制造 摩托车 车业 机车制造'),
  industry('C3752', '摩托车零部件及配件制造', 'MACHINE', 20, '摩托车配件', '摩托车配件 机械制造 机械 机械配件'),
  industry('C3831', '电线、电缆制造', 'MACHINE', 5, '电线电缆', '电线电缆 电缆 电缆制造 线缆'),
  industry('C3872', '照明灯具制造', 'MACHINE', 5, '灯具', '照明电器 灯饰 光电科技 照明科技'),
  industry('C4016', '供应用仪器仪表制造', 'MACHINE', 4, '仪表', '仪器仪表 仪表 仪表制造 自动化仪表'),
  industry('D4610', '自来水生产和供应', 'MAKING', 3, '自来水', '自来水 供水 水务 水业'),
  industry('E4710', '住宅房屋建筑', 'BUILDING', 22, '建筑', '建筑工程 建设工程 建筑 建设 工程'),
  industry('E4813', '市政道路工程建筑', 'BUILDING', 16, '市政工程', '市政工程 路桥工程 建设工程 工程'),
  industry('E4891', '园林绿化工程施工', 'BUILDING', 12, '园林', '园林 园林工程 园林绿化工程 景观工程'),
  industry('E4920', '管道和设备安装', 'BUILDING', 14, '安装', '安装工程 机电安装工程 机电工程 消防工程'),
  industry('E4999', '其他建筑安装', 'BUILDING', 24, '劳务', '建筑劳务 劳务 建筑安装工程 工程'),
  industry('E5012', '住宅装饰和装修', 'BUILDING', 30, '装饰', '装饰工程 装饰设计工程 装饰设计 装饰'),
  industry('F5123', '果品、蔬菜批发', 'TRADE', 10, '果品', '农产品销售 商贸 贸易 果品'),
  industry('F5154', '医疗用品及器材批发', 'TRADE', 9, '医疗器械', '医疗器械 医疗设备 医药 医疗科技'),
  industry('F5164', '金属及金属矿批发', 'TRADE', 26, '钢材', '物资 金属材料 钢材销售 物资贸易'),
  industry('F5165', '建材批发', 'TRADE', 34, '建材', '建材 商贸 贸易 物资 建材销售 工贸'),
  industry('F5174', '五金产品批发', 'TRADE', 24, '五金', '商贸 机电设备 贸易 五金机电 实业'),
  industry('F5179', '其他机械设备及电子产品批发', 'TRADE', 26, '机电', '机电设备 商贸 设备 机械设备 电气设备'),
  industry('F5212', '超级市场零售', 'TRADE', 12, '百货', '百货 超市管理 商贸 商业管理'),
  industry('F5226', '酒、饮料及茶叶零售', 'TRADE', 14, '烟酒', '酒类销售 商贸 贸易 酒业销售'),
  industry('F5251', '西药零售', 'TRADE', 8, '药品', '医药 大药房 药业 医药连锁'),
  industry('F5261', '汽车新车零售', 'TRADE', 14, '汽车', '汽车销售 汽车销售服务 汽车贸易 汽车'),
  industry('F5272', '日用家电零售', 'TRADE', 12, '家电', '电器 商贸 电器销售 家电'),
  industry('G5431', '普通货物道路运输', 'TRANSPORT', 26, '运输', '物流 运输 汽车运输 货运'),
  industry('G5821', '货物运输代理', 'TRANSPORT', 14, '货运', '物流 货运代理 国际货运代理 供应链管理'),
  industry('G5920', '通用仓储', 'TRANSPORT', 6, '仓储', '仓储 仓储物流 仓储服务 物流'),
  industry('H6121', '经济型连锁酒店', 'TRANSPORT', 8, '旅馆', '酒店 酒店管理 宾馆 酒店管理服务'),
  industry('H6210', '正餐服务', 'CATERING', 22, '火锅', '餐饮 餐饮管理 餐饮文化 餐饮服务'),
  industry('H6220', '快餐服务', 'CATERING', 10, '快餐', '餐饮 餐饮服务 餐饮管理 食品'),
  industry('I6513', '应用软件开发', 'OFFICE', 44, '软件', '科技 科技发展 软件开发 网络科技 信息技术 电子商务'),
  industry('I6531', '信息系统集成服务', 'OFFICE', 26, '电脑', '科技 信息技术 电子 系统集成 智能科技'),
  industry('K7010', '房地产开发经营', 'BUILDING', 26, '房屋', '房地产开发 置业 实业 地产 实业发展'),
  industry('K7020', '物业管理', 'TRANSPORT', 28, '物业', '物业管理 物业服务 物业 物业管理服务'),
  industry('K7030', '房地产中介服务', 'OFFICE', 12, '房屋中介', '房地产经纪 房地产咨询 房地产顾问 地产经纪'),
  industry('L7113', '建筑工程机械与设备经营租赁', 'TRANSPORT', 14, '设备租赁', '设备租赁 建筑设备租赁 机械租赁 租赁'),
  industry('L7241', '会计、审计及税务服务', 'OFFICE', 8, '会计', '税务咨询 财务咨询 财务管理 企业管理咨询'),
  industry('L7243', '社会经济咨询', 'OFFICE', 34, '咨询', '企业管理咨询 咨询 管理咨询 商务信息咨询 投资咨询 企业管理'),
  industry('L7259', '其他广告服务', 'OFFICE', 34, '广告', '广告 文化传播 文化传媒 广告传媒 传媒 营销策划'),
  industry('L7263', '劳务派遣服务', 'OFFICE', 8, '劳务派遣', '人力资源服务 劳务派遣 人力资源管理 劳务服务'),
  industry('M7452', '检测服务', 'LABORATORY', 5, '检测', '检测技术 工程检测 检测 检验检测'),
  industry('M7484', '工程设计活动', 'OFFICE', 12, '设计', '工程设计 设计 建筑设计 工程咨询'),
  industry('N7820', '环境卫生管理', 'TRANSPORT', 6, '保洁', '环保工程 环保科技 清洁服务 环境工程'),
  industry('O8040', '理发及美容服务', 'OFFICE', 10, '美容', '美容 美容咨询 美发 健康管理'),
  industry('O8111', '汽车修理与维护', 'MACHINE', 14, '汽车维修', '汽车维修 汽车服务 汽车维修服务 汽车技术服务'),
]
