import { dayOf } from './calendar.ts'
import { activities, showcaseActivity } from './vocabulary/activity.ts'
import type { Activity } from './vocabulary/activity.ts'
import { codedDistricts, districts } from './vocabulary/districts.ts'
import type { District } from './vocabulary/districts.ts'
import { industries } from './vocabulary/industries.ts'
import type { Industry } from './vocabulary/industries.ts'
import { enterpriseTypes, fieldsOfKind, legalForms } from './vocabulary/legalForms.ts'
import type { LegalForm, LegalKind } from './vocabulary/legalForms.ts'
import {
  agesInYears,
  endedStatuses,
  firstDayOfCreditCodes,
  identifications,
  renameCounts,
  statuses,
} from './vocabulary/registration.ts'
import type { Identification } from './vocabulary/registration.ts'
import type { RegistrationStatus } from './inputs.ts'
import { below, between, chance, pick, randomOf, weighted } from './random.ts'
import type { Random, Weighted } from './random.ts'

/** What every company is computed from; not its size, so that a company stays the same when the city grows. */
export interface Origin {
  seed: number
  /** in days since 1970-01-01 */
  today: number
}

/** What a company is, before anything is put into words. Dates are days since 1970-01-01. */
export interface Traits {
  index: number
  form: LegalForm
  enterpriseType: string
  industry: Industry
  district: District
  status: RegistrationStatus
  established: number
  /** when its registration ended; absent while it goes on */
  ended?: number
  identification: Identification
  /** how many former names it has, 0 to 3 */
  renames: number
  /** of the company that it is a branch of; absent: it is none */
  parentIndex?: number
}

/** The company that start shows: it is the same index in every city, its content follows the seed. */
export const showcaseIndex = 36

const blockSize = 100
const firstBranchOfBlock = 95
const branch: LegalForm = { kind: 'BRANCH', suffix: '分公司' }
const earliest = dayOf('1980-01-01')
/** From this day on a new firm gets a credit code; what ended before has an organization code only. */
export const dayOfCreditCodes = dayOf(firstDayOfCreditCodes)

const drawForm = weighted(legalForms)
const drawDistrict = weighted(districts)
const drawActivity = weighted(activities)
const drawStatus = weighted(statuses)
const drawIdentification = weighted(identifications)
const drawRenames = weighted(renameCounts)
const drawAge = weighted(agesInYears)

const byKind = <T>(rows: (kind: LegalKind) => Weighted<T>): Readonly<Record<LegalKind, (random: Random) => T>> => ({
  COMPANY: weighted(rows('COMPANY')),
  JOINT_STOCK: weighted(rows('JOINT_STOCK')),
  WORKS: weighted(rows('WORKS')),
  SHOP: weighted(rows('SHOP')),
  COOPERATIVE: weighted(rows('COOPERATIVE')),
  PARTNERSHIP: weighted(rows('PARTNERSHIP')),
  BRANCH: weighted(rows('BRANCH')),
})
const drawType = byKind(kind => enterpriseTypes[kind])
const drawIndustry = byKind<Industry>(kind =>
  industries
    .filter(({ field }) => fieldsOfKind[kind]?.includes(field) ?? true)
    .map(industry => [industry, industry.weight]),
)

/** How closely a company is watched: asked first, because it says whether a company has any record of a type. */
export const activityOf = ({ seed }: Origin, index: number): Activity =>
  index === showcaseIndex ? showcaseActivity : drawActivity(randomOf(seed, 'activity', index))

export const traitsOf = (origin: Origin, index: number): Traits =>
  index % blockSize < firstBranchOfBlock ? ownTraits(origin, index) : branchTraits(origin, index)

const ownTraits = (origin: Origin, index: number): Traits => {
  const random = randomOf(origin.seed, 'traits', index)
  const shown = index === showcaseIndex
  const drawn = drawForm(random)
  const form = shown ? legalForms[0]![0] : drawn
  const established = shown ? origin.today - between(random, 4_000, 7_000) : foundingDay(origin, random)
  const status = shown ? 'ACTIVE' : drawStatus(random)
  const district = drawDistrict(random)
  const lasting = endedStatuses.has(status) ? between(random, 20, 98) / 100 : 1
  const renamed = shown || chance(random, 0.105)
  const age = origin.today - established
  const ended = lasting < 1 ? established + Math.floor((age - 1) * lasting) : undefined
  return {
    index,
    form,
    enterpriseType: drawType[form.kind](random),
    industry: drawIndustry[shown ? 'WORKS' : form.kind](random),
    district: shown ? codedDistricts[below(random, 12)]! : district,
    status,
    established,
    ended,
    identification: shown ? 'FULL' : identificationOf(random, ended),
    renames: renamed && age * lasting > 400 ? drawRenames(random) : 0,
    parentIndex: undefined,
  }
}

const identificationOf = (random: Random, ended: number | undefined): Identification => {
  const drawn = drawIdentification(random)
  return ended !== undefined && ended < dayOfCreditCodes && drawn === 'FULL' ? 'ORG_CODE_ONLY' : drawn
}

const foundingDay = ({ today }: Origin, random: Random): number => {
  const [least, most] = drawAge(random)
  return Math.max(earliest, today - Math.floor((least + (most - least) * random()) * 365.25))
}

/** The last five of every hundred companies are branches: of five parents, or all of one, which are never in the same district. */
const branchTraits = (origin: Origin, index: number): Traits => {
  const block = Math.floor(index / blockSize)
  const ordinal = (index % blockSize) - firstBranchOfBlock
  const shared = randomOf(origin.seed, 'branches', block)
  const start = below(shared, firstBranchOfBlock)
  const apart = chance(shared, 0.6) ? 19 : 0
  const parent = firstParent(origin, block * blockSize, start + ordinal * apart)
  const random = randomOf(origin.seed, 'traits', index)
  const place = codedDistricts.indexOf(parent.district) + 1 + ordinal * 7
  const established = between(random, parent.established, (parent.ended ?? origin.today) - 60)
  const status = parent.ended === undefined ? pick<RegistrationStatus>(random, branchStatus) : parent.status
  const closed = status === 'CANCELLED' ? between(random, established, origin.today - 1) : undefined
  return {
    index,
    form: branch,
    enterpriseType: drawType.BRANCH(random),
    industry: parent.industry,
    district: codedDistricts[place % codedDistricts.length]!,
    status,
    established,
    ended: parent.ended ?? closed,
    identification: identificationOf(random, parent.ended ?? closed),
    renames: 0,
    parentIndex: parent.index,
  }
}

const branchStatus: readonly RegistrationStatus[] = [...Array<RegistrationStatus>(9).fill('ACTIVE'), 'CANCELLED']

/** The first company at or after `start` in the block that may have branches; one in ten of all is a shop or a cooperative. */
const firstParent = (origin: Origin, first: number, start: number): Traits => {
  for (let step = 0; step < firstBranchOfBlock; step++) {
    const traits = ownTraits(origin, first + ((start + step) % firstBranchOfBlock))
    if (traits.form.kind === 'COMPANY' || traits.form.kind === 'JOINT_STOCK') return traits
  }
  throw new Error(`no company among ${firstBranchOfBlock} from ${first} on may have a branch`)
}

/** The last day on which a department may have written something about it. */
export const lastDayOf = ({ today }: Origin, { ended }: Traits): number => Math.min(ended ?? today, today - 1)
