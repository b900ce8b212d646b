import { failure } from '@e360/kit/errors'
import type { FastifyReply, FastifyRequest } from 'fastify'

export interface DownloadLimits {
  /** that one caller holds open at once */
  most: number
  /** how long nothing of one may be taken while some of it waits */
  idleMs: number
}

/** Lets a download begin, and looks after it until it is over. @throws RATE_LIMITED where its caller holds too many open */
export type BeginDownload = (who: string, request: FastifyRequest, reply: FastifyReply) => void

/** The downloads of this process. */
export const openDownloads = ({ most, idleMs }: DownloadLimits): BeginDownload => {
  const open = new Map<string, number>()
  return (who, { raw: { socket } }, { raw: answer }) => {
    const mine = open.get(who) ?? 0
    if (mine >= most) {
      const headers = new Map([['retry-after', '1']])
      const sentence = `您正在进行的导出已达 ${most} 个，请等其中一个完成后再试`
      throw failure('RATE_LIMITED', sentence, { http: { status: 429, headers } })
    }
    // left meanwhile: nothing more will be told of it
    if (socket.destroyed) return
    open.set(who, mine + 1)
    const look = setInterval(endWhereUnread(socket), idleMs)
    const over = () => {
      socket.off('close', over)
      answer.off('close', over)
      clearInterval(look)
      const left = open.get(who)! - 1
      if (left === 0) open.delete(who)
      else open.set(who, left)
    }
    answer.once('close', over)
    // an answer that waits behind others on its connection is not told of its end
    socket.once('close', over)
  }
}

/** Not by the socket's own timeout, which what the client sends puts off. */
const endWhereUnread = (socket: FastifyRequest['raw']['socket']) => {
  let before = -1
  return () => {
    const taken = socket.bytesWritten - socket.writableLength
    if (taken === before && socket.writableLength > 0) socket.destroy()
    before = taken
  }
}
