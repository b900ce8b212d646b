import { checkOrder, checkText } from '@e360/kit/records/checks'
import type { RecordError, RecordType } from '@e360/kit/records/recordType'
import type { PenaltyInput } from '../types.generated.ts'
import { penaltyQuality } from './quality.ts'
import { penaltyTelling } from './telling.ts'

/** How a pushed penalty becomes a row, and the rules it must keep. */
export const penaltyRecords: RecordType<PenaltyInput> = {
  kind: 'PENALTY',
  table: 'penalty',
  telling: penaltyTelling,
  quality: penaltyQuality,
  body: ['violation', 'facts', 'basis', 'confiscated', 'authority'],
  row: input => ({
    decision_no: input.decisionNo,
    decided_on: input.decidedOn,
    violation: input.violation ?? null,
    facts: input.facts ?? null,
    basis: input.basis ?? null,
    kinds: JSON.stringify(input.kinds),
    fine: input.fine ?? null,
    confiscated: input.confiscated ?? null,
    authority: input.authority ?? null,
    published_on: input.publishedOn ?? null,
    public_until: input.publicUntil ?? null,
    event_on: input.decidedOn,
  }),
  check: ({ decisionNo, kinds, fine, confiscated, decidedOn, publishedOn, publicUntil }) => {
    const decided = { field: 'decidedOn', label: '决定日期', date: decidedOn }
    const published = { field: 'publishedOn', label: '公示日期', date: publishedOn }
    const lastPublicDay = { field: 'publicUntil', label: '公示截止期', date: publicUntil }
    return [
      ...checkText('decisionNo', '决定书文号', decisionNo, 200),
      ...checkKinds(kinds),
      ...checkAmount('fine', '罚款金额', fine),
      ...checkAmount('confiscated', '没收金额', confiscated),
      ...checkOrder(decided, published),
      ...checkOrder(publishedOn ? published : decided, lastPublicDay),
    ]
  },
}

const checkKinds = (kinds: readonly string[]): RecordError[] =>
  kinds.length === 0 || kinds.some(kind => kind.trim() === '')
    ? [{ field: 'kinds', code: 'REQUIRED', message: '处罚类别至少写一项，且不能有空项' }]
    : []

/** 9·10¹⁵ fen, 90 万亿元: what JavaScript and both databases hold exactly. */
const largestFen = 9_000_000_000_000_000n

const checkAmount = (field: string, label: string, fen: string | null | undefined): RecordError[] => {
  if (fen == null || (BigInt(fen) >= 0n && BigInt(fen) <= largestFen)) return []
  return [{ field, code: 'OUT_OF_RANGE', message: `${label} ${fen} 分应在 0 到 ${largestFen} 分之间，请核对单位` }]
}
