import { execFileSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from '@jest/globals'
import { warm } from './warm.ts'

const bytes = 17 * 1024 * 1024
/** On the disk: what lies in memory is always there. */
const makeFile = async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'e360-warm-'))
  const file = path.join(folder, 'large')
  await writeFile(file, Buffer.alloc(bytes, 7), { flush: true })
  return { folder, file }
}
const forget = (file: string) => execFileSync('dd', [`if=${file}`, 'iflag=nocache', 'count=0', 'status=none'])
const held = (file: string) => Number(execFileSync('fincore', ['--bytes', '--noheadings', '--output', 'RES', file]))

test('a large file that the system does not hold is read, for those who ask after it', async () => {
  const { folder, file } = await makeFile()
  forget(file)
  const before = held(file)
  const end = warm(file, 2 ** 30)
  while (held(file) < bytes) await new Promise(setImmediate)
  end()
  forget(file)
  warm(file, 2 ** 30)()
  expect(held(file)).toBeLessThan(bytes + before)
  await rm(folder, { recursive: true })
})

test('a file that is not there yet is not waited for', () => {
  expect(warm(path.join(tmpdir(), 'e360-no-such-file'), 1)()).toBeUndefined()
})
