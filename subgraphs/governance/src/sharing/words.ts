import { maskText } from '@e360/kit/access/mask'
import { failure } from '@e360/kit/errors'
import { checkTexts } from '@e360/kit/records/recordType'

const longest = 1_000

/**
 * What people write into an application, as it is kept for good: identity and phone numbers are masked.
 * @returns null where nothing was said
 * @throws BAD_USER_INPUT for what is too long or cannot be kept
 */
export const readWords = (text: string | null | undefined, most = longest): string | null => {
  const words = text?.trim() ?? ''
  const [error] = checkTexts({ words }, { words: most })
  if (error) throw failure('BAD_USER_INPUT', `说明${error.message}`)
  return words === '' ? null : maskText(words)
}

/** @param what what has to be said, for the sentence. @throws BAD_USER_INPUT where nothing was */
export const requireWords = (text: string | null | undefined, what: string): string => {
  const words = readWords(text)
  if (words === null) throw failure('BAD_USER_INPUT', `请写明${what}`)
  return words
}
