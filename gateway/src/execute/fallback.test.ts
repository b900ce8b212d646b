import { expect, test } from '@jest/globals'
import { createLog } from '@e360/kit/log'
import { getOperationAST, parse } from 'graphql'
import { livingSubgraphs } from '../../testing/livingSubgraphs.ts'
import { readComposed } from '../fetch/subgraphSchemas.ts'
import { openLedger } from '../outcome/ledger.ts'
import { supergraphGateway } from './supergraph.ts'

test('what is not compiled is carried out by @apollo/gateway, is counted, and its reason is logged', async () => {
  const lines: string[] = []
  const { sdl, transportOf } = livingSubgraphs({
    a: { sdl: 'type Query { number: Int }', resolvers: { Query: { number: () => 7 } } },
  })
  const composed = readComposed(sdl)
  const { gateway, figures } = supergraphGateway({
    composed,
    transports: new Map(composed.subgraphs.map(({ name }) => [name, transportOf(name)])),
    observe: () => undefined,
    foreign: true,
    executor: 'compiled',
    plan: () => ({ kind: 'QueryPlan', node: { kind: 'Defer', primary: {}, deferred: [] } }),
    log: createLog({ service: 'test' }, { write: line => lines.push(line) }),
  })
  const { executor } = await gateway.load({ apollo: {} })
  const query = '{ number }'
  const document = parse(query)
  const context = { caller: null, requestId: 'r1', ledger: openLedger(5_000) }
  const request = { query, variables: {} }
  const known = { source: query, document, operation: getOperationAST(document), operationName: null, queryHash: 'q' }
  const answer = await executor!({ request, ...known, context, metrics: {} } as never)
  await gateway.stop()
  expect(answer).toMatchObject({ data: { number: 7 }, extensions: { sections: { a: { status: 'OK' } } } })
  expect(figures.fallbacks).toBe(1)
  expect(lines.map(line => JSON.parse(line) as object)).toContainEqual(
    expect.objectContaining({ id: 'r1', reason: 'a plan with Defer is not compiled' }),
  )
})
