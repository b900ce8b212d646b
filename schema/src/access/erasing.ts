import type { Declaration } from '@e360/kit/access/declaration'
import { readers } from '@e360/kit/access/ways'
import type { DocumentNode } from 'graphql'
import { fieldsIn } from './fields.ts'

/** Fields that may not be null and that a role is refused while it reads others of the type: the refusal would erase those. */
export const erasing = (composed: DocumentNode, declaration: Declaration): string[] => {
  const fields = fieldsIn(composed)
  const readsOf = (type: string) =>
    new Set(
      fields
        .filter(field => field.type === type)
        .flatMap(({ coordinate }) => readers.filter(reader => declaration.get(coordinate)?.ways[reader])),
    )
  return fields
    .filter(({ nonNull }) => nonNull)
    .flatMap(({ type, coordinate }) => {
      const erased = [...readsOf(type)].filter(reader => !declaration.get(coordinate)?.ways[reader])
      if (erased.length === 0) return []
      return [`${coordinate}: is never null, but refused to ${erased.join(', ')}, who read other fields of ${type}`]
    })
}
