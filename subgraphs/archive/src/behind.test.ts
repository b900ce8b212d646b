import { rm } from 'node:fs/promises'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { openDepartment, type RunningDepartment } from '@e360/kit/department'
import type { Feed } from '@e360/kit/changes/follower'
import { createLog } from '@e360/kit/log'
import type { ToldChange } from '@e360/kit/records/telling'
import type { SourceFacts } from '@e360/kit/sources/standing'
import { lookAtSources } from '@e360/kit/sources/watchSources'
import { makeTestFolder } from '@e360/kit/testing/folder'
import { callerWith, matchByName } from '@e360/kit/testing/openForTest'
import { department } from './main.ts'

const log = createLog({ service: 'test', level: 'silent' })
const minute = 60_000
const nothing: Feed<ToldChange> = () => Promise.resolve([])
const notThere: Feed<ToldChange> = () => Promise.reject(new Error('not there'))

let folder: string
let archive: RunningDepartment
let credit: Feed<ToldChange>
beforeEach(async () => {
  folder = await makeTestFolder('archive')
  credit = nothing
  archive = await openDepartment(department, path.join(folder, 'archive.sqlite'), {
    match: matchByName({}),
    register: () => Promise.resolve([]),
    departments: {},
    told: { credit: (...asked) => credit(...asked) },
    log,
  })
})
afterEach(async () => {
  await archive.close()
  await rm(folder, { recursive: true, force: true })
})

const follow = () => Promise.allSettled(archive.followers.map(({ drain }) => drain()))
/** What its answers tell of their age. */
const age = async (now = Date.now()) => {
  await lookAtSources([], archive, now)
  const query =
    '{ _entities(representations: [{ __typename: "Enterprise", orgCode: "551385082" }]) { ... on Enterprise { timeline { totalCount } } } }'
  const { data, extensions = {} } = await archive.execute({ query }, { caller: callerWith('officer') })
  expect(data).toEqual({ _entities: [{ timeline: { totalCount: 0 } }] })
  return { asOf: extensions['asOf'], stale: extensions['stale'] }
}
const source = (at: string, payload: SourceFacts): ToldChange => ({
  cursor: 1,
  at,
  kind: 'SOURCE_RUN',
  op: 'UPSERT',
  id: 'S1',
  orgCode: null,
  payload: { ...payload },
  told: null,
})
const facts: SourceFacts = {
  system: '信用',
  department: 'credit',
  kind: 'PULL',
  owner: null,
  freshFor: null,
  running: false,
  lastRunAt: null,
  lastSuccessAt: null,
  rows: null,
  rejected: null,
  lastError: null,
}

test('an archive that never heard of a department says so at once: an empty history is not a clean one', async () => {
  credit = notThere
  await follow()
  expect(await age()).toEqual({ asOf: undefined, stale: true })
  credit = nothing
  await follow()
  expect(await age()).toEqual({ asOf: undefined, stale: undefined })
})

test('where a department cannot be asked for more than a minute, the archive’s answers tell since when', async () => {
  await follow()
  const heard = Date.now()
  credit = notThere
  await follow()
  expect(await age(heard + minute / 2)).toEqual({ asOf: undefined, stale: undefined })
  const { asOf, stale } = await age(heard + 2 * minute)
  expect([stale, Date.parse(asOf as string) <= heard]).toEqual([true, true])
})

test('what was told and is not worked off makes the archive’s answers as old as what is', async () => {
  const at = '2026-01-05T00:00:00.000Z'
  credit = after => (after === 0 ? Promise.resolve([source(at, facts)]) : Promise.reject(new Error('unreadable')))
  await follow()
  expect(await age()).toEqual({ asOf: at, stale: true })
})

test('figures are as old as the sources of the departments that they are made of', async () => {
  const lastSuccessAt = new Date().toISOString()
  const changes = [source(lastSuccessAt, { ...facts, freshFor: 10 * minute, lastSuccessAt })]
  credit = after => Promise.resolve(changes.slice(after))
  await follow()
  expect(await age()).toEqual({ asOf: lastSuccessAt, stale: false })
  await follow()
  expect(await age(Date.now() + 11 * minute)).toMatchObject({ asOf: expect.any(String), stale: true })
})
