import { bareCode } from '@e360/identity/codeText'
import { foldCharacters } from '@e360/identity/foldCharacters'
import { longestTyped } from '@e360/identity/longestTyped'
import { normalName } from '@e360/identity/normalName'
import { failure } from '@e360/kit/errors'
import { longestText } from './place.ts'
import { readTypedPinyin, type TypedPinyin } from './typedPinyin.ts'

/** What a person may have meant by what was typed. */
export interface SearchText {
  /** the spellings that a name may hold: the characters as typed, and the normal form where it differs; each of at least two characters */
  spellings: readonly string[]
  /** a code or its beginning: capital letters and digits without filling; null: it is none */
  code: string | null
  pinyin: TypedPinyin | null
}

/**
 * Reads the text of a search box, however carelessly it is typed: width, blanks, hyphens, case and traditional characters do not matter.
 * Of blanks nothing is left, and nothing is found; nor by what is longer than any name.
 * @throws BAD_USER_INPUT for one character
 */
export const readSearchText = (typed: string): SearchText => {
  const text = typed.length > longestTyped ? '' : typed
  const folded = foldCharacters(text)
  if (Array.from(folded).length === 1)
    throw failure(
      'BAD_USER_INPUT',
      `请至少输入两个字、拼音的两个字母，或代码的前 4 位，收到“${text.trim().slice(0, 20)}”`,
    )
  const code = bareCode(text)
  return {
    spellings: [...new Set([folded, normalName(text)])].filter(
      spelling => spelling.length > 1 && spelling.length <= longestText,
    ),
    code: /^[0-9A-Z]{4,30}$/.test(code) ? code : null,
    pinyin: readTypedPinyin(text),
  }
}
