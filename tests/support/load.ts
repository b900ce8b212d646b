import { Client } from 'undici'

/** Clients that ask again as soon as they were answered, each over one connection that it keeps. */
export interface Load {
  /** resolves when this many answers came */
  answered: (count: number) => Promise<void>
  /** resolves when the server has told one of them that it is about to end, or when it is gone */
  told: Promise<unknown>
  /** resolves when nobody listens any more: what was lost, each with its reason, and how many answers came */
  over: Promise<{ lost: readonly string[]; answers: number }>
}

/** A question whose answer is complete where its text holds `complete`. */
export interface Repeated {
  url: string
  token: string
  body: string
  complete: (text: string) => boolean
}

export const keepAsking = (clients: number, question: Repeated): Load => {
  const lost: string[] = []
  let answers = 0
  let tell: () => void
  const told = new Promise<void>(resolve => (tell = resolve))
  const waiting = new Map<() => void, number>()
  const count = () => {
    answers += 1
    for (const [resolve, wanted] of waiting) if (answers >= wanted) resolve()
  }
  const askUntilGone = async () => {
    const client = openClient(question.url)
    for (;;) {
      const outcome = await askOnce(client, question)
      if (outcome === 'GONE') return client.destroy()
      if (outcome === 'ANSWERED' || outcome === 'LAST') count()
      else lost.push(outcome)
      if (outcome === 'LAST') tell()
      if (lost.length > 100) return client.destroy()
    }
  }
  const over = Promise.all(Array.from({ length: clients }, askUntilGone)).then(() => ({ lost, answers }))
  return {
    answered: wanted => new Promise(resolve => waiting.set(resolve, wanted)),
    told: Promise.race([told, over]),
    over,
  }
}

export const openClient = (url: string): Client =>
  new Client(url.replace('localhost', '127.0.0.1'), { pipelining: 1, keepAliveTimeout: 60_000 })

/** LAST: answered, and no more on this connection. GONE: nobody listens there, so nothing was lost. Anything else is what went wrong. */
export const askOnce = async (client: Client, { token, body, complete }: Repeated): Promise<string> => {
  try {
    const response = await client.request({
      method: 'POST',
      path: '/graphql',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body,
    })
    const text = await response.body.text()
    if (response.statusCode !== 200 || !complete(text)) return `${response.statusCode} ${text.slice(0, 300)}`
    return response.headers.connection === 'close' ? 'LAST' : 'ANSWERED'
  } catch (error) {
    const { code, message } = error as { code?: string; message: string }
    return code === 'ECONNREFUSED' ? 'GONE' : `${code}: ${message}`
  }
}
