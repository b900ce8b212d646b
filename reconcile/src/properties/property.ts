/** A cell's value as data extension tells it. */
export type Cell = { str: string } | { int: number }

/** What a subject may tell of a company. */
export type SubjectField = 'name' | 'code' | 'address' | 'district' | 'establishedOn' | 'legalRepresentative'

/** A property that queries may give (`compares`), that data extension fetches (`fetch`), or both. */
export interface Property {
  id: string
  name: string
  description: string
  compares?: SubjectField
  fetch?: Fetch
}

/** How a property is had from the supergraph. */
export interface Fetch {
  /** the field of Enterprise; an error at it spoils the property */
  field: string
  /** the selection that the field needs; the same for all properties of one field */
  selection: string
  /** @param value of the field, not null; no cell: none on record */
  cells: (value: never) => readonly Cell[]
}

/** A property that data extension fetches. */
export type FetchedProperty = Property & { fetch: Fetch }
