import { request } from 'node:http'
import { expect, test } from '@jest/globals'
import { showcaseIn, smallCity } from './support/city.ts'
import { askOnce, keepAsking, openClient, type Repeated } from './support/load.ts'
import { operation } from './support/operations.ts'
import { freshFolder } from './support/folder.ts'
import { runScript, type Running } from './support/process.ts'
import { startDistributed, startEmbedded, type Product } from './support/product.ts'

/** A company's card, again and again; an answer that misses any section does not count as one. */
const cardFrom = async ({ url, dataDir, token }: Product): Promise<Repeated> => ({
  url,
  token: await token({ role: 'officer' }),
  body: JSON.stringify({ query: operation('MobileCard'), variables: { name: showcaseIn(dataDir).name } }),
  complete: text => text.includes('"certificateSummary":{') && !text.includes('"errors"'),
})

/** A request whose body is sent in two parts; `finish` sends the second. */
const halfSent = async ({ url, token, body }: Repeated) => {
  const half = request(`${url.replace('localhost', '127.0.0.1')}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      authorization: `Bearer ${token}`,
    },
  })
  await new Promise<void>(resolve => void half.write(body.slice(0, 20), () => resolve()))
  return {
    finish: () =>
      new Promise<number | undefined>((resolve, reject) =>
        half
          .once('error', reject)
          .once('response', answer => resolve(answer.resume().statusCode))
          .end(body.slice(20)),
      ),
  }
}

const expectStopWithoutLoss = async (product: Product, process: Running): Promise<void> => {
  const question = await cardFrom(product)
  const idle = openClient(product.url)
  expect(await askOnce(idle, question)).toBe('ANSWERED')
  const half = await halfSent(question)
  const load = keepAsking(8, question)
  await load.answered(50)

  process.send('SIGTERM')
  await load.told
  expect(await askOnce(idle, question)).toBe('LAST')
  expect(await half.finish()).toBe(200)
  const { lost, answers } = await load.over
  expect({ lost, enough: answers >= 50 }).toEqual({ lost: [], enough: true })
  expect(await process.ended).toMatchObject({ code: 0, signal: null })
}

test('a signal to npm start reaches the product: it ends, and its port is free', async () => {
  const process = runScript('start', { E360_DEMO: 0, PORT: 0, E360_DATA_DIR: await freshFolder() })
  const [, url] = await process.says(/已启动：(http:\S+)/)
  process.send('SIGTERM')
  await process.ended
  await expect(fetch(`${url}/health?live`)).rejects.toMatchObject({ message: 'fetch failed' })
})

test('a product that is stopped under load answers every request that reached it, then ends well', async () => {
  const product = await startEmbedded(smallCity)
  await expectStopWithoutLoss(product, product.process)
})

test('a gateway that is stopped under load loses no request, and its departments end well too', async () => {
  const { dataDir, stop } = await startEmbedded(smallCity)
  await stop()
  const product = await startDistributed({ E360_DATA_DIR: dataDir })
  await expectStopWithoutLoss(product, product.gateway)
  const ended = await product.stop()
  expect(ended.map(({ code, stderr }) => [code, stderr])).toEqual(ended.map(() => [0, '']))
})
