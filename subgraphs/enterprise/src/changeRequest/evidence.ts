import { failure } from '@e360/kit/errors'
import { maskText } from '@e360/kit/access/mask'
import { checkTexts } from '@e360/kit/records/recordType'

const mostEvidence = 20
const longestEvidence = 500

/** @returns JSON: string[], identity and mobile numbers masked but in addresses of the web; null where none is given */
export const readEvidence = (evidence: readonly string[] | null | undefined): string | null => {
  const items = (evidence ?? []).map(item => item.trim()).filter(item => item !== '')
  if (items.length > mostEvidence)
    throw failure('BAD_USER_INPUT', `依据最多 ${mostEvidence} 项，收到 ${items.length} 项`)
  const errors = items.flatMap(item => checkTexts({ item }, { item: longestEvidence }))
  if (errors[0]) throw failure('BAD_USER_INPUT', `依据${errors[0].message}`)
  return items.length === 0 ? null : JSON.stringify(items.map(item => (/^https?:/u.test(item) ? item : maskText(item))))
}
