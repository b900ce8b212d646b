import { readCode } from '@e360/identity/codes'
import { normalName } from '@e360/identity/normalName'
import { connection, countLimit, placeIn, readPage, type Connection, type PageArguments } from '@e360/kit/paging/page'
import type { Loaders } from './loaders.ts'
import { regionPrefix } from './regions.ts'
import type { EnterpriseRow } from './repository.ts'
import type { MatchedOn } from './types.generated.ts'

export interface Hit {
  enterprise: EnterpriseRow
  matchedOn: MatchedOn
  matchedText: string
}

export type HitPage = Connection<Hit>

/** Companies by their exact name, present or former, or an exact code. Present names first, then by org code. */
export const searchExactly = async (
  text: string,
  regionCode: string | null | undefined,
  args: PageArguments,
  loaders: Loaders,
): Promise<HitPage> => {
  const page = readPage(args, 2)
  const after = placeIn(list, page)
  const hits = await hitsOf(text, loaders)
  const prefix = regionCode ? regionPrefix(regionCode) : ''
  const inRegion = hits.filter(({ enterprise }) => prefix === '' || enterprise.regionCode?.startsWith(prefix))
  const ordered = inRegion.toSorted((a, b) => compare(sortValues(a), sortValues(b)))
  const rest = after ? ordered.filter(hit => compare(sortValues(hit), after) > 0) : ordered
  const placeOf = (hit: Hit) => ({ list, values: sortValues(hit) })
  return connection(rest.slice(0, page.size + 1), page, placeOf, Math.min(ordered.length, countLimit))
}

const list = 'search'
const ranks: readonly MatchedOn[] = ['ORG_CODE', 'USCC', 'REGISTRATION_NO', 'NAME', 'FORMER_NAME']

const sortValues = ({ matchedOn, enterprise }: Hit): [string, string] => [
  String(ranks.indexOf(matchedOn)),
  enterprise.orgCode,
]

const compare = (a: readonly string[], b: readonly string[]) => {
  const different = a.findIndex((value, index) => value !== b[index])
  return different === -1 ? 0 : a[different]! < b[different]! ? -1 : 1
}

const hitsOf = async (text: string, loaders: Loaders): Promise<Hit[]> => {
  const { kind, canonical } = readCode(text)
  const hit = (matchedOn: MatchedOn, matchedText: string) => (enterprise: EnterpriseRow) => ({
    enterprise,
    matchedOn,
    matchedText,
  })
  if (kind === 'org9')
    return (await loaders.enterprise.loadMany([canonical!])).filter(isRow).map(hit('ORG_CODE', canonical!))
  if (kind === 'uscc18') return (await loaders.enterprisesByUscc.load(canonical!)).map(hit('USCC', canonical!))
  if (kind === 'regno15')
    return (await loaders.enterprisesByRegistrationNo.load(canonical!)).map(hit('REGISTRATION_NO', canonical!))

  const form = normalName(text)
  if (form === '') return []
  const present = await loaders.enterprisesByName.load(form)
  const former = (await loaders.formerBearers.load(form)).filter(
    bearer => !present.some(({ orgCode }) => orgCode === bearer.orgCode),
  )
  const formerHits = await Promise.all(
    former.map(async bearer =>
      (await loaders.enterprise.loadMany([bearer.orgCode])).filter(isRow).map(hit('FORMER_NAME', bearer.name)),
    ),
  )
  return [...present.map(row => hit('NAME', row.name)(row)), ...formerHits.flat()]
}

const isRow = (row: EnterpriseRow | Error | null): row is EnterpriseRow => row !== null && !(row instanceof Error)
