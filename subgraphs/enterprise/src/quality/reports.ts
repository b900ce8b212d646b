import { todaysRegionOf } from '@e360/kit/regions'
import { qualityRules } from './qualityRules.ts'
import { qualityDimensions, type QualityDefect, type QualityReport } from '@e360/kit/quality/types'
import type { FoundDefect, JudgedCompany } from './types.ts'

/** How one rule fared, over all districts. */
export interface RuleTally {
  checked: number
  failed: number
  /** org codes of the first few */
  examples: readonly string[]
}

/** Adds up what the rules say; holds counts and a few examples a district, whatever the number of companies. */
export interface QualityReports {
  /** @returns the defects and hints of a company */
  add: (company: JudgedCompany) => FoundDefect[]
  /** today's districts in the order of their codes, null last */
  districts: () => { regionCode: string | null; companies: number; reports: QualityReport[] }[]
  /** by code of the rule */
  rules: () => ReadonlyMap<string, RuleTally>
}

/** As many as a report shows. */
const mostExamples = 5

/** @param on the day as of which the register is judged, YYYY-MM-DD */
export const qualityReports = (department: string, on: string): QualityReports => {
  const districts = new Map<string | null, { companies: number; reports: CountedReport[] }>()
  const rules = new Map<string, CountedRule>(
    qualityRules.map(({ code }) => [code, { checked: 0, failed: 0, examples: [] }]),
  )
  const districtOf = (regionCode: string | null) => {
    const known = districts.get(regionCode)
    if (known) return known
    const empty = { department, regionCode, on, score: 1, checked: 0, defects: 0 }
    const made = {
      companies: 0,
      reports: qualityDimensions.map(dimension => ({ ...empty, dimension, examples: [] })),
    }
    districts.set(regionCode, made)
    return made
  }

  return {
    add: company => {
      const regionCode = todaysRegionOf(company.regionCode ?? '')?.code ?? null
      const district = districtOf(regionCode)
      district.companies += 1
      const found: FoundDefect[] = []
      for (const rule of qualityRules) {
        if (rule.appliesTo?.(company) === false) continue
        const tally = rules.get(rule.code)!
        tally.checked += 1
        const report = district.reports[qualityDimensions.indexOf(rule.dimension)]!
        if (!rule.hint) report.checked += 1
        if (rule.holds(company, on)) continue
        const { system, recordId } = company.record ?? { system: department, recordId: company.orgCode }
        const defect = { system, recordId, field: rule.field, rule: rule.code, value: rule.value?.(company) ?? null }
        tally.failed += 1
        if (tally.examples.length < mostExamples) tally.examples.push(company.orgCode)
        if (!rule.hint) {
          report.defects += 1
          if (report.examples.length < mostExamples) report.examples.push(defect)
        }
        const { orgCode, name } = company
        const { dimension, sentence } = rule
        found.push({ ...defect, dimension, regionCode, orgCode, name, hint: rule.hint ?? false, sentence })
      }
      return found
    },
    districts: () =>
      [...districts]
        .toSorted(([a], [b]) => ((a ?? '~') < (b ?? '~') ? -1 : 1))
        .map(([regionCode, { companies, reports }]) => ({
          regionCode,
          companies,
          reports: reports.map(report => ({ ...report, score: scoreOf(report.checked, report.defects) })),
        })),
    rules: () => rules,
  }
}

/** The share of checks that were passed; 1 where nothing was to be checked. */
export const scoreOf = (checked: number, defects: number): number => (checked === 0 ? 1 : 1 - defects / checked)

type CountedRule = Omit<RuleTally, 'examples'> & { examples: string[] }

type CountedReport = Omit<QualityReport, 'examples'> & { examples: QualityDefect[] }
