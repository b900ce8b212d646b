import { shownCode } from '@e360/identity/codes'
import type { DepartmentContext } from './departmentContext.ts'
import { readingOf } from '../graphql/wanted.ts'
import { sourceColumns, type RecordRow, type SourceRow } from './recordTable.ts'

const sourceAttributes = Object.keys(sourceColumns) as (keyof SourceRow)[]
const reading = readingOf<RecordRow, SourceRow>()

/** Where a record came from, as it may be shown: a person's number is no less one where it is a key. */
export const shownSource = <Source extends Pick<SourceRow, 'recordId' | 'recordedCode'>>(source: Source): Source => {
  const { recordId, recordedCode } = source
  return { ...source, recordId: shownCode(recordId), recordedCode: recordedCode && shownCode(recordedCode) }
}

/** `enterprise` and `source` of every departmental record. */
export const recordResolvers = {
  enterprise: ({ orgCode }: RecordRow) => (orgCode === null ? null : { orgCode }),
  source: reading(sourceAttributes, row => shownSource(row)),
}

/**
 * A company as another subgraph names it: by org code, or by the name that it bears today. A name that nobody or several bear is no match.
 */
export const enterpriseReference = (
  { orgCode, name }: { orgCode?: string | null; name?: string | null },
  { orgCodeByName }: DepartmentContext,
): { orgCode: string } | null | Promise<{ orgCode: string } | null> => {
  if (orgCode != null) return orgCode ? { orgCode } : null
  return name ? orgCodeByName.load(name).then(found => (found ? { orgCode: found } : null)) : null
}
