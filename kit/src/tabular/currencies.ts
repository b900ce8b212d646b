/**
 * The currencies that registers write, in the words they use, with their ISO 4217 codes.
 * Source: GB/T 12406-2008 for names and codes; the words as seen in the register of Chongqing. Withdrawn currencies stay:
 * a company founded in 1996 may still show its capital in German marks.
 */
const written: Readonly<Record<string, readonly string[]>> = {
  CNY: ['人民币', 'rmb', '¥', '中国元'],
  USD: ['美元', '美金', '美圆', '$', 'us$'],
  HKD: ['港元', '港币', '香港元', '港圆', 'hk$'],
  EUR: ['欧元', '€'],
  JPY: ['日元', '日圆', '日本元', '日币'],
  GBP: ['英镑', '£'],
  CHF: ['瑞士法郎'],
  DEM: ['德国马克', '马克', '西德马克'],
  SGD: ['新加坡元', '新元', '新加坡币'],
  AUD: ['澳大利亚元', '澳元', '澳币'],
  CAD: ['加拿大元', '加元', '加币'],
  TWD: ['新台湾元', '新台币', '台币', '台湾元'],
  MOP: ['澳门元', '澳门币'],
  KRW: ['韩元', '韩国元', '韩圆', '韩币'],
  NZD: ['新西兰元', '纽元'],
  MYR: ['马来西亚林吉特', '林吉特', '马来西亚元', '马币'],
  THB: ['泰铢', '泰国铢', '泰币'],
  RUB: ['卢布', '俄罗斯卢布'],
  SEK: ['瑞典克朗'],
  DKK: ['丹麦克朗'],
  NOK: ['挪威克朗'],
  FRF: ['法国法郎'],
  ITL: ['意大利里拉'],
  NLG: ['荷兰盾'],
  BEF: ['比利时法郎'],
  ATS: ['奥地利先令'],
  ESP: ['西班牙比塞塔'],
  INR: ['印度卢比'],
  PHP: ['菲律宾比索'],
  IDR: ['印尼盾', '印度尼西亚盾'],
  VND: ['越南盾'],
}

const codes = new Map(
  Object.entries(written).flatMap(([code, words]) => [code.toLowerCase(), ...words].map(word => [word, code] as const)),
)

/** @returns the ISO 4217 code of a currency word in small letters and half width; undefined where it is not known */
export const currencyOf = (word: string): string | undefined => codes.get(word)
