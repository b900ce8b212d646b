import { isoOf, momentOf, yearOf } from './calendar.ts'
import { bureauOf, companyOf } from './company.ts'
import { capitals, currencies } from './vocabulary/capital.ts'
import { fields } from './vocabulary/fields.ts'
import { givenNameCharacters, surnames } from './vocabulary/people.ts'
import type { EnterpriseInput } from './inputs.ts'
import type { BorneName } from './names.ts'
import { between, chance, pick, randomOf, weighted } from './random.ts'
import type { Random } from './random.ts'
import { recordIdOf } from './systems.ts'
import type { Origin, Traits } from './traits.ts'

const drawSurname = weighted(surnames)
const drawCapital = weighted(capitals)
const drawCurrency = weighted(currencies)
const fenOf10000 = 1_000_000
const register = 'cq-register'

/** What the register says of a company today. Absent: it does not tell. */
export const enterpriseOf = (origin: Origin, index: number): EnterpriseInput => {
  const random = randomOf(origin.seed, 'register', index)
  const { traits, names, codes, address } = companyOf(origin, index)
  const present = names.at(-1)!
  const capital = capitalOf(random, traits)
  return {
    source: {
      system: register,
      recordId: recordIdOf(register, yearOf(traits.established), index, 0),
      version: String(names.length),
      recordedAt: momentOf(Math.max(present.from, traits.ended ?? traits.established), index),
    },
    name: present.name,
    orgCode: codes.orgCode,
    uscc: codes.uscc,
    registrationNo: codes.registrationNo,
    formerNames: names.length > 1 ? formerNames(names) : undefined,
    registrationStatus: traits.status,
    enterpriseType: chance(random, 0.9) ? traits.enterpriseType : undefined,
    legalRepresentative: chance(random, 0.97) ? personName(random) : undefined,
    registeredCapital: capital?.fen,
    registeredCapitalCurrency: capital?.currency,
    establishedOn: isoOf(traits.established),
    regionCode: traits.district.code,
    address: `重庆市${address}`,
    industryCode: traits.industry.code,
    businessScope: scopeOf(traits),
    registrationAuthority: bureauOf(traits),
  }
}

/** The newest first. */
const formerNames = (names: readonly BorneName[]): string[] =>
  names
    .slice(0, -1)
    .reverse()
    .map(({ name }) => name)

/** A surname and one or two characters; whoever bears the name is not meant. */
const personName = (random: Random): string => {
  const first = drawSurname(random) + pick(random, givenNameCharacters)
  return chance(random, 0.75) ? first + pick(random, givenNameCharacters) : first
}

/** Undefined for branches, which have none, and for one firm in ten, which does not tell. */
const capitalOf = (random: Random, { form: { kind } }: Traits): { fen: string; currency: string } | undefined => {
  const usual = drawCapital(random)
  const currency = drawCurrency(random)
  const odd = chance(random, 0.06) ? between(random, 1, 99) / 100 : 0
  if (kind === 'BRANCH' || chance(random, 0.1)) return undefined
  const small = kind === 'SHOP' || kind === 'WORKS' || kind === 'PARTNERSHIP'
  const tenThousands = kind === 'JOINT_STOCK' ? Math.max(usual, 1_000) : small ? Math.min(usual, 50) : usual
  return { fen: String(Math.round((tenThousands + odd) * fenOf10000)), currency: small ? 'CNY' : currency }
}

const scopeOf = ({ industry, form: { kind } }: Traits): string =>
  kind === 'BRANCH'
    ? `受所属公司委托，从事${industry.noun}及相关业务`
    : `${industry.name}；${fields[industry.field].scope}（依法须经批准的项目，经相关部门批准后方可开展经营活动）`
