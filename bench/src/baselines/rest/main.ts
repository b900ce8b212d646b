import { openDatabase } from '@e360/kit/database/database'
import { readSettings } from '@e360/kit/settings'
import { fastify } from 'fastify'
import { openBaseline } from '../openBaseline.ts'
import { readCard } from './card.ts'
import { readList } from './list.ts'
import { openLoaders } from './loaders.ts'

// `main.ts [prepared]`. What people write by hand instead of a federation: one process that knows every department's tables and puts the answer together.
const settings = readSettings()
const loadersForRequest = openLoaders(settings, process.argv[2] === 'prepared' ? openDatabase : openBaseline)
const app = fastify()

app.get<{ Params: { orgCode: string } }>('/enterprises/:orgCode/card', async ({ params }, reply) => {
  const card = await readCard(params.orgCode, loadersForRequest())
  return card ?? reply.code(404).send(null)
})

app.post<{ Body: { orgCodes: string[] } }>('/enterprises/list', async ({ body }) =>
  readList(body.orgCodes, loadersForRequest()),
)

await app.listen({ host: '127.0.0.1', port: settings.PORT ?? 0 })
