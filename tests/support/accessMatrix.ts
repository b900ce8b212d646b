import { isMaskedFor, spokenOf, type Asker } from './accessTable.ts'
import type { Met } from './everyField.ts'

/** What somebody met at a field, one way or another. */
export interface Look extends Met {
  asker: Asker
  way: string
}

/** Whether somebody is let in at a field, by what people wrote. */
export type IsLetIn = (type: string, field: string, asker: Asker) => boolean

export const nameOf = ({ type, field }: Pick<Look, 'type' | 'field'>) => `${type}.${field}`
export const whoOf = ({ reader, department }: Asker) => (department === undefined ? reader : `${reader} ${department}`)
const isShown = ({ refused, value }: Look) =>
  !refused && value !== null && !(Array.isArray(value) && value.length === 0)
const sorted = (found: Iterable<string>) => [...new Set(found)].toSorted()

/** Where somebody met other than people wrote: each named by its field, who it was, and the way. */
export const mistakesIn = (looks: readonly Look[], isLetIn: IsLetIn): string[] =>
  sorted(
    looks.flatMap(look => {
      const mistake = mistakeOf(look, isLetIn(look.type, look.field, look.asker))
      return mistake === null ? [] : [`${nameOf(look)} ${whoOf(look.asker)}, ${look.way}: ${mistake}`]
    }),
  )

const person = 'Enterprise.legalRepresentative'

const mistakeOf = (look: Look, expected: boolean): string | null => {
  const { asker, refused, value } = look
  if (expected && refused) return 'refused'
  if (!expected && (!refused || value !== null)) return 'let in'
  const name = nameOf(look)
  if (JSON.stringify(value)?.match(/1381234567[89]|500101199001011234/)) return 'shows a number'
  const isMasked = name === person && isMaskedFor(person, asker)
  return isMasked && typeof value === 'string' && !value.endsWith('**') ? 'shows a name' : null
}

/**
 * Where a way that cannot say “refused”, but leaves a field empty, shows other than people wrote: what one is shown that all who are let in are shown, and
 * nobody else.
 */
export const quietMistakesIn = (looks: readonly Look[], askers: readonly Asker[], isLetIn: IsLetIn): string[] => {
  const shown = new Set(looks.filter(isShown).map(look => `${nameOf(look)} ${whoOf(look.asker)}`))
  const fields = new Map(looks.filter(isShown).map(look => [nameOf(look), look]))
  return sorted(
    [...fields.values()].flatMap(({ type, field, way }) =>
      askers.flatMap(asker => {
        const isTold = shown.has(`${type}.${field} ${whoOf(asker)}`)
        if (isTold === isLetIn(type, field, asker)) return []
        return [`${type}.${field} ${whoOf(asker)}, ${way}: ${isTold ? 'let in' : 'not shown'}`]
      }),
    ),
  )
}

/** The fields in which nobody was ever shown anything. */
export const neverShown = (all: readonly string[], looks: readonly Look[]): string[] => {
  const shown = new Set(looks.filter(isShown).map(nameOf))
  return all.filter(name => !shown.has(name))
}

/**
 * The pairs of field and asker of which nothing was found out: one who is let in and was never let in while looking, one who is not and was never refused.
 * @param all the fields that can be looked at
 */
export const unmet = (
  all: readonly (readonly [type: string, field: string])[],
  askers: readonly Asker[],
  looks: readonly Look[],
  isLetIn: IsLetIn,
): string[] => {
  const met = new Set(looks.map(look => `${nameOf(look)} ${whoOf(look.asker)} ${!look.refused}`))
  return all.flatMap(([type, field]) =>
    askers
      .filter(asker => !met.has(`${type}.${field} ${whoOf(asker)} ${isLetIn(type, field, asker)}`))
      .map(asker => `${type}.${field} ${whoOf(asker)}`),
  )
}

/** The types to which somebody's way leads, by the fields at which he is let in. */
export const reachedBy = (
  asker: Asker,
  leading: readonly { type: string; field: string; returns: string }[],
  isLetIn: IsLetIn,
  starts: readonly string[] = ['Query', 'Mutation'],
): ReadonlySet<string> => {
  const reached = new Set(starts)
  for (let before = 0; before < reached.size;) {
    before = reached.size
    for (const { type, field, returns } of leading)
      if (reached.has(type) && isLetIn(type, field, asker)) reached.add(returns)
  }
  return reached
}

/** Whether a value that speaks of a person shows more than people wrote of the person's name. */
export const spokenMistakes = (looks: readonly Look[], isLetIn: IsLetIn, whole: string): string[] =>
  sorted(
    looks.flatMap(look => {
      if (!spokenOf.has(nameOf(look)) || look.value !== whole) return []
      const { asker } = look
      // a machine of the register reads the names of its own companies
      const reads = isLetIn('Enterprise', 'legalRepresentative', asker) && !isMaskedFor(person, asker)
      return reads ? [] : [`${nameOf(look)} ${whoOf(look.asker)}, ${look.way}: shows a name`]
    }),
  )
