import {
  GraphQLError,
  defaultTypeResolver,
  getNullableType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLAbstractType,
  type GraphQLLeafType,
  type GraphQLObjectType,
  type GraphQLOutputType,
} from 'graphql'
import { FieldInfo, type FieldFacts } from './info.ts'
import { later } from './later.ts'
import { fail, isPromise, put, type Frame, type Place, type Run } from './run.ts'
import { afterTurn, hasten, mayTurn } from './turn.ts'

/** Makes of what a resolver returned what stands in the answer, and puts it there. It never throws. */
export type Fill = (run: Run, frame: Frame, key: string | number, value: unknown) => void

/** Answers the fields of an object in its frame. */
export type Select = (run: Run, frame: Frame, source: unknown) => void

/**
 * How values of a field, or of the items of its list, are filled in.
 * @param selectOf how an object of a type is answered; asked where the first one comes
 */
export const fillFor = (
  type: GraphQLOutputType,
  field: FieldFacts,
  selectOf: (type: GraphQLObjectType) => Select,
): Fill => {
  const inner = isNonNullType(type) ? type.ofType : type
  const place: Place = { nullable: inner === type, nodes: field.nodes }
  const content = contentOf(inner, place, field, selectOf)
  return (run, frame, key, value) => {
    if (value === null || value === undefined) {
      if (place.nullable) put(frame, key, null)
      else fail(run, frame, key, place, new Error(`Cannot return null for non-nullable field ${nameOf(field)}.`))
    } else if (value instanceof Error) fail(run, frame, key, place, value)
    else content(run, frame, key, value)
  }
}

const nameOf = ({ parent, name }: FieldFacts) => `${parent.name}.${name}`

const contentOf = (
  type: GraphQLOutputType,
  place: Place,
  field: FieldFacts,
  selectOf: (type: GraphQLObjectType) => Select,
): Fill => {
  if (isLeafType(type)) return leaf(type, place)
  if (isListType(type)) return list(type.ofType, fillFor(type.ofType, field, selectOf), place, field)
  if (isObjectType(type)) return object(() => selectOf(type), place)
  return abstract(type, place, field, selectOf)
}

/** To mask numbers in so much of a text takes as long as a field does. */
const charactersAField = 20
const shortText = 200

const leaf =
  (type: GraphQLLeafType, place: Place): Fill =>
  (run, frame, key, value) => {
    try {
      const content: unknown = type.serialize(value)
      if (content === null || content === undefined) throw new Error(`${type.name} has no such value`)
      if (typeof content === 'string' && content.length > shortText) hasten(run, content.length / charactersAField)
      put(frame, key, content)
    } catch (error) {
      fail(run, frame, key, place, error)
    }
  }

const list = (itemType: GraphQLOutputType, fill: Fill, place: Place, field: FieldFacts): Fill => {
  const itemPlace: Place = { nullable: !isNonNullType(itemType), nodes: place.nodes }
  const isOfLeaves = isLeafType(getNullableType(itemType))
  const fillFrom = (run: Run, items: Frame, values: readonly unknown[], from: number): void => {
    for (let at = from; at < values.length; at++) {
      const item = values[at]
      if (isPromise(item)) later(run, items, at, itemPlace, item, fill)
      else fill(run, items, at, item)
      if (items.nulled || run.left < 0) return
      const turned = mayTurn(run)
      if (turned) return afterTurn(run, items, turned, () => fillFrom(run, items, values, at + 1))
    }
  }
  return (run, frame, key, value) => {
    if (!isIterable(value))
      return fail(
        run,
        frame,
        key,
        place,
        new GraphQLError(`Expected Iterable, but did not find one for field "${nameOf(field)}".`),
      )
    const items: Frame = { value: [], parent: frame, key, nullable: place.nullable, nulled: false }
    put(frame, key, items.value)
    const values: readonly unknown[] = Array.isArray(value) ? value : [...value]
    if (isOfLeaves) hasten(run, values.length)
    fillFrom(run, items, values, 0)
  }
}

const isIterable = (value: unknown): value is Iterable<unknown> =>
  typeof value === 'object' && value !== null && Symbol.iterator in value

const object = (selectOf: () => Select, { nullable }: Place): Fill => {
  let select: Select | undefined
  return (run, frame, key, value) => {
    const fields: Frame = { value: {}, parent: frame, key, nullable, nulled: false }
    put(frame, key, fields.value)
    select ??= selectOf()
    select(run, fields, value)
  }
}

const abstract = (
  type: GraphQLAbstractType,
  place: Place,
  field: FieldFacts,
  selectOf: (type: GraphQLObjectType) => Select,
): Fill => {
  const { schema } = field.document
  const fills = new Map<string, Fill>()
  const fillOf = (name: unknown): Fill => {
    const known = fills.get(name as string)
    if (known) return known
    const found = typeof name === 'string' ? schema.getType(name) : undefined
    if (!isObjectType(found) || !schema.isSubType(type, found))
      throw new Error(`a value of ${type.name} for ${nameOf(field)} has none of its types`)
    const fill = object(() => selectOf(found), place)
    fills.set(found.name, fill)
    return fill
  }
  const resolveType = type.resolveType ?? defaultTypeResolver
  return (run, frame, key, value) => {
    try {
      const name = resolveType(value, run.context, new FieldInfo(field, run, frame, key), type)
      if (isPromise(name))
        later(run, frame, key, place, name, (...[, , , settled]) => fillOf(settled)(run, frame, key, value))
      else fillOf(name)(run, frame, key, value)
    } catch (error) {
      fail(run, frame, key, place, error)
    }
  }
}
