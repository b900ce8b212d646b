import { expect, test } from '@jest/globals'
import { buildSchema } from 'graphql'
import { fetchDocuments } from './document.ts'

test('a document is read once while it is kept, and of long ones few are kept', () => {
  const documentOf = fetchDocuments(buildSchema('type Query { a(of: String): Int }'))
  const long = (index: number) => `{ a${index}: a(of: "${'x'.repeat(90_000)}") }`
  const first = documentOf(long(0))
  expect(documentOf(long(0))).toBe(first)
  for (let index = 1; index < 20; index++) documentOf(long(index))
  expect(documentOf(long(0))).not.toBe(first)
})
