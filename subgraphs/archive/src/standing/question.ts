import { failure } from '@e360/kit/errors'
import { regionPrefixes } from '@e360/kit/regions'
import { homeProvince } from '../statistics/home.ts'
import type { StatisticsRepository } from '../statistics/repository.ts'
import type { ArchiveFilter } from '../types.generated.ts'
import { beginning, compared, inRegions, oneOf, sharing, type Condition } from './conditions.ts'
import { warningRules, type WarningRule } from './warningRules.ts'
import { bitsOf, certificateStatuses, lists } from './standing.ts'

const ruleCodes = warningRules.map(({ code }) => code)

/** The rules of a set of bits, in their order. */
export const rulesOf = (bits: number): string[] => ruleCodes.filter((_, place) => bits & (1 << place))

export const ruleNamed = (code: string): WarningRule => warningRules.find(rule => rule.code === code)!

/** @throws BAD_USER_INPUT for a rule that there is not */
export const knownRules = (codes: readonly string[]): readonly string[] => {
  const unknown = codes.find(code => !ruleCodes.includes(code))
  if (unknown !== undefined)
    throw failure('BAD_USER_INPUT', `没有预警规则“${unknown.slice(0, 80)}”，现有：${ruleCodes.join('、')}`)
  return codes
}

/** Companies of a region and those below; of the home city also those without a district. */
export const regionCondition = async (
  code: string,
  statistics: Pick<StatisticsRepository, 'everything'>,
): Promise<Condition> => {
  const prefixes = regionPrefixes(code)
  if (prefixes[0]!.length > 2) return inRegions(prefixes, false)
  const home = homeProvince(await statistics.everything())
  return inRegions(prefixes, home === null || home === prefixes[0])
}

/** What an ArchiveFilter asks for, a condition a field. @throws BAD_USER_INPUT for a rule that there is not */
export const conditionsOf = async (
  filter: ArchiveFilter,
  statistics: Pick<StatisticsRepository, 'everything'>,
): Promise<Condition[]> =>
  [
    filter.regionCode ? await regionCondition(filter.regionCode, statistics) : null,
    filter.industryCode ? beginning('industry_code', filter.industryCode.trim()) : null,
    filter.registrationStatus ? oneOf('registration_status', filter.registrationStatus, false) : null,
    filter.grades
      ? oneOf(
          'grade',
          filter.grades.filter(grade => grade !== ''),
          'PLACE',
        )
      : null,
    filter.listed ? sharing('lists', bitsOf(lists, filter.listed), lists.length) : null,
    filter.failedInspectionSince ? compared('last_failed_on', '>=', filter.failedInspectionSince) : null,
    filter.notInspectedSince ? compared('last_inspected_on', '<', filter.notInspectedSince) : null,
    filter.certificateExpiresBefore ? compared('next_expiry_on', '<', filter.certificateExpiresBefore) : null,
    filter.certificateStatus
      ? {
          ...sharing('statuses', bitsOf(certificateStatuses, filter.certificateStatus), certificateStatuses.length),
          indexed: false as const,
        }
      : null,
    filter.penaltySince ? compared('last_penalty_on', '>=', filter.penaltySince) : null,
    filter.warningRules
      ? sharing('warnings', bitsOf(ruleCodes, knownRules(filter.warningRules)), ruleCodes.length)
      : null,
  ].filter(condition => condition !== null)
