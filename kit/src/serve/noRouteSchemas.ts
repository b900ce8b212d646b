import type { FastifyServerOptions } from 'fastify'

const refuse = () => (): never => {
  throw new Error('no route has a JSON schema: GraphQL and the departments say what is valid')
}

/** In place of fastify's compilers of JSON schemas, whose 120 modules every start would read. */
export const noRouteSchemas: NonNullable<FastifyServerOptions['schemaController']> = {
  compilersFactory: { buildValidator: refuse, buildSerializer: refuse },
}
