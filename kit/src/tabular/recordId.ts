import { createHash } from 'node:crypto'

/** What says where and when a record was sent, not what it is: a second export of the same record is the same record. */
const envelope: ReadonlySet<string> = new Set(['system', 'record_id', 'version', 'recorded_at'])

/**
 * The id of a record whose source gives none: SHA-256 (hex, 64 characters) over its mapped columns.
 * Columns count in the order of their names whatever their order in the file, blank ones do not count, outer blanks and the
 * kind of line break neither. JSON keeps `a|b` and `a`, `b` apart.
 * @param written the cells word for word, by field
 */
export const recordIdOf = (written: Readonly<Record<string, string>>): string => {
  const counted = Object.entries(written)
    .map(([field, text]) => [field, text.replaceAll('\r\n', '\n').trim()] as const)
    .filter(([field, text]) => text !== '' && !envelope.has(field))
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
  return createHash('sha256').update(JSON.stringify(counted)).digest('hex')
}
