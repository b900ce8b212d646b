import { pino, type Logger } from 'pino'

export type Log = Logger

/** Structured logs on standard error, so that a command's own output stays clean. No personal data, no queries, no variables. */
export const openLog = (name: string, level: string): Log =>
  pino({ name, level, redact: ['req.headers.authorization', 'authorization', 'token'] }, pino.destination(2))
