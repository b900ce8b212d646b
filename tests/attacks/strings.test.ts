import { beforeAll, expect, test } from '@jest/globals'
import { developmentIssuer, type TokenRequest } from '@e360/gateway/issuer/development'
import { failures } from '@e360/kit/errors'
import { showcaseIn } from '../support/city.ts'
import { attack, attackable, hostile, injections, inside } from '../support/hostile.ts'
import { startInProcess, type InProcess } from '../support/inProcess.ts'

let product: InProcess
let valid: Record<string, unknown>
const tokens: Record<string, string> = {}

beforeAll(async () => {
  product = await startInProcess()
  const { orgCode, uscc } = showcaseIn(product.dataDir)
  const times = { Date: '2026-01-05', DateTime: '2026-01-05T00:00:00Z' }
  valid = { OrgCode: orgCode, USCC: uscc, RegionCode: '500112', Fen: '100', ...times }
  const issuer = await developmentIssuer({ E360_DATA_DIR: product.dataDir, NODE_ENV: 'test' })
  const machine = (department: string): TokenRequest => ({
    role: 'system',
    department,
    systems: injections.filter(({ length }) => length <= 60),
  })
  const people: Record<string, TokenRequest> = {
    steward: { role: 'steward' },
    analyst: { role: 'analyst' },
    auditor: { role: 'auditor' },
    provider: { role: 'provider', department: 'credit' },
    inspection: machine('inspection'),
    credit: machine('credit'),
    certification: machine('certification'),
  }
  for (const [name, request] of Object.entries(people)) tokens[name] = await issuer.issueToken(request)
})

const ours: ReadonlySet<unknown> = new Set(
  Object.keys(failures).filter(code => code !== 'INTERNAL_SERVER_ERROR' && code !== 'SECTION_UNAVAILABLE'),
)

/** What an answer may not be, whatever was asked. */
const faultsOf = async (who: string, operation: object): Promise<unknown[]> => {
  const response = await fetch(`${product.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${tokens[who]}` },
    body: JSON.stringify(operation),
  })
  const text = await response.text()
  const { errors = [] } = JSON.parse(text) as { errors?: { message: string; extensions: { code: string } }[] }
  const strange = errors.filter(({ extensions, message }) => !ours.has(extensions.code) || inside.test(message))
  return response.status >= 500 || strange.length > 0 ? [{ who, status: response.status, strange, operation }] : []
}

const fields = attackable()
const names = [...new Set(fields.map(({ kind, name }) => `${kind} ${name}`))]
const perOperation = 8

test.each(names)(
  '%s takes any text in any argument without a fault, and tells nothing of the inside',
  async title => {
    const faults: unknown[] = []
    for (const [at, field] of fields.filter(({ kind, name }) => `${kind} ${name}` === title).entries()) {
      // each text meets one field in twenty, the injections meet all
      const texts = [...injections, ...hostile.filter((_, index) => index % 20 === (at + title.length) % 20)]
      const askers = field.kind === 'query' ? ['analyst'] : ['steward', 'inspection', 'credit', 'certification']
      if (/accessLedger|haring|atalogue/.test(title)) askers.push('auditor', 'provider')
      for (const [turn, who] of askers.entries()) {
        const chosen = turn === 0 ? texts : injections
        for (let start = 0; start < chosen.length; start += perOperation)
          faults.push(...(await faultsOf(who, attack(field, chosen.slice(start, start + perOperation), valid))))
        // and where a code, a date or an amount belongs
        faults.push(...(await faultsOf(who, attack(field, chosen.slice(0, 2), {}))))
      }
    }
    expect(faults.slice(0, 3)).toEqual([])
  },
  120_000,
)

test('what was sent is in no log, and nothing there is an error', () => {
  const lines = [...product.log, ...product.departmentLog]
  expect(lines.filter(line => (JSON.parse(line) as { level: number }).level >= 50)).toEqual([])
  expect(lines.filter(line => /DROP TABLE|UNION SELECT|passwd|SQLITE_|select .* from/i.test(line))).toEqual([])
})
