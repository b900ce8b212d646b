import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { serverAudits } from 'graphql-http'
import { openShop, type Shop } from '../../testing/shopGateway.ts'

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
afterAll(() => shop.close())

// the audits by name; where they are asked is known when the shop is open
const audits = serverAudits({ url: () => `${shop.gateway.url}/graphql`, fetchFn: fetch })

/** What is MAY and not done: answers to GET without a header that a browser's form could not send (CSRF). */
const notDone = audits.flatMap(({ name }, index) =>
  /^MAY (?:accept application\/x-www-form-urlencoded|allow URL-encoded JSON string)/.test(name) ? [index] : [],
)

test.each(audits.map(({ name }, index) => [name, index] as const))('GraphQL over HTTP: %s', async (_, index) => {
  const result = await audits[index]!.fn()
  if (notDone.includes(index)) expect(result.status).toBe('notice')
  else expect('reason' in result ? [result.status, result.reason] : result.status).toBe('ok')
})
