import { isIdentityNumber } from '@e360/identity/codeText'
import { failure } from '@e360/kit/errors'
import { checkTexts } from '@e360/kit/records/recordType'

const longestComment = 1_000

/**
 * A steward's words, as they are kept for good: identity and mobile numbers are masked.
 * @returns null where nothing was said
 * @throws BAD_USER_INPUT for what is too long or cannot be kept
 */
export const readComment = (text: string | null | undefined): string | null => {
  const comment = text?.trim() ?? ''
  const [error] = checkTexts({ comment }, { comment: longestComment })
  if (error) throw failure('BAD_USER_INPUT', `说明${error.message}`)
  return comment === '' ? null : withoutPersonalNumbers(comment)
}

/**
 * A steward's reason, which is kept for good as a comment is.
 * @param deed what it is given for: 合并
 * @throws BAD_USER_INPUT where none is given
 */
export const requireReason = (text: string, deed: string): string => {
  const reason = readComment(text)
  if (reason === null) throw failure('BAD_USER_INPUT', `请写明${deed}的理由`)
  return reason
}

const withoutPersonalNumbers = (text: string): string =>
  text
    .replace(/(?<!\d)\d{17}[\dXx](?!\d)/gu, number =>
      isIdentityNumber(number.toUpperCase()) ? masked(number) : number,
    )
    .replace(/(?<!\d)1[3-9]\d{9}(?!\d)/gu, masked)

const masked = (number: string): string => number.slice(0, 3) + '*'.repeat(number.length - 7) + number.slice(-4)
