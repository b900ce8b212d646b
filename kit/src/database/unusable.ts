import { settingOf } from '../settings.ts'

const unreachable = '连接被拒绝，数据库服务没有启动或地址不对'
const unknownHost = '找不到数据库主机'
const older = '其中没有本版本的表，请先启动一次服务，它会建立或升级这些表'
const place = '路径不可用，或没有读写权限'

const reasons: Readonly<Record<string, string>> = {
  ECONNREFUSED: unreachable,
  ENOENT: unreachable,
  ETIMEDOUT: unreachable,
  EHOSTUNREACH: unreachable,
  ENOTFOUND: unknownHost,
  EAI_AGAIN: unknownHost,
  ER_ACCESS_DENIED_ERROR: '用户名或口令不对',
  ER_DBACCESS_DENIED_ERROR: '这个用户无权使用该数据库',
  ER_BAD_DB_ERROR: '数据库不存在，请先建立（字符集 utf8mb4）',
  E360_NO_FILE: '数据库文件不存在',
  ER_NO_SUCH_TABLE: older,
  ER_BAD_FIELD_ERROR: older,
  SQLITE_NOTADB: '这个文件不是 SQLite 数据库',
  SQLITE_CORRUPT: '数据库文件已损坏，请从备份恢复',
  SQLITE_CANTOPEN: place,
  SQLITE_READONLY: place,
  EEXIST: place,
  ENOTDIR: place,
  EACCES: place,
  EROFS: place,
  ENOSPC: '磁盘已满',
  SQLITE_FULL: '磁盘已满',
}

/** Why a database cannot be used, as the driver's code tells; undefined where that is no matter of where it is or who asks. */
const whyUnusable = (error: unknown): string | undefined => {
  const { code: given, message } = (error ?? {}) as { code?: unknown; message?: unknown }
  if (given === 'SQLITE_ERROR') return /no such (?:table|column)/.test(String(message)) ? older : undefined
  const code = String(given)
  return Object.hasOwn(reasons, code) ? reasons[code] : undefined
}

/** The error as an operator can use it: a sentence that names the settings where {@link whyUnusable} knows why, as it was otherwise. */
export const unusableDatabase = (name: string, error: unknown): unknown => {
  const why = whyUnusable(error)
  if (why === undefined) return error
  const settings = `${settingOf(name, 'DATABASE_URL')} 或 E360_DATA_DIR`
  return new Error(`无法打开 ${name} 的数据库：${why}。请检查设置 ${settings}`, { cause: error })
}
