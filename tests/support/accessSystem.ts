import type { Caller, Role } from '@e360/kit/caller'
import { askers, type Asker } from './accessTable.ts'
import { askAt, type Answer } from './ask.ts'
import type { Found } from './everyField.ts'
import { startInProcess, type InProcess } from './inProcess.ts'
import type { Planted } from './planted.ts'

/** What a machine of any department sends under, beside the city's systems. */
export const ownSystem = '矩阵'

/** The product with a token for each who asks. */
export interface AccessSystem {
  product: InProcess
  /** every system that sent a record: machines have them all, each of its department's */
  systems: readonly string[]
  tokenOf: (asker: Asker) => string | undefined
  /** the first who asks as that reader, of a department where one is told */
  asker: (reader: string, department?: string) => Asker
  callerOf: (asker: Asker) => Caller
  ask: (asker: Asker, query: string, variables?: Readonly<Record<string, unknown>>) => Promise<Found>
  /** the same, word for word */
  answered: (asker: Asker, query: string, variables?: Readonly<Record<string, unknown>>) => Promise<Answer>
  /** the sentences of all refusals so far */
  refusals: ReadonlySet<string>
  /** the same, where it has to succeed. @throws Error with what was answered instead */
  told: <Data>(asker: Asker, query: string, variables?: Readonly<Record<string, unknown>>) => Promise<Data>
  /** the body of a path of the gateway */
  fetchAs: (asker: Asker, path: string, more?: More) => Promise<{ status: number; text: string }>
}

type More = Omit<RequestInit, 'headers'> & { headers?: Record<string, string> }

const unlimited = {
  E360_LIMIT_SELECTIONS: '5000',
  E360_LIMIT_ALIASES: '5000',
  E360_LIMIT_ROOTS: '50',
  E360_LIMIT_COST: '1000000',
  E360_LIMIT_RATE: '1000000000',
  E360_LIMIT_PUBLIC_RATE: '1000000000',
  E360_LIMIT_TOKENS: '50000',
}

/** Starts it over the demo city; it goes with the test file. */
export const startAccessSystem = async (planted?: Planted): Promise<AccessSystem> => {
  const product = await startInProcess(unlimited, planted)
  await product.settled()
  const systems = [...(await systemsOf(product)), ownSystem]
  const tokens = new Map<Asker, string | undefined>()
  for (const asker of askers) tokens.set(asker, await issueTo(product, asker, systems))
  const tokenOf = (asker: Asker) => tokens.get(asker)
  const asker = (reader: string, department?: string): Asker =>
    askers.find(each => each.reader === reader && (department === undefined || each.department === department))!
  const refusals = new Set<string>()
  const answered: AccessSystem['answered'] = async (who, query, variables = {}) => {
    const answer = await askAt<Record<string, unknown>>(product.url, { token: tokenOf(who), query, variables })
    for (const { extensions, message } of answer.errors) if (extensions.code === 'FORBIDDEN') refusals.add(message)
    return answer
  }
  const ask: AccessSystem['ask'] = async (...question) => {
    const { data, errors } = await answered(...question)
    return { data, errors: errors.map(({ path, extensions }) => ({ path, code: extensions.code })) }
  }
  return {
    product,
    systems,
    tokenOf,
    asker,
    ask,
    answered,
    refusals,
    callerOf: ({ reader, department }) => ({
      sub: reader === 'public' ? null : `dev-${reader}`,
      roles: reader === 'public' ? [] : [reader as Role],
      systems: reader === 'system' ? systems : [],
      department,
    }),
    told: async <Data>(...question: Parameters<typeof ask>) => {
      const { data, errors } = await ask(...question)
      if (errors.length > 0) throw new Error(`${question[1]}: ${JSON.stringify(errors)}`)
      return data as Data
    },
    fetchAs: async (who, path, more = {}) => {
      const token = tokenOf(who)
      const headers = {
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        'content-type': 'application/x-ndjson',
        ...more.headers,
      }
      const response = await fetch(`${product.url}${path}`, { ...more, headers })
      return { status: response.status, text: await response.text() }
    },
  }
}

const issueTo = async (
  product: InProcess,
  { reader, department }: Asker,
  systems: readonly string[],
): Promise<string | undefined> =>
  reader === 'public'
    ? undefined
    : product.issue({ role: reader as Role, department, ...(reader === 'system' && { systems }), ...regionOf(reader) })

/** A steward of no district is the information centre's. */
const regionOf = (reader: string) => (reader === 'officer' || reader === 'supervisor' ? { region: '50' } : {})

const tables: Readonly<Record<string, readonly string[]>> = {
  enterprise: ['register_record'],
  inspection: ['inspection'],
  certification: ['certificate'],
  credit: ['penalty', 'listing', 'credit_grade'],
}

const systemsOf = async ({ departments }: InProcess): Promise<string[]> => {
  const found = await Promise.all(
    Object.entries(tables).flatMap(([name, each]) => {
      const { database } = departments.find(department => department.name === name)!
      return each.map(table => database.read(table).distinct('system').pluck('system') as Promise<string[]>)
    }),
  )
  return [...new Set(found.flat())]
}
