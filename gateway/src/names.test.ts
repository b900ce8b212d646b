import { expect, test } from '@jest/globals'
import { Kind, parse } from 'graphql'
import { existsSync, readdirSync, readFileSync } from 'node:fs'

const schemas = ['supergraph', 'api']
  .map(name => new URL(`../../schema/${name}.graphql`, import.meta.url))
  .filter(file => existsSync(file))

/** Words that the contract itself gives to tokens and errors of any product, what the gateway tells the access ledger, and JavaScript's own. */
const common = new Set([
  'application',
  'department',
  'candidates',
  'provider',
  'Date',
  'accessLedger',
  'operation',
  'resources',
])

/** A short single word (`name`, `id`, `at`) is anybody’s; a type, a department, a name of two words or a long one is the product’s. */
const isTelling = (name: string) => /^[A-Z]|[a-z][A-Z]/.test(name) || name.length >= 8

const productNames = (sdl: string): string[] =>
  parse(sdl).definitions.flatMap(definition => {
    if (!('name' in definition) || !definition.name || definition.kind === Kind.DIRECTIVE_DEFINITION) return []
    const { value: name } = definition.name
    if (name === 'join__Graph' && 'values' in definition)
      return (definition.values ?? []).map(({ name: graph }) => graph.value.toLowerCase())
    if (name.includes('__')) return []
    const fields = 'fields' in definition ? (definition.fields ?? []).map(field => field.name.value) : []
    return ['Query', 'Mutation'].includes(name) ? fields : [name, ...fields]
  })

const withSchema = schemas.length > 0 ? test : test.skip

withSchema('the gateway names no type, field or department of this product', () => {
  const folder = new URL('.', import.meta.url)
  const names = new Set(
    schemas
      .flatMap(file => productNames(readFileSync(file, 'utf8')))
      .filter(name => isTelling(name) && !common.has(name)),
  )
  expect(names.size).toBeGreaterThan(50)
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    file => file.endsWith('.ts') && !file.endsWith('.test.ts'),
  )
  const used = files.flatMap(file =>
    (readFileSync(new URL(file, folder), 'utf8').match(/[A-Za-z_]\w*/g) ?? [])
      .filter(word => names.has(word))
      .map(word => `${file}: ${word}`),
  )
  expect(used).toEqual([])
})
