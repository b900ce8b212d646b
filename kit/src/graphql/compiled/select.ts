import {
  Kind,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
  TypeNameMetaFieldDef,
  defaultFieldResolver,
  getArgumentValues,
  isNonNullType,
  visit,
  type FieldNode,
  type GraphQLField,
  type GraphQLObjectType,
} from 'graphql'
import { collectFields, isTaken, type Asked, type Taken } from './collect.ts'
import { fillFor, type Select } from './fill.ts'
import { FieldInfo, type FieldFacts } from './info.ts'
import { later } from './later.ts'
import { fail, isPromise, put, type Arguments, type Run } from './run.ts'

/** How the fields that selection sets ask of an object type are answered, each a function of its own. */
export const fieldsOf = (
  document: FieldFacts['document'],
  type: GraphQLObjectType,
  taken: readonly Taken[],
): readonly Select[] =>
  [...collectFields(document, type, taken)].map(([key, asked]) => {
    const answer = fieldFor(document, type, key, asked)
    const taking = isTaken(asked)
    if (!taking) return answer
    return (run, frame, source) => {
      if (taking(run.variables)) answer(run, frame, source)
    }
  })

const selectFor = (document: FieldFacts['document'], type: GraphQLObjectType, taken: readonly Taken[]): Select => {
  const fields = fieldsOf(document, type, taken)
  return (run, frame, source) => {
    run.left -= fields.length
    if (run.left < 0) return
    for (const field of fields) {
      field(run, frame, source)
      if (frame.nulled) return
    }
  }
}

const fieldFor = (
  document: FieldFacts['document'],
  parent: GraphQLObjectType,
  key: string,
  asked: readonly Asked[],
): Select => {
  const nodes = asked.map(({ node }) => node)
  const definition = definitionOf(document, parent, nodes[0]!.name.value)
  if (definition === TypeNameMetaFieldDef) return (_run, frame) => put(frame, key, parent.name)
  const { name, type } = definition
  const resolve = document.instead.has(definition) ? document.instead.get(definition) : definition.resolve
  const field: FieldFacts = { name, type, parent, nodes, nullable: !isNonNullType(type), document }
  const inner = asked.flatMap(({ node: { selectionSet }, conditions }) =>
    selectionSet ? [{ set: selectionSet, conditions: asked.length === 1 ? [] : conditions }] : [],
  )
  const fill = fillFor(type, field, of => selectFor(document, of, inner))
  if (!resolve || resolve === defaultFieldResolver) {
    const call = calling(definition, nodes[0]!, defaultFieldResolver, field, key)(fill)
    return (run, frame, source) => {
      const value: unknown =
        typeof source === 'object' && source !== null ? (source as Record<string, unknown>)[name] : undefined
      if (typeof value === 'function' || isPromise(value) || typeof source === 'function') call(run, frame, source)
      else fill(run, frame, key, value)
    }
  }
  return calling(definition, nodes[0]!, resolve, field, key)(fill)
}

const calling = (
  definition: GraphQLField<unknown, unknown>,
  node: FieldNode,
  resolve: NonNullable<GraphQLField<unknown, unknown>['resolve']>,
  field: FieldFacts,
  key: string,
) => {
  const argsOf = argumentsOf(definition, node, field)
  return (fill: ReturnType<typeof fillFor>): Select =>
    (run, frame, source) => {
      try {
        const value = resolve(source, argsOf(run), run.context, new FieldInfo(field, run, frame, key))
        if (isPromise(value)) later(run, frame, key, field, value, fill)
        else fill(run, frame, key, value)
      } catch (error) {
        fail(run, frame, key, field, error)
      }
    }
}

const none: Arguments = Object.freeze({})

/** Arguments are read once: of a text where they hold no variable, of an execution where they do. */
const argumentsOf = (
  definition: GraphQLField<unknown, unknown>,
  node: FieldNode,
  field: FieldFacts,
): ((run: Run) => Arguments) => {
  if (definition.args.length === 0) return () => none
  const read = (variables: Arguments): Arguments => Object.freeze(getArgumentValues(definition, node, variables))
  if (!holdsVariable(node)) {
    let known: Arguments | undefined
    return () => (known ??= read(none))
  }
  return run => {
    const known = run.args.get(field)
    if (known) return known
    const made = read(run.variables)
    run.args.set(field, made)
    return made
  }
}

const holdsVariable = ({ arguments: given = [] }: FieldNode): boolean => {
  let found = false
  for (const argument of given) visit(argument, { [Kind.VARIABLE]: () => void (found = true) })
  return found
}

const definitionOf = (
  { schema }: FieldFacts['document'],
  type: GraphQLObjectType,
  name: string,
): GraphQLField<unknown, unknown> => {
  if (name === TypeNameMetaFieldDef.name) return TypeNameMetaFieldDef
  if (type === schema.getQueryType() && name === SchemaMetaFieldDef.name) return SchemaMetaFieldDef
  if (type === schema.getQueryType() && name === TypeMetaFieldDef.name) return TypeMetaFieldDef
  const field = type.getFields()[name]
  if (!field) throw new Error(`${type.name} has no field ${name}`)
  return field
}
