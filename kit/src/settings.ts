import path from 'node:path'
import { z } from 'zod'

const flag = z.enum(['0', '1']).transform(value => value === '1')
const milliseconds = z.coerce.number().int().min(1).max(600_000)
const optionalText = z.string().min(1).optional()

/** Every setting of every process, its default and what it means. docs/settings.md tells the same in words. */
const environment = z.object({
  NODE_ENV: z.enum(['production', 'development', 'test']).default('development'),
  PORT: z.coerce.number().int().min(0).max(65_535).optional(),
  HOST: z.string().min(1).default('localhost'),
  E360_DATA_DIR: z.string().min(1).default('data'),
  E360_DEMO: flag.default(true),
  E360_DEMO_SIZE: z.coerce.number().int().min(100).max(1_000_000).default(5_000),
  E360_DEMO_SEED: z.coerce.number().int().min(0).default(360),
  E360_SUPERGRAPH: optionalText,
  E360_ACCESS: z.enum(['on', 'off']).default('on'),
  E360_SUBGRAPH_DEADLINE_MS: milliseconds.default(2_000),
  E360_JWKS_URL: z.url().optional(),
  E360_ISSUER: optionalText,
  E360_AUDIENCE: optionalText,
  E360_LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
})

export interface Settings extends z.infer<typeof environment> {
  /** `mysql://…` or the path of a SQLite file: `<NAME>_DATABASE_URL`, else a file in the data directory */
  databaseUrl: (service: string) => string
  /** where a service is reached and listens: `<NAME>_URL` (`http://127.0.0.1:4002` or `unix:/path`), undefined where not set */
  serviceUrl: (service: string) => string | undefined
}

/**
 * Reads the settings of this process; the only place that looks at the environment.
 * @throws Error whose Chinese sentence names the setting that is wrong
 */
export const readSettings = (env: NodeJS.ProcessEnv = process.env): Settings => {
  const read = environment.safeParse(withoutEmpty(env))
  if (!read.success) {
    const issue = read.error.issues[0]!
    const name = String(issue.path[0])
    throw new Error(`设置 ${name}=“${env[name] ?? ''}” 无效：${issue.message}。请参阅 docs/settings.md`)
  }
  const settings = read.data
  if (settings.E360_ACCESS === 'off' && settings.NODE_ENV === 'production')
    throw new Error('设置 E360_ACCESS=“off” 无效：生产环境不能关闭访问控制')
  const perService = (service: string, suffix: string) =>
    env[`${service.toUpperCase().replaceAll('-', '_')}_${suffix}`] || undefined
  return {
    ...settings,
    E360_DATA_DIR: path.resolve(settings.E360_DATA_DIR),
    databaseUrl: service =>
      perService(service, 'DATABASE_URL') ?? path.resolve(settings.E360_DATA_DIR, `${service}.sqlite`),
    serviceUrl: service => perService(service, 'URL'),
  }
}

const withoutEmpty = (env: NodeJS.ProcessEnv) =>
  Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
