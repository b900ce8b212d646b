import type { Knex } from '@e360/kit/database/database'
import { turning } from '@e360/kit/turns'
import { connection, countLimit, placeIn, readPage, type Connection, type PageArguments } from '@e360/kit/paging/page'
import type { Loaders } from '../loaders.ts'
import { regionPrefixes } from '@e360/kit/regions'
import type { EnterpriseRow } from '../repository.ts'
import type { MatchedOn } from '../types.generated.ts'
import { codeHits, countCodes, type CodeHit } from './codeHits.ts'
import { hitPage, type HitPage as Taker, type PageHit } from './hitPage.ts'
import { keptLists } from './keptLists.ts'
import { loadPhrase, type LoadedPhrase } from './loadPhrase.ts'
import { byName, byPinyin, byShortName, type Matched, type NamedCompany } from './matchedName.ts'
import { namePhrase, spokenPhrase, type Phrase } from './phrase.ts'
import { isOfFormerName } from './place.ts'
import { phraseHits, type RankedCompany, type Wanted } from './phraseHits.ts'
import { regionFilter } from './regionFilter.ts'
import { searchRepository, type SearchRepository } from './repository.ts'
import { readSearchText, type SearchText } from './searchText.ts'
import { shortNameHits } from './shortNames.ts'
import { everything, type Sought } from './sought.ts'

export interface Hit {
  enterprise: EnterpriseRow
  matchedOn: MatchedOn
  matchedText: string
}

export type HitPage = Connection<Hit>

/**
 * The search box: companies by part of a name, by a former or a short name, by pinyin or its initials, by a code or its beginning.
 * Names that hold the text come first: whole ones, then near the front; present before former, going on before ended, short before long.
 * A short name (these characters in this order, others between) is only looked for where no name holds the text as it stands.
 * @param regionCode only companies of this region and below
 * @param sought by what the caller may find besides
 * @throws BAD_USER_INPUT for one character
 */
export const searchEnterprises = async (
  read: Knex,
  loaders: Loaders,
  text: string,
  regionCode: string | null | undefined,
  args: PageArguments,
  sought: Sought = everything,
): Promise<HitPage> => {
  const page = readPage(args, 3)
  const typed = readSearchText(text)
  const index = searchRepository(read)
  const blocks = await index.blocks()
  const wanted = await regionFilter(index, blocks, regionCode ? regionPrefixes(regionCode) : [])
  const taker = hitPage<Told>(page.size, placeIn(list, page))
  const search = { read, index, blocks, wanted, typed, taker, sought }
  for (const step of stepsOf(typed)) {
    if (taker.wantsMore()) await step(search)
    await mayTurn()
  }
  const placeOf = ({ key }: PageHit<Told>) => ({ list, values: key })
  return connection(await hitsOf(search, loaders), page, placeOf, taker.total())
}

const list = 'search'

/** Of all searches: an operation may hold many, and each goes on where it need not wait for a database in a thread. */
const mayTurn = turning()

/** What a hit tells of itself: its code; null where it was found by a name. */
type Told = CodeHit | null

/** One search on its way. */
interface Search {
  read: Knex
  index: SearchRepository
  blocks: readonly number[]
  wanted: Wanted
  typed: SearchText
  taker: Taker<Told>
  sought: Sought
}

/** The first part of a hit's key. */
const stages = { code: '0', name: '1', shortName: '2', pinyin: '3', lettersOfCode: '4' } as const

/** A text with a digit is a code before it is a name; one of letters only is pinyin before it is a code. */
const stepsOf = ({ code, pinyin }: SearchText): ((search: Search) => Promise<void>)[] => {
  const names = pinyin === null ? [takeNames] : [takeNames, takePinyin]
  if (code === null) return names
  return /\d/.test(code)
    ? [search => takeCodes(search, code, stages.code), ...names]
    : [...names, search => takeCodes(search, code, stages.lettersOfCode)]
}

const takeCodes = async ({ read, wanted, taker, sought }: Search, typed: string, stage: string): Promise<void> => {
  if (wanted === null) taker.countAtLeast(await countCodes(read, typed, countLimit, sought))
  const atATime = taker.total() < countLimit ? countLimit : fewCodes
  for await (const hits of codeHits(read, typed, atATime, sought))
    for (const code of hits) {
      if (wanted === null || wanted[code.number] === 1) taker.take(code.number, () => [stage, code.rank, ''], code)
      if (!taker.wantsMore()) return
    }
}
/** A page needs no more rows than this where they need not be counted. */
const fewCodes = 200

const takeNames = async (search: Search): Promise<void> => {
  const { index, blocks, wanted, taker } = search
  const { spellings, pinyin } = search.typed
  takeRanked(search, stages.name, await hitsOfPhrases(search, spellings.map(namePhrase)))
  const shortest = spellings.at(-1)
  // Letters are pinyin before they are a short name.
  if (shortest === undefined || pinyin !== null || taker.total() > 0) return
  for await (const hits of shortNameHits(index, blocks, wanted, shortest)) {
    takeRanked(search, stages.shortName, hits)
    if (!taker.wantsMore()) return
  }
}

const takePinyin = async (search: Search): Promise<void> => {
  const { certain, loose } = search.typed.pinyin!
  const before = search.taker.total()
  takeRanked(search, stages.pinyin, await hitsOfPhrases(search, certain.map(spokenPhrase)))
  if (search.taker.total() > before) return
  takeRanked(search, stages.pinyin, await hitsOfPhrases(search, loose.map(spokenPhrase)))
}

const hitsOfPhrases = async (
  { index, blocks, wanted }: Search,
  phrases: readonly Phrase[],
): Promise<Iterable<RankedCompany>> => {
  const lists = keptLists(index)
  const loaded: LoadedPhrase[] = []
  for (const phrase of phrases) loaded.push(...(await loadPhrase(lists, blocks, phrase)))
  return phraseHits(loaded, wanted)
}

const takeRanked = ({ taker, sought }: Search, stage: string, hits: Iterable<RankedCompany>): void => {
  for (const { rank, number } of hits) {
    if (!sought.formerNames && isOfFormerName(rank)) continue
    taker.take(number, () => [stage, padded(rank), padded(number)], null)
    if (!taker.wantsMore()) return
  }
}

/** Numbers as texts that sort as they do. */
const padded = (value: number): string => String(value).padStart(12, '0')

/** The companies behind the hits; one that left the register meanwhile is left out. */
const hitsOf = async ({ index, typed, taker, sought }: Search, loaders: Loaders): Promise<(Hit & PageHit<Told>)[]> => {
  const orgCodes = await index.orgCodesOf(taker.hits.map(({ number }) => number))
  const companies = await Promise.all(
    taker.hits.map(hit => {
      const orgCode = orgCodes.get(hit.number) ?? ''
      return Promise.all([
        loaders.whole.load(orgCode),
        hit.told || !sought.formerNames ? [] : loaders.formerNames.load(orgCode),
      ])
    }),
  )
  const hits: (Hit & PageHit<Told>)[] = []
  for (const [index, [enterprise, formerNames]] of companies.entries()) {
    const hit = taker.hits[index]!
    if (enterprise) hits.push({ ...hit, enterprise, ...matched(hit, typed, { ...enterprise, formerNames }) })
    const turned = mayTurn()
    if (turned) await turned
  }
  return hits
}

const matched = ({ key: [stage], told: code }: PageHit<Told>, typed: SearchText, company: NamedCompany): Matched => {
  if (code) return { matchedOn: code.matchedOn, matchedText: code.code }
  if (stage === stages.name) return byName(company, typed)
  return stage === stages.shortName ? byShortName(company, typed) : byPinyin(company, typed)
}
