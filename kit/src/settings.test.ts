import { expect, test } from '@jest/globals'
import { readSettings } from './settings.ts'

const refusal = (read: () => unknown): string => {
  try {
    read()
  } catch (error) {
    return (error as Error).message
  }
  return 'not refused'
}

test.each([
  ['PORT', 'abc', '应为 0 到 65535 的整数'],
  ['PORT', '70000', '应为 0 到 65535 的整数'],
  ['PORT', ' ', '应为 0 到 65535 的整数'],
  ['PORT', '0x10', '应为 0 到 65535 的整数'],
  ['NODE_ENV', 'staging', '应为 production、development 或 test'],
  ['E360_DEMO', 'yes', '应为 0 或 1'],
  ['E360_DEMO_SIZE', '5', '应为 100 到 1000000 的整数'],
  ['E360_DEMO_SIZE', '1e99', '应为 100 到 1000000 的整数'],
  ['E360_DEMO_SEED', '-1', '应为不小于 0 的整数'],
  ['E360_ACCESS', 'maybe', '应为 on 或 off'],
  ['E360_SUBGRAPH_DEADLINE_MS', '0', '应为 1 到 600000 的毫秒数'],
  ['E360_EXPORT_IDLE_MS', '3600001', '应为 1 到 3600000 的毫秒数'],
  ['E360_JWKS_URL', 'nonsense', '应为 OpenID 服务公钥的网址'],
  ['E360_LOG_LEVEL', 'loud', '应为 trace、debug、info、warn、error 或 silent'],
  ['E360_LEDGER_DIR', import.meta.filename, '应为目录'],
  ['E360_LEDGER_ANCHOR', import.meta.dirname, '应为文件'],
  ['E360_LEDGER_RETENTION_YEARS', '0', '应为 1 到 100 的整数'],
  ['E360_LIMIT_VARIABLE_DEPTH', '0', '应为大于 0 的整数'],
  ['E360_DATA_DIR', import.meta.filename, '应为目录'],
  ['E360_SUPERGRAPH', '/nowhere/supergraph.graphql', '应为已有的超图文件'],
  ['E360_SUPERGRAPH', import.meta.dirname, '应为已有的超图文件'],
])('%s=%s is refused, and the sentence names it and says what is expected', (name, value, expected) => {
  expect(refusal(() => readSettings({ [name]: value }))).toBe(
    `设置 ${name}=“${value}” 无效：${expected}。请参阅 docs/settings.md`,
  )
})

test('a secret that is too short is refused and not repeated', () => {
  expect(refusal(() => readSettings({ E360_SERVICE_SECRET: 'hunter2' }))).toBe(
    '设置 E360_SERVICE_SECRET 无效：应为 32 到 1000 个字符的随机文字，所有服务相同。请参阅 docs/settings.md',
  )
})

test('access cannot be switched off in production', () => {
  expect(refusal(() => readSettings({ NODE_ENV: 'production', E360_ACCESS: 'off' }))).toContain('设置 E360_ACCESS')
})

test.each(['nonsense', 'ftp://x/y', 'unix:', 'http://', '127.0.0.1:4002'])('a service at %s is refused', url => {
  expect(refusal(() => readSettings({ TWO_WORDS_URL: url }).serviceUrl('two-words'))).toBe(
    `设置 TWO_WORDS_URL=“${url}” 无效：应为 http://主机:端口 或 unix:/套接字的路径。请参阅 docs/settings.md`,
  )
})

test.each(['postgres://u:secret@h/d', 'mysql://u:secret@h', 'mysql://u:secret@h/', 'file:x.sqlite', 'mysql:/h/d'])(
  'a database at %s is refused, and its password is not repeated',
  url => {
    const sentence = refusal(() => readSettings({ CREDIT_DATABASE_URL: url }).databaseUrl('credit'))
    expect(sentence).toContain(
      '设置 CREDIT_DATABASE_URL 无效：应为 mysql://用户:口令@主机:端口/数据库，或 SQLite 文件的路径',
    )
    expect(sentence).not.toContain('secret')
  },
)

test('an empty setting is none, and what is set is read', () => {
  const settings = readSettings({
    PORT: '4010',
    E360_DEMO: '0',
    E360_DEMO_SIZE: '',
    E360_DATA_DIR: '/data',
    CREDIT_URL: 'unix:/run/credit.sock',
    CREDIT_DATABASE_URL: 'mysql://u:p@h:3306/credit',
  })
  expect(settings).toMatchObject({ PORT: 4010, E360_DEMO: false, E360_DEMO_SIZE: 5_000, HOST: 'localhost' })
  expect(settings.serviceUrl('credit')).toBe('unix:/run/credit.sock')
  expect(settings.serviceUrl('inspection')).toBeUndefined()
  expect(settings.databaseUrl('credit')).toBe('mysql://u:p@h:3306/credit')
  expect(settings.databaseUrl('inspection')).toBe('/data/inspection.sqlite')
})
