import { orgCodeCheck } from '@e360/identity/checkCharacters'

/** One version of a record, as its system sends it. */
export interface Pushed {
  recordId: string
  version: number
  input: {
    source: Readonly<Record<string, string>>
    kind: 'ROUTINE'
    inspectedOn: string
    conclusion: 'PASSED' | 'FAILED'
    subject: string
  }
}

const nameOf = (index: number) => `重庆阡陌${index}号检测有限公司`
const codeOf = (index: number) => {
  const body = String(90_000_000 + index)
  return body + orgCodeCheck(body)
}

/**
 * Pushes of several versions of records about the companies of registerFiles.ts: named by name, code, both, both of different companies, or
 * so that nobody is; shuffled, and a fifth of them doubled.
 * @param random 0 to 1
 */
export const shuffledPushes = (count: number, companies: number, random: () => number): Pushed[] => {
  const below = (most: number) => Math.floor(random() * most)
  const records = Math.ceil(count / 4)
  const made = Array.from({ length: Math.ceil(count / 1.2) }, (_, index) => versionOf(index, records, companies, below))
  const doubled = Array.from({ length: count - made.length }, () => made[below(made.length)]!)
  const all = [...made, ...doubled]
  for (let index = all.length - 1; index > 0; index -= 1) {
    const other = below(index + 1)
    ;[all[index], all[other]] = [all[other]!, all[index]!]
  }
  return all
}

const versionOf = (index: number, records: number, companies: number, below: (most: number) => number): Pushed => {
  const recordId = `R${index % records}`
  const version = 1 + Math.floor(index / records)
  const company = below(companies)
  const subjects: Readonly<Record<string, string>>[] = [
    { enterpriseName: nameOf(company) },
    { enterpriseCode: codeOf(company) },
    { enterpriseName: nameOf(company), enterpriseCode: codeOf(company) },
    { enterpriseName: nameOf(company), enterpriseCode: codeOf((company + 1) % companies) },
    { enterpriseName: `重庆查无此${company}号企业` },
  ]
  return {
    recordId,
    version,
    input: {
      source: { system: '甲', recordId, version: String(version), ...subjects[below(subjects.length)] },
      kind: 'ROUTINE',
      inspectedOn: '2026-01-05',
      conclusion: below(2) === 0 ? 'PASSED' : 'FAILED',
      subject: `第 ${version} 版`,
    },
  }
}

/** What must be left: of every record the newest version that was acknowledged. */
export const newestOf = (pushed: readonly Pushed[]): Map<string, Pushed> => {
  const newest = new Map<string, Pushed>()
  for (const push of pushed)
    if (push.version > (newest.get(push.recordId)?.version ?? 0)) newest.set(push.recordId, push)
  return newest
}
