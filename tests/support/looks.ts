import path from 'node:path'
import type { AccessRow } from '@e360/kit/accessLedger/accessRow'
import type { InProcess } from './inProcess.ts'
import { ledgerRows } from './ledgerRows.ts'

interface Listed {
  archiveEnterprises: { nodes: { enterprise: { orgCode: string; name: string } }[] }
}

/** Asks a product as somebody, under a request id, and reads what its access ledger keeps of that. */
export const looksAt = (product: () => InProcess) => {
  const rowsOf = async (requestId: string): Promise<AccessRow[]> =>
    (await ledgerRows(path.join(product().dataDir, 'ledger'))).filter(row => row.requestId === requestId)
  const send = async (
    role: 'officer' | 'analyst' | 'steward' | 'auditor',
    requestId: string,
    where: string,
    body?: string,
    type = 'application/json',
  ) => {
    const headers = {
      authorization: `Bearer ${await product().token(role)}`,
      'content-type': type,
      'x-request-id': requestId,
      'apollographql-client-name': 'probe',
    }
    const response = await fetch(
      `${product().url}${where}`,
      body === undefined ? { headers } : { method: 'POST', headers, body },
    )
    return { status: response.status, text: await response.text() }
  }
  const ask = async (
    role: 'officer' | 'analyst' | 'auditor',
    requestId: string,
    query: string,
    variables = {},
  ): Promise<{ data: unknown; text: string }> => {
    const { text } = await send(role, requestId, '/graphql', JSON.stringify({ query, variables }))
    return { data: (JSON.parse(text) as { data: unknown }).data, text }
  }
  const first = async (count: number) => {
    const query = `{ archiveEnterprises(filter: {}, first: ${count}) { nodes { enterprise { orgCode name } } } }`
    const { data } = await ask('analyst', 'any', query)
    return (data as Listed).archiveEnterprises.nodes.map(({ enterprise }) => enterprise)
  }
  return { rowsOf, send, ask, first }
}
