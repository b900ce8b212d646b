import { expect, test } from '@jest/globals'
import { randomRequests, requestFor } from './requests.ts'

const orgCodes = Array.from({ length: 1_000 }, (_, index) => `code${index}`)

test('GraphQL is asked with the org code as a variable, the aggregator with it in the path', () => {
  const { body } = requestFor('graphql', 'MobileCard', ['551385082'])
  expect(JSON.parse(body)).toMatchObject({ operationName: 'MobileCard', variables: { orgCode: '551385082' } })
  expect(requestFor('rest', 'MobileCard', ['551385082'])).toEqual({
    method: 'GET',
    path: '/enterprises/551385082/card',
    body: '',
  })
})

test('the same seed asks the same companies through both protocols, another seed others', () => {
  const listed = (protocol: 'graphql' | 'rest', seed: number): string[] => {
    const next = randomRequests(protocol, 'List100', orgCodes, seed)
    const bodies = [next(), next()].map(
      ({ body }) => JSON.parse(body) as { orgCodes: string[]; variables?: { orgCodes: string[] } },
    )
    return bodies.flatMap(body => body.variables?.orgCodes ?? body.orgCodes)
  }
  expect(listed('graphql', 7)).toHaveLength(200)
  expect(listed('graphql', 7)).toEqual(listed('rest', 7))
  expect(listed('graphql', 7)).not.toEqual(listed('graphql', 8))
})
