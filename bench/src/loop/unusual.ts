import { Pool, request } from 'undici'
import { times } from './crookedQueries.ts'
import type { Largest } from './largest.ts'
import { send, type Target } from './target.ts'

const json = 'application/json'

/** As many escapes as a text may hold, seventy times. */
const escapes = () =>
  `{"query":"query ($l: [SubjectInput!]!) { matchSubjects(subjects: $l) { ref } }","variables":{"l":[${times(70, index => `{"ref":"${index}","name":"${'\\u4e00'.repeat(19_000)}"}`, ',')}]}}`

/** 45,000 names that are all different, in a body that is no large one. */
const names = () =>
  `{"query":"{__typename}","variables":{${times(5, list => `"o${list}":{${times(9_000, index => `"${list * 9_000 + index}x":1`, ',')}}`, ',')}}}`

/** Bodies of another form or encoding than clients send, or sent by nobody, or many at once. */
export const unusualRequests = (target: Target): Largest[] => {
  const { url, analyst, system } = target
  const unusual = (name: string, run: Largest['send'], count = 2): Largest => ({
    name,
    group: 'hostile',
    times: count,
    send: run,
  })
  const body = (name: string, type: string, text: () => string) =>
    unusual(name, () => send(target, analyst, '/graphql', type, text()))
  const table = (name: string, charset: string, bytes: () => Buffer) =>
    unusual(name, async () => {
      const answer = await request(`${url}/ingest/inspections`, {
        method: 'POST',
        headers: { 'content-type': `text/csv; charset=${charset}`, authorization: `Bearer ${system}` },
        body: bytes(),
      })
      await answer.body.dump({ limit: 1e9 })
    })
  return [
    body('70 texts of escapes', json, escapes),
    body('45,000 names in half a megabyte', json, names),
    body('a batch of 45,000 operations', json, () => `[${times(45_000, () => '{"query":"{__typename}"}', ',')}]`),
    body(
      '8 MB of a form of several parts',
      'multipart/form-data; boundary=x',
      () => `--x\r\n${'a: b\r\n'.repeat(1_300_000)}`,
    ),
    body('8 MB of a number', json, () => `{"query":"{__typename}","variables":{"a":${'1'.repeat(8_000_000)}}}`),
    body('8 MB of blanks', json, () => `{"query":"{__typename}",${' '.repeat(8_000_000)}"variables":{}}`),
    body(
      'extensions of 99,000 values',
      json,
      () => `{"query":"{__typename}","extensions":{"a":[${times(99_000, () => '{}', ',')}]}}`,
    ),
    unusual('20 bodies of 8 MB at once', () =>
      Promise.all(Array.from({ length: 20 }, () => send(target, analyst, '/graphql', json, escapes()))),
    ),
    unusual("1,000 tokens that are nobody's", async () => {
      const pool = new Pool(url, { connections: 100, pipelining: 1 })
      await Promise.all(
        Array.from({ length: 1_000 }, async (_, index) => {
          const { body: answer } = await pool.request({
            path: '/graphql',
            method: 'POST',
            headers: {
              'content-type': json,
              authorization: `Bearer ${analyst.slice(0, -8)}${String(index).padStart(8, 'A')}`,
            },
            body: '{"query":"{__typename}"}',
          })
          await answer.dump()
        }),
      )
      await pool.close()
    }),
    table('a table in UTF-16', 'utf-16le', () =>
      Buffer.from(`企业名称,检查日期\n${'甲乙丙,丁\n'.repeat(200_000)}`, 'utf16le'),
    ),
    table('a table that is no GB18030', 'gb18030', () => Buffer.alloc(4_000_000, 0x81)),
  ]
}
