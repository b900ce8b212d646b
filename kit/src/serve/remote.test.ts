import { createServer } from 'node:http'
import { expect, test } from '@jest/globals'
import { listen } from '../listen.ts'
import { openRemote } from './remote.ts'

test('whoever counts the uses of grants and says nothing is not waited for without end', async () => {
  const mute = createServer(() => undefined)
  const { url } = await listen(mute, { host: '127.0.0.1', port: 0 })
  const remote = openRemote(url, null)
  await expect(remote.useGrants(['1'])).rejects.toMatchObject({ name: 'TimeoutError' })
  await remote.close()
  mute.closeAllConnections()
  await new Promise(resolve => void mute.close(resolve))
})
