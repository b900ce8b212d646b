import { readFileSync } from 'node:fs'
import { beforeAll, expect, test } from '@jest/globals'
import { buildSchema, getNamedType, isObjectType, type GraphQLSchema } from 'graphql'
import {
  mistakesIn,
  nameOf,
  neverShown,
  quietMistakesIn,
  reachedBy,
  spokenMistakes,
  unmet,
  whoOf,
  type Look,
} from '../support/accessMatrix.ts'
import { payloadsOf } from '../support/accessPayloads.ts'
import { seedAccess } from '../support/accessSeed.ts'
import { exportLooks, feedLooks, receiptLooks, type Streamed } from '../support/accessStreams.ts'
import { startAccessSystem, type AccessSystem } from '../support/accessSystem.ts'
import { accessBy, askers, type Asker } from '../support/accessTable.ts'
import {
  everyField,
  everyFieldOf,
  metIn,
  styles,
  type Arguments,
  type Found,
  type Style,
} from '../support/everyField.ts'
import { knownCompany } from '../support/oracles.ts'

const api = buildSchema(readFileSync(new URL('../../schema/api.graphql', import.meta.url), 'utf8'))
const isLetIn = accessBy(api)
const leading = Object.values(api.getTypeMap()).flatMap(type =>
  isObjectType(type) && !type.name.startsWith('__')
    ? Object.values(type.getFields()).map(({ name, type: returned }) => ({
        type: type.name,
        field: name,
        returns: getNamedType(returned).name,
      }))
    : [],
)

/** Every field, and why nobody was ever shown anything in it. */
const neverToBeShown: Readonly<Record<string, string>> = {
  'SharingApplication.dueNote': 'only where the calendar of a coming year is not known',
}

/** Who is let in at a field, can get there, and met no such thing in this city; and why. */
const notThere: Readonly<Record<string, string>> = {
  'MatchReview provider': 'reviews of this city are all of one department’s records',
  'RecordSource provider enterprise': 'he meets it in reviews alone',
  'Warning provider enterprise': 'no warning rests on a record of the register',
}

let system: AccessSystem
let roots: Arguments
const looks: Look[] = []

beforeAll(async () => {
  system = await startAccessSystem()
  roots = await seedAccess(system)
}, 240_000)

/** A region that is part of none, but has parts. */
const above: Arguments = { region: '(code: "500000")' }

const note = (found: Found, schema: GraphQLSchema, root: string, asker: Asker, way: string): Look[] => {
  const met = metIn(schema, root, found)
    .filter(({ field }) => !field.startsWith('_'))
    .map(each => ({ ...each, asker, way }))
  looks.push(...met)
  return met
}

test.each(styles)(
  'every field that is asked for, %s, is let in and refused exactly where access.csv says',
  async style => {
    const odd: unknown[] = []
    for (const asker of askers)
      for (const query of [roots, above].flatMap(given => everyField(api, api.getQueryType()!, given, style))) {
        const found = await system.ask(asker, query)
        odd.push(...found.errors.filter(({ code }) => code !== 'FORBIDDEN'))
        note(found, api, 'Query', asker, style)
      }
    expect(odd).toEqual([])
    expect(mistakesIn(lookedAt(style), isLetIn)).toEqual([])
  },
  240_000,
)

test('a department that is asked by itself, by _entities too, refuses the same: its rules stand alone', async () => {
  for (const { schema, execute } of system.product.departments)
    for (const asker of askers)
      for (const query of [...everyField(schema, schema.getQueryType()!, roots, 'plainly'), ...entityQueries(schema)]) {
        const { data, errors = [] } = await execute({ query }, { caller: system.callerOf(asker) })
        const found = { data, errors: errors.map(({ path, extensions }) => ({ path, code: extensions['code'] })) }
        note(found, schema, 'Query', asker, query.includes('_entities(') ? '_entities' : 'department')
      }
  expect(mistakesIn(lookedAt('department', '_entities'), isLetIn)).toEqual([])
}, 240_000)

const entityQueries = (schema: GraphQLSchema): string[] => {
  const references: Record<string, string> = {
    Enterprise: `orgCode: "${knownCompany.orgCode}"`,
    Region: 'code: "500112"',
  }
  return Object.entries(references).flatMap(([name, key]) => {
    const type = schema.getType(name)
    if (!isObjectType(type) || !schema.getType('_Entity')) return []
    const { selection, fragments } = everyFieldOf(type)
    return [`{ _entities(representations: [{ __typename: "${name}", ${key} }]) { ${selection} } }\n${fragments}`]
  })
}

test('who may not call a mutation is refused, and what it brings back is read as anything else is', async () => {
  const payloads = await payloadsOf(system)
  const uncalled = Object.keys(api.getMutationType()!.getFields()).filter(name => !(name in payloads(askers[0]!)))
  expect(uncalled).toEqual([])
  for (const asker of askers)
    for (const query of everyField(api, api.getMutationType()!, payloads(asker), 'plainly'))
      note(await system.ask(asker, query), api, 'Mutation', asker, 'payload')
  expect(mistakesIn(lookedAt('payload'), isLetIn)).toEqual([])
}, 240_000)

/** What a path tells those who are let in, and nobody else. */
const streamed = async (who: Asker, mayAsk: boolean, look: (asker: Asker) => Promise<Streamed>): Promise<Look[]> => {
  const { status, looks: found, text } = await look(who)
  expect([whoOf(who), status]).toEqual([whoOf(who), mayAsk ? 200 : who.reader === 'public' ? 401 : 403])
  expect(text).not.toContain('13812345678')
  looks.push(...found)
  return found
}

test('records are pushed in bulk by whoever may push them one by one, and the receipts tell as much', async () => {
  const mutations = {
    enterprises: 'pushEnterprises',
    inspections: 'pushInspections',
    certificates: 'pushCertificates',
    penalties: 'pushPenalties',
    listings: 'pushListings',
    grades: 'pushCreditGrades',
  }
  const departments = ['enterprise', 'inspection', 'certification', 'credit', 'credit', 'credit']
  for (const [at, [type, mutation]] of Object.entries(mutations).entries()) {
    const pushers = askers.filter(asker => isLetIn('Mutation', mutation, asker))
    // another department's machine is answered for each record that it may not bring it
    const taken = pushers.filter(({ department }) => department === undefined || department === departments[at])
    const found: Look[] = []
    for (const asker of askers)
      found.push(...(await streamed(asker, pushers.includes(asker), each => receiptLooks(system, each, type))))
    expect(mistakesIn(found, isLetIn)).toEqual([])
    const ofTaken = found.filter(({ asker }) => taken.includes(asker))
    expect(quietMistakesIn(ofTaken, taken, isLetIn)).toEqual([])
  }
}, 60_000)

test('a change feed tells its readers the fields that they may read, and no other', async () => {
  for (const department of ['enterprise', 'inspection', 'certification', 'credit']) {
    const readers = askers.filter(
      each => each.reader === 'steward' || (each.reader === 'system' && each.department === department),
    )
    const found: Look[] = []
    for (const asker of askers)
      found.push(...(await streamed(asker, readers.includes(asker), each => feedLooks(system, each, department))))
    expect(new Set(found.map(nameOf)).size).toBeGreaterThan(10)
    expect(quietMistakesIn(found, readers, isLetIn)).toEqual([])
    expect(
      mistakesIn(
        found.filter(({ value }) => value !== null),
        isLetIn,
      ),
    ).toEqual([])
  }
}, 60_000)

test('an export tells those who read the archive’s entries all that its columns say', async () => {
  const readers = askers.filter(asker => isLetIn('ArchiveEntry', 'enterprise', asker))
  const found: Look[] = []
  for (const asker of askers)
    found.push(...(await streamed(asker, readers.includes(asker), each => exportLooks(system, each))))
  expect(neverShown([...new Set(found.map(nameOf))], found)).toEqual([])
  expect(quietMistakesIn(found, readers, isLetIn)).toEqual([])
}, 60_000)

const lookedAt = (...ways: string[]) => looks.filter(({ way }) => ways.includes(way))

test('every field was shown to somebody, but for those that this city cannot fill', () => {
  const all = leading.map(({ type, field }) => `${type}.${field}`)
  expect(neverShown(all, looks)).toEqual(Object.keys(neverToBeShown))
})

test('of every field it was seen of everybody who can get there that he is let in, or that he is refused', () => {
  const missing = askers.flatMap(asker => {
    const reached = reachedBy(asker, leading, isLetIn)
    const there = leading.filter(({ type }) => reached.has(type)).map(({ type, field }) => [type, field] as const)
    const own = lookedAt(...styles, 'payload').filter(look => look.asker === asker)
    return unmet(there, [asker], own, isLetIn)
  })
  const isExplained = (pair: string) =>
    Object.keys(notThere).some(each => {
      const [type, who] = each.split(/ (.*)/)
      return pair.startsWith(type!) && pair.includes(` ${who}`)
    })
  expect(missing.filter(pair => !isExplained(pair))).toEqual([])
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
  const missing = [...plainly!].filter(each => !direct.has(each))
  // the archive makes them of what the register tells of the request
  expect(missing.filter(each => !/^(ChangeRequest\.impact|ChangeImpact\.)/.test(each))).toEqual([])
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
}, 60_000)

test('a refusal says the same whatever is behind it', () => {
  expect([...system.refusals].toSorted()).toEqual([
    '您的角色无权查看或办理此项内容',
    '未登录不能查看或办理此项内容，请先登录',
  ])
})
