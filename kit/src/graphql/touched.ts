import {
  getNamedType,
  isObjectType,
  isUnionType,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLNamedType,
  type GraphQLSchema,
  defaultFieldResolver,
} from 'graphql'

const key = Symbol('touched')
type Touching = Partial<Record<typeof key, Set<string>>>

/** Begins to collect the companies that a request's resolvers speak of. */
export const collectTouched = (context: object): void => void ((context as Touching)[key] = new Set())

/**
 * What {@link collectTouched} has collected, as an answer's extensions: for the gateway, which takes them off; null where no company was touched.
 * One text, parted by blanks: V8 looks up each short text of a JSON list among all that it knows.
 */
export const touchedOf = (context: object): { touched: string } | null => {
  const touched = (context as Touching)[key]
  return touched && touched.size > 0 ? { touched: [...touched].join(' ') } : null
}

/**
 * Lets a department's resolvers tell which companies they speak of: the references they are asked for, the org codes they are given, and the
 * `orgCode` of every row they return, with whatever else of its type is an org code, and of a change the `formerOrgCodes`. One access to a set for each row; nothing for plain fields.
 */
export const tellingTouched = (schema: GraphQLSchema): GraphQLSchema => {
  const mutation = schema.getMutationType()
  const roots = new Set<GraphQLNamedType | null | undefined>([schema.getQueryType(), mutation])
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue
    for (const field of Object.values(type.getFields())) {
      const given = roots.has(type) ? orgCodeArguments(field) : []
      const returned = getNamedType(field.type)
      const more = [...otherCodes(returned), ...(type === mutation ? ['formerOrgCodes'] : [])]
      if (given.length > 0 || more.length > 0 || namesCompany(returned)) field.resolve = telling(field, given, more)
    }
  }
  return schema
}

type Field = GraphQLField<unknown, object>

const orgCodeArguments = ({ args }: Field): string[] =>
  args.filter(({ type }) => getNamedType(type).name === 'OrgCode').map(({ name }) => name)

/** The fields of a type that name further companies, for example the one that was merged. */
const otherCodes = (type: GraphQLNamedType): string[] =>
  isObjectType(type)
    ? Object.values(type.getFields()).flatMap(({ name, type: told }) =>
        name !== 'orgCode' && getNamedType(told).name === 'OrgCode' ? [name] : [],
      )
    : []

/** Whether rows of a type belong to a company: an enterprise, a record of one, or whatever else has its org code or leads to it. */
const namesCompany = (type: GraphQLNamedType): boolean => {
  if (isUnionType(type)) return type.name === '_Entity'
  if (!isObjectType(type)) return false
  const fields = type.getFields()
  return (
    'orgCode' in fields || (fields['enterprise'] !== undefined && isObjectType(getNamedType(fields['enterprise'].type)))
  )
}

const telling = (
  { name, resolve = defaultFieldResolver }: Field,
  given: readonly string[],
  more: readonly string[],
): GraphQLFieldResolver<unknown, object> => {
  const isOfEntities = name === '_entities'
  return (parent, args: Record<string, unknown>, context, info) => {
    const value = resolve(parent, args, context, info)
    const touched = (context as Touching)[key]
    if (touched === undefined) return value
    for (const argument of given) noteCodes(touched, args[argument])
    if (isOfEntities) noteRows(touched, args['representations'], more)
    return isPromise(value) ? value.then(rows => noteRows(touched, rows, more)) : noteRows(touched, value, more)
  }
}

/** Notes companies that no resolver's row told of: the codes of those that an error names. */
export const noteTouched = (context: object, given: unknown): void => {
  const touched = (context as Touching)[key]
  if (touched !== undefined) noteCodes(touched, given)
}

const noteCodes = (touched: Set<string>, given: unknown): void => {
  if (typeof given === 'string') touched.add(given)
  else if (Array.isArray(given)) for (const orgCode of given) noteCodes(touched, orgCode)
}

/** @returns the same value, so that it can stand between a resolver and its executor */
const noteRows = (touched: Set<string>, value: unknown, more: readonly string[]): unknown => {
  if (!Array.isArray(value)) {
    noteRow(touched, value, more)
    return value
  }
  for (const row of value) {
    if (isPromise(row))
      row.then(
        settled => noteRow(touched, settled, more),
        () => undefined,
      )
    else noteRow(touched, row, more)
  }
  return value
}

const noteRow = (touched: Set<string>, row: unknown, more: readonly string[]): void => {
  if (typeof row !== 'object' || row === null) return
  const { orgCode, enterprise } = row as { orgCode?: unknown; enterprise?: unknown }
  if (typeof orgCode === 'string') touched.add(orgCode)
  // a row about a company that it bears whole, as a hit of a search
  else noteRow(touched, enterprise, more)
  for (const name of more) noteCodes(touched, (row as Record<string, unknown>)[name])
}

const isPromise = (value: unknown): value is Promise<unknown> =>
  typeof value === 'object' && value !== null && typeof (value as { then?: unknown }).then === 'function'
