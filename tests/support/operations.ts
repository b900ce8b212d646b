import { readFileSync } from 'node:fs'
import { Kind, parse, type OperationDefinitionNode } from 'graphql'

const text = readFileSync(new URL('../../schema/operations.graphql', import.meta.url), 'utf8')
const operations = new Map(
  parse(text)
    .definitions.filter(
      (definition): definition is OperationDefinitionNode => definition.kind === Kind.OPERATION_DEFINITION,
    )
    .map(operation => [operation.name!.value, operation]),
)

/** One of the operations that clients are promised, word for word. */
export const operation = (name: string): string => {
  const { start, end } = operations.get(name)!.loc!
  return text.slice(start, end)
}
