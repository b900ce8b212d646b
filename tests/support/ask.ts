/** A GraphQL answer over HTTP, as a client reads it. */
export interface Answer<Data = Record<string, unknown>> {
  status: number
  data: Data | null
  errors: readonly AnswerError[]
  sections: Readonly<Record<string, Section>>
}

export interface AnswerError {
  message: string
  path?: readonly (string | number)[]
  extensions: { code: string; [more: string]: unknown }
}

export interface Section {
  status: 'OK' | 'UNAVAILABLE' | 'FORBIDDEN' | 'STALE'
  code?: string
  paths?: readonly (readonly (string | number)[])[]
}

export interface Question {
  /** undefined: nobody, the public */
  token?: string
  query: string
  variables?: Readonly<Record<string, unknown>>
  operationName?: string
}

/** Sends one operation to a gateway. */
export const askAt = async <Data>(url: string, { token, ...operation }: Question): Promise<Answer<Data>> => {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token !== undefined && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify(operation),
  })
  const { data, errors, extensions } = (await response.json()) as {
    data?: Data | null
    errors?: AnswerError[]
    extensions?: { sections?: Answer['sections'] }
  }
  return { status: response.status, data: data ?? null, errors: errors ?? [], sections: extensions?.sections ?? {} }
}
