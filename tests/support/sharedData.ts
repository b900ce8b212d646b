import { existsSync } from 'node:fs'
import path from 'node:path'
import { test } from '@jest/globals'
import { repository } from './process.ts'

const folder = path.join(repository, '../shared/data')
const present = existsSync(folder)

/** A file of the real rows that lie beside the repository and never in it. */
export const sharedFile = (name: string): string => path.join(folder, name)

/** A test on real rows: skipped by its name where they are missing. */
export const testOnRealRows = (title: string, body: () => Promise<void>, timeoutMs?: number): void =>
  present ? test(title, body, timeoutMs) : test.skip(`${title} (no ../shared/data)`, body)
