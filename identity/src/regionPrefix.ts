const provinces =
  '河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|台湾'

/** Where 市 and 省 begin the next word: 重庆市政建设, 重庆市场, 四川省心. What follows is left alone then; a missed fold is the safe side. */
const noCityWord = '(?!政|场|民广|民中|民卡|民之|区|郊|容|级|属|直属|直机|中区)'
const noProvinceWord = '(?![心钱时事级属])'

/** A name of the first level (GB/T 2260) with its generic suffix, which the register and the departments write or leave out at will. */
const withSuffix = [
  `(北京|天津|上海|重庆)(?:市${noCityWord})+`,
  `(${provinces})(?:省${noProvinceWord})+`,
  '(内蒙古|西藏)(?:自治区)+',
  '(广西)(?:壮族自治区)+',
  '(宁夏)(?:回族自治区)+',
  '(新疆)(?:维吾尔自治区)+',
  '(香港|澳门)(?:特别行政区)+',
].join('|')

const atStart = new RegExp(`^(?:${withSuffix})`)
const inBrackets = new RegExp(`\\((?:${withSuffix})\\)`, 'g')

const firstOf = (groups: readonly unknown[]): string => String(groups.find(group => typeof group === 'string'))

/**
 * Drops the generic suffix of a first-level region at the beginning of a name and where it fills a pair of brackets: 重庆市… → 重庆…,
 * （四川省） → (四川). Cities and districts keep theirs (吉林市 is not 吉林省), and so does a region inside the name.
 * @param name with folded characters
 */
export const foldRegionPrefix = (name: string): string => {
  const folded = name.replace(atStart, (_, ...groups) => firstOf(groups))
  return folded.includes('(') ? folded.replace(inBrackets, (_, ...groups) => `(${firstOf(groups)})`) : folded
}
