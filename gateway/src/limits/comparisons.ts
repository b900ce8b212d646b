import { Kind, type DocumentNode, type FragmentDefinitionNode, type SelectionSetNode } from 'graphql'
import { valuesIn } from './count.ts'

/** A selection set, and the fragments that it stands in. */
interface Part {
  set: SelectionSetNode
  /** of its arguments, which are written out for each comparison */
  values: number
  within: readonly string[]
}

/** Fragments within each other may unfold to any number, of which `sizeOf` does not tell; all others were counted there. */
const mostSeen = 10_000

/**
 * How often graphql-js compares two fields that would meet under one key, to see that they mean the same, or two fragments that would: of 500
 * of one name each with each, again for every level that they lie under. Of a document whose fragments unfold to few fields; a fragment within
 * itself counts as nothing. Infinity where they unfold to too many to be looked at.
 */
export const comparisonsIn = ({ definitions }: DocumentNode): number => {
  const fragments = new Map<string, FragmentDefinitionNode>()
  for (const definition of definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition)
  const reached = new Set<string>()
  let seen = 0

  /** @returns how many fragments were spread */
  const partsOf = ({ set, within }: Omit<Part, 'values'>, under: Map<string, Part[]>): number => {
    let spreads = 0
    for (const selection of set.selections) {
      if ((seen += 1) > mostSeen) return Infinity
      if (selection.kind === Kind.FIELD) {
        const key = (selection.alias ?? selection.name).value
        const before = under.get(key)
        const part = { set: selection.selectionSet ?? empty, values: valuesIn(selection.arguments), within }
        if (before) before.push(part)
        else under.set(key, [part])
      } else if (selection.kind === Kind.INLINE_FRAGMENT)
        spreads += partsOf({ set: selection.selectionSet, within }, under)
      else if (!within.includes(selection.name.value)) {
        const fragment = fragments.get(selection.name.value)
        reached.add(selection.name.value)
        spreads += 1
        if (fragment)
          spreads += partsOf({ set: fragment.selectionSet, within: [...within, fragment.name.value] }, under)
      }
    }
    return spreads
  }
  const comparisonsOf = (parts: readonly Omit<Part, 'values'>[], depth: number): number => {
    const under = new Map<string, Part[]>()
    const spreads = parts.reduce((total, part) => total + partsOf(part, under), 0)
    let sum = pairsOf(spreads)
    for (const same of under.values()) sum += depth * weightOf(same) + comparisonsOf(same, depth + 1)
    return sum
  }

  let sum = 0
  for (const definition of definitions)
    if (definition.kind === Kind.OPERATION_DEFINITION)
      sum += comparisonsOf([{ set: definition.selectionSet, within: [] }], 1)
  // fragments that nothing spreads are validated too
  for (const [name, { selectionSet }] of fragments)
    if (!reached.has(name)) sum += comparisonsOf([{ set: selectionSet, within: [name] }], 1)
  return sum
}

const weightOf = (same: readonly Part[]) =>
  pairsOf(same.length) + (same.length - 1) * same.reduce((sum, { values }) => sum + values, 0)

const pairsOf = (count: number) => (count * (count - 1)) / 2

const empty: SelectionSetNode = { kind: Kind.SELECTION_SET, selections: [] }
