import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { pieces } from '../testing/pieces.ts'
import { linesOf, type Line } from './lines.ts'

const read = async (...texts: (string | Uint8Array)[]): Promise<Line[]> => {
  const lines: Line[] = []
  for await (const some of linesOf(pieces(...texts))) lines.push(...some)
  return lines
}

test('the same lines come out however the body was cut', async () => {
  const body = fc.array(fc.oneof(fc.constant('\n'), fc.constant('\r\n'), fc.string({ unit: 'grapheme' })), {
    maxLength: 20,
  })
  await fc.assert(
    fc.asyncProperty(body, fc.array(fc.nat(50), { maxLength: 10 }), async (parts, cuts) => {
      const bytes = Buffer.from(parts.join(''))
      const at = [0, ...cuts.map(cut => Math.min(cut, bytes.length)).toSorted((a, b) => a - b), bytes.length]
      const wanted = bytes
        .toString()
        .split('\n')
        .map((text, index) => ({ number: index + 1, text: text.replace(/^\uFEFF/, '').trim() }))
        .filter(({ text }) => text !== '')
      expect(await read(...at.slice(1).map((end, index) => bytes.subarray(at[index], end)))).toEqual(wanted)
    }),
  )
})

test('a line that is no UTF-8, or longer than 512 KiB, is told alone; its neighbours are read', async () => {
  const long = 'x'.repeat(128 * 1024)
  const lines = await read(
    '一\n',
    Buffer.from([0xc4, 0xe3, 10]),
    '三\n',
    long,
    long,
    long,
    long,
    'x\n五\n',
    long,
    long,
    long,
    long,
    'y',
  )
  expect(lines).toEqual([
    { number: 1, text: '一' },
    { number: 2, text: '', fault: 'NOT_UTF8' },
    { number: 3, text: '三' },
    { number: 4, text: '', fault: 'LINE_TOO_LONG' },
    { number: 5, text: '五' },
    { number: 6, text: '', fault: 'LINE_TOO_LONG' },
  ])
})

test('tens of thousands of short lines of one piece are told a hundred at a time, and others come in between', async () => {
  const told: number[] = []
  for await (const lines of linesOf(pieces('1\n'.repeat(20_050)))) told.push(lines.length)
  expect([Math.max(...told), told.at(-1), told.reduce((sum, count) => sum + count)]).toEqual([100, 50, 20_050])
})
