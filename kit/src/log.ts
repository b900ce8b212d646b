import { pino, type DestinationStream, type Logger } from 'pino'

export type Log = Logger

/** Never written, wherever they stand: what a person asked, and what would let a reader of the log in. */
const secrets: ReadonlySet<string> = new Set(['authorization', 'cookie', 'token', 'password', 'variables', 'query'])

/**
 * The one place that makes a logger: JSON lines, ISO time, no personal data. Code logs ids, counts, codes and durations only; what is
 * redacted here is a second line of defence.
 * @param destination where the lines go; standard output when left out
 */
export const createLog = (
  options: { service: string; level?: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'silent' },
  destination?: DestinationStream,
): Log =>
  pino(
    {
      level: options.level ?? 'info',
      base: { service: options.service },
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { error: error => censored(describeError(error), deepest) },
      // pino's own redaction looks for every path in every line, and costs eight times the line
      formatters: { log: fields => censored(fields, deepest) },
    },
    destination,
  )

/** Secrets are looked for in a line, in its objects, and in theirs. */
const deepest = 2

const censored = (fields: object, levels: number): Record<string, unknown> => {
  const given = fields as Record<string, unknown>
  let shown = given
  for (const name in given) {
    const value = given[name]
    const told = secrets.has(name) ? '[redacted]' : levels > 0 && isPlain(value) ? censored(value, levels - 1) : value
    if (told === value) continue
    if (shown === given) shown = { ...given }
    shown[name] = told
  }
  return shown
}

/** An error is looked through when it is described. */
const isPlain = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Error)

interface DatabaseError {
  code: string
  sqlMessage: string
}

/** Errors of databases quote the values of their statement: of them, and of what they caused, only kind and place are told. */
const describeError = (error: Error): object => {
  const described = pino.stdSerializers.err(error)
  const database = databaseErrorIn(error)
  if (!database) return described
  const stack = described.stack.split('\n').filter(line => /^\s+at /.test(line))
  return { type: described.type, code: database.code, message: 'database error', stack: stack.join('\n') }
}

const databaseErrorIn = (error: unknown): DatabaseError | null => {
  if (typeof error !== 'object' || error === null) return null
  return 'sqlMessage' in error ? (error as DatabaseError) : databaseErrorIn((error as Error).cause)
}
