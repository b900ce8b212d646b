import { groupedBy } from '@e360/kit/grouped'
import { periodKeys } from '../periods.ts'
import { sourceKey, type StoredEnterprise, type StoredSource } from '../registerBatch.ts'
import { saysCodesConflict, warningsOf } from '../warnings.ts'
import { rowText, type Snapshot } from './snapshot.ts'

/** What is known when a merge is undone. */
export interface Joint {
  survivor: string
  merged: string
  /** the one of the two that keeps what changed since the merge */
  named: string
  /** both companies before the merge, the survivor right after it, the survivor now */
  before: Snapshot
  after: Snapshot
  now: Snapshot
  /** versions of the survivor, in ascending order */
  versions: readonly { version: number }[]
}

/** Both companies as they are once the merge is undone. */
export interface Division {
  rows: Snapshot
  mergeVersion: number
  /** versions of the survivor that the named company keeps, and the numbers that they get with it */
  laterVersions: { from: number; to: number }[]
}

/** Right after the merge this is what was before it, row by row. */
export const divide = (joint: Joint): Division => {
  const { named, before, after, versions } = joint
  const mergeVersion = after.enterprise[0]!.version
  const laterVersions: Division['laterVersions'] = []
  let last = before.enterprise.find(row => row.org_code === named)!.version
  for (const { version: from } of versions.filter(({ version }) => version > mergeVersion)) {
    last = Math.max(from, last + 1)
    laterVersions.push({ from, to: last })
  }
  return {
    rows: {
      enterprise: before.enterprise.map(row =>
        row.org_code === named && laterVersions.length > 0 ? changedSince(joint, row, last) : row,
      ),
      former_name: periods(joint, 'former_name', (row, own) => {
        const { name, normal_name, name_since: from_on } = own
        return row.name === after.enterprise[0]!.name ? { ...row, name, normal_name, from_on } : row
      }),
      former_code: periods(joint, 'former_code', (row, own) => {
        const column = ({ USCC: 'uscc', REGISTRATION_NO: 'registration_no' } as const)[row.kind]
        if (!column || row.code !== after.enterprise[0]![column]) return row
        return own[column] === null ? null : { ...row, code: own[column], from_on: own[`${column}_since`] }
      }),
      register_record: records(joint),
    },
    mergeVersion,
    laterVersions,
  }
}

/** The named company with each value that changed since the merge. */
const changedSince = ({ after, now }: Joint, own: StoredEnterprise, version: number): StoredEnterprise => {
  const [then, today] = [after.enterprise[0]!, now.enterprise[0]!]
  const columns = Object.keys(today) as (keyof StoredEnterprise)[]
  const changes = columns.filter(column => column !== 'version' && today[column] !== then[column])
  const next = { ...own, ...Object.fromEntries(changes.map(column => [column, today[column]])), version }
  return { ...next, warnings: warningsOf(next, saysCodesConflict(today.warnings)) }
}

/**
 * Former names or codes: what both had, without what was dropped since, and with what was added since, unless register rows of the merged company
 * told it: those go back with it. What rows of companies told that were merged into the survivor earlier stays with the survivor.
 * @param ownOf what the survivor gave up since, as the named company gives it up: its own name or code; null: it has none
 */
const periods = <Table extends 'former_name' | 'former_code'>(
  joint: Joint,
  table: Table,
  ownOf: (row: Snapshot[Table][number], own: StoredEnterprise) => Snapshot[Table][number] | null,
): Snapshot[Table] => {
  type Row = Snapshot[Table][number]
  const { survivor, merged, named, before, after, now } = joint
  const toldByMerged = namesAndCodes(joint, merged)
  const toldBySurvivor = namesAndCodes(joint, survivor)
  const own = before.enterprise.find(row => row.org_code === named)!
  const rowsOf = (snapshot: Snapshot) => snapshot[table] as Row[]
  const textOf = (row: Row) => rowText({ ...row, org_code: survivor })
  const [then, today] = [new Set(rowsOf(after).map(textOf)), new Set(rowsOf(now).map(textOf))]
  const wasDropped = (text: string) => then.has(text) && !today.has(text)
  const kept = rowsOf(before).filter(row => row.org_code !== named || !wasDropped(textOf(row)))
  const valueOf = (row: Row) => String('name' in row ? row.name : row.code)
  const added = rowsOf(now)
    .filter(row => !then.has(textOf(row)) && !toldByMerged.has(valueOf(row)))
    .map(row => {
      if (named === survivor || toldBySurvivor.has(valueOf(row))) return row
      const given = ownOf(row, own)
      return given && { ...given, org_code: named }
    })
    .filter(row => row !== null)
  const periodsOf = groupedBy([...kept, ...added], row => periodKeys[table].map(column => row[column]).join('|'))
  return Array.from(periodsOf.values(), ([first]) => first!) as Snapshot[Table]
}

/**
 * Register rows: each goes back to its company; a new one goes to the company whose code it tells, else to the named one. Content that the company
 * of a row did not take over is forgotten, so that the next load brings it in.
 */
const records = ({ survivor, merged, named, before, after, now }: Joint): StoredSource[] => {
  const codes = { merged: codesOf(merged, before), survivor: codesOf(survivor, before) }
  const rowsBefore = new Map(before.register_record.map(row => [sourceKey(row), row]))
  const then = textsOf(after.register_record)
  return now.register_record.map(row => {
    const was = rowsBefore.get(sourceKey(row))
    if (was && then.has(rowText(row))) return was
    const code = row.merged_code ?? toldCode(row)
    const ofCode = codes.merged.has(code) ? merged : codes.survivor.has(code) ? survivor : named
    const org_code = was?.org_code ?? ofCode
    const tookOver = org_code === named && row.merged_code === null
    return {
      ...row,
      org_code,
      merged_code: row.merged_code === merged ? null : row.merged_code,
      content_hash: tookOver ? row.content_hash : '',
    }
  })
}

/** What register rows since the merge told of companies that a code of this one leads to. */
const namesAndCodes = ({ before, after, now }: Joint, company: string): Set<string> => {
  const codes = codesOf(company, before)
  const then = textsOf(after.register_record)
  const rows = now.register_record.filter(
    row => row.merged_code !== null && codes.has(row.merged_code) && !then.has(rowText(row)),
  )
  const told = rows.map(row => JSON.parse(row.told ?? '{}') as Partial<StoredEnterprise>)
  return new Set(told.flatMap(row => [row.name, row.uscc, row.registration_no]).filter(value => value != null))
}

type Texts = ReadonlySet<string>

const textsOf = (rows: readonly object[]): Texts => new Set(rows.map(rowText))

/** Its own code, and those of the companies that were merged into it before. */
const codesOf = (company: string, { former_code }: Snapshot): Set<string | undefined> =>
  new Set([
    company,
    ...former_code.filter(({ org_code, kind }) => org_code === company && kind === 'ORG_CODE').map(({ code }) => code),
  ])

const toldCode = ({ told }: StoredSource): string | undefined =>
  told === null ? undefined : (JSON.parse(told) as { org_code?: string }).org_code
