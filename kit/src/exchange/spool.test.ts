import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { textOf } from '../testing/pieces.ts'
import { openSpool } from './spool.ts'

const piece = (index: number, size: number) => `${index}:${'字'.repeat(size)}\n`

test('all that was written is read in its order, whoever is faster', async () => {
  const turns = fc.array(fc.oneof(fc.constant('read' as const), fc.nat(200_000)), { maxLength: 40 })
  await fc.assert(
    fc.asyncProperty(turns, async steps => {
      const spool = openSpool()
      const reader = spool.read()
      const written: Buffer[] = []
      const read: Buffer[] = []
      const length = (buffers: readonly Buffer[]) => buffers.reduce((sum, each) => sum + each.length, 0)
      for (const [index, step] of steps.entries()) {
        if (step !== 'read') {
          written.push(Buffer.from(piece(index, step)))
          await spool.write(piece(index, step))
        } else if (length(read) < length(written)) read.push(Buffer.from((await reader.next()).value as Uint8Array))
      }
      spool.end()
      for await (const rest of reader) read.push(Buffer.from(rest))
      expect(Buffer.concat(read).equals(Buffer.concat(written))).toBe(true)
    }),
    { numRuns: 30 },
  )
})

test('a writer does not wait for a reader that has not begun, however much it writes', async () => {
  const spool = openSpool()
  let written = ''
  for (let index = 0; index < 40; index += 1) {
    written += piece(index, 50_000)
    await spool.write(piece(index, 50_000))
  }
  spool.end()
  expect(await textOf(spool.read())).toBe(written)
})

test('reader and writer at once: nothing is lost, doubled or out of order', async () => {
  const spool = openSpool()
  const reading = textOf(spool.read())
  let written = ''
  for (let index = 0; index < 200; index += 1) {
    const text = piece(index, (index * 7_919) % 60_000)
    written += text
    await spool.write(text)
  }
  spool.end()
  expect((await reading) === written).toBe(true)
})

test('a reader gets what was written before the failure, then the failure; one that leaves lets the writer go on', async () => {
  const failing = openSpool()
  await failing.write('a')
  failing.fail(new Error('no'))
  const reader = failing.read()
  expect(Buffer.from((await reader.next()).value as Uint8Array).toString()).toBe('a')
  await expect(reader.next()).rejects.toThrow('no')

  const left = openSpool()
  const leaving = left.read()
  await left.write('b')
  await leaving.next()
  await leaving.return(undefined)
  for (let index = 0; index < 30; index += 1) await left.write(piece(index, 50_000))
})
