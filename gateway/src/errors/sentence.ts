import { failures, type FailureCode } from '@e360/kit/errors'

const longest = 300

/** Words of a service's inside: SQL, addresses, files, stacks. */
const inside: readonly RegExp[] = [
  /\bselect\b[^]*\bfrom\b|\binsert\s+into\b|\bupdate\b[^]*\bset\b|\bdelete\s+from\b|\b(?:create|alter|drop)\s+(?:table|index)\b|\bwhere\b[^]*[=<>]/i,
  /sqlite|mysql|mariadb|libsql|knex|\bER_[A-Z]|\bconstraint\b|syntax error/i,
  /\w:\/\/|\bunix:|\bwww\./i,
  /\b[a-z][\w-]*(?:\.[\w-]+)*:\d{2,5}\b|\b\d{1,3}(?:\.\d{1,3}){3}\b|\[[0-9a-f]*:[0-9a-f:]+\]/i,
  /(?<![A-Za-z0-9%])[~.]*\/[\w.~-]*[A-Za-z][\w.~-]*(?:\/|\.[a-z])|\/(?:etc|var|usr|home|root|tmp|opt|srv|proc|mnt)\b/i,
  /[\w.-]+\/[\w./-]+\.[a-z]{2,6}\b|\b[a-z]:\\|\\\\\w/i,
  /\bat\s+\S+\s*\(|\.[cm]?[jt]s\b|\b[A-Z]\w*Error\b|\bE(?:CONN|NOENT|NOTFOUND|ACCES|PIPE|HOST|TIMED|ADDR|AI_)|node_modules|\bundefined\b|[\r\n]/,
]

/** What graphql-js puts before the sentence of a scalar that refused a variable. */
const variablePrefix = /^Variable "\$\w+" got invalid value [^]*?; (?=[^;]*\p{Script=Han})/u

/** Failures that the client caused: the department words them best. Of all others it must not speak for itself. */
const ownFault = (code: FailureCode) => code !== 'SECTION_UNAVAILABLE' && code !== 'INTERNAL_SERVER_ERROR'

/**
 * The sentence that a client reads: the subgraph's own where the client caused the failure and the sentence is Chinese, short, and tells
 * nothing of the inside; the table's otherwise.
 */
export const clientSentence = (code: FailureCode, message: unknown): string => {
  if (!ownFault(code) || typeof message !== 'string') return failures[code].sentence
  const sentence = message.slice(0, 4 * longest).replace(variablePrefix, '')
  return isPresentable(sentence) ? sentence : failures[code].sentence
}

/** Whether a text may leave the service. */
export const isPresentable = (text: string): boolean =>
  text.length <= longest && /\p{Script=Han}/u.test(text) && isDiscreet(text)

/** Whether a text tells nothing of the service's inside. */
export const isDiscreet = (text: string): boolean => !inside.some(pattern => pattern.test(text))
