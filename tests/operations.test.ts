import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from '@jest/globals'
import { repository } from './support/process.ts'

const contract = path.join(repository, '../shared/contract/operations.graphql')
const testOnContract = existsSync(contract) ? test : test.skip

testOnContract('the operations that these tests run are the contract’s, word for word', () => {
  expect(readFileSync(path.join(repository, 'schema/operations.graphql'), 'utf8')).toBe(readFileSync(contract, 'utf8'))
})
