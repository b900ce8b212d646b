import { setTimeout as pause } from 'node:timers/promises'
import { loggedTransaction } from '@e360/kit/changes/changeLog'
import type { Follower } from '@e360/kit/changes/follower'
import { today } from '@e360/kit/clock'
import type { Database, Knex } from '@e360/kit/database/database'
import { inGroups } from '@e360/kit/inGroups'
import type { Log } from '@e360/kit/log'
import { turning } from '@e360/kit/turns'
import { companiesAtOnce, readCompanies, readRecordsOf } from '../follow/read.ts'
import { keepRows } from '../follow/write.ts'
import { evaluate, type StandingRow, type WarningRow } from './standing.ts'

/** Few, since whoever follows a department waits meanwhile. */
const batchSize = 400
const pollMs = 100
/**
 * It takes a quarter of the time at most, the rest is for what comes in: a company is looked at once for all that came meanwhile. Where many waited, more
 * are given time to gather.
 */
const restShare = 3
const longestRestMs = 1_500
const manyCompanies = 50
const gatherMs = 500

/**
 * Looks at companies again: those of which something was told, and those whose day has come. It has the shape of a follower, whose feed is the
 * table `due`.
 */
export const evaluator = (database: Database, log: Log): Follower => {
  const stopping = new AbortController()
  let running: Promise<void> = Promise.resolve()
  let workedOffAt = Date.now()

  const step = async (): Promise<number> => {
    const day = today()
    const waiting = await database
      .read('due')
      .where('due_on', '<=', day)
      .orderBy(['due_on', 'org_code'])
      .first('org_code')
    const evaluated = waiting ? await loggedTransaction(database, trx => evaluateDue(trx, day)) : 0
    if (evaluated < batchSize) workedOffAt = Date.now()
    return evaluated
  }

  const run = async () => {
    let begun = performance.now()
    while (!stopping.signal.aborted) {
      const evaluated = await step().catch((error: unknown) => {
        log.warn({ error }, 'companies could not be evaluated, trying again')
        return 0
      })
      if (evaluated === batchSize) continue
      const restMs = Math.min(
        Math.max(evaluated < manyCompanies ? pollMs : gatherMs, restShare * (performance.now() - begun)),
        longestRestMs,
      )
      await pause(restMs, undefined, { signal: stopping.signal }).catch(() => undefined)
      begun = performance.now()
    }
  }

  return {
    drain: async progress => {
      let total = 0
      for (let evaluated = await step(); evaluated > 0; evaluated = await step()) {
        total += evaluated
        progress?.(evaluated)
      }
      return total
    },
    start: () => void (running = run()),
    stop: async () => {
      stopping.abort()
      await running
    },
    standing: () => ({ heardAt: Date.now(), workedOffAt }),
  }
}

const evaluateDue = async (trx: Knex.Transaction, day: string): Promise<number> => {
  const orgCodes: string[] = await trx('due')
    .where('due_on', '<=', day)
    .orderBy(['due_on', 'org_code'])
    .limit(batchSize)
    .pluck('org_code')
  for (const group of inGroups(orgCodes, companiesAtOnce)) await evaluateAll(trx, group, day)
  return orgCodes.length
}

const evaluateAll = async (trx: Knex.Transaction, orgCodes: readonly string[], day: string): Promise<void> => {
  const companies = await readCompanies(trx, orgCodes)
  const records = await readRecordsOf(trx, orgCodes)
  const standings: StandingRow[] = []
  const warnings: WarningRow[] = []
  const due: { org_code: string; due_on: string }[] = []
  const mayTurn = turning()
  for (const [org_code, company] of companies) {
    await mayTurn()
    const { standing, warnings: raised, dueOn } = await evaluate(company, records.get(org_code) ?? [], day)
    for (const warning of raised) warnings.push(warning)
    if (standing) standings.push(standing)
    if (dueOn !== null) due.push({ org_code, due_on: dueOn })
  }
  await keepRows(trx, 'standing', 'org_code', orgCodes, standings)
  await keepRows(trx, 'warning', 'id', orgCodes, warnings)
  await keepRows(trx, 'due', 'org_code', orgCodes, due)
}
