import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from '@jest/globals'
import { makeTestFolder } from '../testing/folder.ts'
import type { Importer } from './importer.ts'
import type { Receipt } from './receipt.ts'
import { takeTable } from './takeTable.ts'

const refused: Receipt = {
  index: 0,
  system: null,
  recordId: null,
  outcome: 'REJECTED',
  id: null,
  orgCode: null,
  linked: null,
  errors: [{ field: 'text', code: 'X', message: '不行' }],
}

/** Refuses all records. @param commit told how many came */
const refusing = (commit: (count: number) => void): Importer => ({
  mutation: 'push',
  columns: [{ field: 'text', headers: ['内容'], kind: 'text' }],
  input: row => row,
  pusher: () => {
    throw new Error('nobody asks')
  },
  prepare: async inputs => async () => {
    commit(inputs.length)
    return inputs.map(() => refused)
  },
})

const take = async (content: string, commit: (count: number) => void, after?: () => void) => {
  const folder = await makeTestFolder('table')
  const file = path.join(folder, '表.csv')
  await writeFile(file, content)
  const errorFile = path.join(folder, 'errors.csv')
  return takeTable({ importer: refusing(commit), file, system: '测试', errorFile, after })
}

test('rows of a megabyte come a few at a time', async () => {
  const batches: number[] = []
  await take(`内容\n${`${'x'.repeat(1_000_000)}\n`.repeat(12)}`, count => void batches.push(count))
  expect(batches).toEqual([5, 5, 2])
})

test('the loop turns while the rejected rows of a batch are written down', async () => {
  let turned = false
  const told: boolean[] = []
  const row = `${'1,'.repeat(500)}\n`
  const commit = () => {
    turned = false
    setImmediate(() => (turned = true))
  }
  await take(
    `内容,${Array.from({ length: 500 }, (_, index) => `c${index}`).join()}\n${row.repeat(500)}`,
    commit,
    () => {
      told.push(turned)
    },
  )
  expect(told).toEqual([true])
})
