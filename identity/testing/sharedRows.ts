import { existsSync, readFileSync } from 'node:fs'
import { test } from '@jest/globals'
import { parse } from 'csv-parse/sync'

const folder = new URL('../../../shared/data/', import.meta.url)

/** The rows of a file of real data, which lies beside the repository and is never committed. */
export const sharedRows = (file: string): Record<string, string>[] =>
  parse(readFileSync(new URL(file, folder), 'utf8'), { columns: true, bom: true })

/** A test on real data; skipped, by its name, where ../shared/data is missing. */
export const testOnSharedData = existsSync(folder) ? test : test.skip
