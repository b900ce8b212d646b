import { groupedBy } from '../grouped.ts'
import type { Head } from './chain.ts'
import { chainsIn, fileOf } from './heads.ts'
import { readChain } from './readChain.ts'

/** A row that is not as it was written; of an anchor file, a line. */
export interface LedgerFault {
  place: 'FILE' | 'DATABASE' | 'ANCHOR'
  chain: string
  seq: number
  /** a Chinese half-sentence */
  why: string
}

export interface VerifiedFiles {
  faults: LedgerFault[]
  chains: number
  /** good rows of all chains */
  rows: number
}

/**
 * Checks every chain file row by row, and against all that was noted of it elsewhere.
 * @param known anchors, what chains say of each other, what the database has
 * @param since RFC 3339; a chain of which nothing was noted since may be gone, its time of keeping is over
 */
export const verifyFiles = async (folder: string, known: readonly Head[], since: string): Promise<VerifiedFiles> => {
  const chains = await chainsIn(folder)
  const byChain = groupedBy(known, ({ chain }) => chain)
  const result: VerifiedFiles = { faults: [], chains: chains.length, rows: 0 }
  for (const chain of chains) {
    const { rows, fault } = await walk(folder, chain, byChain.get(chain) ?? [])
    result.rows += rows
    if (fault) result.faults.push({ place: 'FILE', chain, ...fault })
  }
  const there = new Set(chains)
  for (const [chain, heads] of byChain)
    if (!there.has(chain) && heads.some(({ at }) => at >= since))
      result.faults.push({ place: 'FILE', chain, seq: 0, why: '整个文件缺失' })
  return result
}

interface Walked {
  rows: number
  /** the first row that is not as it was written, or of which something else was noted */
  fault?: Pick<LedgerFault, 'seq' | 'why'>
}

const walk = async (folder: string, chain: string, heads: readonly Head[]): Promise<Walked> => {
  const noted = groupedBy(heads, ({ seq }) => seq)
  let rows = 0
  for await (const row of readChain(fileOf(folder, chain), chain)) {
    if ('fault' in row) return { rows, fault: { seq: row.seq, why: row.fault } }
    if (noted.get(row.seq)?.some(({ hash }) => hash !== row.hash))
      return { rows, fault: { seq: row.seq, why: rewritten } }
    rows += 1
  }
  const furthest = Math.max(-1, ...noted.keys())
  return furthest >= rows ? { rows, fault: { seq: rows, why: truncated(furthest) } } : { rows }
}

export const rewritten = '与锚点或别处的记载不符：此行或它之前的行被改写，校验值也被重算'
export const truncated = (furthest: number): string => `缺失：曾经写到第 ${furthest} 行，尾部被截断`
