import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { matchSubjects } from '@e360/enterprise/match/matchSubjects'
import { department } from '@e360/enterprise/main'
import type { MatchResult, MatchSubject } from '@e360/identity/match/types'
import type { Database } from '@e360/kit/database/database'
import { openDepartment } from '@e360/kit/department'
import { createLog } from '@e360/kit/log'
import { importFile } from '../importFile.ts'
import { noProgress } from '../progress.ts'

/** A register in a SQLite database of its own, which goes with `close`. */
export interface TemporaryRegister {
  database: Database
  match: (subjects: readonly MatchSubject[]) => Promise<MatchResult[]>
  close: () => Promise<void>
}

/** Loads a register file as `e360 import enterprises` does; rejected rows are left out. */
export const temporaryRegister = async (file: string): Promise<TemporaryRegister> => {
  const folder = await mkdtemp(path.join(tmpdir(), 'e360-match-'))
  const nobody = () => Promise.reject(new Error('nobody else is there'))
  const register = await openDepartment(department, path.join(folder, 'enterprise.sqlite'), {
    match: nobody,
    register: nobody,
    departments: {},
    told: {},
    log: createLog({ service: 'e360', level: 'error' }),
  })
  const close = async () => {
    await register.close()
    await rm(folder, { recursive: true, force: true })
  }
  try {
    await importFile({ type: 'enterprises', file, errors: path.join(folder, 'errors.csv') }, [register], noProgress(''))
  } catch (error) {
    await close()
    throw error
  }
  return { database: register.database, match: subjects => matchSubjects(register.database.read, subjects), close }
}
