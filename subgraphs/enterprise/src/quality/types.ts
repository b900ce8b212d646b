import type { QualityDefect, QualityDimension } from '@e360/kit/quality/types'

/** What the rules see of a company. Of a person's name, and of long texts, only whether they were told: no rule can copy them. */
export interface JudgedCompany {
  orgCode: string
  name: string
  normalName: string
  /** normal name of the head office; null: no branch */
  headOfficeName: string | null
  uscc: string | null
  registrationNo: string | null
  registrationStatus: string
  registeredCapital: string | number | null
  registeredCapitalCurrency: string | null
  establishedOn: string | null
  nameSince: string | null
  /** when the register first told that it is gone */
  endedOn: string | null
  regionCode: string | null
  industryCode: string | null
  /** codes of warnings.ts, joined by commas */
  warnings: string
  hasEnterpriseType: boolean
  hasLegalRepresentative: boolean
  hasAddress: boolean
  hasBusinessScope: boolean
  hasRegistrationAuthority: boolean
  /** which of its keys another company bears too */
  shared: { uscc: boolean; registrationNo: boolean; name: boolean }
  /** the record that told of it last; null where none did */
  record: { system: string; recordId: string } | null
  /** when a source system last registered it, as the sources say; null where none says so */
  recordedAt: string | null
  /** when something last arrived about it: the later of what the sources say and what the register noted; null where neither is known */
  toldAt: string | null
  /** fields of which its sources say different things */
  disputed: readonly string[]
}

/** One defect, with what a person needs to find its row. */
export interface FoundDefect extends QualityDefect {
  dimension: QualityDimension
  regionCode: string | null
  orgCode: string
  name: string
  /** only worth a look: no defect by itself, and not counted */
  hint: boolean
  sentence: string
}
