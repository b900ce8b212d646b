import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { freshFolder } from './support/folder.ts'
import { run } from './support/process.ts'
import { until } from './support/until.ts'

/** The processes that a process has started and that are still there. */
const childrenOf = (pid: number): number[] =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(/\s+/).filter(Boolean).map(Number)

const typename = async (url: string): Promise<unknown> => {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', connection: 'close' },
    body: '{"query":"{ __typename }"}',
  })
  return response.json()
}

/** How many requests without a name were answered, as `/metrics` tells. */
const answered = async (url: string): Promise<number> => {
  const response = await fetch(`${url}/metrics`, { headers: { connection: 'close' } })
  const [, count] = /^e360_gateway_requests_total\{operation="anonymous",.*\} (\d+)$/m.exec(await response.text()) ?? []
  return Number(count ?? 0)
}

test('two gateways share a port and their figures: one that is killed is replaced, meanwhile the other answers, and a signal ends both', async () => {
  const gateway = run(['serve', 'gateway'], {
    E360_WORKERS: 2,
    E360_DATA_DIR: await freshFolder(),
    PORT: 0,
    E360_LOG_LEVEL: 'silent',
  })
  const [, url] = await gateway.says(/已启动：(http:\S+)/)
  const workers = childrenOf(gateway.pid)
  expect(workers).toHaveLength(2)
  const children = async () => childrenOf(gateway.pid)

  for (let asked = 1; asked <= 4; asked++) {
    await typename(url!)
    expect(await answered(url!)).toBe(asked)
  }

  process.kill(workers[0]!, 'SIGKILL')
  await until(children, pids => !pids.includes(workers[0]!), 5_000)
  for (let asked = 0; asked < 6; asked++) expect(await typename(url!)).toMatchObject({ data: { __typename: 'Query' } })
  await until(children, pids => pids.length === 2, 30_000)
  for (let asked = 0; asked < 6; asked++) expect(await typename(url!)).toMatchObject({ data: { __typename: 'Query' } })

  gateway.send('SIGTERM')
  expect(await gateway.ended).toMatchObject({ code: 0, signal: null })
})

test('where one gateway cannot start, none stays', async () => {
  const gateway = run(['serve', 'gateway'], {
    E360_WORKERS: 2,
    E360_DATA_DIR: await freshFolder(),
    PORT: 0,
    HOST: '0.0.0.0',
  })
  const { code, stdout, stderr } = await gateway.ended
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
  expect(stderr).toContain('不能监听 0.0.0.0')
})
