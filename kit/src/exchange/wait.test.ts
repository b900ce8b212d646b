import { expect, test } from '@jest/globals'
import { readWait } from './wait.ts'

test('a wait is told in seconds, or in milliseconds where seconds cannot be meant; never longer than 25 s', () => {
  const read = (text?: string) => readWait(text)
  expect([read(), read('0'), read('20'), read('2.5'), read('25'), read('500'), read('60000')]).toEqual([
    0, 0, 20_000, 2_500, 25_000, 500, 25_000,
  ])
  expect([read('-1'), read('bald'), read(''), read('NaN')]).toEqual([null, null, null, null])
})
