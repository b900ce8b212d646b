import { subjectColumnsWith } from '@e360/kit/records/importer'
import type { Column } from '@e360/kit/tabular/columns'

/**
 * The import columns of penalties: English header, Chinese header, and variants. CF_… are the fields of the double-publicity penalty
 * tables (双公示-行政处罚, 2016 and 2018 layouts). Amounts count 万元 unless the header, the cell or a mapping says otherwise.
 */
export const penaltyColumns: readonly Column[] = [
  ...subjectColumnsWith({
    ent_name: ['当事人', '被处罚人', '被处罚单位', '行政相对人名称', 'CF_XDR_MC'],
    ent_code: [
      '行政相对人代码（统一社会信用代码）',
      'CF_XDR_SHXYM',
      '行政相对人代码（组织机构代码）',
      'CF_XDR_ZZJG',
      'CF_XDR_ZDM',
    ],
  }),
  {
    field: 'decision_no',
    headers: ['决定书文号', '行政处罚决定书文号', '处罚决定书文号', '行政处罚文号', '处罚文号', 'CF_WSH', 'penDecNo'],
    kind: 'text',
    required: true,
  },
  {
    field: 'decided_on',
    headers: ['决定日期', '处罚决定日期', '作出行政处罚决定日期', '处罚日期', '处罚时间', 'CF_JDRQ', 'penDecIssDate'],
    kind: 'date',
    required: true,
  },
  { field: 'violation', headers: ['违法行为类型', '违法行为', 'CF_WFXW', 'illegActType'], kind: 'text' },
  { field: 'facts', headers: ['违法事实', '主要违法事实', '处罚事由', '处罚原因', 'CF_SY'], kind: 'text' },
  { field: 'basis', headers: ['处罚依据', '行政处罚依据', '法律依据', 'CF_YJ'], kind: 'text' },
  {
    field: 'kinds',
    headers: ['处罚类别', '处罚种类', '行政处罚种类', 'CF_CFLB'],
    kind: 'list',
    list: { separators: ';；、，,' },
    required: true,
  },
  { field: 'fine_wan', headers: ['罚款金额(万元)', 'CF_NR_FK'], kind: 'wan' },
  {
    field: 'confiscated_wan',
    headers: ['没收金额(万元)', '没收违法所得、没收非法财物的金额(万元)', 'CF_NR_WFFF'],
    kind: 'wan',
  },
  {
    field: 'authority',
    headers: ['处罚机关', '处罚机关名称', '作出行政处罚决定机关名称', 'CF_CFJG', 'CF_XZJG', 'penAuth_CN'],
    kind: 'text',
  },
  { field: 'published_on', headers: ['公示日期', '公布日期', '公开日期', 'publicDate'], kind: 'date' },
  { field: 'public_until', headers: ['公示截止期', '公示截止日期', 'CF_GSJZQ'], kind: 'date' },
]
