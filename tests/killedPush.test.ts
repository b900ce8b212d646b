import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from '@jest/globals'
import { randomOf } from '../cli/src/demo/random.ts'
import { freePorts, freshFolder, whenOver } from './support/folder.ts'
import { onMariadb, testOnMariadb } from './support/mariadb.ts'
import { e360, type Environment } from './support/process.ts'
import { startEmbedded, type Embedded } from './support/product.ts'
import { newestOf, shuffledPushes, type Pushed } from './support/pushes.ts'
import { writeRegisterFiles } from './support/registerFiles.ts'
import { openRows, type Rows } from './support/rows.ts'

// The long run: E360_TEST_PUSHES=10000 E360_TEST_KILLS=20 npx jest tests/killedPush
const pushes = Number(process.env.E360_TEST_PUSHES ?? 400)
const kills = Number(process.env.E360_TEST_KILLS ?? 2)
const companies = 60
const patience = 60_000 + pushes * 150

interface Acknowledged {
  push: Pushed
  outcome: string
  id: string
}

/** Sends records through /ingest until every one of them is acknowledged, whatever happens to the server meanwhile. */
const sendUntilAcknowledged = async (
  records: readonly Pushed[],
  url: string,
  token: string,
  key?: string,
): Promise<Acknowledged[]> => {
  for (;;) {
    const receipts = await fetch(`${url}/ingest/inspections`, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-ndjson',
        authorization: `Bearer ${token}`,
        ...(key !== undefined && { 'idempotency-key': key }),
      },
      body: records.map(({ input }) => `${JSON.stringify(input)}\n`).join(''),
    })
      .then(
        response => (response.status === 200 ? response.text() : ''),
        () => '',
      )
      .catch(() => '')
    const lines = receipts.split('\n').filter(line => line.endsWith('}'))
    if (lines.length === records.length)
      return lines.map((line, index) => ({
        push: records[index]!,
        ...(JSON.parse(line) as Omit<Acknowledged, 'push'>),
      }))
    await pause(20)
  }
}

interface City {
  environment: Environment
  register: string
  rows: Rows
}

const openCity = async (databases: Environment = {}): Promise<City> => {
  const folder = await freshFolder()
  const { enterprises } = await writeRegisterFiles(folder, companies)
  const environment = { ...databases, E360_DATA_DIR: path.join(folder, 'data') }
  expect(await e360(['import', 'enterprises', enterprises], environment, folder)).toMatchObject({ code: 0 })
  const rows = openRows(environment.E360_DATA_DIR, environment)
  whenOver(rows.close)
  return { environment, register: enterprises, rows }
}

const pushThroughKills = async ({ environment }: City, seed: number): Promise<Acknowledged[]> => {
  const random = randomOf(seed, 'traits', 0)
  const [port] = (await freePorts(1)) as [number]
  const start = (): Promise<Embedded> => startEmbedded({ ...environment, PORT: port })
  let server = await start()
  const token = await server.token({ role: 'system', department: 'inspection', systems: ['甲'] })
  const { url } = server
  const waiting = shuffledPushes(pushes, companies, random)
  const acknowledged: Acknowledged[] = []
  // early enough that something is still to be sent: six clients may have 20 pushes each on their way
  const moments = Array.from({ length: kills }, () => Math.floor(random() * pushes * 0.6)).toSorted((a, b) => a - b)
  let killing: Promise<void> | undefined

  const killNow = async () => {
    moments.shift()
    server.process.send('SIGKILL')
    await server.process.ended
    server = await start()
    killing = undefined
  }
  const client = async (most: number, only: number) => {
    for (let sent = 0; waiting.length > 0 && sent < only;) {
      const records = waiting.splice(0, 1 + Math.floor(random() * most))
      sent += records.length
      const key = random() < 0.2 ? `${seed}-${waiting.length}` : undefined
      const sending = sendUntilAcknowledged(records, url, token, key)
      if (moments.length > 0 && acknowledged.length >= moments[0]!) killing ??= killNow()
      acknowledged.push(...(await sending))
      await killing
    }
  }
  // the first half one after the other, the second half from six clients at once
  await client(20, pushes / 2)
  await Promise.all(Array.from({ length: 6 }, () => client(20, pushes)))
  await killing
  expect(moments).toEqual([])
  expect(await server.stop()).toMatchObject({ code: 0 })
  return acknowledged
}

const expectWhole = async (city: City, acknowledged: readonly Acknowledged[]): Promise<void> => {
  const { environment, register, rows } = city
  // an import lets every department take what the others have logged
  await e360(['import', 'enterprises', register], environment, path.dirname(register))

  expect(acknowledged).toHaveLength(pushes)
  expect(new Set(acknowledged.map(({ outcome }) => outcome))).toEqual(
    new Set(['CREATED', 'UPDATED', 'UNCHANGED', 'STALE']),
  )
  const newest = newestOf(acknowledged.map(({ push }) => push))
  const stored = await rows.of('inspection', 'inspection', 'record_id', 'version', 'subject', 'conclusion', 'id')
  expect(stored.map(({ id: _id, ...row }) => row)).toEqual(
    [...newest.values()]
      .map(({ recordId, version, input: { subject, conclusion } }) => ({
        record_id: recordId,
        version: String(version),
        subject,
        conclusion,
      }))
      .toSorted((a, b) => (a.record_id < b.record_id ? -1 : 1)),
  )
  const ids = new Map(stored.map(row => [row.record_id, row.id]))
  for (const { push, id } of acknowledged) expect(id).toBe(ids.get(push.recordId))

  const links = (department: 'inspection' | 'enterprise', table: string) =>
    rows.of(department, table, 'record_id', 'org_code', 'link_state')
  const linked = await links('inspection', 'inspection')
  expect(linked).toEqual(await links('enterprise', 'crosswalk'))
  expect(new Set(linked.map(row => row.link_state))).toEqual(new Set(['LINKED', 'IN_REVIEW', 'UNKNOWN_ENTERPRISE']))
  expect(await e360(['rebuild', 'archive'], environment)).toMatchObject({
    code: 0,
    stdout: '重建结果与现有内容完全一致\n',
  })
}

test(
  `${pushes} pushes, shuffled, doubled, half of them at once, through ${kills} kill -9: what was acknowledged is there once, in its newest version`,
  async () => {
    const city = await openCity()
    await expectWhole(city, await pushThroughKills(city, 1))
  },
  patience,
)

testOnMariadb(
  'the same on MariaDB',
  async () => {
    const city = await openCity(await onMariadb())
    await expectWhole(city, await pushThroughKills(city, 2))
  },
  patience,
)
