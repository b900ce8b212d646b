import { LRUCache } from 'lru-cache'
import type { Knex } from 'knex'

/**
 * Builds a query over values: a text or a list of texts may only be bound by it, not looked at. A function of a module, never made anew: what
 * was built is kept by it.
 */
export type Build<Values extends object> = (knex: Knex, values: Values) => Knex.QueryBuilder

/** Carries out SQL that was built before, and tells the listeners of its knex instance (`query`) as knex does. */
export interface Reader {
  /** @param sql knex's own, with `?` where a value is bound */
  read: (sql: string, bindings: readonly unknown[]) => readonly object[] | Promise<readonly object[]>
}

/** knex instance → how its built queries are carried out; a transaction, or a connection that is not here, builds each query. */
const readers = new WeakMap<Knex, Reader>()

export const readThrough = (knex: Knex, reader: Reader): void => void readers.set(knex, reader)

/**
 * Carries out a query that is built and prepared once for each shape of its values: which of them are there, numbers and flags as they are, and
 * lists by the power of two that holds them. knex writes the SQL and orders the bindings; what a call costs is its bindings.
 * @returns the rows, as `await build(knex, values)` does
 */
export const ask = async <Row extends object, Values extends object>(
  knex: Knex,
  build: Build<Values>,
  values: Values,
): Promise<Row[]> => {
  const reader = readers.get(knex)
  if (!reader) return (await build(knex, values)) as Row[]
  const { sql, bind } = shapeFor(knex, build, values)
  return (await reader.read(sql, bind(values as Given))) as Row[]
}

interface Shape {
  sql: string
  bind: (values: Given) => unknown[]
}
type Given = Readonly<Record<string, unknown>>

/** Of one query over one database: page sizes and filters make some, nobody needs all of them at once. */
const mostShapes = 200
const shapes = new WeakMap<Knex, WeakMap<Build<never>, LRUCache<string, Shape>>>()

const shapesOf = (knex: Knex, build: Build<never>): LRUCache<string, Shape> => {
  let ofKnex = shapes.get(knex)
  if (!ofKnex) shapes.set(knex, (ofKnex = new WeakMap()))
  let ofBuild = ofKnex.get(build)
  if (!ofBuild) ofKnex.set(build, (ofBuild = new LRUCache({ max: mostShapes })))
  return ofBuild
}

const shapeFor = <Values extends object>(knex: Knex, build: Build<Values>, values: Values): Shape => {
  const ofBuild = shapesOf(knex, build)
  const key = shapeOf(values as Given)
  const known = ofBuild.get(key)
  if (known) return known
  const made = makeShape(knex, build, values)
  ofBuild.set(key, made)
  return made
}

const shapeOf = (values: Given): string => {
  let shape = ''
  for (const name in values) {
    const value = values[name]
    if (value === undefined) continue
    // oxlint-disable-next-line typescript/no-base-to-string -- dates and buffers have a text
    shape += `${name}:${Array.isArray(value) ? padded(value.length) : typeof value === 'string' ? '' : String(value)},`
  }
  return shape
}

/** The next power of two, so that lists of every length make few shapes. */
export const padded = (length: number): number => (length <= 1 ? length : 2 ** (32 - Math.clz32(length - 1)))

/** Stands for a value in the query that is built: knex passes it through to the bindings. */
class Slot {
  name: string
  index: number | null

  constructor(name: string, index: number | null) {
    this.name = name
    this.index = index
  }

  /** A list that is shorter than its power of two repeats its last value. */
  of(given: Given): unknown {
    const value = given[this.name]
    if (this.index === null) return value
    const list = value as readonly unknown[]
    return list[Math.min(this.index, list.length - 1)]
  }
}

const makeShape = <Values extends object>(knex: Knex, build: Build<Values>, values: Values): Shape => {
  const slots = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, slotFor(name, value)]))
  const { sql, bindings } = written(build(knex, slots as Values).toSQL())
  return {
    sql,
    bind: given => {
      const bound: unknown[] = []
      for (const place of bindings) bound.push(place instanceof Slot ? place.of(given) : place)
      return bound
    },
  }
}

/** SQLite prepares a statement again each time that a limit is bound, so whole numbers, which are part of the shape, are written out. */
const written = ({ sql, bindings }: { sql: string; bindings: readonly unknown[] }) => {
  const [first = '', ...parts] = sql.split('?')
  const bound: unknown[] = []
  let text = first
  for (const [index, part] of parts.entries()) {
    const value = bindings[index]
    const isWhole = Number.isSafeInteger(value)
    if (!isWhole) bound.push(value)
    text += (isWhole ? String(value) : '?') + part
  }
  return { sql: text, bindings: bound }
}

const slotFor = (name: string, value: unknown): unknown => {
  if (Array.isArray(value)) return Array.from({ length: padded(value.length) }, (_, index) => new Slot(name, index))
  return typeof value === 'string' ? new Slot(name, null) : value
}
