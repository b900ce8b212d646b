import { readFileSync } from 'node:fs'
import { beforeAll, expect, test } from '@jest/globals'
import { buildSchema } from 'graphql'
import { factNames } from '@e360/gateway/errors/fault'
import { readDepartments } from '../../cli/src/departments.ts'
import { accountOf, entityWay, leadingIn, type Leading, type Way } from '../support/accessAccount.ts'
import { errorLooks, tellingCodes } from '../support/accessErrors.ts'
import {
  mistakesIn,
  nameOf,
  neverShown,
  quietMistakesIn,
  spokenMistakes,
  whoOf,
  type Look,
} from '../support/accessMatrix.ts'
import { payloadsOf } from '../support/accessPayloads.ts'
import { seedAccess } from '../support/accessSeed.ts'
import { exportStream, feedStreams, receiptStreams, streamMistakes } from '../support/accessStreams.ts'
import { startAccessSystem, type AccessSystem } from '../support/accessSystem.ts'
import { toldBy } from '../support/accessTold.ts'
import { accessBy, askers, readsWhole, type Asker } from '../support/accessTable.ts'
import { departmentLooks, payloadLooks, rootLooks } from '../support/accessWays.ts'
import { styles, type Arguments, type Style } from '../support/everyField.ts'
import { knownCompany } from '../support/oracles.ts'

const api = buildSchema(readFileSync(new URL('../../schema/api.graphql', import.meta.url), 'utf8'))
const isLetIn = accessBy(api)
const leading = leadingIn(api)

let system: AccessSystem
let roots: Arguments
const looks: Look[] = []
const lookedAt = (...ways: string[]) => looks.filter(({ way }) => ways.includes(way))

beforeAll(async () => {
  system = await startAccessSystem()
  roots = await seedAccess(system)
}, 240_000)

test.each(styles)(
  'every field that is asked for, %s, is let in and refused exactly where access.csv says',
  async style => {
    for (const asker of askers) looks.push(...(await rootLooks(system, api, roots, asker, style)))
    expect(mistakesIn(lookedAt(style), isLetIn)).toEqual([])
  },
  240_000,
)

test('a department that is asked by itself, by _entities too, refuses the same: its rules stand alone', async () => {
  for (const asker of askers) looks.push(...(await departmentLooks(system, roots, asker)))
  expect(mistakesIn(lookedAt('department', '_entities'), isLetIn)).toEqual([])
}, 240_000)

test('who may not call a mutation is refused, and what it brings back is read as anything else is', async () => {
  const payloads = await payloadsOf(system)
  const atFirst = await payloads(askers[0]!)
  const uncalled = Object.keys(api.getMutationType()!.getFields()).filter(name => !(name in atFirst))
  expect(uncalled).toEqual([])
  for (const asker of askers) looks.push(...(await payloadLooks(system, api, await payloads(asker), asker, isLetIn)))
  expect(mistakesIn(lookedAt('payload'), isLetIn)).toEqual([])
}, 240_000)

test.each([...receiptStreams, ...feedStreams, exportStream])(
  '$name tells those who may ask for it the fields that they read, and nobody else any',
  async stream => {
    const found: Look[] = []
    for (const asker of askers) {
      const { status, looks: seen, text } = await stream.look(system, api, asker)
      const expected = stream.letsIn(asker, isLetIn) ? 200 : asker.reader === 'public' ? 401 : 403
      expect([whoOf(asker), status]).toEqual([whoOf(asker), expected])
      expect(text).not.toMatch(/13812345678|500101199001011234/)
      found.push(...seen)
    }
    looks.push(...found)
    expect(streamMistakes(stream, askers, found, isLetIn)).toEqual([])
  },
  60_000,
)

test.each(tellingCodes)(
  'the error %s tells of a company what one reads of all companies, and nothing else',
  async code => {
    const found: Look[] = []
    for (const asker of askers) {
      const { looks: seen, text } = await errorLooks(system, asker, code)
      expect(text).not.toMatch(/13812345678|500101199001011234/)
      found.push(...seen)
    }
    looks.push(...found)
    const told = askers.filter(asker => found.some(look => look.asker === asker))
    expect(quietMistakesIn(found, told, readsWhole)).toEqual([])
  },
)

test('every field was shown to somebody', () => {
  expect(neverShown(leading.map(nameOf), looks)).toEqual([])
})

/** Types whose rows are each of a record that some department keeps. */
const ofRecords = ['MatchReview', 'MatchReviewEdge', 'Warning', 'WarningEdge']

test('a data owner whose department keeps no records is told of no review and no warning, for there can be none', async () => {
  const departments = await readDepartments()
  const keeping = departments.filter(({ records }) => records.length > 0).map(({ name }) => name)
  const rowsOf = (name: string, table: string): Promise<string[]> =>
    system.product.departments
      .find(each => each.name === name)!
      .database.read(table)
      .distinct('department')
      .pluck('department')
  expect((await rowsOf('enterprise', 'match_subject')).toSorted()).toEqual(keeping)
  expect((await rowsOf('archive', 'record')).toSorted()).toEqual(keeping)
  for (const asker of askers.filter(hasNone(keeping))) {
    const query = `{ matchReviews { totalCount nodes { id } } own: matchReviews(department: "${asker.department}", status: [OPEN]) { totalCount nodes { id } } warnings { totalCount nodes { id } } }`
    const none = { totalCount: 0, nodes: [] }
    expect(await system.ask(asker, query)).toEqual({
      data: { matchReviews: none, own: none, warnings: none },
      errors: [],
    })
  }
})

const hasNone =
  (keeping: readonly string[]) =>
  ({ reader, department }: Asker) =>
    reader === 'provider' && !keeping.includes(department!)

/** How many pairs of field and asker are looked at by each way: whoever has fewer of them says why. */
const least = {
  plainly: 4618,
  'in disguise': 4618,
  payload: 2138,
  _entities: 2290,
  receipt: 288,
  feed: 1712,
  export: 272,
  error: 256,
}

test('of every field everybody met by every way that he is let in or refused, or the way leads him nowhere near it', async () => {
  const departments = await readDepartments()
  const isOfNobody = hasNone(departments.filter(({ records }) => records.length > 0).map(({ name }) => name))
  const leadsOn = (asker: Asker, { returns }: Leading) => !(ofRecords.includes(returns) && isOfNobody(asker))
  const schemas = system.product.departments.map(({ schema }) => schema)
  const ways: Readonly<Record<string, Way>> = {
    plainly: { leading, starts: ['Query'] },
    'in disguise': { leading, starts: ['Query'] },
    payload: { leading, starts: ['Mutation'] },
    _entities: entityWay(schemas),
  }
  const counted: Record<string, number> = {}
  for (const [way, led] of Object.entries(ways)) {
    const { met, closed, beyond, missing } = accountOf(led, leading, askers, lookedAt(way), isLetIn, leadsOn)
    expect({ way, missing }).toEqual({ way, missing: [] })
    expect(met + closed + beyond).toBe(leading.length * askers.length)
    counted[way] = met
  }
  for (const [way, told] of Object.entries(toldBy(api, system.product.departments))) {
    // what each of them told nobody else was compared above, asker by asker
    expect({ way, told: [...new Set(lookedAt(way).map(nameOf))].toSorted() }).toEqual({
      way,
      told: [...told].toSorted(),
    })
    counted[way] = told.size * askers.length
  }
  for (const [way, met] of Object.entries(counted))
    expect([way, met >= least[way as keyof typeof least]]).toEqual([way, true])
})

test('the errors that tell facts of a company are those that were looked at', () => {
  expect(Object.keys(factNames).toSorted()).toEqual([...tellingCodes].toSorted())
})

test('the same fields are shown in disguise, and by each department to who asks it by itself', () => {
  const shownIn = (ways: string[], types: ReadonlySet<string>) =>
    new Set(
      lookedAt(...ways)
        .filter(({ value, type }) => value !== null && types.has(type))
        .map(look => `${nameOf(look)} ${whoOf(look.asker)}`),
    )
  const all = new Set(leading.map(({ type }) => type))
  const [plainly, disguised] = styles.map((style: Style) => shownIn([style], all))
  expect([...plainly!].filter(each => !disguised!.has(each))).toEqual([])
  const direct = shownIn(['department', '_entities'], all)
  expect([...plainly!].filter(each => !direct.has(each))).toEqual([])
})

test('what speaks of a person shows the name to those who read it, and to nobody else', () => {
  expect(spokenMistakes(looks, isLetIn, knownCompany.legalRepresentative)).toEqual([])
})

test('no cursor tells what its list is sorted by', () => {
  const cursors = looks.filter(({ field }) => /cursor$/i.test(field)).map(({ value }) => value)
  expect(new Set(cursors).size).toBeGreaterThan(20)
  for (const cursor of cursors)
    if (typeof cursor === 'string') expect(Buffer.from(cursor, 'base64url').toString()).not.toMatch(/重庆|\d{4}-\d\d/)
})

test('no error tells a person’s number back, and no log line keeps one', async () => {
  const [phone, identity] = ['13812345678', '500101199001011234']
  for (const asker of askers)
    for (const given of [phone, identity]) {
      const answers = await system.answered(
        asker,
        `{ a: enterprise(orgCode: "x${given}") { name } b: enterprise(name: "${given}", on: "2024-01-01") { name } c: region(code: "${given}") { name } }`,
      )
      expect(JSON.stringify(answers)).not.toContain(given)
      const query = 'query ($first: Int) { searchEnterprises(text: "重庆", first: $first) { totalCount } }'
      const wrong = await system.answered(asker, query, { first: given })
      expect(wrong.errors).not.toEqual([])
      expect(JSON.stringify(wrong)).not.toContain(given)
    }
  for (const line of system.product.log) for (const given of [phone, identity]) expect(line).not.toContain(given)
})

test('a refusal says the same whatever is behind it', () => {
  expect([...system.refusals].toSorted()).toEqual([
    '您的角色无权查看或办理此项内容',
    '未登录不能查看或办理此项内容，请先登录',
  ])
})
