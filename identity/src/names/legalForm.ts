const whole = '有限公司'
const written = ['有限责任公司', whole]

/** Every way to get one character of the form wrong: doubled, dropped, exchanged, or any other in its place or between. */
const damaged = written.flatMap(form =>
  Array.from(form).flatMap((character, at) => {
    const [before, after] = [form.slice(0, at), form.slice(at + 1)]
    const next = after.charAt(0)
    return [
      ...(at > 0 ? [`${before}.${character}${after}`] : []),
      ...(next === '' ? [] : [before + next + character + after.slice(1)]),
      ...(at > 0 && next !== '' ? [`${before}.${after}`] : []),
      character + before + after === form ? '' : before + after,
    ].filter(text => text.length > 2)
  }),
)

const anyDamaged = new RegExp([...new Set(damaged)].sort((a, b) => b.length - a.length).join('|'), 'u')

/**
 * Puts a single slip in 有限公司 or 有限责任公司 right: 有限限公司, 有公司, 有限责1任公司.
 * @returns null where the form is whole, or nothing looks like it
 */
export const mendLegalForm = (normal: string): string | null => {
  if (normal.includes(whole)) return null
  const mended = normal.replace(anyDamaged, whole)
  return mended === normal ? null : mended
}
