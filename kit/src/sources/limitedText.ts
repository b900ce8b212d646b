import { failure } from '../errors.ts'

/** @throws BAD_USER_INPUT for an answer of more bytes than this; no more of it is read */
export const limitedText = async (response: Response, most: number): Promise<string> => {
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of response.body ?? []) {
    bytes += chunk.length
    if (bytes > most) throw failure('BAD_USER_INPUT', `对方的一次应答超过 ${most / 1024 / 1024} MB，请减小每页的条数`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}
