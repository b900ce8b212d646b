import type { Knex } from '@e360/kit/database/database'
import type { JudgeData } from '@e360/kit/quality/types'
import { regionOf, regionPrefixes } from '@e360/kit/regions'
import { pastReads } from '../pastReads.ts'
import { withSurroundings } from './judged.ts'
import { qualityReports, type QualityReports } from './reports.ts'
import { qualityRepository } from './repository.ts'
import type { FoundDefect } from './types.ts'

export interface Judgement {
  /** the register, as it is at one moment */
  read: Knex
  /** where it is all added up */
  reports: QualityReports
  /** a district code of GB/T 2260, or the digits that it begins with; all companies where it is left out */
  region?: string
}

const batchSize = 1_000

/**
 * Judges every company of the register once, in the order of their org codes, a batch at a time.
 * @returns the defects and hints company by company; an empty list where a company has none
 */
export async function* judgeRegister({ read, reports, region }: Judgement): AsyncGenerator<FoundDefect[]> {
  const register = qualityRepository(read)
  const { toldOf } = pastReads(read)
  const prefixes = prefixesOf(region)
  for (let last = ''; ;) {
    const companies = await register.after(last, prefixes, batchSize)
    for (const company of await withSurroundings(register, toldOf, companies)) yield reports.add(company)
    if (companies.length < batchSize) return
    last = companies.at(-1)!.orgCode
  }
}

/** How many companies {@link judgeRegister} judges. */
export const judgedSize = (read: Knex, region?: string): Promise<number> =>
  qualityRepository(read).size(prefixesOf(region))

const prefixesOf = (region: string | undefined): readonly string[] => {
  if (region === undefined) return []
  return regionOf(region) ? regionPrefixes(region) : [region]
}

/** The register as a department among others. */
export const judgeRegisterOf =
  (department: string): JudgeData =>
  async (read, on, region) => {
    const reports = qualityReports(department, on)
    for await (const defects of judgeRegister({ read, reports, region })) void defects
    return reports.districts().flatMap(district => district.reports)
  }
