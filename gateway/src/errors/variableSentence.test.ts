import { expect, test } from '@jest/globals'
import { buildSchema, getVariableValues, parse, type OperationDefinitionNode } from 'graphql'
import { variableSentence } from './variableSentence.ts'

const schema = buildSchema(`
  enum Colour { RED }
  scalar Any
  input Change { name: String!, colour: Colour, count: Int, inner: [Change!] }
  type Query { a(id: ID): Int }`)

const secret = '张三 at "v.inner"; Expected type "Secret".'

test.each([
  ['Change!', {}, '（$v）：没有给出，它必须是 Change!'],
  ['Change!', { v: null }, '（$v）：不能为 null，它必须是 Change!'],
  ['Change', { v: secret }, '（$v）：应为对象 Change'],
  ['Change', { v: {} }, '（$v）：缺少 name，它必须是 String!'],
  ['Change', { v: { name: null } }, '（$v.name）：不能为 null，它必须是 String!'],
  ['Change', { v: { name: 'a', colours: secret } }, '（$v）：Change 没有 colours'],
  ['Change', { v: { name: 'a', [secret]: 1 } }, '（$v）：Change 没有这样的字段'],
  ['Change', { v: { name: 'a', colour: secret } }, '（$v.colour）：不在 Colour 的可选值之中'],
  ['Change', { v: { name: 'a', colour: { a: secret } } }, '（$v.colour）：不在 Colour 的可选值之中'],
  ['Change', { v: { name: 'a', inner: [{ name: 'b', count: secret }] } }, '（$v.inner[0].count）：不是有效的 Int'],
  ['String', { v: [secret] }, '（$v）：不是有效的 String'],
  ['[ID!]', { v: ['1', { a: secret }] }, '（$v[1]）：不是有效的 ID'],
])('of a variable of type %s that is %j a client reads %s, and nothing of its value', (type, variables, sentence) => {
  const [operation] = parse(`query ($v: ${type}) { a }`).definitions as [OperationDefinitionNode]
  const { errors } = getVariableValues(schema, operation.variableDefinitions!, variables)
  expect(errors?.map(({ message }) => variableSentence(message))).toEqual([`变量的值有误${sentence}`])
})

test('of what is no variable nothing is told', () => {
  expect(variableSentence(`${secret} too many`)).toBe('变量的值有误')
})
