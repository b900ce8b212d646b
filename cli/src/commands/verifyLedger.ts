import { existsSync } from 'node:fs'
import { verifyRows, type VerifiedRows } from '@e360/governance/ledger/verifyRows'
import { yearsAgo } from '@e360/governance/ledger/follow'
import { readAnchors } from '@e360/kit/accessLedger/anchors'
import type { Head } from '@e360/kit/accessLedger/chain'
import { headsNamedIn } from '@e360/kit/accessLedger/heads'
import { verifyFiles, type LedgerFault } from '@e360/kit/accessLedger/verifyFiles'
import { isMysqlUrl } from '@e360/kit/database/database'
import { readSnapshot } from '@e360/kit/database/snapshot'
import { readSettings, type Settings } from '@e360/kit/settings'

const ledgerDepartment = 'governance'

/**
 * `e360 verify-ledger`: checks chain files, database and anchors, each in itself and against the others, beside a running server or alone; prints
 * the first broken row of each chain.
 * @returns the exit code: 0 where every row is as it was written, else 1
 */
export const runVerifyLedger = async (): Promise<number> => {
  const settings = readSettings()
  const { E360_LEDGER_DIR: folder, E360_LEDGER_ANCHOR: anchorFile, E360_LEDGER_RETENTION_YEARS: years } = settings
  // what is noted elsewhere first, the files last: a running server writes in the other order
  const { anchors, unreadable } = await readAnchors(anchorFile)
  const known = [...anchors, ...(await headsNamedIn(folder))]
  const rows = await rowsOf(settings, known)
  const files = await verifyFiles(folder, [...known, ...rows.heads], yearsAgo(years))
  const faults = [...unreadable.map(noAnchor), ...files.faults, ...rows.faults]
  process.stdout.write(
    `文件：${files.chains} 个链条，完好 ${files.rows} 行；数据库：完好 ${rows.rows} 行；锚点与互证 ${known.length} 处\n`,
  )
  for (const fault of faults) process.stdout.write(`${sentenceOf(fault)}\n`)
  process.stdout.write(faults.length === 0 ? '访问留痕完整，未发现改动\n' : `发现 ${faults.length} 处问题\n`)
  return faults.length === 0 ? 0 : 1
}

/** None where no department was started yet that reads the ledger. */
const rowsOf = async (settings: Settings, known: readonly Head[]): Promise<VerifiedRows> => {
  const url = settings.databaseUrl(ledgerDepartment)
  if (!isMysqlUrl(url) && !existsSync(url)) return { faults: [], rows: 0, heads: [] }
  return readSnapshot(ledgerDepartment, url, read => verifyRows(read, known))
}

const noAnchor = (line: number): LedgerFault => ({
  place: 'ANCHOR',
  chain: '',
  seq: line,
  why: '不是锚点的格式，已被改动',
})

const places: Readonly<Record<LedgerFault['place'], string>> = { FILE: '文件', DATABASE: '数据库', ANCHOR: '锚点文件' }

const sentenceOf = ({ place, chain, seq, why }: LedgerFault): string =>
  `${places[place]}${chain && ` ${chain}`} 第 ${seq} 行：${why}`
