import type { FailureCode } from '@e360/kit/errors'
import { isWorse, statusOf } from '../errors/fault.ts'
import type { Ledger, Path } from './ledger.ts'
import type { Spoil } from './settle.ts'

/** What `extensions.sections` says of one subgraph. */
export interface Section {
  status: 'OK' | 'STALE' | 'FORBIDDEN' | 'UNAVAILABLE'
  /** why, of the worst part */
  code?: FailureCode
  /** how old its data are, where the subgraph tells */
  asOf?: string
  /** how long its fetches took, in whole milliseconds; 0 where it could not be asked */
  elapsedMs: number
  /** the paths of the answer that it spoiled; each has an error of the same path */
  paths?: Path[]
}

/** The state of every subgraph that the operation needed: the worst of its parts. */
export const sectionsOf = ({ asked, troubles }: Ledger, spoils: readonly Spoil[]): Record<string, Section> => {
  const sections: Record<string, Section> = {}
  for (const [subgraph, { budget, asOf, stale }] of asked)
    sections[subgraph] = {
      status: stale ? 'STALE' : 'OK',
      ...(asOf !== undefined && { asOf }),
      elapsedMs: Math.round(budget.elapsedMs()),
    }
  for (const { subgraph, failed, parts } of troubles)
    for (const { code } of [...(failed ? [failed] : []), ...parts.map(({ fault }) => fault)])
      worsen(sections[subgraph]!, code)
  for (const { path, fault, subgraphs } of spoils) {
    for (const subgraph of subgraphs) {
      const section = (sections[subgraph] ??= { status: 'OK', elapsedMs: 0 })
      worsen(section, fault.code)
      section.paths ??= []
      section.paths.push(path)
    }
  }
  return sections
}

const worsen = (section: Section, code: FailureCode) => {
  if (section.code !== undefined && !isWorse(code, section.code)) return
  section.status = statusOf(code)
  section.code = code
}
