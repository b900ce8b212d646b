import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import { problem, problemType } from '@e360/kit/problem'
import { sentenceFor } from './problem.ts'

/** Answers what is no HTTP, or holds headers that are too long, before there is a request: Node.js and fastify would say it in English. */
export const answerUnreadable = ({ code }: { code?: string }, socket: Socket): void => {
  // who has gone, or was answered before what came after
  if (code === 'ECONNRESET' || !socket.writable) return void socket.destroy()
  const status = statusOf(code)
  const body = JSON.stringify(problem(status, sentenceFor(status), 'BAD_USER_INPUT'))
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    `content-type: ${problemType}`,
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
  ]
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`)
}

const statusOf = (code: string | undefined): number => {
  if (code === 'HPE_HEADER_OVERFLOW') return 431
  return code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : 400
}
