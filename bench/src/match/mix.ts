import type { MatchSubject, RegisterEntry } from '@e360/identity/match/types'
import { addressDamages, codeDamages, nameDamages } from '../../../cli/src/matchEval/damage.ts'
import { chance, pick, randomOf, type Random } from '../../../cli/src/demo/random.ts'

type Text = 'name' | 'code' | 'address'
type Written = Readonly<Record<Text, (entry: RegisterEntry, random: Random, other: RegisterEntry) => string>>

/** Writes with one of these kinds of damage; as it stands where none can be applied. */
const damaged =
  (damages: typeof nameDamages, text: (entry: RegisterEntry) => string, ...kinds: readonly string[]): Written[Text] =>
  (entry, random, other) =>
    damages[pick(random, kinds)]!(text(entry), random, text(other)) ?? text(entry)

const nameOf = ({ names }: RegisterEntry) => names[0]!
const codeOf = ({ codes }: RegisterEntry) => codes[0] ?? ''
const name = (...kinds: readonly string[]) => damaged(nameDamages, nameOf, ...kinds)
const code = (...kinds: readonly string[]) => damaged(codeDamages, codeOf, ...kinds)
const address = damaged(addressDamages, entry => entry.address ?? '', 'none', 'none', 'none', 'withoutCity', 'cut')

const exactly = name('none', 'none', 'fullWidthBlank')
const light = name('withoutRegion', 'withoutForm', 'shortForm', 'regionInBrackets')
const slip = name('exchanged', 'doubled', 'dropped', 'homophone')
const sound = code('none', 'none', 'organization', 'lowerCase', 'spaced')
const failing = code('wrongDigit', 'exchanged', 'dropped')
const absent = () => ''
/** A name that is made of those of two companies, and likely nobody's. */
const strange: Written['name'] = (entry, _, other) => nameOf(entry).slice(0, 4) + nameOf(other).slice(4)

/** The scenarios of match_queries_dev with their shares out of 1,500. */
const scenarios: readonly (readonly [share: number, written: Written])[] = [
  [178, { name: exactly, code: sound, address }],
  [213, { name: (...of) => (chance(of[1], 0.5) ? light : slip)(...of), code: sound, address }],
  [138, { name: exactly, code: failing, address }],
  [221, { name: exactly, code: absent, address }],
  [154, { name: light, code: absent, address }],
  [142, { name: slip, code: absent, address }],
  [81, { name: slip, code: absent, address: absent }],
  [21, { name: name('cutAt10', 'withoutTail'), code: absent, address }],
  [89, { name: name('branchAdded'), code: absent, address }],
  [72, { name: exactly, code: (_, __, other) => codeOf(other), address }],
  [19, { name: exactly, code: code('unknownSound'), address }],
  [118, { name: strange, code: (...of) => (chance(of[1], 0.4) ? code('unknownSound')(...of) : ''), address }],
  [
    54,
    {
      name: name('sisterCharacter'),
      code: (...of) => (chance(of[1], 0.4) ? code('unknownSound')(...of) : ''),
      address,
    },
  ],
]

/** @param entries companies to write about; the same seed gives the same subjects */
export const damageMix = (entries: readonly RegisterEntry[], count: number, seed: number): MatchSubject[] => {
  const all = scenarios.reduce((sum, [share]) => sum + share, 0)
  return Array.from({ length: count }, (_, index) => {
    const random = randomOf(seed, 'stranger', index)
    let place = random() * all
    const [, written] = scenarios.find(([share]) => (place -= share) < 0) ?? scenarios[0]!
    const [entry, other] = [pick(random, entries), pick(random, entries)]
    return {
      name: written.name(entry, random, other),
      code: written.code(entry, random, other),
      address: chance(random, 0.82) ? written.address(entry, random, other) : '',
      district: chance(random, 0.65) ? entry.district : null,
      establishedOn: chance(random, 0.7) ? entry.establishedOn : null,
    }
  })
}
