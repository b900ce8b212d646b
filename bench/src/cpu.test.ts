import { expect, test } from '@jest/globals'
import { cpuMsOf, ticksIn } from './cpu.ts'

test('user and system time are read also where the name of the program holds brackets and blanks', () => {
  const stat = '42 (node) (x y) S 1 42 42 0 -1 4194560 900 0 3 0 250 17 5 6 20 0 11 0 9 100 200'
  expect(ticksIn(stat)).toBe(267)
})

const linux = process.platform === 'linux' ? test : test.skip

linux('a busy process has used more than it had before', () => {
  const before = cpuMsOf([process.pid])
  for (const until = process.cpuUsage().user + 60_000; process.cpuUsage().user < until;);
  expect(cpuMsOf([process.pid])).toBeGreaterThan(before)
})
