import { expect, test } from '@jest/globals'
import { department } from '../../../subgraphs/inspection/src/main.ts'
import { matchByName, openForTest } from '../testing/openForTest.ts'
import { serveDepartment } from './departmentServer.ts'
import { openRemote } from './remote.ts'

test('a follower that waits for changes is answered when the service ends, not kept for its whole patience', async () => {
  const running = await openForTest(department, matchByName({}))
  const server = await serveDepartment(running, { host: '127.0.0.1', port: 0 }, null)
  const remote = openRemote(server.url, null)
  const waiting = remote.feed(0, 10, 20_000)
  await remote.feed(0, 10, 0)
  await server.close()
  expect(await waiting).toEqual([])
  await remote.close()
  await running.close()
})
