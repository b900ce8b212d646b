import type { Socket } from 'node:net'
import { openNumbered } from '../numbered.ts'
import type { Patience } from '../transport/patience.ts'
import { TransportError } from '../transport/transport.ts'
import { frameReader, frameWriter, type Frame } from './frames.ts'

/** A kept connection on which many questions are under way, answered in any order. */
export interface Wire {
  /** @throws TransportError: TIMEOUT; CONNECTION where it ends before the answer; TOO_LARGE or BROKEN for what is no answer */
  ask: (question: Omit<Frame, 'number'>, patience: Patience) => Promise<Frame>
  /** false: what is asked from now on is asked elsewhere */
  isOpen: () => boolean
  close: () => void
}

const largestAnswer = 16 * 1024 * 1024
/** A peer that reads nothing is asked nothing more. */
const mostUnsent = 64 * 1024 * 1024

interface Waiting {
  resolve: (answer: Frame) => void
  reject: (error: TransportError) => void
  waitNoMore: () => void
}

/** @param first what came together with the agreement on it */
export const wireOver = (socket: Socket, first: Buffer): Wire => {
  const waiting = openNumbered<Waiting>()
  const send = frameWriter(socket)
  let isOpen = true
  let heard = 0

  const isIdle = () => waiting.all().length === 0
  const retire = () => {
    isOpen = false
    if (isIdle()) socket.end()
  }
  const end = (error: TransportError) => {
    isOpen = false
    socket.destroy()
    for (const { waitNoMore, reject } of waiting.all()) {
      waitNoMore()
      reject(error)
    }
  }
  const read = frameReader(largestAnswer, frame => {
    if (frame.number === 0) return retire()
    const found = waiting.get(frame.number)
    // nobody waits any more
    if (!found) return
    found.waitNoMore()
    waiting.remove(frame.number)
    found.resolve(frame)
    if (!isOpen) retire()
  })
  const take = (piece: Buffer) => {
    heard += 1
    try {
      read(piece)
    } catch (error) {
      end(new TransportError('BROKEN', error))
    }
  }
  socket.on('data', take)
  socket.on('error', error => end(new TransportError('CONNECTION', error)))
  socket.on('close', () => end(gone()))
  if (first.length > 0) take(first)

  return {
    ask: (question, patience) =>
      new Promise((resolve, reject) => {
        if (patience.isOver()) return reject(new TransportError('TIMEOUT'))
        if (socket.destroyed || socket.writableLength > mostUnsent) return reject(gone())
        const heardBefore = heard
        const waitNoMore = patience.whenOver(() => {
          waiting.remove(number)
          // a peer that is gone without a word would take everybody's time; one that is only slow still answers others
          if (heard === heardBefore) isOpen = false
          if (!isOpen && isIdle()) socket.destroy()
          reject(new TransportError('TIMEOUT'))
        })
        const number = waiting.add({ resolve, reject, waitNoMore })
        send({ number, ...question })
      }),
    isOpen: () => isOpen,
    close: () => end(gone()),
  }
}

const gone = () => new TransportError('CONNECTION', Object.assign(new Error('ended'), { code: 'ECONNRESET' }))
