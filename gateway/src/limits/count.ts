import {
  Kind,
  type ConstValueNode,
  type DocumentNode,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValueNode,
} from 'graphql'

/** How large an operation is once every fragment stands where it is spread; numbers may be Infinity. */
export interface Size {
  /** fields below each other */
  depth: number
  /** fields of the operation itself, of the largest where there are several */
  roots: number
  /** fields and fragments, in all operations and in fragments that nothing spreads */
  selections: number
  aliases: number
  directives: number
  /** values of arguments and of defaults; of those in a list or an object twice as many, as Apollo's planner looks at them */
  values: number
}

type Part = Omit<Size, 'roots'> & { tops: number }

const nothing: Part = { depth: 0, tops: 0, selections: 0, aliases: 0, directives: 0, values: 0 }

/**
 * Measures a document in one walk, before it is validated: a fragment is counted once, however often it is spread, so that a text which
 * unfolds to billions of fields costs no more than its length. A fragment within itself counts as nothing: validation refuses it.
 */
export const sizeOf = ({ definitions }: DocumentNode): Size => {
  const fragments = new Map<string, FragmentDefinitionNode>()
  for (const definition of definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition)
  const measured = new Map<string, Part>()

  const partOf = (name: string): Part => {
    const before = measured.get(name)
    if (before) return before
    measured.set(name, nothing)
    const fragment = fragments.get(name)
    const part = fragment ? add(ofSet(fragment.selectionSet), fragment.directives) : nothing
    measured.set(name, part)
    return part
  }

  const ofSet = ({ selections }: SelectionSetNode): Part => {
    const sum = { ...nothing }
    for (const selection of selections) {
      let part: Part
      if (selection.kind === Kind.FRAGMENT_SPREAD) part = partOf(selection.name.value)
      else {
        const below = selection.selectionSet ? ofSet(selection.selectionSet) : nothing
        part = selection.kind === Kind.FIELD ? field(below, selection.alias !== undefined) : below
      }
      sum.depth = Math.max(sum.depth, part.depth)
      sum.tops += part.tops
      sum.selections += part.selections + (selection.kind === Kind.FIELD ? 0 : 1)
      sum.aliases += part.aliases
      sum.values += part.values
      if (selection.kind === Kind.FIELD) sum.values += valuesIn(selection.arguments)
      sum.directives += part.directives + (selection.directives?.length ?? 0)
    }
    return sum
  }

  const ofOperation = ({ selectionSet, directives, variableDefinitions }: OperationDefinitionNode): Part => {
    const part = add(ofSet(selectionSet), directives)
    return {
      ...part,
      values: part.values + valuesIn(variableDefinitions?.map(({ defaultValue: value }) => ({ value }))),
    }
  }
  const operations = definitions.flatMap(definition =>
    definition.kind === Kind.OPERATION_DEFINITION ? [ofOperation(definition)] : [],
  )
  // fragments that nothing spreads are validated too
  const unspread = [...fragments.keys()].flatMap(name => (measured.has(name) ? [] : [partOf(name)]))
  const all = [...operations, ...[...fragments.keys()].map(partOf)]
  const most = (what: keyof Part) => Math.max(0, ...all.map(part => part[what]))
  const sum = (what: keyof Part) => [...operations, ...unspread].reduce((total, part) => total + part[what], 0)
  return {
    depth: most('depth'),
    roots: Math.max(0, ...operations.map(({ tops }) => tops)),
    selections: Math.max(sum('selections'), most('selections')),
    aliases: Math.max(sum('aliases'), most('aliases')),
    directives: Math.max(sum('directives'), most('directives')),
    values: Math.max(sum('values'), most('values')),
  }
}

const field = (below: Part, hasAlias: boolean): Part => ({
  ...below,
  depth: below.depth + 1,
  tops: 1,
  selections: below.selections + 1,
  aliases: below.aliases + (hasAlias ? 1 : 0),
})

/** {@link Size}.values of the arguments of one field. */
export const valuesIn = (given: readonly { value?: ValueNode | ConstValueNode }[] = []): number =>
  given.reduce((sum, { value }) => sum + (value ? valuesOf(value) : 0), 0)

const valuesOf = (value: ValueNode): number => {
  if (value.kind === Kind.LIST) return 1 + 2 * value.values.reduce((sum, each) => sum + valuesOf(each), 0)
  return value.kind === Kind.OBJECT ? 1 + 2 * valuesIn(value.fields) : 1
}

const add = (part: Part, directives: readonly unknown[] | undefined): Part => ({
  ...part,
  directives: part.directives + (directives?.length ?? 0),
})
