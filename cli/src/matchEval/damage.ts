import { orgCodeCheck, registrationNoCheck, usccCheck } from '@e360/identity/checkCharacters'
import { soundsAlike } from '@e360/identity/names/sound'
import { below, pick, type Random } from '../demo/random.ts'

/** One way of writing something wrongly; null where it cannot be applied. `other`: a text of the same kind that belongs to another company. */
export type Damage = (text: string, random: Random, other: string) => string | null

const at = (text: string, index: number, piece: string, taken = 1): string =>
  text.slice(0, index) + piece + text.slice(index + taken)

/** A place in the name behind its region. */
const place = (text: string, random: Random): number =>
  Math.min(text.length - 2, 2 + below(random, Math.max(1, text.length - 6)))

const lookalikes =
  '己已 末未 土士 日曰 大太 天夭 干千 拆折 住往 晴睛 锦绵 崎琦 圆园 徽微 候侯 祥详 洋样 铭名 金全 王玉 鑫森 力刀 人入 广厂 东车 华毕 川州 坤神 申甲 由田 贝见 目且 木本 林材 峰锋 福富 昌冒 晶品 新斩 航般 渝输 豪毫 博搏 杨扬 泰秦 盛威 源原 宏弘 辉挥 凯剀 瑞端 恒垣 宇字 佳住 龙尤 飞气'
    .split(' ')
    .flatMap(
      ([a, b]) =>
        [
          [a!, b!],
          [b!, a!],
        ] as const,
    )
const lookalikeOf = new Map(lookalikes)

const common = Array.from(
  '鑫新欣信兴星达大汇惠辉华化富福丰峰锋金锦晋利力立丽渝宇裕玉源元园圆泰太盛胜晟圣恒衡横宏鸿弘红洪佳嘉家加科可客龙隆荣融蓉明鸣名铭瑞锐睿祥翔详永勇咏众重中忠钟建健剑景锦精晶凯楷铠康抗良亮梁林临琳霖美梅安岸昂邦帮宝保宾斌滨彬博波成诚城程春纯驰池川传创德得地东冬栋方芳坊飞菲风枫冠官馆光广海航豪浩合和河贺宏厚湖护机基吉极济继佳坚杰洁捷',
)
const homophoneOf = (character: string, random: Random): string | null => {
  const alike = common.filter(other => other !== character && soundsAlike(other, character))
  return alike.length > 0 ? pick(random, alike) : null
}

/** What happens to names on their way through forms, keyboards, scanners and systems. */
export const nameDamages: Readonly<Record<string, Damage>> = {
  none: text => text,
  fullWidthBlank: (text, random) => at(text, place(text, random), '　', 0),
  traditional: text => {
    const written = text.replaceAll('机', '機').replaceAll('业', '業').replaceAll('庆', '慶').replaceAll('华', '華')
    return written === text ? null : written
  },
  numbered: (text, random) => `${1 + below(random, 40)}、${text}`,
  labelled: text => `企业名称：${text}`,
  formerRemark: text => `${text}（已注销）`,
  reversedBrackets: text => (text.includes('(') ? text.replace('(', '）').replace(')', '（') : null),
  withoutRegion: text => {
    const rest = text.replace(/^(?:重庆市?|四川省?|浙江省?|广东省?)/u, '')
    return rest === text || rest.length < 5 ? null : rest
  },
  withoutForm: text => (/有限(?:责任)?公司$/u.test(text) ? text.replace(/有限(?:责任)?公司$/u, '') : null),
  shortForm: text => (text.endsWith('有限责任公司') ? text.replace(/有限责任公司$/u, '有限') : null),
  regionInBrackets: text => {
    const found = /^(重庆|浙江|四川|广东|成都)(?:市|省)?([^区县]{4,})(有限(?:责任)?公司)$/u.exec(text)
    return found ? `${found[2]}(${found[1]})${found[3]}` : null
  },
  homophone: (text, random) => {
    const index = place(text, random)
    const sound = homophoneOf(text[index]!, random)
    return sound && at(text, index, sound)
  },
  twoHomophones: (text, random) => {
    const [a, b] = [homophoneOf(text[2] ?? '', random), homophoneOf(text[3] ?? '', random)]
    return a !== null && b !== null ? at(text, 2, a + b, 2) : null
  },
  lookalike: (text, random) => {
    const places = Array.from(text.slice(2), (character, index) =>
      lookalikeOf.has(character) ? index + 2 : -1,
    ).filter(index => index >= 0)
    if (places.length === 0) return null
    const index = pick(random, places)
    return at(text, index, lookalikeOf.get(text[index]!)!)
  },
  otherCharacter: (text, random) => at(text, place(text, random), pick(random, common)),
  dropped: (text, random) => at(text, place(text, random), ''),
  doubled: (text, random) => {
    const index = place(text, random)
    return at(text, index, text[index]!, 0)
  },
  exchanged: (text, random) => {
    const index = place(text, random)
    return text[index] === text[index + 1] ? null : at(text, index, text[index + 1]! + text[index]!, 2)
  },
  keyboard: (text, random) => at(text, place(text, random), pick(random, ['a', 'q', '\\', ']', ';', '1']), 0),
  droppedTwice: (text, random) => at(at(text, place(text, random), ''), 3, ''),
  cutAt10: text => (text.length > 12 ? text.slice(0, 10) : null),
  cutAt15: text => (text.length > 16 ? text.slice(0, 15) : null),
  withoutTail: text => (text.length > 8 ? text.slice(0, -1) : null),
  questionMark: (text, random) => at(text, place(text, random), '?'),
  branchAdded: (text, random) =>
    text.endsWith('公司')
      ? text + pick(random, ['南坪分公司', '第三经营部', '江北店', '项目部', '驻外办事处', '二分厂'])
      : null,
  headOffice: text => /^(.{6,}公司).{2,}$/u.exec(text)?.[1] ?? null,
  groupAdded: text => (text.endsWith('有限公司') ? text.replace(/有限公司$/u, '(集团)有限公司') : null),
  sister: (text, random) => {
    const words = ['机械', '科技', '商贸', '建材', '物流', '实业', '工程']
    const found = words.find(word => text.includes(word))
    return found === undefined
      ? null
      : text.replace(
          found,
          pick(
            random,
            words.filter(word => word !== found),
          ),
        )
  },
  sisterCharacter: (text, random) => at(text, 3, pick(random, common)),
  numberedSister: (text, random) =>
    text.endsWith('公司') ? text.replace(/(?=有限)/u, pick(random, ['一号', '二', '三'])) : null,
  county: (text, random) =>
    /^重庆市?(?!.{2,5}[区县])/u.test(text)
      ? text.replace(/^重庆市?/u, `重庆市${pick(random, ['永川区', '江津区', '忠县'])}`)
      : null,
}

/** Damages after which the name is another entity's: it must never be linked, unless by a sound code of its own. */
export const otherEntities: ReadonlySet<string> = new Set([
  'branchAdded',
  'headOffice',
  'sister',
  'sisterCharacter',
  'numberedSister',
  'county',
])

const digit = (random: Random): string => String(below(random, 10))

/** What happens to credit codes. */
export const codeDamages: Readonly<Record<string, Damage>> = {
  none: text => text,
  absent: () => '',
  organization: text => `${text.slice(8, 16)}-${text[16]}`,
  lowerCase: text => text.toLowerCase(),
  spaced: text => `${text.slice(0, 6)} ${text.slice(6, 12)} ${text.slice(12)}`,
  copyNumber: text => `${text}(1-1)`,
  twoInOneCell: text => `${text}/${text.slice(8, 17)}`,
  letterO: text => (text.includes('0') ? text.replace('0', 'O') : null),
  allO: text => text.replaceAll('0', 'O'),
  letterI: text => (text.slice(1).includes('1') ? text[0] + text.slice(1).replace('1', 'I') : null),
  cyrillic: text => (text.includes('A') ? text.replace('A', 'А') : null),
  wrongDigit: (text, random) => {
    const index = 2 + below(random, 16)
    const other = digit(random)
    return text[index] === other ? null : at(text, index, other)
  },
  twoWrongDigits: (text, random) =>
    at(at(text, 3 + below(random, 5), digit(random)), 10 + below(random, 6), digit(random)),
  exchanged: (text, random) => {
    const index = 2 + below(random, 15)
    return text[index] === text[index + 1] ? null : at(text, index, text[index + 1]! + text[index]!, 2)
  },
  dropped: (text, random) => at(text, 2 + below(random, 16), ''),
  doubled: (text, random) => {
    const index = 2 + below(random, 16)
    return at(text, index, text[index]!, 0)
  },
  cutAt15: text => text.slice(0, 15),
  cutAt16: text => text.slice(0, 16),
  spreadsheet: text => `${text[0]}.${text.slice(1, 6)}E+17`,
  lostZero: text => (/^0\d{7}[\dX]$/u.test(text.slice(8, 17)) ? text.slice(9, 17) : null),
  wrongOrganization: (text, random) => at(text.slice(8, 17), below(random, 8), digit(random)),
  registrationNumber: (_, random) => {
    const body = `5001${Array.from({ length: 10 }, () => digit(random)).join('')}`
    return body + registrationNoCheck(body)
  },
  oldRegistrationNumber: (_, random) => `5001${Array.from({ length: 9 }, () => digit(random)).join('')}`,
  dash: () => '无',
  unknownSound: (_, random) => {
    const organization = Array.from({ length: 8 }, () => digit(random)).join('')
    const body = `91500108${organization}${orgCodeCheck(organization)}`
    return body + usccCheck(body)
  },
  otherCompany: (_, __, other) => other,
}

export const addressDamages: Readonly<Record<string, Damage>> = {
  none: text => text,
  absent: () => '',
  withoutCity: text => text.replace(/^(?:重庆市|四川省成都市|浙江省)/u, ''),
  cut: text => text.slice(0, Math.max(9, Math.floor(text.length * 0.7))),
  otherCharacter: (text, random) =>
    at(text, Math.min(text.length - 1, 6 + below(random, Math.max(1, text.length - 6))), pick(random, common)),
  moved: (_, __, other) => other,
}

export const dateDamages: Readonly<Record<string, Damage>> = {
  none: text => text,
  absent: () => '',
  chinese: text => text.replace(/^(\d{4})-0?(\d+)-0?(\d+)$/u, '$1年$2月$3日'),
  wrong: (_, __, other) => other,
}
