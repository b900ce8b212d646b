import { expect, test } from '@jest/globals'
import type { Caller, Role } from '@e360/kit/caller'
import { refusals } from './refusals.ts'

const refused = refusals(`
  type Query @access(as: "RESULT") { orders: [Order] }
  interface Thing { price: Int }
  type Order implements Thing @access(read: ["officer"], own: ["provider"], granted: ["system"], of: "shop") {
    price: Int
    buyer: String @access(read: ["steward"])
    note: Note
  }
  type Note @access(as: "PARENT") { text: String }
  type Secret { it: Int }
`)
const caller = (role: Role | null, more: Partial<Caller> = {}): Caller => ({
  sub: 'u',
  roles: role ? [role] : [],
  systems: [],
  ...more,
})
const all = new Set([
  'Query.orders',
  'Thing.price',
  'Order.price',
  'Order.buyer',
  'Order.note',
  'Note.text',
  'Secret.it',
])
const refusedTo = (who: Caller | null) => [...refused(all, who)]

test('what a role does not read is refused, and what nobody declared to everybody', () => {
  expect(refusedTo(caller('officer'))).toEqual(['Order.buyer', 'Secret.it'])
  expect(refusedTo(caller('steward'))).toEqual(['Order.price', 'Order.note', 'Note.text', 'Secret.it'])
  expect(refusedTo(caller(null))).toEqual([...all].filter(coordinate => coordinate !== 'Thing.price'))
})

test('who reads own rows only is refused where the rows are another department’s, unless a grant opens them', () => {
  expect(refusedTo(caller('provider', { department: 'shop' }))).toEqual(['Order.buyer', 'Secret.it'])
  expect(refusedTo(caller('provider', { department: 'bank' }))).toContain('Order.price')
  const machine = caller('system', { department: 'bank' })
  expect(refusedTo(machine)).toContain('Order.price')
  const grants = [{ id: '1', fields: ['Order.price'], regions: [] }]
  expect(refusedTo({ ...machine, grants })).toEqual(['Order.buyer', 'Order.note', 'Secret.it'])
  expect(refusedTo(caller('provider', { department: 'bank', grants }))).toContain('Order.price')
})

test('where access is switched off nothing is refused', () => {
  expect(refusedTo(null)).toEqual([])
})
