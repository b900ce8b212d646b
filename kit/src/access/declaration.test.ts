import { expect, test } from '@jest/globals'
import { declarationOf } from './declaration.ts'
import { readersOf, wayOf } from './ways.ts'

const declaration = declarationOf(`
  type Query @access(as: "RESULT") { firms: FirmConnection }
  type Mutation { pay: Payment @access(own: ["system"], read: ["steward"]) }
  type FirmConnection @access(as: "PARENT") { nodes: [Firm!] totalCount: Int }
  type Firm @access(read: ["public", "officer"], own: ["provider"], granted: ["system"]) @resource(code: "FIRM") {
    name: String
    owner: String @access(masked: ["analyst"], region: ["officer"]) @personal(kind: "NAME") @resource(code: "OWNER")
    payments: [Payment!]
  }
  type Payment @access(as: "PARENT") { amount: Int said: String @speaksOf(type: "Firm", named: "field") }
  type Nobody { knows: Int }
`)
const waysOf = (coordinate: string) => declaration.get(coordinate)?.ways

test('a field’s own declaration replaces its type’s, and what is not declared is not there', () => {
  expect(waysOf('Firm.name')).toEqual({ public: 'read', officer: 'read', provider: 'own', system: 'granted' })
  expect(waysOf('Firm.owner')).toEqual({ analyst: 'masked', officer: 'region' })
  expect(declaration.get('Firm.owner')).toMatchObject({ personal: 'NAME', resource: 'OWNER', open: false })
  expect(declaration.get('Firm.name')).toMatchObject({ resource: 'FIRM', open: true, asParent: false })
  expect(declaration.has('Nobody.knows')).toBe(false)
  expect(declaration.get('Payment.said')?.speaksOf).toEqual({ type: 'Firm', named: 'field' })
})

test('a root field is read by whoever reads anything of what it leads to, through connections too', () => {
  expect(waysOf('Query.firms')).toEqual({
    public: 'read',
    officer: 'read',
    provider: 'own',
    system: 'granted',
    analyst: 'masked',
  })
})

test('a type that is read as its parent is by everybody who reads one of the fields that lead to it', () => {
  expect(declaration.get('FirmConnection.totalCount')).toMatchObject({ asParent: true, ways: waysOf('Query.firms')! })
  expect(waysOf('Payment.amount')).toEqual({ ...waysOf('Firm.name'), steward: 'read' })
})

test('who has several roles reads the most that one of them allows; who has none is the public', () => {
  const owner = waysOf('Firm.owner')!
  expect(wayOf(owner, readersOf({ roles: ['analyst', 'officer'] }))).toBe('region')
  expect(wayOf(owner, readersOf({ roles: ['analyst'] }))).toBe('masked')
  expect(wayOf(owner, readersOf({ roles: ['auditor'] }))).toBeUndefined()
  expect(wayOf(waysOf('Firm.name')!, readersOf({ roles: [] }))).toBe('read')
})
