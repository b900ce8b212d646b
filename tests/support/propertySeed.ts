import { readFileSync } from 'node:fs'
import { expect } from '@jest/globals'

/**
 * Properties draw the same values in every run, so that a change is judged by what it changed. `E360_TEST_SEED` draws others: a number, the same
 * again; `random`, new ones each time.
 */
const { testPath } = expect.getState()
const asked = process.env['E360_TEST_SEED'] ?? '360'

// the library takes longer to load than many a test to run
if (asked !== 'random' && readFileSync(testPath!, 'utf8').includes("from 'fast-check'")) {
  const { default: fc } = await import('fast-check')
  fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(asked) })
}
