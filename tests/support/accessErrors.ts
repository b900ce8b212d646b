import type { Look } from './accessMatrix.ts'
import { namesakes } from './accessSeedRecords.ts'
import type { AccessSystem } from './accessSystem.ts'
import type { Asker } from './accessTable.ts'
import type { Answer } from './ask.ts'
import { knownCompany } from './oracles.ts'

/** By hand: the field that each fact of a candidate tells. */
const ofCandidates: Readonly<Record<string, string>> = {
  orgCode: 'orgCode',
  uscc: 'uscc',
  name: 'name',
  from: 'formerNames',
  to: 'formerNames',
  regionCode: 'region',
}

/** The questions whose errors tell values of companies. */
const questions = {
  AMBIGUOUS_NAME: `{ enterprise(name: "${namesakes}") { orgCode } }`,
  VERSION_CONFLICT: `mutation { proposeEnterpriseChange(input: { orgCode: "${knownCompany.orgCode}", baseVersion: 1, changes: { businessScope: "零售" }, reason: "变更" }) { id } }`,
} as const
export type TellingCode = keyof typeof questions
export const tellingCodes = Object.keys(questions) as TellingCode[]

/** What the errors of a code told somebody; nothing where he was told another one. */
export const errorLooks = async (
  system: AccessSystem,
  asker: Asker,
  code: TellingCode,
): Promise<{ looks: Look[]; text: string }> => {
  const answer = await system.answered(asker, questions[code])
  return { looks: answer.errors.flatMap(error => factsIn(error, code, asker)), text: JSON.stringify(answer) }
}

const factsIn = ({ extensions }: Answer['errors'][number], code: TellingCode, asker: Asker): Look[] => {
  if (extensions.code !== code) return []
  const { candidates = [], meanwhile = [] } = extensions as Record<string, Record<string, unknown>[] | undefined>
  const look = (field: string, value: unknown): Look => ({
    asker,
    way: 'error',
    type: 'Enterprise',
    field,
    refused: false,
    value,
  })
  return [
    ...candidates.flatMap(each => Object.entries(each).map(([fact, value]) => look(ofCandidates[fact] ?? '?', value))),
    ...meanwhile.flatMap(({ field, from, to }) =>
      [from, to].map(value => look(field === 'regionCode' ? 'region' : String(field), value)),
    ),
  ]
}
