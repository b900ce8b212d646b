import { readFileSync } from 'node:fs'
import { beforeAll, expect, test } from '@jest/globals'
import { buildSchema } from 'graphql'
import { errorLooks, tellingCodes } from '../support/accessErrors.ts'
import { mistakesIn, quietMistakesIn, spokenMistakes, type Look } from '../support/accessMatrix.ts'
import { payloadsOf } from '../support/accessPayloads.ts'
import { seedAccess } from '../support/accessSeed.ts'
import { exportStream, feedStreams, receiptStreams, streamMistakes } from '../support/accessStreams.ts'
import { startAccessSystem, type AccessSystem } from '../support/accessSystem.ts'
import { accessBy, askers, readsWhole } from '../support/accessTable.ts'
import { departmentLooks, payloadLooks, rootLooks } from '../support/accessWays.ts'
import { styles } from '../support/everyField.ts'
import { knownCompany } from '../support/oracles.ts'
import { plantedSchema, type Plant } from '../support/planted.ts'

/*
 * The product as it is put together, but with mistakes in what its departments declare, looked at by the ways of matrix.test.ts: each way names the field,
 * who was shown too much or too little of it, and itself.
 */

const api = buildSchema(readFileSync(new URL('../../schema/api.graphql', import.meta.url), 'utf8'))
const isLetIn = accessBy(api)
const asked = askers.filter(({ reader, department }) =>
  ['steward', 'analyst', 'officer', 'dashboard', 'provider credit', 'system credit', 'system inspection'].includes(
    [reader, department].filter(Boolean).join(' '),
  ),
)

const plants = {
  'a role too many on a field': {
    text: /(facts: String @access\(read: \["officer", "supervisor", "analyst")/,
    instead: '$1, "steward"',
  },
  'a role too few on a shared type': {
    text: /linked: LinkState\n/,
    instead: 'linked: LinkState @access(read: ["steward"], own: ["supervisor", "provider", "system"])\n',
  },
  'a role too many on a push': {
    text: /(pushPenalties\([^)]*\): \[Receipt!\] @access\()own/,
    instead: '$1read: ["analyst"], own',
  },
  'a role too many on the entries of the archive': {
    text: /(type ArchiveEntry @access\(read: \["officer", "supervisor", "analyst", "steward")/,
    instead: '$1, "provider"',
  },
  'a role too few on a column of the export, which a change tells too': {
    text: /(address: String @access\(read: \["public", )"officer", /,
    instead: '$1',
  },
  'a role too many on what changes tell': {
    text: /businessScope: String @personal/,
    instead:
      'businessScope: String @access(read: ["public", "officer", "supervisor", "analyst", "steward", "provider", "system"]) @personal',
  },
  'a role too few on what candidates tell': {
    text: /(uscc: USCC @access\(read: \["public", "officer", "supervisor", "analyst", )"dashboard", /,
    instead: '$1',
  },
  'a name that is not declared a person’s': {
    text: /(legalRepresentative: String @access\([^)]*\)) @personal\(kind: "NAME"\)/,
    instead: '$1',
  },
} satisfies Record<string, Plant>

let system: AccessSystem
const found: string[] = []

beforeAll(async () => {
  system = await startAccessSystem(plantedSchema(Object.values(plants)))
  const roots = await seedAccess(system)
  const payloads = await payloadsOf(system)
  const looks: Look[] = []
  for (const asker of asked) {
    for (const style of styles) looks.push(...(await rootLooks(system, api, roots, asker, style)))
    looks.push(...(await departmentLooks(system, roots, asker)))
    looks.push(...(await payloadLooks(system, api, await payloads(asker), asker, isLetIn)))
  }
  found.push(...mistakesIn(looks, isLetIn), ...spokenMistakes(looks, isLetIn, knownCompany.legalRepresentative))
  for (const stream of [...receiptStreams, ...feedStreams, exportStream]) {
    const seen: Look[] = []
    for (const asker of asked) seen.push(...(await stream.look(system, api, asker)).looks)
    found.push(...streamMistakes(stream, asked, seen, isLetIn))
  }
  for (const code of tellingCodes) {
    const seen: Look[] = []
    for (const asker of asked) seen.push(...(await errorLooks(system, asker, code)).looks)
    const told = asked.filter(asker => seen.some(look => look.asker === asker))
    found.push(...quietMistakesIn(seen, told, readsWhole))
  }
}, 240_000)

const expected: Record<keyof typeof plants, string[]> = {
  'a role too many on a field': [
    'Penalty.facts steward, plainly: let in',
    'Penalty.facts steward, in disguise: let in',
    'Penalty.facts steward, department: let in',
    'Penalty.facts steward, _entities: let in',
    'Penalty.facts steward, payload: let in',
    'Penalty.facts steward, feed: let in',
  ],
  'a role too few on a shared type': [
    'Receipt.linked officer, payload: refused',
    'Receipt.linked officer, receipt: not shown',
  ],
  'a role too many on a push': ['Mutation.pushPenalties analyst, receipt: let in'],
  'a role too many on the entries of the archive': [
    'ArchiveEntry.grade provider credit, plainly: let in',
    'ArchiveEntry.grade provider credit, export: let in',
  ],
  'a role too few on a column of the export, which a change tells too': [
    'Enterprise.address officer, plainly: refused',
    'Enterprise.address officer, export: not shown',
    'ArchiveEntry.grade officer, export: not shown',
    'Enterprise.address officer, error: not shown',
  ],
  'a role too many on what changes tell': ['Enterprise.businessScope system credit, error: let in'],
  'a role too few on what candidates tell': [
    'Enterprise.uscc dashboard, plainly: refused',
    'Enterprise.uscc dashboard, error: not shown',
  ],
  'a name that is not declared a person’s': [
    'Enterprise.legalRepresentative analyst, plainly: shows a name',
    'Enterprise.legalRepresentative steward, _entities: shows a name',
    'Enterprise.legalRepresentative steward, feed: shows a name',
  ],
}

test.each(Object.entries(expected))('%s is named by every way that shows it', (_plant, mistakes) => {
  expect(mistakes.filter(each => !found.includes(each))).toEqual([])
})
