import { readOrgCode } from '@e360/identity/codes'
import type { FailureCode } from '@e360/kit/errors'
import { fetchedProperties } from '../properties/properties.ts'
import type { Cell } from '../properties/property.ts'
import type { Visit } from '../visit.ts'
import { enterpriseType } from '../words.ts'
import { fetchProperties, type Fault, type Fetched } from './fetchProperties.ts'
import { readExtension } from './readExtension.ts'

/** An error beside the values: which property of which companies is not there, and why. */
interface Missing {
  /** null: no such company */
  property: string | null
  ids: string[]
  code: FailureCode
  title: string
}

/** A data extension response; `errors` is this service's, left out where nothing is missing. */
interface ExtensionAnswer {
  meta: readonly { id: string; name: string }[]
  rows: Readonly<Record<string, Readonly<Record<string, readonly Cell[]>>>>
  errors?: readonly Missing[]
}

/** A code that is none, and a company that is not registered, have empty cells and an error each. */
const unknownCompany = { code: 'BAD_USER_INPUT', sentence: '登记库中没有这个组织机构代码' } as const

/**
 * Answers the parameter `extend`. A value that could not be had is told **in its cell**: OpenRefine shows nothing else, and an empty cell says “none
 * on record”.
 */
export const extend = async (visit: Visit, text: string): Promise<ExtensionAnswer> => {
  const { ids, wanted } = readExtension(text)
  const readable = ids.filter(id => readOrgCode(id) !== null)
  const found =
    readable.length > 0 && wanted.length > 0 ? await fetchProperties(visit, readable, wanted) : new Map<string, null>()
  const missing = new Map<string, Missing>()
  const note = (id: string, property: string | null, { code, sentence }: Fault) => {
    const key = JSON.stringify([property, code, sentence])
    const before = missing.get(key)
    if (before) before.ids.push(id)
    else missing.set(key, { property, ids: [id], code, title: sentence })
  }
  const cellsOf = (id: string, property: string, fetched: Fetched | undefined): readonly Cell[] => {
    if (!fetched) return []
    if ('cells' in fetched) return fetched.cells
    note(id, property, fetched.fault)
    return [{ str: inCell(fetched.fault) }]
  }
  const rows = ids.map(id => {
    const row = found.get(id) ?? null
    if (row === null && wanted.length > 0) note(id, null, unknownCompany)
    return [
      id,
      Object.fromEntries(wanted.map(property => [property.id, cellsOf(id, property.id, row?.get(property.id))])),
    ]
  })
  return {
    meta: wanted.map(({ id, name }) => ({ id, name })),
    rows: Object.fromEntries(rows) as ExtensionAnswer['rows'],
    ...(missing.size > 0 && { errors: [...missing.values()] }),
  }
}

/** What a person reads in place of a value. */
export const inCell = ({ code, sentence }: Fault): string =>
  code === 'FORBIDDEN' ? '【无权查看】' : `【未取得】${sentence}`

/**
 * The properties that data extension proposes for a type; none for a type that there is not.
 * @param limit null: all
 */
export const proposeProperties = (type: string | null, limit: number | null) => ({
  ...(type !== null && { type }),
  ...(limit !== null && { limit }),
  properties:
    type === null || type === enterpriseType.id
      ? fetchedProperties.slice(0, limit ?? undefined).map(({ id, name }) => ({ id, name }))
      : [],
})
