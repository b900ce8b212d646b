import { timingSafeEqual, type KeyObject } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import { decodeCaller, type Caller } from '../caller.ts'
import { failure } from '../errors.ts'
import type { Log } from '../log.ts'
import { envelopeHeader, macOf, type Message, type ServiceOperation } from './envelope.ts'
import { replayWindow } from './replayWindow.ts'
import { unseal } from './sealedStream.ts'
import { sealTouched } from './touchedSeal.ts'

/** A service's entrance: who is not let in is refused with UNAUTHENTICATED, and the log says why. */
export interface Gate {
  /** @returns who asks through the sender; the public where nobody was told. @throws UNAUTHENTICATED, FORBIDDEN */
  open: (operation: ServiceOperation, message: Message) => Caller
  /** the same for a body that streams, and the body: it throws as soon as it is not what the sender sent */
  openStream: (
    operation: ServiceOperation,
    message: Omit<Message, 'body'>,
    sealed: AsyncIterable<Uint8Array>,
  ) => { caller: Caller; body: AsyncIterable<Uint8Array> }
  /** the seal of an answer: to which request, and of which companies it speaks */
  seal: (envelope: string, touched: string) => string
}

const freshMs = 10_000
const claimsPattern = /^([a-z\d-]{1,64})\.(\d{1,15})\.([\w-]{1,32})\.(\d{1,15})\.([\w-]*)$/

/** @param senders name → its key and what it may ask */
export const gateOf = (
  { name, key: own }: { name: string; key: KeyObject },
  senders: ReadonlyMap<string, { key: KeyObject; operations: readonly ServiceOperation[] }>,
  log: Log,
): Gate => {
  const isNew = replayWindow()
  const callers = new LRUCache<string, Caller>({ max: 1_000 })
  // what was sent before this process began may have been taken by the one before it
  const startedAt = Date.now()

  const refuse = (reason: string, from?: string): never => {
    log.warn({ reason, from }, 'a request between services was refused')
    throw failure('UNAUTHENTICATED', '只接受本平台服务签名的请求')
  }

  const readCaller = (text: string): Caller => {
    const before = callers.get(text)
    if (before) return before
    const caller = decodeCaller(text)
    callers.set(text, caller)
    return caller
  }

  const check = (operation: ServiceOperation, message: Message) => {
    const envelope = message.headers[envelopeHeader]
    if (typeof envelope !== 'string') return refuse('UNSIGNED')
    const end = envelope.lastIndexOf('.')
    const claims = envelope.slice(0, end)
    const [, from = '', at, stream = '', number, callerText = ''] = claimsPattern.exec(claims) ?? []
    const sender = senders.get(from)
    if (!sender) return refuse('UNKNOWN_SENDER')
    const mac = macOf(sender.key, name, claims, message)
    const given = Buffer.from(envelope.slice(end + 1), 'base64url')
    if (given.length !== mac.length || !timingSafeEqual(given, mac)) return refuse('BAD_SIGNATURE', from)
    const sentAt = Number(at)
    if (sentAt < startedAt || Math.abs(Date.now() - sentAt) > freshMs) return refuse('NOT_FRESH', from)
    if (!isNew(stream, Number(number))) return refuse('REPLAYED', from)
    if (!sender.operations.includes(operation)) {
      log.warn({ from, operation }, 'a service asked what it may not ask')
      throw failure('FORBIDDEN', '该服务不能办理此项请求')
    }
    return { key: sender.key, mac, caller: readCaller(callerText) }
  }

  return {
    open: (operation, message) => check(operation, message).caller,
    openStream: (operation, message, sealed) => {
      const { key, mac, caller } = check(operation, { ...message, body: null })
      return { caller, body: unseal(key, mac, sealed) }
    },
    seal: (envelope, touched) => sealTouched(own, envelope, touched),
  }
}
