import { telling } from '@e360/kit/records/telling'

interface Row {
  decided_on: string
  kinds: string
  fine: number | string | null
  public_until: string | null
}

/** How a penalty is told to those who follow this department: its kinds, never what was done or by whom. */
export const penaltyTelling = telling<Row>(
  ['decided_on', 'kinds', 'fine', 'public_until'],
  ({ decided_on, kinds, fine, public_until }) => ({
    event: {
      occurredOn: decided_on,
      endsOn: null,
      title: `行政处罚：${(JSON.parse(kinds) as string[]).join('、')}`,
      adverse: true,
      publicUntil: public_until,
    },
    facts: { fine: fine === null ? null : String(fine) },
  }),
)
