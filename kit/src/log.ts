import { pino, type DestinationStream, type Logger } from 'pino'

export type Log = Logger

/** Never written, wherever they stand: what a person asked, and what would let a reader of the log in. */
const secrets = ['authorization', 'cookie', 'token', 'password', 'variables', 'query']

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
      serializers: { error: pino.stdSerializers.err },
      redact: { paths: secrets.flatMap(key => [key, `*.${key}`, `*.headers.${key}`]), censor: '[redacted]' },
    },
    destination,
  )
