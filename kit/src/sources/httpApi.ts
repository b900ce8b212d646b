import { failure, isFailure } from '../errors.ts'
import { limitedText } from './limitedText.ts'
import type { HttpSource } from './sourceFile.ts'

/** One answer of a JSON API. */
export interface ApiPage {
  items: readonly unknown[]
  /** where the next page is; null where it does not say */
  cursor: string | null
}

const largestAnswer = 20 * 1024 * 1024

/**
 * Asks a JSON API for one page.
 * @param parameters besides those of the source's url
 * @throws BAD_USER_INPUT with a sentence of what is wrong at the other side; it repeats no header
 */
export const askApi = async (
  source: HttpSource,
  named: (variable: string) => string | undefined,
  parameters: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<ApiPage> => {
  const url = new URL(source.url)
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value)
  const headers = Object.entries(source.headers).map(([name, variable]): [string, string] => {
    const value = named(variable)
    if (value === undefined) throw failure('BAD_USER_INPUT', `没有设置环境变量 ${variable}，应为请求头 ${name} 的值`)
    return [name, value]
  })
  const { secondsPerRequest } = source.limits
  const late = new AbortController()
  const leave = () => late.abort()
  const timer = setTimeout(leave, secondsPerRequest * 1_000)
  signal.addEventListener('abort', leave)
  try {
    // a redirect would carry the headers to somebody else
    const response = await fetch(url, {
      headers: [['accept', 'application/json'], ...headers],
      redirect: 'error',
      signal: late.signal,
    })
    if (response.status !== 200) {
      await response.body?.cancel()
      throw failure('BAD_USER_INPUT', sentenceOf(response.status))
    }
    const body: unknown = JSON.parse(await limitedText(response, largestAnswer))
    const items = valueAt(body, source.items)
    if (!Array.isArray(items)) throw failure('BAD_USER_INPUT', `应答中的“${source.items}”不是列表，请检查 items`)
    const cursor = 'cursor' in source.next ? textAt(body, source.next.from) : ''
    return { items, cursor: cursor === '' ? null : cursor }
  } catch (error) {
    if (isFailure(error)) throw error
    signal.throwIfAborted()
    if (late.signal.aborted) throw failure('BAD_USER_INPUT', `对方 ${secondsPerRequest} 秒内没有答复`)
    if (error instanceof SyntaxError) throw failure('BAD_USER_INPUT', '对方的应答不是 JSON，请检查 url')
    throw failure('BAD_USER_INPUT', `连接不上对方，请检查 url 和对方的服务器`)
  } finally {
    clearTimeout(timer)
    signal.removeEventListener('abort', leave)
  }
}

const sentenceOf = (status: number): string => {
  if (status === 401 || status === 403) return `对方拒绝访问（HTTP ${status}），请检查 headers 中的环境变量`
  if (status === 429) return '对方说请求过于频繁（HTTP 429），请调小 limits.requestsPerMinute'
  return `对方答复 HTTP ${status}，请检查 url 或稍后再试`
}

/** @param path names with dots between them, '' the value itself; undefined where there is no such place */
const valueAt = (value: unknown, path: string): unknown =>
  path === ''
    ? value
    : path
        .split('.')
        .reduce<unknown>(
          (within, name) =>
            typeof within === 'object' && within !== null && Object.hasOwn(within, name)
              ? (within as Record<string, unknown>)[name]
              : undefined,
          value,
        )

/** What stands at a place as a cell: '' where there is nothing, the items of a list with `;` between them. */
export const textAt = (value: unknown, path: string): string => {
  const found = valueAt(value, path)
  if (found === undefined || found === null) return ''
  if (Array.isArray(found)) return found.map(each => textAt(each, '')).join(';')
  return typeof found === 'string' ? found : JSON.stringify(found)
}
