import { failure } from '../errors.ts'
import { openCursor, sealCursor } from './cursor.ts'

/** The arguments of a Relay connection, forward only. */
export interface PageArguments {
  first?: number | null
  after?: string | null
}

/** A page that was asked for: how many, and the last row seen. */
export interface Page {
  size: number
  after: Place | null
}

/** A row's place in a list: the list's name, so that no other list takes it for its own, and the row's sort values. */
export interface Place {
  list: string
  values: readonly string[]
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
 * @throws BAD_USER_INPUT for a page size outside 0..100 or a cursor that no list gave out
 */
export const readPage = ({ first, after }: PageArguments, sortColumns: number): Page => {
  const size = first ?? 20
  if (size < 0 || size > largestPage)
    throw failure('BAD_USER_INPUT', `每页条数 first 应在 0 到 ${largestPage} 之间，收到 ${size}`)
  if (after == null) return { size, after: null }
  const place = readCursor(after)
  if (place?.values.length !== sortColumns)
    throw failure('BAD_USER_INPUT', `游标“${after.slice(0, 80)}”无效，请从第一页重新查询`)
  return { size, after: place }
}

/**
 * The sort values after which a page of this list begins; null for its first page.
 * @throws BAD_USER_INPUT for a cursor of another list
 */
export const placeIn = (list: string, { after }: Page): readonly string[] | null => {
  if (after !== null && after.list !== list)
    throw failure('BAD_USER_INPUT', '游标属于另一个列表，请从本列表的第一页重新查询')
  return after?.values ?? null
}

const readCursor = (cursor: string): Place | null => {
  try {
    const [list, ...values] = JSON.parse(openCursor(cursor)) as unknown[]
    const texts = values.filter(value => typeof value === 'string')
    return typeof list === 'string' && texts.length === values.length ? { list, values: texts } : null
  } catch {
    return null
  }
}

/**
 * Makes a connection of the rows of one page.
 * @param rows in order, one more than the page holds where there are more
 * @param placeOf a row in the list
 */
export const connection = <Node>(
  rows: readonly Node[],
  page: Page,
  placeOf: (row: Node) => Place,
  totalCount: Connection<Node>['totalCount'],
): Connection<Node> => new ReadPage(rows, page, placeOf, totalCount)

/** Cursors are written for those who ask for them. */
class ReadPage<Node> implements Connection<Node> {
  nodes: Node[]
  totalCount: Connection<Node>['totalCount']
  #hasNextPage: boolean
  #page: Page
  #placeOf: (row: Node) => Place

  constructor(
    rows: readonly Node[],
    page: Page,
    placeOf: (row: Node) => Place,
    totalCount: Connection<Node>['totalCount'],
  ) {
    this.nodes = rows.slice(0, page.size)
    this.totalCount = totalCount
    this.#hasNextPage = rows.length > page.size
    this.#page = page
    this.#placeOf = placeOf
  }

  get edges() {
    return this.nodes.map(node => ({ node, cursor: this.#cursorOf(node) }))
  }

  get pageInfo() {
    const { nodes } = this
    const cursorOf = (node: Node | undefined) => (node === undefined ? null : this.#cursorOf(node))
    return {
      hasNextPage: this.#hasNextPage,
      hasPreviousPage: this.#page.after !== null,
      get startCursor() {
        return cursorOf(nodes[0])
      },
      get endCursor() {
        return cursorOf(nodes.at(-1))
      },
    }
  }

  #cursorOf(node: Node): string {
    return writeCursor(this.#placeOf(node))
  }
}

const writeCursor = ({ list, values }: Place): string => sealCursor(JSON.stringify([list, ...values]))
