import { composed } from '@e360/identity/composed'
import { longestTyped } from '@e360/identity/longestTyped'

/** Full width, case and blanks do not tell two words apart: `合 格` is `合格`, `ＯＫ` is `ok`. What is too long for a word stays as it is. */
export const foldWord = (text: string): string =>
  text.length > longestTyped
    ? text
    : composed(text)
        .toLowerCase()
        .replaceAll(/[\s\u200B\uFEFF]/g, '')

/**
 * Folds a table header for comparison: as {@link foldWord}, and brackets, quotes, colons, `*`, `_` and `-` only decorate it.
 * `*企业名称：` is `企业名称`, `（标称）生产单位` is `标称生产单位`, `Ent Name` is `ent_name`.
 */
export const foldHeader = (text: string): string => {
  const word = foldWord(text)
  return word.replaceAll(/[()[\]{}〔〕【】《》「」<>*:"'“”‘’_-]/g, '') || word
}

/** Whether the text has nothing to read: blanks of any width, zero-width marks. */
export const isBlank = (text: string | undefined): boolean =>
  !text || text.trim() === '' || /^[\s\u200B\uFEFF]*$/.test(text)

const placeholders = new Set(['/', '\\', '-', '--', '---', '----', '—', '——', '无', 'n/a', 'null', '#n/a'])

/** How people write "nothing" where a date, an amount or a number belongs. */
export const isPlaceholder = (text: string): boolean => placeholders.has(foldWord(text))
