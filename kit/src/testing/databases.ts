import { rm } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import { createConnection } from 'mysql2/promise'
import { newId } from '@e360/kit/id'
import { openDatabase, type Database } from '../database/database.ts'
import { makeTestFolder } from './folder.ts'
import { mariadbIsInstalled, startMariadb, type TestServer } from './mariadb.ts'

/** What the tests of one block find. */
export interface TestDatabases {
  dialect: Database['dialect']
  /** the url of an empty database, which goes when the block is over */
  freshUrl: () => Promise<string>
  /** opens a database, an empty one where no url is given; closed after the test */
  open: (url?: string) => Promise<Database>
}

const noServer =
  'no mariadbd on this machine: install mariadb-server (.ci/install does), or name a server in E360_TEST_MYSQL_URL'

/**
 * Runs the same tests on SQLite and on MariaDB/MySQL: on the server of `E360_TEST_MYSQL_URL`, else on a mariadbd of their own.
 * Where there is neither, the MariaDB half is skipped by name; under `CI=true` that is a failure.
 */
export const describeOnBoth = (title: string, define: (databases: TestDatabases) => void): void => {
  describeOnSqlite(title, define)
  describeOnMysql(title, define)
}

/** The one half of {@link describeOnBoth}, for what only files can show. */
export const describeOnSqlite = (title: string, define: (databases: TestDatabases) => void): void =>
  describe(`${title}, on SQLite`, () => define(onSqlite()))

/** The other half, for what only several connections to a server can show. */
export const describeOnMysql = (title: string, define: (databases: TestDatabases) => void): void => {
  if (process.env.E360_TEST_MYSQL_URL || mariadbIsInstalled())
    describe(`${title}, on MariaDB`, () => define(onMysql(process.env.E360_TEST_MYSQL_URL)))
  else if (process.env.CI === 'true') test(`${title}, on MariaDB`, () => expect(noServer).toBeUndefined())
  else describe.skip(`${title}, on MariaDB (${noServer})`, () => define(onMysql(undefined)))
}

const onSqlite = (): TestDatabases => {
  let folder = ''
  beforeAll(async () => {
    folder = await makeTestFolder('sqlite')
  })
  const databases = opening('sqlite', () => Promise.resolve(path.join(folder, `${newId()}.sqlite`)))
  afterAll(() => rm(folder, { recursive: true, force: true }))
  return databases
}

const onMysql = (given: string | undefined): TestDatabases => {
  let server: TestServer
  const names: string[] = []
  beforeAll(async () => {
    server = given ? { url: given, stop: () => dropAll(given, names) } : await startMariadb()
  })
  const databases = opening('mysql', async () => {
    const name = `e360_${newId().toLowerCase()}`
    await onServer(server.url, `CREATE DATABASE ${name}`)
    names.push(name)
    const url = new URL(server.url)
    url.pathname = `/${name}`
    return url.href
  })
  afterAll(() => server?.stop())
  return databases
}

const opening = (dialect: Database['dialect'], freshUrl: () => Promise<string>): TestDatabases => {
  const opened: Database[] = []
  afterEach(async () => {
    await Promise.all(opened.splice(0).map(database => database.close()))
  })
  return {
    dialect,
    freshUrl,
    open: async url => {
      const database = openDatabase(url ?? (await freshUrl()))
      opened.push(database)
      return database
    },
  }
}

const onServer = async (url: string, ...statements: readonly string[]): Promise<void> => {
  const connection = await createConnection(url)
  try {
    for (const statement of statements) await connection.query(statement)
  } finally {
    await connection.end()
  }
}

const dropAll = (url: string, names: readonly string[]): Promise<void> =>
  onServer(url, ...names.map(name => `DROP DATABASE IF EXISTS ${name}`))
