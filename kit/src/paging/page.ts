import { failure } from '../errors.ts'

/** The arguments of a Relay connection, forward only. */
export interface PageArguments {
  first?: number | null
  after?: string | null
}

/** A page that was asked for: how many, and the sort values of the last row seen. */
export interface Page {
  size: number
  after: readonly string[] | null
}

/** A Relay connection; `totalCount` is exact to 1,000 and 1001 beyond, and may be counted only when asked for. */
export interface Connection<Node> {
  edges: { node: Node; cursor: string }[]
  nodes: Node[]
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null }
  totalCount: number | (() => Promise<number>)
}

export const largestPage = 100
/** Counting stops here: it says "more than 1,000". */
export const countLimit = 1_001

/**
 * Reads a connection's arguments.
 * @param sortColumns how many sort values a cursor of this list holds
 * @throws BAD_USER_INPUT for a page size outside 0..100 or a cursor that this list did not give out
 */
export const readPage = ({ first, after }: PageArguments, sortColumns: number): Page => {
  const size = first ?? 20
  if (size < 0 || size > largestPage)
    throw failure('BAD_USER_INPUT', `每页条数 first 应在 0 到 ${largestPage} 之间，收到 ${size}`)
  if (after == null) return { size, after: null }
  const values = readCursor(after)
  if (values?.length !== sortColumns)
    throw failure('BAD_USER_INPUT', `游标“${after.slice(0, 80)}”无效，请从第一页重新查询`)
  return { size, after: values }
}

const readCursor = (cursor: string): string[] | null => {
  try {
    const values = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown
    return Array.isArray(values) && values.every(value => typeof value === 'string') ? values : null
  } catch {
    return null
  }
}

/**
 * Makes a connection of the rows of one page.
 * @param rows in order, one more than the page holds where there are more
 * @param sortValues of a row, in the order of the sort columns
 */
export const connection = <Node>(
  rows: readonly Node[],
  page: Page,
  sortValues: (row: Node) => readonly string[],
  totalCount: Connection<Node>['totalCount'],
): Connection<Node> => {
  const nodes = rows.slice(0, page.size)
  const edges = nodes.map(node => ({
    node,
    cursor: Buffer.from(JSON.stringify(sortValues(node))).toString('base64url'),
  }))
  return {
    edges,
    nodes,
    pageInfo: {
      hasNextPage: rows.length > page.size,
      hasPreviousPage: page.after !== null,
      startCursor: edges.at(0)?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    totalCount,
  }
}
