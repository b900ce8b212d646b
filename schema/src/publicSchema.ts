import type { Declaration } from '@e360/kit/access/declaration'
import { Kind, parse, print, visit, type DefinitionNode, type DocumentNode } from 'graphql'

/** What the public may ask: the fields of the API that are declared open, and the types that they lead to. */
export const publicSchema = (api: string, declaration: Declaration): string => {
  const open = openPart(parse(api), declaration)
  const definitions = new Map(
    open.definitions.flatMap(node => ('name' in node && node.name ? [[node.name.value, node]] : [])),
  )
  const reached = new Set<string>()
  const reach = (name: string) => {
    const definition = definitions.get(name)
    if (!definition || reached.has(name)) return
    reached.add(name)
    for (const next of namesIn(definition)) reach(next)
  }
  for (const root of ['Query', 'Mutation']) reach(root)
  const kept = open.definitions.filter(
    node => 'name' in node && node.name !== undefined && reached.has(node.name.value),
  )
  return `${print({ ...open, definitions: kept })}\n`
}

/** Types without an open field go, and with them the fields that lead to them, until nothing goes any more. */
const openPart = (document: DocumentNode, declaration: Declaration): DocumentNode => {
  const isOpen = (coordinate: string) => declaration.get(coordinate)?.open === true
  const filter = (
    now: DocumentNode,
    keeps: (type: string, field: string, returns: string) => boolean,
  ): DocumentNode => ({
    ...now,
    definitions: now.definitions.flatMap((node): DefinitionNode[] => {
      if (node.kind !== Kind.OBJECT_TYPE_DEFINITION) return [node]
      const fields = (node.fields ?? []).filter(field =>
        keeps(node.name.value, field.name.value, namesIn(field.type)[0]!),
      )
      return fields.length === 0 ? [] : [{ ...node, fields }]
    }),
  })
  const objects = (now: DocumentNode) =>
    new Set(now.definitions.flatMap(node => (node.kind === Kind.OBJECT_TYPE_DEFINITION ? [node.name.value] : [])))
  const all = objects(document)
  let now = filter(document, (type, field) => isOpen(`${type}.${field}`))
  for (let before = -1; before !== objects(now).size;) {
    const left = objects(now)
    before = left.size
    now = filter(now, (_type, _field, returns) => !all.has(returns) || left.has(returns))
  }
  return now
}

/** The types that a definition or a type names. */
const namesIn = (node: Parameters<typeof visit>[0]): string[] => {
  const names: string[] = []
  visit(node, { NamedType: ({ name }) => void names.push(name.value) })
  return names
}
