import {
  getNullableType,
  isEnumType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  parse,
  Kind,
  type GraphQLAbstractType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql'
import { TransportError, type Transport } from '@e360/kit/transport/transport'
import { collectFields, fragmentsOf } from '../src/fetch/selection.ts'
import { conditionsIn } from '../src/fetch/variants.ts'
import { numberOf } from './choices.ts'

/** NULLS: all is well, but much is not on record. TROUBLES: fields, entities and whole fetches fail too, and answers have wrong shapes. */
export type Weather = 'FAIR' | 'NULLS' | 'TROUBLES'

interface GeneratedError {
  message: string
  path: (string | number)[]
  extensions?: object
}

const codes = ['FORBIDDEN', 'UNAUTHENTICATED', 'BAD_USER_INPUT', 'OF_NO_TABLE', undefined]

/**
 * A subgraph that answers whatever it is asked, the same to the same question: what it says of an entity depends on the representation and on
 * the path under it, whatever else is asked with it.
 */
export const generatedSubgraph = (name: string, schema: GraphQLSchema, seed: number, weather: Weather): Transport => {
  const drawn = (what: string, percent: number) => numberOf(`${seed} ${what}`) % 1000 < percent * 10
  const pick = (what: string, most: number) => numberOf(`${seed} ${what} pick`) % most
  const fails = (what: string, percent: number) => weather === 'TROUBLES' && drawn(what, percent)

  const answer = (query: string, variables: Readonly<Record<string, unknown>>) => {
    const document = parse(query)
    const operation = document.definitions.find(
      ({ kind }) => kind === Kind.OPERATION_DEFINITION,
    ) as OperationDefinitionNode
    const conditions = conditionsIn(document)(variables)
    const compared = { fields: 0 }
    const reader = { schema, fragments: fragmentsOf(document), conditions, foreign: false, compared }
    const errors: GeneratedError[] = []

    const fail = (at: string, path: (string | number)[]) => {
      const code = codes[pick(`${at} code`, codes.length)]
      errors.push({ message: '不行', path, ...(code && { extensions: { code } }) })
      return null
    }
    const valueOf = (
      type: GraphQLOutputType,
      sets: SelectionSetNode[],
      at: string,
      path: (string | number)[],
    ): unknown => {
      if (fails(`${at} shape`, 0.2)) return { of: 'another shape' }
      if (isNonNullType(type) ? fails(`${at} fails`, 1) : fails(`${at} fails`, 5)) return fail(at, path)
      if (!isNonNullType(type) && weather !== 'FAIR' && drawn(`${at} none`, 12)) return null
      const present = getNullableType(type)
      if (isListType(present))
        return Array.from({ length: pick(`${at} length`, 4) }, (_, index) =>
          valueOf(present.ofType, sets, `${at}.${index}`, [...path, index]),
        )
      if (isEnumType(present)) return present.getValues()[pick(at, present.getValues().length)]!.name
      if (isLeafType(present)) return leafOf(present.name, at)
      return objectOf(isObjectType(present) ? present : oneOf(present, at), sets, at, path)
    }
    const oneOf = (type: GraphQLAbstractType, at: string): GraphQLObjectType => {
      const possible = schema.getPossibleTypes(type)
      return possible[pick(`${at} type`, possible.length)]!
    }
    const leafOf = (type: string, at: string): unknown => {
      if (type === 'Int') return pick(at, 3)
      if (type === 'Float') return pick(at, 3) / 2
      if (type === 'Boolean') return pick(at, 2) === 1
      return ['', 'a', 'b'][pick(at, 3)]
    }
    const objectOf = (
      type: GraphQLObjectType,
      sets: SelectionSetNode[],
      at: string,
      path: (string | number)[],
    ): object => {
      const shown: Record<string, unknown> = {}
      for (const [key, nodes] of collectFields(reader, type, sets)) {
        const { name } = nodes[0]!
        const under = nodes.flatMap(({ selectionSet }) => selectionSet ?? [])
        shown[key] =
          name.value === '__typename'
            ? type.name
            : valueOf(type.getFields()[name.value]!.type, under, `${at}.${key}`, [...path, key])
      }
      if (fails(`${at} more`, 0.2)) shown['more'] = 1
      return shown
    }
    const entityOf = (representation: { __typename: string }, sets: SelectionSetNode[], path: (string | number)[]) => {
      const at = `${name} ${JSON.stringify(representation)}`
      if (fails(`${at} fails`, 5)) return fail(at, path)
      if (weather !== 'FAIR' && drawn(`${at} none`, 5)) return null
      const type = schema.getType(representation.__typename)
      return objectOf(isObjectType(type) ? type : oneOf(type as GraphQLAbstractType, at), sets, at, path)
    }

    const entities = operation.selectionSet.selections.flatMap(selection =>
      selection.kind === Kind.FIELD && selection.name.value === '_entities' ? [selection.selectionSet!] : [],
    )
    const representations = (variables['representations'] ?? []) as { __typename: string }[]
    const { representations: _, ...others } = variables
    const data =
      entities.length > 0
        ? { _entities: representations.map((one, index) => entityOf(one, entities, ['_entities', index])) }
        : objectOf(
            schema.getRootType(operation.operation)!,
            [operation.selectionSet],
            `${name} ${JSON.stringify(others)}`,
            [],
          )
    return { data, ...(errors.length > 0 && { errors }) }
  }

  return {
    send: async ({ query, variables }) => {
      // the planner numbers the operations of a plan; what is asked is the same
      const asked = `${name} ${query.replace(/^(query|mutation)\s+\w+/, '$1')}`
      if (fails(`${asked} gone`, 2)) throw new TransportError('TIMEOUT')
      if (fails(`${asked} empty`, 2)) return { status: 200, body: {} }
      if (fails(`${asked} refused`, 2))
        return { status: 200, body: { data: null, errors: [{ message: '不行', extensions: { code: 'FORBIDDEN' } }] } }
      const body = answer(query, JSON.parse(JSON.stringify(variables)))
      const stale = fails(`${asked} stale`, 10) && { extensions: { asOf: '2024-06-24', stale: true } }
      return { status: 200, body: JSON.parse(JSON.stringify({ ...body, ...stale })) }
    },
    close: async () => undefined,
  }
}
