import { isObjectType, type GraphQLObjectType, type GraphQLSchema } from 'graphql'
import type { IsLetIn, Look } from './accessMatrix.ts'
import type { AccessSystem } from './accessSystem.ts'
import type { Asker } from './accessTable.ts'
import { everyField, everyFieldOf, metIn, type Arguments, type Found, type Style } from './everyField.ts'
import { knownCompany } from './oracles.ts'

/** A region that is part of none, but has parts. */
const above: Arguments = { region: '(code: "500000")' }

const looksIn = (found: Found, schema: GraphQLSchema, root: string, asker: Asker, way: string): Look[] =>
  metIn(schema, root, found)
    .filter(({ field }) => !field.startsWith('_'))
    .map(each => ({ ...each, asker, way }))

/** Every field below every root field, as one asks for it. @throws Error for what is answered with another error than a refusal */
export const rootLooks = async (
  system: AccessSystem,
  api: GraphQLSchema,
  roots: Arguments,
  asker: Asker,
  style: Style,
): Promise<Look[]> => {
  const looks: Look[] = []
  const given = { ...roots, ...(await ownApplication(system, asker)) }
  for (const query of [given, above].flatMap(each => everyField(api, api.getQueryType()!, each, style))) {
    const found = await system.ask(asker, query)
    const odd = found.errors.filter(({ code }) => code !== 'FORBIDDEN')
    if (odd.length > 0) throw new Error(`${query}: ${JSON.stringify(odd)}`)
    looks.push(...looksIn(found, api, 'Query', asker, style))
  }
  return looks
}

/** The application of one who made some: nobody else's is shown. */
const ownApplication = async (system: AccessSystem, asker: Asker): Promise<Arguments> => {
  const { data } = await system.ask(asker, '{ mySharingApplications(first: 1) { nodes { id } } }')
  const { mySharingApplications: own } = (data ?? {}) as { mySharingApplications?: { nodes: { id: string }[] } | null }
  return own?.nodes[0] ? { sharingApplication: `(id: "${own.nodes[0].id}")` } : {}
}

/** The same of each department by itself, by its own root fields and by `_entities`. */
export const departmentLooks = async (system: AccessSystem, roots: Arguments, asker: Asker): Promise<Look[]> => {
  const request = await requestSeenBy(system, asker)
  const given = { ...roots, ...(await ownApplication(system, asker)) }
  const looks: Look[] = []
  for (const { schema, execute } of system.product.departments) {
    const ask = async (query: string, way: string) => {
      const { data, errors = [] } = await execute({ query }, { caller: system.callerOf(asker) })
      const found = { data, errors: errors.map(({ path, extensions }) => ({ path, code: extensions['code'] })) }
      looks.push(...looksIn(found, schema, 'Query', asker, way))
      return found
    }
    for (const query of everyField(schema, schema.getQueryType()!, given, 'plainly')) await ask(query, 'department')
    for (const { type, query } of entityQueries(schema, request)) {
      const { errors } = await ask(query, '_entities')
      // who may not read the key is refused the whole
      if (errors.some(({ code, path = [] }) => code === 'FORBIDDEN' && path.length <= 2))
        for (const { name: field } of Object.values(type.getFields()))
          looks.push({ asker, way: '_entities', type: type.name, field, refused: true, value: null })
    }
  }
  return looks
}

/** A request for a change that somebody may see; one of others for who may see none. */
const requestSeenBy = async (system: AccessSystem, asker: Asker): Promise<string> => {
  for (const who of [asker, system.asker('steward')]) {
    const { data } = await system.ask(who, '{ changeRequests(first: 1) { nodes { id } } }')
    const { changeRequests: seen } = (data ?? {}) as { changeRequests?: { nodes: { id: string }[] } | null }
    if (seen?.nodes[0]) return seen.nodes[0].id
  }
  throw new Error('there is no request for a change')
}

const entityQueries = (schema: GraphQLSchema, request: string): { type: GraphQLObjectType; query: string }[] => {
  const { orgCode, name } = knownCompany
  const changed = `{ __typename: "FieldDifference", field: "name", from: "${name}", to: "重庆" }`
  const references: Readonly<Record<string, string>> = {
    Enterprise: `orgCode: "${orgCode}"`,
    Region: 'code: "500112"',
    ChangeRequest: `id: "${request}", enterprise: { __typename: "Enterprise", orgCode: "${orgCode}" }, differences: [${changed}]`,
  }
  return Object.entries(references).flatMap(([each, key]) => {
    const type = schema.getType(each)
    if (!isObjectType(type) || !schema.getType('_Entity')) return []
    const { selection, fragments } = everyFieldOf(type)
    // what rests on fields of other departments is asked for together with these
    const impact =
      each === 'ChangeRequest' && 'impact' in type.getFields()
        ? '... on ChangeRequest { impact { department recordId note } }'
        : ''
    return [
      {
        type,
        query: `{ _entities(representations: [{ __typename: "${each}", ${key} }]) { ${selection} ${impact} } }\n${fragments}`,
      },
    ]
  })
}

/** What every mutation brings back. */
export const payloadLooks = async (
  system: AccessSystem,
  api: GraphQLSchema,
  payloads: Arguments,
  asker: Asker,
  isLetIn: IsLetIn,
): Promise<Look[]> => {
  const looks: Look[] = []
  // what one may not call says nothing of its type: it is asked for elsewhere
  const split = (callable: boolean) =>
    Object.fromEntries(Object.entries(payloads).filter(([name]) => isLetIn('Mutation', name, asker) === callable))
  for (const query of [split(true), split(false)].flatMap(each =>
    everyField(api, api.getMutationType()!, each, 'plainly', 5),
  ))
    looks.push(...looksIn(await system.ask(asker, query), api, 'Mutation', asker, 'payload'))
  return looks
}
