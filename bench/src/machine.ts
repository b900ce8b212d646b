import { readFileSync } from 'node:fs'
import os from 'node:os'

const root = new URL('../../', import.meta.url)
const packages = [
  '@apollo/gateway',
  '@apollo/server',
  '@apollo/subgraph',
  'graphql',
  'fastify',
  'knex',
  'better-sqlite3',
]

/** What the figures depend on; nothing that tells whose machine it is. */
export const machineFacts = () => ({
  cpu: os.cpus()[0]?.model ?? 'unknown',
  cores: os.cpus().length,
  memoryGb: Math.round(os.totalmem() / 2 ** 30),
  os: `${os.type()} ${os.arch()}`,
  node: process.version,
  /** of the last minute, before anything was started: above 0.5 others were at work */
  loadAverage: Math.round(os.loadavg()[0]! * 100) / 100,
  packages: Object.fromEntries(packages.map(name => [name, versionOf(name)])),
})

const versionOf = (name: string): string =>
  (JSON.parse(readFileSync(new URL(`node_modules/${name}/package.json`, root), 'utf8')) as { version: string }).version
