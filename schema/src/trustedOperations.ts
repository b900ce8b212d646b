import { createHash } from 'node:crypto'
import { parse, Kind } from 'graphql'

/** The operations of a document as a persisted query manifest, each word for word, known by the SHA-256 of its text. */
export const trustedOperations = (text: string): string => {
  const operations = parse(text).definitions.flatMap(definition => {
    if (definition.kind !== Kind.OPERATION_DEFINITION) return []
    const body = text.slice(definition.loc!.start, definition.loc!.end)
    const id = createHash('sha256').update(body).digest('hex')
    return [{ id, name: definition.name!.value, type: definition.operation, body }]
  })
  return `${JSON.stringify({ format: 'apollo-persisted-query-manifest', version: 1, operations }, null, 2)}\n`
}
