import { pinyin } from 'pinyin-pro'
import { syllableOf, type Syllable } from './syllables.ts'

/**
 * Characters that trade names really read in two ways and no dictionary of words settles: 重百 is spoken chong bai, 车行 che hang. Both count
 * where the word around the character is unknown, that is where it is read as when it stands alone.
 */
const twoReadings = new Map(
  `重zhong,chong 行xing,hang 长chang,zhang 乐le,yue 朝chao,zhao 都du,dou 传chuan,zhuan 藏cang,zang 曾zeng,ceng 单dan,shan
   参can,shen 盛sheng,cheng 晟sheng,cheng 解jie,xie 查cha,zha 柏bai,bo 厦xia,sha 蔚wei,yu 佛fo,fu 茜qian,xi 莘xin,shen
   翟zhai,di 覃qin,tan 尉wei,yu 仇chou,qiu 泊bo,po 番fan,pan 拓tuo,ta 卡ka,qia 贾jia,gu`
    .split(/\s+/)
    .map(entry => [entry[0]!, entry.slice(1).split(',')]),
)

const spoken = { toneType: 'none', type: 'array', v: true } as const

/**
 * How a text is spoken: one entry a character that can be, each with its possible syllables. Latin letters and digits stand for themselves;
 * brackets and characters without a reading are passed over, as people do who type pinyin.
 * @param text with folded characters (identity/foldCharacters)
 */
export const syllablesOf = (text: string): Syllable[][] => {
  const characters = Array.from(text)
  const readings = pinyin(text, spoken)
  const aligned = readings.length === characters.length
  return characters
    .map((character, index) => {
      const reading = (aligned ? readings[index]! : usual(character)).toLowerCase()
      const both = twoReadings.get(character)
      const spellings = both && reading === usual(character) ? both : [reading]
      return spellings.map(syllableOf).filter(syllable => syllable !== undefined)
    })
    .filter(syllables => syllables.length > 0)
}

const usual = (character: string): string => pinyin(character, spoken)[0] ?? character
