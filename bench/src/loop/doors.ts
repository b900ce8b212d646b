import { setTimeout as pause } from 'node:timers/promises'
import { Pool, request } from 'undici'
import type { Largest } from './largest.ts'
import { inspectionLines } from './records.ts'
import { download, push, type Target } from './target.ts'

const readers = 2_000
const downloads = 40

/** What streams: those who wait for news, and those who download and do not read. */
export const crowdedDoors = (target: Target): Largest[] => {
  const { url, token, analyst, system, companies } = target
  const authorization = `Bearer ${analyst}`
  const door = (name: string, send: Largest['send']): Largest => ({ name, group: 'crowds', times: 1, send })
  const region = '/export/enterprises?regionCode=500112'
  return [
    door(`${readers} who wait for changes, and get one`, async () => {
      const after = await lastCursor(target)
      const pool = new Pool(url, { connections: readers, pipelining: 1 })
      const waiting = Array.from({ length: readers }, async () => {
        const { body } = await pool.request({
          method: 'GET',
          path: `/changes/inspection?after=${after}&wait=20`,
          headers: { authorization },
        })
        await body.dump({ limit: 1e8 })
      })
      await pause(5_000)
      await push(target, system, 'inspections', 'application/x-ndjson', inspectionLines({ companies, records: 1 }))
      await Promise.all(waiting)
      await pool.close()
    }),
    ...(['csv', 'xlsx'] as const).flatMap(format => [
      door(`${downloads} downloads of ${format.toUpperCase()} at once`, () =>
        Promise.all(
          Array.from({ length: downloads }, () => download(target, token, `${region}&format=${format}&grades=D`)),
        ),
      ),
      door(`${downloads} downloads of ${format.toUpperCase()} that nobody reads, then broken off`, async () => {
        const answers = await Promise.all(
          Array.from({ length: downloads }, () =>
            request(`${url}/export/enterprises?format=${format}`, { headers: { authorization } }),
          ),
        )
        await pause(5_000)
        for (const { body } of answers) body.on('error', () => undefined).destroy()
      }),
    ]),
  ]
}

/** Of the log of inspections. */
const lastCursor = async ({ url, analyst }: Target): Promise<number> => {
  const { body } = await request(`${url}/changes/inspection?after=${Number.MAX_SAFE_INTEGER}`, {
    headers: { authorization: `Bearer ${analyst}` },
  })
  return Number(/现在到 (\d+)/.exec(await body.text())![1])
}
