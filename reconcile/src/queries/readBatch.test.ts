import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { readBatch, type ReadQuery } from './readBatch.ts'

const read = async (query: unknown): Promise<ReadQuery> => (await readBatch(JSON.stringify({ q0: query }))).get('q0')!
const subjectOf = async (query: unknown) => ((await read(query)) as { query: { subject: object } }).query.subject
const v = (pid: string, value: unknown) => ({ pid, v: value })

test('a query of OpenRefine is read: name, type, limit and columns as properties', async () => {
  expect(
    await read({
      query: ' 重庆甲乙机械有限公司 ',
      type: 'enterprise',
      type_strict: 'should',
      limit: 3,
      properties: [v('address', '渝北区甲路1号'), v('district', '渝北'), v('legalRepresentative', '张某')],
    }),
  ).toEqual({
    query: {
      subject: {
        name: '重庆甲乙机械有限公司',
        address: '渝北区甲路1号',
        district: '渝北',
        legalRepresentative: '张某',
      },
      limit: 3,
    },
  })
})

test('a query text that reads as a code is one, unless a code is given beside it', async () => {
  expect(await subjectOf({ query: 'de000005-1' })).toEqual({ code: 'de000005-1' })
  expect(await subjectOf({ query: 'DE0000051', properties: [v('uscc', '91500112DE00000510')] })).toEqual({
    name: 'DE0000051',
    code: '91500112DE00000510',
  })
})

test('of several codes the most telling counts, wherever it stands; a blank one does not', async () => {
  const codes = [v('registrationNo', '500000000000001'), v('orgCode', 'DE0000051'), v('uscc', ' '), v('code', '')]
  expect(await subjectOf({ query: '甲', properties: codes })).toEqual({ name: '甲', code: 'DE0000051' })
})

test('a value may be a number, the first of several, or a reconciled cell; a date loses its time', async () => {
  const properties = [
    v('code', 500_000_000_000_001),
    v('district', ['渝中区', '渝北区']),
    v('address', { id: 'x', name: '甲路1号' }),
    v('establishedOn', '2019-05-01T00:00:00Z'),
  ]
  expect(await subjectOf({ properties })).toEqual({
    code: '500000000000001',
    district: '渝中区',
    address: '甲路1号',
    establishedOn: '2019-05-01',
  })
  expect(await subjectOf({ properties: [v('code', { id: 'DE0000051', name: '甲' })] })).toEqual({ code: 'DE0000051' })
  expect(await subjectOf({ properties: [v('name', '甲')] })).toEqual({ name: '甲' })
})

test.each([
  ['an empty query', {}, '查询是空的'],
  ['a blank one', { query: '  ', properties: [v('code', '')] }, '查询是空的'],
  ['no object', '甲', '应为对象'],
  ['a name that is a number', { query: 1 }, 'query 应为文本'],
  ['a limit of none', { query: '甲', limit: 0 }, 'limit 应为正整数'],
  ['half a limit', { query: '甲', limit: 1.5 }, 'limit 应为正整数'],
  ['a limit in words', { query: '甲', limit: '5' }, 'limit 应为正整数'],
  ['another type', { query: '甲', type: ['enterprise', 'Q5'] }, '没有类型“Q5”'],
  ['a type that is a number', { query: '甲', type: 5 }, 'type 应为'],
  ['a strictness that is none', { query: '甲', type_strict: 'x' }, 'type_strict 应为'],
  ['properties that are no list', { query: '甲', properties: {} }, 'properties 应为数组'],
  ['a property without a value', { query: '甲', properties: [{ pid: 'code' }] }, 'v 应为'],
  [
    'a property that is none',
    { query: '甲', properties: [v('colour', '红')] },
    '属性“colour”不能用于匹配，可用的有：code',
  ],
  ['a property that is only fetched', { query: '甲', properties: [v('penalties', 1)] }, '不能用于匹配'],
  ['true for a code', { query: '甲', properties: [v('code', true)] }, '属性“code”的值应为文本'],
  [
    'a code that lost its end as a number',
    { query: '甲', properties: [v('uscc', 911_000_000_000_000_000_000)] },
    '丢失末位',
  ],
  ['a field that the API does not have', { query: '甲', limt: 1 }, '有接口没有的字段'],
])('%s is told in Chinese', async (_what, query, sentence) => {
  expect(await read(query)).toEqual({ fault: expect.stringContaining(sentence) })
})

test('what is no batch is refused whole', async () => {
  for (const text of ['', '{"q0":', '[]', 'null', '1', '"x"']) await expect(readBatch(text)).rejects.toThrow(/queries/)
  expect((await readBatch('{}')).size).toBe(0)
})

test('a batch may hold 5,000 queries, not more', async () => {
  const batch = (size: number) =>
    JSON.stringify(Object.fromEntries(Array.from({ length: size }, (_, n) => [`q${n}`, {}])))
  expect((await readBatch(batch(5_000))).size).toBe(5_000)
  await expect(readBatch(batch(5_001))).rejects.toThrow('一次最多 5000 条查询，收到 5001 条')
})

test('whatever stands beside a query, it is read all the same, under its own identifier', async () => {
  await fc.assert(
    fc.asyncProperty(fc.dictionary(fc.string(), fc.jsonValue()), async neighbours => {
      const batch = await readBatch(JSON.stringify({ ...neighbours, 'the one': { query: '甲' } }))
      expect(batch.get('the one')).toEqual({ query: { subject: { name: '甲' }, limit: Infinity } })
      expect(batch.size).toBe(new Set([...Object.keys(neighbours), 'the one']).size)
    }),
  )
})
