import { nameParts, type NameParts } from './nameParts.ts'
import { soundsOf } from './sound.ts'

/**
 * The form in which the variants of a name meet that departments write: without leading regions, brackets and company form, and without 公司 and
 * 区, 县, 市 in the branch. Two companies often meet in it: it finds candidates, it decides nothing.
 * @returns at least two characters, or the whole normal form where nothing else is left
 */
export const looseOf = ({ normal, trade, industry, form, branch }: NameParts): string => {
  const kept = companyForm.test(form) ? '' : form
  const loose = trade + industry + kept + branch.replace(/公司|[区县市]/gu, '')
  return loose.length >= 2 ? loose : normal
}

const companyForm = /^$|公司$|合作社|联社|^厂$/u

/** {@link looseOf} of a name as written anywhere. */
export const looseName = (name: string): string => looseOf(nameParts(name))

/** How the loose form sounds: names written down by ear, or with the wrong homophones of an input method, meet in it. */
export const soundName = (name: string): string => soundsOf(looseName(name))

/**
 * 2-grams by which a name is found although it was damaged, for an index of the 2-grams of whole normal forms. The grams of its core with the
 * character before it; what they would be if one character had been typed too much or exchanged with its neighbour (every second
 * character, and the trade name's read backwards). Legal forms and region names are in every name and left out.
 */
export const searchGrams = ({ normal, divisions, trade, industry, branch }: NameParts): readonly string[] => {
  const grams = new Set<string>()
  const core = trade + industry
  const before = divisions.at(-1)?.at(-1) ?? ''
  for (const text of [before + core, branch.replace(/分?公司$/u, '')]) addGrams(grams, text)
  for (let index = 0; index + 3 <= core.length; index++) grams.add(core[index]! + core[index + 2]!)
  for (let index = 0; index + 2 <= trade.length; index++) grams.add(trade[index + 1]! + trade[index]!)
  if (grams.size === 0) addGrams(grams, normal)
  return [...grams]
}

const addGrams = (grams: Set<string>, text: string): void => {
  for (let index = 0; index + 2 <= text.length; index++) grams.add(text.slice(index, index + 2))
}
