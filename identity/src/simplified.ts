import { Converter } from 'opencc-js/t2cn'

/**
 * Characters that OpenCC would simplify but that are standard on the mainland and stand in registered names beside their "simplified" form
 * (重庆乾能物资 is not 重庆干能物资): folding them would let two companies meet.
 * Source: 通用规范汉字表 (2013); 俬, which is not in it, because 家俬 is registered 家俬.
 */
const standard = new Set('乾昇陞於祕脩蒐劄薳谿釐氾扞苧吒夥徵拚捱摺榘菸薹袷醣麴麽俬')

let converter: ((text: string) => string) | undefined

/**
 * The simplified form of one character; the character itself where it is simplified, standard, or not Chinese.
 * One character at a time: what a phrase would make of it (乾燥 → 干燥) is left alone. The dictionary is built at the first call.
 */
export const simplified = (character: string): string => {
  if (standard.has(character)) return character
  const convert = (converter ??= Converter({ from: 't', to: 'cn' }))
  return convert(character)
}
