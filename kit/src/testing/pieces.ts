/** A body that arrives in these pieces. */
export async function* pieces(...texts: readonly (string | Uint8Array)[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) yield typeof text === 'string' ? Buffer.from(text) : text
}

export const textOf = async (body: AsyncIterable<string | Uint8Array>): Promise<string> => {
  const read: Buffer[] = []
  for await (const piece of body) read.push(Buffer.from(piece as string))
  return Buffer.concat(read).toString()
}
