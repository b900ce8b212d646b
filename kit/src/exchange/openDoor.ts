import { failure } from '../errors.ts'
import type { Importer } from '../records/importer.ts'
import { acknowledgeFeed, changeFeed, type ChangeFeedPorts } from './changeFeed.ts'
import type { Door } from './door.ts'
import { ingest, type IngestPorts } from './ingest.ts'

const ingestPath = '/ingest/'

/** A department's own door: bulk push of its record types, its change feed, and how far its followers have come. */
export const openDoor = (
  department: IngestPorts & ChangeFeedPorts & { importers: Readonly<Record<string, Importer>> },
): Door => {
  const { importers } = department
  return async request => {
    const { method, path } = request
    if (method === 'POST' && path.startsWith(ingestPath)) {
      const type = path.slice(ingestPath.length)
      if (Object.hasOwn(importers, type)) return ingest(department, importers[type]!, request)
    }
    if (method === 'GET' && path === '/changes') return changeFeed(department, request)
    if (method === 'POST' && path === '/changes/ack') return acknowledgeFeed(department, request)
    throw failure('BAD_USER_INPUT', '没有这个地址', { http: { status: 404 } })
  }
}
