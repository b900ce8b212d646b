import type { RegisterEntry } from '@e360/identity/match/types'
import { below, chance, pick, randomOf, type Random } from '../demo/random.ts'
import type { Labelled } from './resultTable.ts'
import { addressDamages, codeDamages, dateDamages, nameDamages, otherEntities, type Damage } from './damage.ts'

export interface DamagedQueries {
  /** the companies that are registered: the others are left out, and records about them must not be linked */
  registered: readonly RegisterEntry[]
  labelled: readonly Labelled[]
}

/**
 * Makes damaged records from a register, for a measure on damage that no labelled file contains.
 * @param count records
 * @param leftOut share of the companies that are treated as not registered, 0 to 1
 */
export const damagedQueries = (
  entries: readonly RegisterEntry[],
  count: number,
  seed: number,
  leftOut: number,
): DamagedQueries => {
  const random = randomOf(seed, 'stranger', 0)
  const unknown = new Set(entries.filter(() => chance(random, leftOut)).map(({ orgCode }) => orgCode))
  const labelled = Array.from({ length: count }, (_, index) => {
    const own = randomOf(seed, 'stranger', index + 1)
    return damagedRecord(pick(own, entries), pick(own, entries), own, unknown)
  })
  return { registered: entries.filter(({ orgCode }) => !unknown.has(orgCode)), labelled }
}

const damagedRecord = (
  entry: RegisterEntry,
  other: RegisterEntry,
  random: Random,
  unknown: ReadonlySet<string>,
): Labelled => {
  const [nameKind, name] = apply(nameDamages, entry.names[0]!, random, other.names[0]!)
  const isOther = otherEntities.has(nameKind) && name !== entry.names[0]
  // a name that makes it another company comes with that company's own code, where it comes with one
  const own = isOther && nameKind !== 'headOffice' ? codeDamages.unknownSound!('', random, '')! : entry.codes[0]!
  // without the code, a head office's name means the head office
  const untouched = nameKind === 'headOffice' ? 1 : 0.35
  const [codeKind, code] = apply(codeDamages, own, random, other.codes[0]!, untouched)
  const [, address] = apply(addressDamages, entry.address ?? '', random, other.address ?? '')
  const [dateKind, establishedOn] = apply(dateDamages, entry.establishedOn ?? '', random, other.establishedOn ?? '')
  const registered = !unknown.has(entry.orgCode)
  const means = codeKind === 'otherCompany' || isOther ? null : entry.orgCode
  const state = registered ? '' : 'unregistered '
  return {
    subject: {
      name,
      code,
      address,
      district: chance(random, 0.7) && address !== '' ? entry.district : null,
      establishedOn,
      legalRepresentative: null,
    },
    scenario:
      nameKind === 'none'
        ? `${state}code ${codeKind}${dateKind === 'wrong' ? ' date wrong' : ''}`
        : `${state}${nameKind}`,
    expected: registered ? means : null,
    accepted: new Set(means === null || !registered ? ['REVIEW', 'NONE'] : ['AUTO', 'REVIEW']),
  }
}

const apply = (
  damages: Readonly<Record<string, Damage>>,
  text: string,
  random: Random,
  other: string,
  untouched = 0.2,
): readonly [kind: string, text: string] => {
  if (text === '' || chance(random, untouched)) return ['none', text]
  const kinds = Object.entries(damages)
  const [kind, damage] = kinds[below(random, kinds.length)]!
  const written = damage(text, random, other)
  return written === null ? ['none', text] : [kind, written]
}
