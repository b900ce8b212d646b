import { failure } from '@e360/kit/errors'
import type { FastifyInstance, FastifyRequest } from 'fastify'

const form = 'application/x-www-form-urlencoded'

/** Forms are all that the service takes in a body. */
export const acceptForms = (app: FastifyInstance): void => {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser(form, { parseAs: 'string' }, (_request, body, done) =>
    done(null, new URLSearchParams(String(body))),
  )
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
