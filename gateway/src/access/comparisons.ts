import { criteriaBehind, keepingCriteria, type Criteria } from '@e360/kit/access/criteria'
import { getArgumentValues, Kind, TypeInfo, visit, visitWithTypeInfo, type DocumentNode, type FieldNode } from 'graphql'
import type { AskedOperation } from '../execute/executor.ts'
import { placeOf } from '../execute/refuse.ts'
import { fragmentsOf } from '../fetch/selection.ts'

/** A field of an operation that may be given a criterion which is refused to some. */
export interface Comparison {
  /** where it stands in the operation, see {@link placeOf} */
  place: string
  /** the fields that it may be compared with */
  fields: ReadonlySet<string>
  /** those with which these variables have it compared */
  comparedWith: (variables: Readonly<Record<string, unknown>>) => ReadonlySet<string>
}

/** The fields of an operation whose arguments may hold a criterion that is refused to who does not read what it is compared with. */
export const comparisonsIn = ({ schema, document, operation }: AskedOperation, criteria: Criteria): Comparison[] => {
  const refusing = new Map([...criteria].filter(([, { unread }]) => unread === 'REFUSED'))
  const found: Comparison[] = []
  const info = new TypeInfo(schema)
  const definitions = [operation, ...Object.values(fragmentsOf(document))]
  const note = (node: FieldNode) => {
    const [owner, field] = [info.getParentType(), info.getFieldDef()]
    if (!owner || !field || field.args.length === 0) return
    const coordinate = `${owner.name}.${field.name}`
    const behind = criteriaBehind(coordinate, field.args, refusing)
    if (behind.length === 0) return
    const fields = new Set(behind.flatMap(each => refusing.get(each)!.with))
    const comparedWith: Comparison['comparedWith'] = variables => {
      const values = valuesOf(field, node, variables)
      if (!values) return fields
      const compared = new Set<string>()
      keepingCriteria(coordinate, field.args, values, criterion => {
        for (const each of refusing.get(criterion)?.with ?? []) compared.add(each)
        return true
      })
      return compared
    }
    found.push({ place: placeOf(node), fields, comparedWith })
  }
  visit({ kind: Kind.DOCUMENT, definitions } as DocumentNode, visitWithTypeInfo(info, { Field: note }))
  return found
}

/** null: they are wrong in a way that only variables show */
const valuesOf = (...given: Parameters<typeof getArgumentValues>): Readonly<Record<string, unknown>> | null => {
  try {
    return getArgumentValues(...given)
  } catch {
    return null
  }
}
