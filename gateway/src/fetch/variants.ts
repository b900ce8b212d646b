import { Kind, visit, type DocumentNode } from 'graphql'
import { LRUCache } from 'lru-cache'
import type { Conditions } from './selection.ts'

type Variables = Readonly<Record<string, unknown>>

const mostVariants = 64

/** The values of the variables that a document's `@skip` and `@include` look at, defaults minded. */
export const conditionsIn = (document: DocumentNode): ((variables: Variables) => Record<string, boolean>) => {
  const defaults = conditionDefaults(document)
  if (defaults.length === 0) return () => ({})
  return variables =>
    Object.fromEntries(defaults.map(([name, fallback]) => [name, (variables[name] ?? fallback) === true]))
}

/** `@skip` and `@include` with variables make several shapes of one document: each is compiled when first met. */
export const variantsOf = <Variant extends object>(
  document: DocumentNode,
  compile: (conditions: Conditions) => Variant,
): ((variables: Variables) => Variant) => {
  if (conditionDefaults(document).length === 0) {
    const only = compile({})
    return () => only
  }
  const conditionsOf = conditionsIn(document)
  const known = new LRUCache<string, Variant>({ max: mostVariants })
  return variables => {
    const conditions = conditionsOf(variables)
    const key = Object.values(conditions).map(Number).join('')
    const variant = known.get(key) ?? compile(conditions)
    known.set(key, variant)
    return variant
  }
}

const conditionDefaults = (document: DocumentNode): [name: string, fallback: boolean][] => {
  const defaults: Record<string, boolean> = {}
  const used = new Set<string>()
  visit(document, {
    VariableDefinition: ({ variable, defaultValue }) => {
      defaults[variable.name.value] = defaultValue?.kind === Kind.BOOLEAN && defaultValue.value
    },
    Directive: ({ name, arguments: given }) => {
      if (name.value !== 'skip' && name.value !== 'include') return
      for (const { value } of given ?? []) if (value.kind === Kind.VARIABLE) used.add(value.name.value)
    },
  })
  return [...used].map(name => [name, defaults[name] ?? false])
}
