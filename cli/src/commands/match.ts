import { matchSubjects } from '@e360/enterprise/match/matchSubjects'
import { openRepository } from '@e360/enterprise/repository'
import type { Decision, MatchResult } from '@e360/identity/match/types'
import type { Database } from '@e360/kit/database/database'
import { inBatches } from '@e360/kit/inBatches'
import { createLog } from '@e360/kit/log'
import { readSettings } from '@e360/kit/settings'
import { writeCsv } from '../csvFile.ts'
import { registerName } from '../departments.ts'
import { openDepartments } from '../embedded.ts'
import { subjectOf, subjectColumns, type SubjectRow } from '../matchTable.ts'
import { showProgress } from '../progress.ts'
import { tableRows } from '../tableRows.ts'

const header = ['record_id', 'decision', 'org_code', 'uscc', 'score', 'candidates']

const words: Readonly<Record<Decision, string>> = { AUTO: 'auto_match', REVIEW: 'review', NONE: 'no_match' }

const atATime = 500

/**
 * `e360 match <queries> --out <decisions>`: which company of the register each row of a table is about. One row for each row of the table, in its
 * order; nothing is written to the register.
 * @throws BAD_USER_INPUT where the table cannot be read or has no column of record ids or names
 */
export const runMatch = async (file: string, { out }: { out: string }): Promise<void> => {
  const departments = await openDepartments(readSettings(), createLog({ service: 'e360', level: 'error' }))
  try {
    const { database } = departments.all.find(({ name }) => name === registerName)!
    const progress = showProgress('匹配')
    const counts: Record<Decision, number> = { AUTO: 0, REVIEW: 0, NONE: 0 }
    const decided = async function* () {
      for await (const rows of inBatches(tableRows(file, subjectColumns, ['record_id', 'ent_name_raw']), atATime)) {
        for (const [index, result] of (await matchRows(database, rows)).entries()) {
          counts[result.decision] += 1
          yield [rows[index]!.record_id, ...cellsOf(result)]
        }
        progress.add(rows.length)
      }
    }
    await writeCsv(out, header, decided())
    progress.end()
    const all = counts.AUTO + counts.REVIEW + counts.NONE
    process.stdout.write(
      `共 ${all} 条：自动匹配 ${counts.AUTO}，待审核 ${counts.REVIEW}，登记库中没有 ${counts.NONE}；结果见 ${out}\n`,
    )
  } finally {
    await departments.close()
  }
}

type Matched = MatchResult & { uscc: string | null }

const matchRows = async (database: Database, rows: readonly SubjectRow[]): Promise<Matched[]> => {
  const results = await matchSubjects(database.read, rows.map(subjectOf))
  const linked = results.map(({ orgCode }) => orgCode).filter(orgCode => orgCode !== null)
  const companies = await openRepository(database).byOrgCodes([...new Set(linked)])
  const usccs = new Map(companies.map(({ orgCode, uscc }) => [orgCode, uscc]))
  return results.map(result => ({ ...result, uscc: usccs.get(result.orgCode ?? '') ?? null }))
}

const cellsOf = ({ decision, orgCode, uscc, score, candidates }: Matched): string[] => [
  words[decision],
  orgCode ?? '',
  uscc ?? '',
  String(score),
  candidates.map(candidate => candidate.orgCode).join(';'),
]
