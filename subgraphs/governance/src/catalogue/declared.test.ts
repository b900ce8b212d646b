import { expect, test } from '@jest/globals'
import { supergraph } from '../../testing/supergraph.ts'
import { declaredResources } from './declared.ts'

const declared = declaredResources(supergraph)
const resource = (code: string) => declared.find(each => each.code === code)!

test('every declared resource is found with its provider, in the order of the codes', () => {
  expect(declared.map(({ code, providerCode, provider }) => [code, providerCode, provider])).toEqual([
    ['ENTERPRISE', 'enterprise', '企业基础信息'],
    ['HINT', 'credit', '信用'],
    ['PENALTY', 'credit', '信用'],
  ])
})

test('a section that a department adds to another’s type belongs to its own resource', () => {
  expect(resource('PENALTY').items.map(({ field }) => field)).toEqual([
    'Enterprise.penalties',
    'Penalty.decisionNo',
    'Penalty.facts',
    'Penalty.fine',
    'Penalty.enterprise',
  ])
  expect(resource('PENALTY').related).toEqual(['ENTERPRISE'])
  expect(resource('ENTERPRISE').items.map(({ field }) => field)).not.toContain('Enterprise.penalties')
})

test('an item says whether others and the public may have it, in the words of its description', () => {
  expect(resource('PENALTY').items.find(({ field }) => field === 'Penalty.facts')).toEqual({
    name: '违法事实',
    type: '文本',
    field: 'Penalty.facts',
    shared: false,
    open: false,
  })
  expect(resource('ENTERPRISE').items[0]).toEqual({
    name: '组织机构代码',
    type: '组织机构代码',
    field: 'Enterprise.orgCode',
    shared: true,
    open: true,
  })
})

test('what machines read after an application is shared on condition; what is declared otherwise names its basis', () => {
  expect(resource('PENALTY')).toMatchObject({ sharingType: 'CONDITIONAL', open: false })
  expect(resource('HINT')).toMatchObject({ sharingType: 'NONE', sharingCondition: '某法第三条', name: '内部提示' })
})
