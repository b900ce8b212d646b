import { randomBytes, type KeyObject } from 'node:crypto'
import { encodeCaller, type Caller } from '../caller.ts'
import { macOf, type Message } from './envelope.ts'
import { seal } from './sealedStream.ts'
import { isSealed } from './touchedSeal.ts'

/** Signs requests to one service. */
export interface Signer {
  /** @returns what goes into `envelopeHeader` */
  sign: (message: Message, caller: Caller | null) => string
  /** the same for a body that streams: the header, and the body as it must be sent */
  signStream: (
    message: Omit<Message, 'body'>,
    caller: Caller | null,
    body: AsyncIterable<Uint8Array>,
  ) => { header: string; body: AsyncIterable<Uint8Array> }
  /** whether an answer to a request of that header tells the companies that it speaks of, in the receiver's own hand */
  isSealed: (header: string, answer: unknown) => boolean
}

/** Messages of this process are one numbered stream, whoever they are sent to. */
export const signerOf = (
  key: KeyObject,
  from: string,
  keyOf: (service: string) => KeyObject,
): ((to: string) => Signer) => {
  const stream = randomBytes(9).toString('base64url')
  const callerText = encodedOnce()
  let number = 0
  const claimsFor = (caller: Caller | null) =>
    `${from}.${Date.now()}.${stream}.${(number += 1)}.${caller ? callerText(caller) : ''}`
  return to => {
    const receiver = keyOf(to)
    return {
      sign: (message, caller) => {
        const claims = claimsFor(caller)
        return `${claims}.${macOf(key, to, claims, message).toString('base64url')}`
      },
      signStream: (message, caller, body) => {
        const claims = claimsFor(caller)
        const mac = macOf(key, to, claims, { ...message, body: null })
        return { header: `${claims}.${mac.toString('base64url')}`, body: seal(key, mac, body) }
      },
      isSealed: (header, answer) => isSealed(receiver, header, answer),
    }
  }
}

/** A caller object stands for one verified token, so it is encoded once. */
const encodedOnce = () => {
  const encoded = new WeakMap<Caller, string>()
  return (caller: Caller): string => {
    const before = encoded.get(caller)
    if (before !== undefined) return before
    const text = encodeCaller(caller)
    encoded.set(caller, text)
    return text
  }
}
