import { expect, test } from '@jest/globals'
import { buildSchema, getOperationAST, parse } from 'graphql'
import { openShop } from '../../testing/shopGateway.ts'
import { compiledOperations, type Plan } from './operations.ts'

const nothing: ReadonlySet<string> = new Set()
const schema = buildSchema('type Query { a: Int b: Int }')
const operationsWith = (plan: Plan) =>
  compiledOperations({
    sources: new Map(),
    documentOf: () => undefined as never,
    schema,
    apiSchema: schema,
    plannedKey: key => key,
    plan,
  })
const operation = (query: string) => {
  const document = parse(query)
  return { query, document, operation: getOperationAST(document)! }
}

test('however many operations clients write, a bounded number is kept', async () => {
  const { get, figures } = operationsWith(() => ({ kind: 'QueryPlan' }))
  for (let index = 0; index < 2_500; index++) await get(operation(`{ a${index}: a }`), nothing)
  expect(figures.entries()).toBe(2_000)
  expect(figures.size()).toBeLessThan(2_000 * 100)
  const long = `{ a } # ${'x'.repeat(33 * 1024 * 1024)}`
  await get(operation(long), nothing)
  expect(figures.size()).toBeLessThan(2_000 * 100)
})

test('of long operations fewer are kept', async () => {
  const { get, figures } = operationsWith(() => ({ kind: 'QueryPlan' }))
  for (let index = 0; index < 100; index++) await get(operation(`{ a${index}: a } # ${'x'.repeat(90_000)}`), nothing)
  expect(figures.entries()).toBeGreaterThan(10)
  expect(figures.size()).toBeLessThan(5_000_000)
})

test('an operation is planned once for all who ask at the same time, and again for others who may not read all of it', async () => {
  const planned: string[] = []
  const { get, figures } = operationsWith(async document => {
    planned.push(JSON.stringify(document.definitions).includes('"b"') ? 'all' : 'without b')
    return { kind: 'QueryPlan' }
  })
  const asked = operation('{ a b }')
  const [first, second] = await Promise.all([get(asked, nothing), get(asked, nothing)])
  expect(first).toBe(second)
  await get(operation('{ a b }'), nothing)
  await get(asked, new Set(['Query.b']))
  await get(asked, new Set(['Query.b']))
  expect(planned).toEqual(['all', 'without b'])
  expect(figures).toMatchObject({ hits: 3, misses: 2 })
})

test('the event loop turns before a new text is planned and before it is carried out, and not for one that is known', async () => {
  const seen: string[] = []
  const turnNext = () => void setImmediate(() => void seen.push('turn'))
  const { get } = operationsWith(() => {
    seen.push('plan')
    turnNext()
    return { kind: 'QueryPlan' }
  })
  const asked = operation('{ a }')
  turnNext()
  await get(asked, nothing)
  turnNext()
  await get(asked, nothing)
  expect(seen).toEqual(['turn', 'plan', 'turn'])
})

test('a plan that could not be made is not kept, one that cannot be compiled is, with its reason', async () => {
  let attempts = 0
  const failing = operationsWith(() => {
    attempts += 1
    throw new Error('no plan')
  })
  await expect(failing.get(operation('{ a }'), nothing)).rejects.toThrow('no plan')
  await expect(failing.get(operation('{ a }'), nothing)).rejects.toThrow('no plan')
  expect(attempts).toBe(2)
  const { get, figures } = operationsWith(() => ({
    kind: 'QueryPlan',
    node: { kind: 'Defer', primary: {}, deferred: [] },
  }))
  expect(await get(operation('{ a }'), nothing)).toEqual({ notCompiled: 'a plan with Defer is not compiled' })
  await get(operation('{ a }'), nothing)
  expect(figures).toMatchObject({ hits: 1, misses: 1 })
})

test('/metrics tells how often an operation was found compiled', async () => {
  const shop = await openShop()
  for (let round = 0; round < 3; round++) await shop.ask('{ labels }')
  const text = await (await fetch(`${shop.gateway.url}/metrics`)).text()
  await shop.close()
  const isCompiled = process.env['E360_EXECUTOR'] !== 'reference'
  expect(text).toContain(`e360_gateway_operation_cache_hits_total ${isCompiled ? 2 : 0}`)
  expect(text).toContain(`e360_gateway_operation_cache_entries ${isCompiled ? 1 : 0}`)
  expect(text).toContain('e360_gateway_operation_fallbacks_total 0')
})
