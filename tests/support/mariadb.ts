import { createConnection } from 'mysql2/promise'
import { mariadbIsInstalled, startMariadb } from '@e360/kit/testing/mariadb'
import { newId } from '@e360/kit/id'
import { expect, test } from '@jest/globals'
import { whenOver } from './folder.ts'
import { departments } from './product.ts'
import type { Environment } from './process.ts'

const given = process.env.E360_TEST_MYSQL_URL
const noServer = 'no mariadbd on this machine: .ci/install installs one, or name a server in E360_TEST_MYSQL_URL'

/** A test that needs MariaDB or MySQL: skipped by its name where there is none, which is a failure under `CI=true`. */
export const testOnMariadb = (title: string, body: () => Promise<void>, timeoutMs?: number): void => {
  if (given || mariadbIsInstalled()) test(title, body, timeoutMs)
  else if (process.env.CI === 'true') test(title, () => expect(noServer).toBeUndefined())
  else test.skip(`${title} (${noServer})`, body)
}

/** The settings with which every department keeps its data in an empty database of its own, on one server that goes when the file's tests are over. */
export const onMariadb = async (): Promise<Environment> => {
  const server = given ? { url: given, stop: () => Promise.resolve() } : await startMariadb()
  const suffix = newId().toLowerCase()
  const urls = departments.map(name => {
    const url = new URL(server.url)
    url.pathname = `/e360_${name}_${suffix}`
    return [`${name.toUpperCase()}_DATABASE_URL`, url] as const
  })
  const each = async (statement: 'CREATE DATABASE' | 'DROP DATABASE') => {
    const connection = await createConnection(server.url)
    for (const [, { pathname }] of urls) await connection.query(`${statement} ${pathname.slice(1)}`)
    await connection.end()
  }
  await each('CREATE DATABASE')
  whenOver(async () => {
    await each('DROP DATABASE')
    await server.stop()
  })
  return Object.fromEntries(urls.map(([name, { href }]) => [name, href]))
}
