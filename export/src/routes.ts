import { Readable } from 'node:stream'
import type { RoutePorts, Routes } from '@e360/gateway/http/routes'
import { failureOf } from '@e360/gateway/http/wholeAnswer'
import { today } from '@e360/kit/clock'
import { failure } from '@e360/kit/errors'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { columns, selection, type Entry } from './columns.ts'
import { csvOf } from './csv.ts'
import { readGiven, type Given } from './given.ts'
import { openDownloads, type DownloadLimits } from './openDownloads.ts'
import { xlsxOf } from './xlsx.ts'

interface Page extends Listed {
  /** some of it is older than it should be */
  isStale: boolean
}

interface Listed {
  nodes: Entry[]
  pageInfo: { hasNextPage: boolean; endCursor: string | null }
}

const operation = `query Export($filter: ArchiveFilter!, $orderBy: ArchiveOrder = NAME, $after: String) {
  archiveEnterprises(filter: $filter, orderBy: $orderBy, first: 100, after: $after) {
    pageInfo { hasNextPage endCursor } nodes { ${selection} } } }`

const headers = columns.map(({ header }) => header)

/**
 * `GET /export/enterprises?…`: the companies that an ArchiveFilter finds, as CSV or XLSX, streamed. Each page is an operation of the caller over the
 * gateway, so access is that of /graphql. Where a part cannot be had any more the connection breaks: half a file never looks whole. Data that are older
 * than they should be are told of in the file's name. HEAD is answered the same, without the file. A caller holds some open at once, and none unread.
 */
export const exportRoutes =
  (limits: DownloadLimits): Routes =>
  (app, ports) => {
    const begin = openDownloads(limits)
    const answer = async (request: FastifyRequest, reply: FastifyReply) => {
      const given = readGiven(request.query as Record<string, string | string[]>)
      const caller = await ports.authenticate(request.headers.authorization)
      begin(caller?.sub ?? request.ip, request, reply)
      const ask = asking(request, ports, given, caller)
      const first = await ask(null)
      const rows = rowsFrom(first, ask, ports.closing)
      const file = `企业名单-${today()}${first.isStale ? '（数据未及时更新）' : ''}.${given.format}`
      reply.headers({
        'content-type':
          given.format === 'xlsx'
            ? 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
            : `text/csv; charset=${given.encoding}`,
        'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file)}`,
      })
      if (request.method === 'HEAD') return reply.send()
      return reply.send(
        Readable.from(given.format === 'xlsx' ? xlsxOf(headers, rows) : csvOf(headers, rows, given.encoding)),
      )
    }
    app.route({ method: ['GET', 'HEAD'], url: '/export/enterprises', handler: answer })
  }

type Ask = (after: string | null) => Promise<Page>

const asking =
  (
    request: FastifyRequest,
    ports: RoutePorts,
    { filter, orderBy }: Given,
    caller: Awaited<ReturnType<RoutePorts['authenticate']>>,
  ): Ask =>
  async after => {
    const variables = { filter, orderBy, after }
    const { data, errors, sections } = await ports.execute<{ archiveEnterprises: Listed | null }>(request, caller, {
      query: operation,
      variables,
    })
    // an empty cell means "none on record", so a part that was refused or could not be asked spoils the whole
    if (!data?.archiveEnterprises || errors.length > 0) throw failureOf(errors[0])
    return { ...data.archiveEnterprises, isStale: Object.values(sections).some(({ status }) => status === 'STALE') }
  }

async function* rowsFrom(first: Page, ask: Ask, closing: AbortSignal) {
  for (let page = first; ;) {
    for (const entry of page.nodes) yield columns.map(({ cell }) => cell(entry))
    if (!page.pageInfo.hasNextPage) return
    if (closing.aborted) throw failure('SECTION_UNAVAILABLE', '服务正在停止，导出未完成，请重新导出')
    page = await ask(page.pageInfo.endCursor)
  }
}
