import { execFile } from 'node:child_process'
import path from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from '@jest/globals'

const run = promisify(execFile)

test('a file that cannot be written ends in words, also where the first rows are still being made', async () => {
  const file = JSON.stringify(path.join(import.meta.dirname, 'nowhere', 'x.csv'))
  // in a process of its own, for one that dies of an error nobody heard cannot be seen from inside
  const script = `
    import { writeCsv } from './csvFile.ts'
    import { setTimeout } from 'node:timers/promises'
    const slow = async function* () { await setTimeout(50); yield ['1'] }
    await writeCsv(${file}, ['a'], slow()).catch(error => console.log(error.message))`
  const { stdout } = await run(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
    cwd: import.meta.dirname,
  })
  expect(stdout).toContain('请检查目录是否存在')
})
