import path from 'node:path'
import { groupedBy } from '../grouped.ts'
import { isHead, readAnchors } from './anchors.ts'
import type { Head } from './chain.ts'
import { chainsIn } from './heads.ts'
import { readChain } from './readChain.ts'

/** A row that is not as it was written. */
export interface LedgerFault {
  place: 'FILE' | 'DATABASE' | 'ANCHOR'
  chain: string
  seq: number
  /** a Chinese half-sentence */
  why: string
}

export interface VerifiedFiles {
  faults: LedgerFault[]
  /** good rows of all chains */
  rows: number
  chains: number
  /** what anchors and first rows say of the chains */
  known: Head[]
}

/**
 * Checks every chain file row by row, and against all that was noted of it elsewhere: anchors, the first rows of later chains, the database.
 * @param more heads that the database knows
 * @param since RFC 3339; a chain of which nothing was noted since may be gone, its time of keeping is over
 */
export const verifyFiles = async (
  { folder, anchorFile }: { folder: string; anchorFile: string },
  more: readonly Head[],
  since: string,
): Promise<VerifiedFiles> => {
  const { anchors, unreadable } = await readAnchors(anchorFile)
  const chains = await chainsIn(folder)
  const known = [...anchors, ...(await Promise.all(chains.map(chain => headsNamedBy(folder, chain)))).flat()]
  const byChain = groupedBy([...known, ...more], ({ chain }) => chain)
  const faults = unreadable.map((seq): LedgerFault => ({
    place: 'ANCHOR',
    chain: '',
    seq,
    why: '不是锚点的格式，已被改动',
  }))
  let rows = 0
  for (const chain of chains) {
    const walked = await walk(folder, chain, byChain.get(chain) ?? [])
    rows += walked.rows
    if (walked.fault) faults.push(walked.fault)
  }
  for (const [chain, heads] of byChain)
    if (!chains.includes(chain) && heads.some(({ at }) => at >= since))
      faults.push({ place: 'FILE', chain, seq: 0, why: '整个文件缺失' })
  return { faults, rows, chains: chains.length, known }
}

const headsNamedBy = async (folder: string, chain: string): Promise<Head[]> => {
  for await (const row of readChain(path.join(folder, `${chain}.ndjson`), chain)) {
    const found = 'fault' in row ? null : row.row['found']
    return Array.isArray(found) ? found.filter(isHead) : []
  }
  return []
}

/** The first row of a chain that is not as it was written, or of which something else was noted. */
const walk = async (
  folder: string,
  chain: string,
  heads: readonly Head[],
): Promise<{ rows: number; fault?: LedgerFault }> => {
  const hashes = groupedBy(heads, ({ seq }) => seq)
  let rows = 0
  const fault = (seq: number, why: string) => ({ rows, fault: { place: 'FILE' as const, chain, seq, why } })
  for await (const row of readChain(path.join(folder, `${chain}.ndjson`), chain)) {
    if ('fault' in row) return fault(row.seq, row.fault)
    if (hashes.get(row.seq)?.some(({ hash }) => hash !== row.hash)) return fault(row.seq, rewritten)
    rows += 1
  }
  const furthest = Math.max(-1, ...hashes.keys())
  return furthest >= rows ? fault(rows, truncated(furthest)) : { rows }
}

export const rewritten = '与锚点或别处的记载不符：此行或它之前的行被改写，校验值也被重算'
export const truncated = (furthest: number): string => `缺失：曾经写到第 ${furthest} 行，尾部被截断`
