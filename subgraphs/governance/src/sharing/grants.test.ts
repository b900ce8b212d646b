import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals'
import type { Caller } from '@e360/kit/caller'
import { followGrants } from '@e360/kit/grants/followGrants'
import type { Grants } from '@e360/kit/grants/grants'
import { createLog } from '@e360/kit/log'
import { serveDepartment } from '@e360/kit/serve/departmentServer'
import { openRemote } from '@e360/kit/serve/remote'
import { callerWith, openForTest, type TestDepartment } from '@e360/kit/testing/openForTest'
import { trustBy } from '@e360/kit/trust/trust'
import { supergraph } from '../../testing/supergraph.ts'
import { department } from '../main.ts'

const log = createLog({ service: 'test', level: 'silent' })
const machine = callerWith('system', { sub: 'tax-machine', department: 'tax', systems: ['tax-1'] })
const colleague = callerWith('system', { sub: 'other-machine', department: 'tax', systems: ['tax-1', 'tax-2'] })
const owner = callerWith('provider', { sub: '数据员甲', department: 'credit' })
const input = {
  resources: ['PENALTY'],
  fields: ['Penalty.fine'],
  purpose: '核实',
  basis: '某条例',
  from: '2020-01-01',
  until: '2099-12-31',
}

type Followed = Grants & { close: () => Promise<void> }

/** The ways in which a gateway follows the department that keeps the grants. */
const ways: Record<string, (governance: TestDepartment) => Promise<Followed>> = {
  'in one process': async ({ feed, useGrants }) => followGrants({ feed, use: useGrants!, log }),
  'over HTTP': async governance => {
    const gate = trustBy('secret', 'governance').gate({ gateway: ['changes', 'grants'] }, log)
    const server = await serveDepartment(governance, { host: '127.0.0.1', port: 0 }, gate)
    const remote = openRemote(server.url, trustBy('secret', 'gateway').signer('governance'))
    const followed = followGrants({ feed: remote.feed, use: remote.useGrants, log })
    return {
      ...followed,
      close: async () => {
        await Promise.all([followed.close(), server.close()])
        await remote.close()
      },
    }
  },
}

describe.each(Object.entries(ways))('a grant, followed %s', (_, follow) => {
  let governance: TestDepartment
  let grants: Followed
  beforeEach(async () => {
    governance = await openForTest(department, () => Promise.resolve([]), undefined, supergraph)
    await governance.followers[0]!.drain()
    grants = await follow(governance)
  })
  afterEach(async () => {
    jest.restoreAllMocks()
    await grants.close()
    await governance.close()
  })

  const granted = async (more: object = {}, caller: Caller = machine): Promise<string> => {
    const { it } = await governance.ask<{ it: { id: string } }>(
      caller,
      'mutation ($input: SharingApplicationInput!) { it: applyForSharing(input: $input) { id } }',
      { input: { ...input, ...more } },
    )
    await governance.ask(owner, `mutation { decideSharingApplication(id: "${it.id}", decision: APPROVE) { id } }`)
    return it.id
  }
  const kinds = (caller: Caller) =>
    [grants.of(caller).free, grants.of(caller).counted].map(found => found.map(({ id }) => id))
  /** Looks until it sees, as long as the test may last. */
  const seen = async (caller: Caller, free: string[], counted: string[] = []): Promise<void> => {
    while (JSON.stringify(kinds(caller)) !== JSON.stringify([free, counted]))
      await new Promise(resolve => void setTimeout(resolve, 10))
  }

  test('opens what was granted to whom it was granted, and closes when it is revoked', async () => {
    const id = await granted({ regions: ['5001'] })
    await seen(machine, [id])
    expect(grants.of(machine).free).toEqual([{ id, fields: ['Penalty.fine'], regions: ['5001'] }])
    expect(kinds(colleague)).toEqual([[], []])
    expect(kinds(callerWith(null))).toEqual([[], []])
    await governance.ask(owner, `mutation { revokeSharing(id: "${id}", reasons: "用途不符") { id } }`)
    await seen(machine, [])
  })

  test('may be for a source system or a whole department', async () => {
    const bySystem = await granted({ for: 'SYSTEM', system: 'tax-2' }, colleague)
    const byDepartment = await granted({ for: 'DEPARTMENT' }, colleague)
    await seen(colleague, [bySystem, byDepartment])
    expect(kinds(machine)).toEqual([[byDepartment], []])
  })

  test('for a source system is not for another department’s system of the same name', async () => {
    const id = await granted({ for: 'SYSTEM', system: 'tax-1' })
    await seen(machine, [id])
    expect(kinds({ ...machine, sub: 'x', department: 'water' })).toEqual([[], []])
    expect(kinds(callerWith('system', { sub: 'y', systems: ['tax-1'] }))).toEqual([[], []])
    expect(kinds(colleague)).toEqual([[id], []])
  })

  test('is open on its last day and closed on the next', async () => {
    const id = await granted({ until: '2098-06-30' })
    await seen(machine, [id])
    const now = Date.now()
    const shift = (to: string) => {
      const ahead = Date.parse(to) - now
      const before = performance.timeOrigin
      jest.spyOn(Date, 'now').mockImplementation(() => before + performance.now() + ahead)
    }
    shift('2098-06-30T15:00:00Z')
    expect(kinds(machine)).toEqual([[id], []])
    shift('2098-06-30T17:00:00Z')
    expect(kinds(machine)).toEqual([[], []])
  })

  test('with a quota is counted before each use, and closes with its last', async () => {
    const id = await granted({ quota: 2 })
    await seen(machine, [], [id])
    expect(await grants.use([id])).toEqual([id])
    expect(kinds(machine)).toEqual([[], [id]])
    expect(await grants.use([id])).toEqual([id])
    expect(await grants.use([id])).toEqual([])
    await seen(machine, [])
  })

  test('that was granted before the gateway started is known to it', async () => {
    const id = await granted()
    const another = await follow(governance)
    while (another.of(machine).free.length === 0) await new Promise(resolve => void setTimeout(resolve, 10))
    expect(another.of(machine).free.map(grant => grant.id)).toEqual([id])
    await another.close()
  })

  test('closes where the department that keeps it has not been heard of for ten seconds', async () => {
    const id = await granted()
    await seen(machine, [id])
    const heard = performance.now()
    jest.spyOn(performance, 'now').mockReturnValue(heard + 15_000)
    expect(kinds(machine)).toEqual([[], []])
  })
})
