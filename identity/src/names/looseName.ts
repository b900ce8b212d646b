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

/** The distinct 2-grams of the core of a name, in its order: trade name, industry, branch. Regions and legal forms are in every name and left out. */
export const coreGrams = (parts: NameParts): readonly string[] => {
  const grams = new Set<string>()
  for (const text of [parts.trade + parts.industry, parts.branch.replace(/分?公司$/u, '')])
    for (let index = 0; index + 2 <= text.length; index++) grams.add(text.slice(index, index + 2))
  if (grams.size === 0) for (let index = 0; index + 2 <= parts.normal.length; index++) grams.add(parts.normal.slice(index, index + 2))
  return [...grams]
}
