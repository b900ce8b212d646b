import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from '@jest/globals'
import { freshFolder } from './support/folder.ts'
import { repository } from './support/process.ts'

const { build } = (await import(path.join(repository, 'cli/build.js'))) as { build: (root: string) => Promise<string> }

/** A product of two packages, of which one asks the other and a file of its own. */
const smallProduct = async () => {
  const root = await freshFolder()
  const write = (file: string, content: string) => {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true })
    writeFileSync(path.join(root, file), content)
  }
  write('package.json', '{ "workspaces": ["kit", "subgraphs/*"] }')
  write('kit/package.json', '{ "name": "@e360/kit", "type": "module", "exports": { "./*": "./src/*.ts" } }')
  write('kit/src/greeting.ts', "export const greeting: string = '你好'\n")
  write('kit/src/greeting.test.ts', "throw new Error('a test')\n")
  write('subgraphs/credit/package.json', '{ "name": "@e360/credit", "type": "module", "e360": { "port": 4004 } }')
  write('subgraphs/credit/schema.graphql', 'type Query')
  write(
    'subgraphs/credit/src/main.ts',
    `import { readFileSync } from 'node:fs'
import { greeting } from '@e360/kit/greeting'
import manifest from '../package.json' with { type: 'json' }
const name: string = './later.ts'
const { later } = await import('./later.ts')
console.log(greeting, manifest.e360.port, readFileSync(new URL('../schema.graphql', import.meta.url), 'utf8'), later)
`,
  )
  write('subgraphs/credit/src/later.ts', 'export const later = 1 as number\n')
  mkdirSync(path.join(root, 'node_modules/@e360'), { recursive: true })
  symlinkSync('../../kit', path.join(root, 'node_modules/@e360/kit'))
  return { root, write, remove: (folder: string) => rmSync(path.join(root, folder), { recursive: true }) }
}

const said = (built: string) => {
  const { stdout, stderr } = spawnSync(process.execPath, [path.join(built, 'subgraphs/credit/src/main.js')], {
    encoding: 'utf8',
  })
  return stdout.trim() || stderr
}

test('packages, files beside a module and modules that are read later are found in what was built', async () => {
  const { root } = await smallProduct()
  expect(said(await build(root))).toBe('你好 4004 type Query 1')
})

test('what has changed is built again, be it older than before, and what is gone is gone', async () => {
  const { root, write, remove } = await smallProduct()
  await build(root)
  write('kit/src/greeting.ts', "export const greeting = '再见'\n")
  write('subgraphs/credit/schema.graphql', 'type Mutation')
  utimesSync(path.join(root, 'kit/src/greeting.ts'), 1, 1)
  const built = await build(root)
  expect(said(built)).toBe('再见 4004 type Mutation 1')
  write('subgraphs/archive/package.json', '{}')
  remove('subgraphs/credit')
  await build(root)
  expect(readdirSync(path.join(built, 'subgraphs'))).toEqual(['archive'])
})

test('many that build at once build the same, and a source that is no TypeScript is told by its name', async () => {
  const { root, write } = await smallProduct()
  const [built] = await Promise.all(Array.from({ length: 8 }, () => build(root)))
  expect(said(built!)).toBe('你好 4004 type Query 1')
  write('kit/src/greeting.ts', 'export const = ')
  await expect(build(root)).rejects.toThrow('greeting.ts')
  write('kit/src/greeting.ts', "export const greeting = '又好'\n")
  expect(said(await build(root))).toBe('又好 4004 type Query 1')
})
