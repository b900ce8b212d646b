import { failure } from '@e360/kit/errors'
import { holdsTooMuch } from '@e360/kit/holdsTooMuch'
import type { FastifyInstance, FastifyRequest } from 'fastify'

const form = 'application/x-www-form-urlencoded'
/** 5,000 queries with some properties take 2 MB; to read a form, and the JSON in it, is one piece of work, for which everybody waits. */
const mostBytes = 4 * 1024 * 1024
const mostParameters = 100
const mostValues = 100_000

/** Forms are all that the service takes in a body. */
export const acceptForms = (app: FastifyInstance): void => {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser(form, { parseAs: 'string', bodyLimit: mostBytes }, (_request, body, done) => {
    if (String(body).split('&', mostParameters + 1).length > mostParameters) done(tooLarge('参数过多'))
    else done(null, new URLSearchParams(String(body)))
  })
}

/** What was sent, in the address and, above that, in the form. */
export const parametersOf = ({ url, body }: FastifyRequest): URLSearchParams => {
  const question = url.indexOf('?')
  const parameters = new URLSearchParams(question < 0 ? '' : url.slice(question + 1))
  if (body instanceof URLSearchParams) for (const [name, value] of body) parameters.set(name, value)
  return parameters
}

/** Reads a parameter that holds JSON. @throws BAD_USER_INPUT */
export const readJson = (name: string, text: string): unknown => {
  if (holdsTooMuch(Buffer.from(text), mostValues)) throw tooLarge(`参数 ${name} 内容过多，请分批发送`)
  try {
    return JSON.parse(text)
  } catch {
    throw failure('BAD_USER_INPUT', `参数 ${name} 不是有效的 JSON`)
  }
}

/** A request that is larger than is answered at once. */
export const tooLarge = (sentence: string) => failure('BAD_USER_INPUT', sentence, { http: { status: 413 } })

/** A text as it may be quoted in a sentence. */
export const quoted = (text: string): string => `“${text.length > 60 ? `${text.slice(0, 60)}…` : text}”`
