import { connect } from 'node:net'
import { expect, test } from '@jest/globals'
import { openShop } from '../../testing/shopGateway.ts'

const requests = 80

test('requests that come at once, each to be planned, are begun over many turns of the loop', async () => {
  let turn = 0
  const askedIn = new Set<number>()
  const shop = await openShop({
    transports: () => ({
      send: async () => {
        askedIn.add(turn)
        return { status: 200, body: { data: { labels: [] } } }
      },
      close: async () => undefined,
    }),
  })
  const { hostname, port } = new URL(shop.gateway.url)
  const socket = connect(Number(port), hostname)
  const bodies = Array.from({ length: requests }, (_, index) => JSON.stringify({ query: `query Q${index} { labels }` }))
  let counting: NodeJS.Immediate
  const count = () => {
    turn += 1
    counting = setImmediate(count)
  }
  count()
  let told = ''
  const isOver = new Promise<void>(resolve => {
    socket.setEncoding('utf8').on('data', (text: string) => {
      told += text
      if (told.split('"labels":[]').length > requests) resolve()
    })
  })
  socket.write(
    bodies
      .map(
        body =>
          `POST /graphql HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
      )
      .join(''),
  )
  await isOver
  clearImmediate(counting!)
  socket.destroy()
  await shop.close()
  expect(askedIn.size).toBeGreaterThan(5)
})
