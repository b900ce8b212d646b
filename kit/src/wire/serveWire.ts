import { ServerResponse, type IncomingMessage, type Server } from 'node:http'
import type { Socket } from 'node:net'
import { publicCaller, type Caller } from '../caller.ts'
import { isFailure } from '../errors.ts'
import type { Log } from '../log.ts'
import { problemOf, problemType } from '../problem.ts'
import type { Gate } from '../trust/gate.ts'
import { frameReader, frameWriter, goodbye, type Frame } from './frames.ts'
import { nearHeader } from './nearSocket.ts'
import { wireProtocol } from './openWire.ts'
import { wireMessage } from './wireMessage.ts'

/** Answers the JSON of one request. @param envelope the request's signature, for the seal */
export type AnswerWire = (body: string, caller: Caller, envelope: string) => Promise<{ status: number; text: string }>

export interface WirePorts {
  path: string
  /** null where access is switched off: everybody is the public */
  gate: Gate | null
  /** most bytes of a request */
  most: number
  answer: AnswerWire
  /** the path of another way to the server for those on this machine, where there is one */
  near?: string
  log: Log
}

const patienceMs = 30_000
/** On one wire; the rest waits where it was sent. */
const mostUnderWay = 1_000
/** Who does not read its answers is asked for nothing more beyond them. */
const mostUnsent = 16 * 1024 * 1024

/**
 * Lets those who may ask GraphQL have a wire: each frame is signed, fresh and new by itself, as each request over HTTP is.
 * @returns says goodbye on all wires: they end when what was asked is answered, at the latest after 30 s
 */
export const serveWire = (server: Server, { path, gate, most, answer, near, log }: WirePorts): (() => void) => {
  const wires = new Map<Socket, (frame: Frame) => void>()
  let isClosing = false

  const admit = ({ method = '', url = '', headers }: IncomingMessage) => {
    if (url !== path) return '404 Not Found'
    try {
      gate?.open('graphql', { method, path: url, headers, body: '' })
      return null
    } catch (error) {
      return isFailure(error) && problemOf(error).problem.status === 403 ? '403 Forbidden' : '401 Unauthorized'
    }
  }

  const answerOne = async ({ head, body }: Frame): Promise<{ status: number; text: string }> => {
    const [envelope = '', requestId = '', traceparent = ''] = head.split('\n')
    try {
      const message = wireMessage(path, requestId, traceparent, body)
      const caller = gate
        ? gate.open('graphql', { ...message, headers: { ...message.headers, 'x-e360-signed': envelope } })
        : publicCaller
      return await answer(body, caller, envelope)
    } catch (error) {
      if (isFailure(error)) return { status: problemOf(error).problem.status, text: '{}' }
      log.error({ id: requestId, error }, 'a request failed')
      return { status: 500, text: '{}' }
    }
  }

  const begin = (socket: Socket, first: Buffer) => {
    socket.setNoDelay(true)
    const told = near === undefined ? '' : `${nearHeader}: ${encodeURIComponent(near)}\r\n`
    socket.write(`HTTP/1.1 101 Switching Protocols\r\nconnection: Upgrade\r\nupgrade: ${wireProtocol}\r\n${told}\r\n`)
    const send = frameWriter(socket)
    let underWay = 0
    let hasEnded = false
    /** Requests are read as fast as they are answered, and their answers read. */
    const pace = () => {
      if (underWay >= mostUnderWay || socket.writableLength > mostUnsent) socket.pause()
      else if (socket.isPaused()) socket.resume()
    }
    const serve = async (frame: Frame) => {
      underWay += 1
      const { status, text } = await answerOne(frame)
      underWay -= 1
      if (socket.destroyed) return
      send({ number: frame.number, head: String(status), body: text })
      pace()
      if (hasEnded && underWay === 0) socket.end()
    }
    const read = frameReader(most, frame => void serve(frame))
    const take = (piece: Buffer) => {
      try {
        read(piece)
        pace()
      } catch {
        socket.destroy()
      }
    }
    socket.on('drain', pace)
    wires.set(socket, send)
    socket.on('close', () => wires.delete(socket))
    socket.on('end', () => {
      hasEnded = true
      if (underWay === 0) socket.end()
    })
    socket.on('data', take)
    if (first.length > 0) take(first)
    if (isClosing) send(goodbye)
  }

  server.on('upgrade', (request: IncomingMessage, socket: Socket, first: Buffer) => {
    socket.on('error', () => socket.destroy())
    if (request.headers.upgrade !== wireProtocol) return answerPlainly(server, request, socket)
    const refusal = admit(request)
    if (refusal === null) begin(socket, first)
    else
      socket.end(
        `HTTP/1.1 ${refusal}\r\nconnection: close\r\ncontent-type: ${problemType}\r\ncontent-length: 2\r\n\r\n{}`,
      )
  })

  return () => {
    isClosing = true
    for (const send of wires.values()) send(goodbye)
    setTimeout(() => wires.forEach((_send, socket) => socket.destroy()), patienceMs).unref()
  }
}

/** Who offers another protocol, as Java's client offers h2c to whom it asks for the health, is answered as if it had not. */
const answerPlainly = (server: Server, request: IncomingMessage, socket: Socket): void => {
  const response = new ServerResponse(request)
  response.shouldKeepAlive = false
  response.assignSocket(socket)
  response.once('finish', () => socket.end())
  server.emit('request', request, response)
}
