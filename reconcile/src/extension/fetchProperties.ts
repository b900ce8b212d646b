import { failures, isFailureCode, type FailureCode } from '@e360/kit/errors'
import { failureOf } from '@e360/gateway/http/wholeAnswer'
import { inGroups } from '@e360/kit/inGroups'
import type { Cell, FetchedProperty } from '../properties/property.ts'
import type { Visit } from '../visit.ts'

/** Why a value could not be had. */
export interface Fault {
  code: FailureCode
  sentence: string
}

/** The values of one property, or why they could not be had. No value is “none on record”. */
export type Fetched = { cells: readonly Cell[] } | { fault: Fault }

/** What the supergraph allows to be asked at once. */
const perOperation = 100

/**
 * Fetches properties of companies.
 * @param orgCodes as {@link readOrgCode} accepts them
 * @returns by code as asked, then by property; null: the register has no such company
 * @throws the failure where the register itself cannot be asked, or refuses
 */
export const fetchProperties = async (
  visit: Visit,
  orgCodes: readonly string[],
  wanted: readonly FetchedProperty[],
): Promise<ReadonlyMap<string, ReadonlyMap<string, Fetched> | null>> => {
  const selections = [...new Set(['orgCode', ...wanted.map(({ fetch }) => fetch.selection)])].join(' ')
  const operation = `query ReconcileExtend($orgCodes: [OrgCode!]!) { enterprises(orgCodes: $orgCodes) { ${selections} } }`
  const found = new Map<string, ReadonlyMap<string, Fetched> | null>()
  for (const part of inGroups(orgCodes, perOperation)) {
    const { data, errors } = await visit.ask<{ enterprises: (Enterprise | null)[] | null }>(operation, {
      orgCodes: part,
    })
    if (!data?.enterprises) throw failureOf(errors[0])
    const faultAt = faultsOf(errors)
    data.enterprises.forEach((enterprise, index) => {
      const ofAll = faultAt(index, null)
      const fetched = wanted.map(({ id, fetch }) => {
        const fault = ofAll ?? faultAt(index, fetch.field)
        return [id, fault ? { fault } : { cells: cellsOf(enterprise?.[fetch.field], fetch) }] as const
      })
      found.set(part[index]!, enterprise || ofAll ? new Map(fetched) : null)
    })
  }
  return found
}

type Enterprise = Readonly<Record<string, unknown>>
type Errors = Awaited<ReturnType<Visit['ask']>>['errors']

const cellsOf = (value: unknown, { cells }: FetchedProperty['fetch']): readonly Cell[] =>
  value === null || value === undefined ? [] : cells(value as never)

/** What spoiled a field of a company (null: the company itself), wherever below it the error is. */
const faultsOf = (errors: Errors) => {
  const faults = new Map(
    errors.map(({ path, message, extensions }) => {
      const code = extensions?.['code']
      const known = isFailureCode(code) ? code : 'INTERNAL_SERVER_ERROR'
      const fault: Fault = { code: known, sentence: isFailureCode(code) ? message : failures[known].sentence }
      return [placeOf(path?.[1], path?.[2] ?? null), fault]
    }),
  )
  return (index: number, field: string | null): Fault | undefined => faults.get(placeOf(index, field))
}

const placeOf = (index: unknown, field: unknown) => JSON.stringify([index, field])
