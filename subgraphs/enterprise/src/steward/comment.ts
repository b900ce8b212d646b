import { bareCode, isIdentityNumber } from '@e360/identity/codeText'
import { failure } from '@e360/kit/errors'
import { checkTexts } from '@e360/kit/records/recordType'

const longestComment = 1_000

/**
 * A steward's words, as they are kept for good: identity and mobile numbers are masked, also those written in groups or in full width.
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

/** Identity and mobile numbers keep their ends. */
export const withoutPersonalNumbers = (text: string): string =>
  text
    .replace(/(?<![\d０-９])[\d０-９](?:[\s-]?[\d０-９]){16}[\s-]?[\dXx０-９Ｘｘ](?![\d０-９])/gu, number => {
      const bare = bareCode(number)
      return isIdentityNumber(bare) ? masked(bare) : number
    })
    .replace(/(?<![\d０-９])[1１][\s-]?[3-9３-９](?:[\s-]?[\d０-９]){9}(?![\d０-９])/gu, number =>
      masked(bareCode(number)),
    )

const masked = (number: string): string => number.slice(0, 3) + '*'.repeat(number.length - 7) + number.slice(-4)
