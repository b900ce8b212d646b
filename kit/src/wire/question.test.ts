import { expect, test } from '@jest/globals'
import { readQuestion, writeQuestion } from './question.ts'

const query = '{ _entities { name } }'
const about = (representations: unknown) => ({ query, variables: { first: 3, representations }, operationName: 'A' })
const companies = [
  { __typename: 'Enterprise', orgCode: '551385082' },
  { __typename: 'Enterprise', orgCode: 'MA1BUFLT4' },
]

test.each([
  ['alike', companies],
  ['one', [companies[0]]],
  ['none', []],
  ['without a text', [{ __typename: 'Enterprise', orgCode: '' }, companies[1]]],
  ['twice the same', [companies[0], companies[0]]],
  ['of other keys', [companies[0], { __typename: 'Enterprise', name: '重庆某某有限公司' }]],
  ['of more keys', [companies[0], { ...companies[1], name: '重庆某某有限公司' }]],
  ['of numbers, lists and null', [{ __typename: 'Thing', id: 1, of: ['a'], at: null }]],
  ['of any characters', ['"', '\u007f', '\n', '\u2028', '企', '😀'].map(id => ({ __typename: 'Thing', id }))],
])('representations that are %s come as they were sent', (_, representations) => {
  const question = about(representations)
  expect(readQuestion(writeQuestion(question))).toEqual(question)
})

test.each<[string, unknown]>([
  ['a text', '551385082'],
  ['texts', ['551385082', 'MA1BUFLT4', '企"\n']],
  ['one text', ['551385082']],
  ['texts, one of them empty', ['', '551385082']],
  ['texts that part texts', ['551385082', '\u007f']],
  ['nothing', []],
  ['texts and null', ['551385082', null]],
  ['lists of texts', [['551385082'], ['MA1BUFLT4']]],
])('a variable that holds %s comes as it was sent, with representations and without', (_, value) => {
  for (const name of ['texts', '__proto__']) {
    const variables = Object.fromEntries([['columns', '1'], [name, value]]) // prettier-ignore
    expect(readQuestion(writeQuestion({ query, variables }))).toEqual({ query, variables })
    const both = { query, variables: { ...variables, representations: companies } }
    expect(readQuestion(writeQuestion(both))).toEqual(both)
  }
})

test('a list of texts is sent as one text', () => {
  const variables = { orgCodes: ['551385082', 'MA1BUFLT4'] }
  expect(JSON.parse(writeQuestion({ query, variables }))).toEqual({
    query,
    variables: {},
    texts: { orgCodes: '551385082\u007fMA1BUFLT4' },
  })
})

test('what a hundred companies have in common is sent once', () => {
  const many = Array.from({ length: 100 }, (_, index) => ({
    __typename: 'Enterprise',
    orgCode: `55138${5_000 + index}`,
  }))
  expect(writeQuestion(about(many)).match(/Enterprise/g)).toHaveLength(1)
})

test('columns of different lengths are no question', () => {
  const text = JSON.stringify({ query, variables: {}, columns: { a: '1\u007f2', b: '1\u007f2\u007f3' } })
  expect(() => readQuestion(text)).toThrow('no columns')
})
