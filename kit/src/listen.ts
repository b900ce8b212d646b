import { chmod, stat, unlink } from 'node:fs/promises'
import type { Server, ServerResponse } from 'node:http'
import { connect, isIPv4, isIPv6, Server as NetServer, type AddressInfo } from 'node:net'
import { openNumbered } from './numbered.ts'

/**
 * A TCP port, or the path of a unix socket. Of this machine only, unless `open` says that whoever reaches the address must show who they
 * are, by a token or a signature that others cannot make.
 */
export type ListenAddress = { host: string; port: number; open?: boolean } | { path: string }

export interface Listening {
  /** `http://localhost:4000` or `unix:/run/e360/a.sock` */
  url: string
  /**
   * Stops gracefully: no new connection is accepted; what is in flight and what still arrives on open connections is answered, with
   * `connection: close`; connections that stayed idle for a second are closed; what lasts longer than 30 s is cut.
   */
  close: () => Promise<void>
}

const idleGraceMs = 1_000
const patienceMs = 30_000
/** Of a unix socket, in bytes. */
export const longestPath = 107

/** Whether an address can be reached from this machine only. */
export const isLoopback = (host: string): boolean => {
  const bare = host.toLowerCase().replace(/^\[(.*)\]$/, '$1')
  if (bare === 'localhost' || bare === '::1') return true
  if (isIPv4(bare)) return bare.startsWith('127.')
  return isIPv6(bare) && /^(?:::ffff:|0:0:0:0:0:ffff:)127\./.test(bare)
}

/**
 * Binds a server to an address or to a unix socket that only this user may open.
 * @throws Error with a Chinese sentence where the address is not loopback and not open, or is taken
 */
export const listen = async (server: Server, address: ListenAddress): Promise<Listening> => {
  const connections = drainable(server)
  const url = 'path' in address ? await bindSocket(server, address.path) : await bindPort(server, address)
  return { url, close: connections.drain }
}

const bindPort = async (
  server: Server,
  { host, port, open = false }: { host: string; port: number; open?: boolean },
): Promise<string> => {
  if (!open && !isLoopback(host))
    throw new Error(
      `不能监听 ${host}：网关须由 OpenID 服务登录、部门服务须设置 E360_SERVICE_SECRET，否则只允许本机地址（localhost、127.0.0.1、::1）或 unix 套接字`,
    )
  await bind(server, { host: host === 'localhost' ? '127.0.0.1' : host.replace(/^\[(.*)\]$/, '$1'), port })
  return `http://${isIPv6(host) ? `[${host}]` : host}:${(server.address() as AddressInfo).port}`
}

const bindSocket = async (server: Server, path: string): Promise<string> => {
  // Node.js would cut it short and listen somewhere else
  if (Buffer.byteLength(path) > longestPath) throw new Error(`无法监听 ${path}：路径过长，最多 ${longestPath} 个字节`)
  if (await isAbandoned(path)) await unlink(path)
  await bind(server, { path })
  await chmod(path, 0o600)
  return `unix:${path}`
}

const reasons: Readonly<Record<string, string>> = {
  EADDRINUSE: '地址已被占用',
  EADDRNOTAVAIL: '本机没有这个地址',
  EACCES: '目录不存在，或没有写入权限',
  ENOENT: '目录不存在，或没有写入权限',
  ENOTFOUND: '找不到这个地址',
}

const bind = (server: Server, where: { host: string; port: number } | { path: string }) =>
  new Promise<void>((resolve, reject) => {
    const refused = (error: NodeJS.ErrnoException) => {
      const place = 'path' in where ? where.path : `${where.host}:${where.port}`
      reject(new Error(`无法监听 ${place}：${reasons[String(error.code)] ?? String(error.code)}`, { cause: error }))
    }
    server.once('error', refused)
    server.listen(where, () => {
      server.off('error', refused)
      resolve()
    })
  })

/** Whether a socket file was left behind by a process that is gone; a file that is no socket is nobody’s to remove. */
const isAbandoned = async (path: string): Promise<boolean> => {
  const found = await stat(path).catch(() => null)
  return found !== null && found.isSocket() && isUnanswered(path)
}

const isUnanswered = (path: string) =>
  new Promise<boolean>(resolve => {
    const probe = connect({ path })
    probe.once('connect', () => {
      probe.destroy()
      resolve(false)
    })
    probe.once('error', (error: NodeJS.ErrnoException) => resolve(error.code === 'ECONNREFUSED'))
  })

const drainable = (server: Server) => {
  const unanswered = openNumbered<ServerResponse>()
  let draining = false
  server.prependListener('request', (_request, response: ServerResponse) => {
    if (draining) lastOnItsConnection(response)
    const number = unanswered.add(response)
    response.once('close', () => unanswered.remove(number))
  })
  const drainOnce = () =>
    new Promise<void>(resolve => {
      draining = true
      unanswered.all().forEach(lastOnItsConnection)
      const sweep = setTimeout(() => {
        server.closeIdleConnections()
        idle = setInterval(() => server.closeIdleConnections(), 100)
      }, idleGraceMs)
      const cut = setTimeout(() => server.closeAllConnections(), patienceMs)
      let idle: NodeJS.Timeout | undefined
      // not server.close(): that cuts idle keep-alive connections at once, and with them a request that is on its way
      NetServer.prototype.close.call(server, () => {
        clearTimeout(sweep)
        clearTimeout(cut)
        clearInterval(idle)
        server.close(() => undefined)
        resolve()
      })
    })
  let drained: Promise<void> | undefined
  return { drain: () => (drained ??= drainOnce()) }
}

const lastOnItsConnection = (response: ServerResponse) => {
  if (!response.headersSent) response.setHeader('connection', 'close')
}
