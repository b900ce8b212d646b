import { failure } from '../errors.ts'
import type { TableSource } from './sourceFile.ts'

/** What a foreign server's error means for whoever keeps the source's file; other errors stay what they are. Never repeats a password. */
export const faultOfServer = (error: unknown, { connection, table, limits }: TableSource): unknown => {
  const { code, sqlMessage = '' } = error as { code?: string; sqlMessage?: string }
  const quoted = /'([^']*)'/.exec(sqlMessage)?.[1] ?? ''
  const sentences: Readonly<Record<string, string>> = {
    ER_ACCESS_DENIED_ERROR: `数据库拒绝登录，请检查环境变量 ${connection} 中的用户和口令`,
    ER_DBACCESS_DENIED_ERROR: `用户无权使用这个数据库，请检查环境变量 ${connection}，或请对方授权`,
    ER_TABLEACCESS_DENIED_ERROR: `用户无权读取表“${table}”，请对方授予 SELECT 权限`,
    ER_COLUMNACCESS_DENIED_ERROR: `用户无权读取列“${quoted}”，请对方授予 SELECT 权限`,
    ER_BAD_DB_ERROR: `没有数据库“${quoted}”，请检查环境变量 ${connection}`,
    ER_NO_SUCH_TABLE: `没有表“${quoted}”，请检查 table 和 lookups`,
    ER_BAD_FIELD_ERROR: `没有列“${quoted}”，可能已被改名或删除，请检查 key、watermark、mapping 和 lookups`,
    ER_VIEW_INVALID: `视图“${quoted}”已失效，请对方检查它引用的表和列`,
    ER_STATEMENT_TIMEOUT: tooLong(limits.secondsPerQuery),
    ER_QUERY_TIMEOUT: tooLong(limits.secondsPerQuery),
    PROTOCOL_SEQUENCE_TIMEOUT: tooLong(limits.secondsPerQuery),
  }
  const sentence =
    sentences[code ?? ''] ?? (isGone(code) ? `连接不上数据库，请检查环境变量 ${connection} 和对方的服务器` : undefined)
  return sentence === undefined ? error : failure('BAD_USER_INPUT', sentence)
}

const tooLong = (seconds: number) =>
  `查询超过 ${seconds} 秒，请对方为编号列和水位列建立索引，或调小 limits.rowsPerQuery`

const isGone = (code: string | undefined): boolean =>
  code !== undefined &&
  /^(E[A-Z_]+|PROTOCOL_\w+|ER_SERVER_SHUTDOWN|ER_CON_COUNT_ERROR|ER_CONNECTION_KILLED|HANDSHAKE_\w+)$/.test(code) &&
  !/^ER_(?!SERVER_SHUTDOWN|CON_COUNT_ERROR|CONNECTION_KILLED)/.test(code)
