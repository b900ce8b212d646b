import { expect, test } from '@jest/globals'
import { openCursor, sealCursor, sealCursorsBy } from './cursor.ts'

test('a cursor tells nothing of what it holds, not even its length, and is good wherever the secret is known', () => {
  sealCursorsBy('one secret')
  const [short, long] = ['["a","甲"]', '["a","重庆乂石清明未登记商店"]']
  const cursor = sealCursor(long)
  expect(Buffer.from(cursor, 'base64url').toString()).not.toMatch(/重庆|"/)
  expect(sealCursor(short)).toHaveLength(cursor.length)
  expect(sealCursor(long)).toBe(cursor)
  expect(openCursor(cursor).trim()).toBe(long)
  sealCursorsBy('another secret')
  expect(() => openCursor(cursor)).toThrow(/authenticate/)
  sealCursorsBy('one secret')
  expect(openCursor(cursor).trim()).toBe(long)
})

test('nobody makes a cursor of his own, or changes one', () => {
  const cursor = sealCursor('["a","甲"]')
  const forged = [
    Buffer.from('["a","甲"]').toString('base64url'),
    `${cursor[0] === 'A' ? 'B' : 'A'}${cursor.slice(1)}`,
    cursor.slice(0, -4),
    '',
    '游标',
  ]
  for (const each of forged) expect(() => openCursor(each)).toThrow(/authenticat|tag|vector/i)
})
