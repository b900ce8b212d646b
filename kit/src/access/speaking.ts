const key = Symbol.for('e360.speaking')

/** What a value of an error speaks of. */
export interface SpokenOf {
  /** the field, `Type.field` */
  coordinate: string
  value: string | null
  /** where the company is; null: not known */
  regionCode: string | null
}

/** A value of {@link speaking}, before anybody judged it. */
interface Speaking {
  readonly [key]: SpokenOf
  toJSON: () => null
}

/** A value in the extensions of an error that speaks of a field: for who reads that field as it is. Wherever nobody judges it, it is null. */
export const speaking = (coordinate: string, value: string | null, regionCode: string | null): Speaking => ({
  [key]: { coordinate, value, regionCode },
  toJSON: () => null,
})

/** The same facts with every value that speaks of a field judged; the same object where none does. */
export const judgedFacts = (facts: unknown, judge: (spoken: SpokenOf) => string | null): unknown => {
  if (typeof facts !== 'object' || facts === null) return facts
  if (key in facts) return judge((facts as Speaking)[key])
  const inner = Object.entries(facts).map(([name, value]) => [name, value, judgedFacts(value, judge)] as const)
  if (inner.every(([, before, after]) => before === after)) return facts
  return Array.isArray(facts)
    ? inner.map(([, , after]) => after)
    : Object.fromEntries(inner.map(([name, , after]) => [name, after]))
}
