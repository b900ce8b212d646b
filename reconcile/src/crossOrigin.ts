import type { FastifyInstance } from 'fastify'

/**
 * Lets a web page of any origin call the service, as the API requires: OpenRefine's own calls it from the browser. The service reads no cookie, so
 * a page gets nothing for a visitor but what it has a token for.
 */
export const allowOrigins = (app: FastifyInstance, path: string): void => {
  app.addHook('onRequest', async (_request, reply) => {
    void reply.headers({ 'access-control-allow-origin': '*', 'referrer-policy': 'no-referrer' })
  })
  for (const url of [path, `${path}/*`])
    app.options(url, (_request, reply) =>
      reply
        .code(204)
        .headers({
          'access-control-allow-methods': 'GET, POST, OPTIONS',
          'access-control-allow-headers': 'authorization, content-type',
          'access-control-max-age': '600',
        })
        .send(),
    )
}
