import { existsSync, readFileSync } from 'node:fs'
import { test } from '@jest/globals'
import { buildSchema, type GraphQLSchema } from 'graphql'

/** What clients were promised lies beside the repository. */
const folder = new URL('../../../shared/contract/', import.meta.url)

/** One of its files, as it is written. */
export const contractText = (file: string): string => readFileSync(new URL(file, folder), 'utf8')

export const contractSchema = (): GraphQLSchema => buildSchema(contractText('api.graphql'))

/** The API as this repository composes it (`npm run schema`). */
export const composedSchema = (): GraphQLSchema =>
  buildSchema(readFileSync(new URL('../api.graphql', import.meta.url), 'utf8'))

/** A test against the contract; skipped, by its name, where ../shared/contract is missing. */
export const testOnContract = existsSync(folder) ? test : test.skip
