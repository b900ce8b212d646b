import { maskText } from '@e360/kit/access/mask'
import { failure } from '@e360/kit/errors'
import { checkTexts } from '@e360/kit/records/recordType'

const longestComment = 1_000

/**
 * A steward's words, as they are kept for good: the numbers of persons are masked ({@link maskText}).
 * @returns null where nothing was said
 * @throws BAD_USER_INPUT for what is too long or cannot be kept
 */
export const readComment = (text: string | null | undefined): string | null => {
  const comment = text?.trim() ?? ''
  const [error] = checkTexts({ comment }, { comment: longestComment })
  if (error) throw failure('BAD_USER_INPUT', `说明${error.message}`)
  return comment === '' ? null : maskText(comment)
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
