import { inGroups } from '../inGroups.ts'
import type { AccessLedger } from './accessLedger.ts'
import { writeLook, type Look } from './accessRow.ts'

const mostCodes = 500

/** Keeps a look: one row, and a further one for every 500 companies more. */
export const keepLook = async ({ keep }: Pick<AccessLedger, 'keep'>, look: Look): Promise<void> => {
  const { touched, continues = false } = look
  if (touched.size <= mostCodes) return keep(writeLook(look))
  const rows = [...inGroups([...touched], mostCodes)].map((codes, part) =>
    writeLook({ ...look, continues: continues || part > 0 }, codes),
  )
  await Promise.all(rows.map(keep))
}
