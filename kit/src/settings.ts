import { statSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { defaultLimits, limitSetting, type Limits } from './limits.ts'

const flag = z.enum(['0', '1']).transform(value => value === '1')
const optionalText = z.string().min(1).optional()
const wholeNumber = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,15}$/)
    .transform(Number)
    .refine(number => number >= least && number <= most)

const limitShape = Object.fromEntries(
  Object.entries(defaultLimits).map(([name, most]) => [limitSetting(name), wholeNumber(1, 1e12).default(most)]),
)

/** Every setting of every process, its default and what it means. docs/settings.md tells the same in words. */
const environment = z.object({
  ...limitShape,
  NODE_ENV: z.enum(['production', 'development', 'test']).default('development'),
  PORT: wholeNumber(0, 65_535).optional(),
  HOST: z.string().min(1).default('localhost'),
  E360_DATA_DIR: z
    .string()
    .refine(folder => kindOf(folder) !== 'FILE')
    .default('data'),
  E360_SOURCES: z
    .string()
    .refine(folder => kindOf(folder) === 'FOLDER')
    .optional(),
  E360_DEMO: flag.default(true),
  E360_DEMO_SIZE: wholeNumber(100, 1_000_000).default(5_000),
  E360_DEMO_SEED: wholeNumber(0, Number.MAX_SAFE_INTEGER).default(360),
  E360_SUPERGRAPH: z
    .string()
    .refine(file => kindOf(file) === 'FILE')
    .optional(),
  E360_ACCESS: z.enum(['on', 'off']).default('on'),
  E360_WORKERS: wholeNumber(1, 64).default(1),
  E360_EXECUTOR: z.enum(['compiled', 'reference']).default('compiled'),
  E360_SUBGRAPH_DEADLINE_MS: wholeNumber(1, 600_000).default(2_000),
  E360_EXPORT_IDLE_MS: wholeNumber(1, 3_600_000).default(60_000),
  E360_JWKS_URL: z.url().optional(),
  E360_ISSUER: optionalText,
  E360_AUDIENCE: optionalText,
  E360_SERVICE_SECRET: z.string().min(32).max(1_000).optional(),
  E360_LEDGER_DIR: z
    .string()
    .refine(folder => kindOf(folder) !== 'FILE')
    .optional(),
  E360_LEDGER_ANCHOR: z
    .string()
    .refine(file => kindOf(file) !== 'FOLDER')
    .optional(),
  E360_LEDGER_RETENTION_YEARS: wholeNumber(1, 100).default(10),
  E360_LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
})

/** What a setting may be, where a wrong one is refused; `URL` and `DATABASE_URL` of every service. */
const expected: Readonly<Record<string, string>> = {
  NODE_ENV: '应为 production、development 或 test',
  PORT: '应为 0 到 65535 的整数',
  E360_DATA_DIR: '应为目录',
  E360_SOURCES: '应为已有的目录',
  E360_DEMO: '应为 0 或 1',
  E360_DEMO_SIZE: '应为 100 到 1000000 的整数',
  E360_DEMO_SEED: '应为不小于 0 的整数',
  E360_SUPERGRAPH: '应为已有的超图文件',
  E360_ACCESS: '应为 on 或 off',
  E360_WORKERS: '应为 1 到 64 的整数',
  E360_EXECUTOR: '应为 compiled 或 reference',
  E360_SUBGRAPH_DEADLINE_MS: '应为 1 到 600000 的毫秒数',
  E360_EXPORT_IDLE_MS: '应为 1 到 3600000 的毫秒数',
  E360_JWKS_URL: '应为 OpenID 服务公钥的网址',
  E360_SERVICE_SECRET: '应为 32 到 1000 个字符的随机文字，所有服务相同',
  E360_LEDGER_DIR: '应为目录',
  E360_LEDGER_ANCHOR: '应为文件',
  E360_LEDGER_RETENTION_YEARS: '应为 1 到 100 的整数',
  E360_LOG_LEVEL: '应为 trace、debug、info、warn、error 或 silent',
  URL: '应为 http://主机:端口 或 unix:/套接字的路径',
  DATABASE_URL: '应为 mysql://用户:口令@主机:端口/数据库，或 SQLite 文件的路径',
}

export interface Settings extends z.infer<typeof environment> {
  /** where the source systems are described; the folder may be absent where nobody set it */
  E360_SOURCES: string
  /** where the gateways write their chains of the access ledger, and the database's importer reads them */
  E360_LEDGER_DIR: string
  /** the file to which the chains are anchored */
  E360_LEDGER_ANCHOR: string
  /** what clients may ask at most: `E360_LIMIT_…` */
  limits: Limits
  /** a variable that a file of this product's operator names, for example a connection with its password; undefined where not set */
  named: (variable: string) => string | undefined
  /**
   * `mysql://…` or the path of a SQLite file: `<NAME>_DATABASE_URL`, else a file in the data directory
   * @throws Error as {@link readSettings}
   */
  databaseUrl: (service: string) => string
  /**
   * where a service is reached and listens: `<NAME>_URL` (`http://127.0.0.1:4002` or `unix:/path`), undefined where not set
   * @throws Error as {@link readSettings}
   */
  serviceUrl: (service: string) => string | undefined
}

/**
 * Reads the settings of this process; the only place that looks at the environment.
 * @throws Error whose Chinese sentence names the setting that is wrong and says what it may be
 */
export const readSettings = (env: NodeJS.ProcessEnv = process.env): Settings => {
  const read = environment.safeParse(withoutEmpty(env))
  if (!read.success) {
    const name = String(read.error.issues[0]!.path[0])
    // a secret is not repeated
    throw wrong(/SECRET/.test(name) ? name : `${name}=“${env[name] ?? ''}”`, expected[name] ?? '应为大于 0 的整数')
  }
  const settings = read.data
  if (settings.E360_ACCESS === 'off' && settings.NODE_ENV === 'production')
    throw wrong('E360_ACCESS=“off”', '生产环境不能关闭访问控制')
  return {
    ...settings,
    E360_DATA_DIR: path.resolve(settings.E360_DATA_DIR),
    E360_SOURCES: path.resolve(
      settings.E360_SOURCES ?? path.join(path.dirname(path.resolve(settings.E360_DATA_DIR)), 'sources'),
    ),
    E360_LEDGER_DIR: path.resolve(settings.E360_LEDGER_DIR ?? path.join(settings.E360_DATA_DIR, 'ledger')),
    E360_LEDGER_ANCHOR: path.resolve(
      settings.E360_LEDGER_ANCHOR ?? path.join(settings.E360_DATA_DIR, 'ledger-anchors.ndjson'),
    ),
    limits: Object.fromEntries(
      Object.keys(defaultLimits).map(name => [name, (settings as Record<string, unknown>)[limitSetting(name)]]),
    ) as Limits,
    named: variable => env[variable] || undefined,
    databaseUrl: service => {
      const name = settingOf(service, 'DATABASE_URL')
      const url = env[name] || path.resolve(settings.E360_DATA_DIR, `${service}.sqlite`)
      // not repeated: it may hold a password
      if (!isDatabaseUrl(url)) throw wrong(name, expected.DATABASE_URL!)
      return url
    },
    serviceUrl: service => {
      const name = settingOf(service, 'URL')
      const url = env[name] || undefined
      if (url !== undefined && !isServiceUrl(url)) throw wrong(`${name}=“${url}”`, expected.URL!)
      return url
    },
  }
}

/** The setting of one service, for example `INSPECTION_DATABASE_URL`. */
export const settingOf = (service: string, suffix: 'URL' | 'DATABASE_URL'): string =>
  `${service.toUpperCase().replaceAll('-', '_')}_${suffix}`

const wrong = (setting: string, why: string) => new Error(`设置 ${setting} 无效：${why}。请参阅 docs/settings.md`)

const isServiceUrl = (url: string) => /^unix:./.test(url) || (/^https?:\/\//i.test(url) && URL.canParse(url))

/** A path, unless it begins like the url of something else. */
const isDatabaseUrl = (url: string) =>
  /^(?:mysql|mariadb):\/\//.test(url)
    ? URL.canParse(url) && new URL(url).pathname.length > 1
    : !/^[a-z][\w+.-]+:/i.test(url)

const kindOf = (place: string) => {
  const found = statSync(place, { throwIfNoEntry: false })
  return found && (found.isDirectory() ? 'FOLDER' : 'FILE')
}

const withoutEmpty = (env: NodeJS.ProcessEnv) =>
  Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
