import { verifyFiles, type LedgerFault } from '@e360/kit/accessLedger/verifyFiles'
import { readSettings } from '@e360/kit/settings'

/**
 * `e360 verify-ledger`: checks the chain files against themselves and against their anchors; prints the first broken row of each.
 * @returns the exit code: 0 where every row is as it was written, else 1
 */
export const runVerifyLedger = async (): Promise<number> => {
  const { E360_LEDGER_DIR: folder, E360_LEDGER_ANCHOR: anchorFile, E360_LEDGER_RETENTION_YEARS: years } = readSettings()
  const { faults, rows, chains, known } = await verifyFiles({ folder, anchorFile }, [], yearsAgo(years))
  process.stdout.write(`留痕文件 ${chains} 个，完好 ${rows} 行，锚点与互证 ${known.length} 处\n`)
  for (const fault of faults) process.stdout.write(`${sentenceOf(fault)}\n`)
  process.stdout.write(faults.length === 0 ? '访问留痕完整，未发现改动\n' : `发现 ${faults.length} 处问题\n`)
  return faults.length === 0 ? 0 : 1
}

const places: Readonly<Record<LedgerFault['place'], string>> = { FILE: '文件', DATABASE: '数据库', ANCHOR: '锚点文件' }

const sentenceOf = ({ place, chain, seq, why }: LedgerFault): string =>
  `${places[place]}${chain && ` ${chain}`} 第 ${seq} 行：${why}`

const yearsAgo = (years: number): string => {
  const date = new Date()
  date.setUTCFullYear(date.getUTCFullYear() - years)
  return date.toISOString()
}
