import {
  comparisonClasses,
  comparisonSides,
  type ComparedLine,
  type ComparisonClass,
  type ComparisonSide,
} from '@e360/enterprise/compare/classes'
import { regionOf } from '@e360/kit/regions'
import { textTable } from './textTable.ts'

/** How many lines there were of each kind, by side and district. */
export interface ComparisonTally {
  add: (line: ComparedLine) => void
  total: (side: ComparisonSide, kind?: ComparisonClass) => number
  /** rows of the file that repeat an earlier one */
  repeats: () => number
  /** the table by district and its totals */
  table: () => string
}

export const sideNames: Readonly<Record<ComparisonSide, string>> = { register: '登记库', file: '文件' }

const classNames: Readonly<Record<ComparisonClass, string>> = {
  matched: '一致',
  'code only': '仅代码',
  'name only': '仅名称',
  conflict: '矛盾',
  orphan: '仅一方有',
  unreadable: '无法比对',
}

/** The name of a district, by its code; where a row does not say where it belongs, that. */
export const districtName = (code: string | null): string => (code === null ? '未注明' : (regionOf(code)?.name ?? ''))

export const comparisonTally = (): ComparisonTally => {
  const counts = new Map<string, number>()
  const districts = new Set<string>()
  let repeats = 0
  const count = (district: string, side: ComparisonSide, kind: ComparisonClass) =>
    counts.get(`${district} ${side} ${kind}`) ?? 0
  const add = (district: string, { side, class: kind }: ComparedLine) =>
    void counts.set(`${district} ${side} ${kind}`, count(district, side, kind) + 1)
  const total = (side: ComparisonSide, kind?: ComparisonClass, district = all) =>
    comparisonClasses.reduce((sum, each) => sum + (each === (kind ?? each) ? count(district, side, each) : 0), 0)
  const rowsOf = (district: string, name: string) =>
    comparisonSides.map(side => [
      district === unknown || district === all ? name : `${district} ${name}`,
      sideNames[side],
      ...comparisonClasses.map(kind => String(count(district, side, kind))),
      String(total(side, undefined, district)),
    ])
  return {
    add: line => {
      const district = line.regionCode ?? unknown
      districts.add(district)
      add(district, line)
      add(all, line)
      if (line.repeats) repeats += 1
    },
    total: (side, kind) => total(side, kind),
    repeats: () => repeats,
    table: () =>
      textTable(
        ['区县', '名册', ...comparisonClasses.map(kind => `${classNames[kind]} ${kind}`), '合计'],
        [
          ...[...districts].toSorted().flatMap(code => rowsOf(code, districtName(code === unknown ? null : code))),
          ...rowsOf(all, '全部'),
        ],
        2,
      ),
  }
}

const all = 'all'
/** sorts behind every code */
const unknown = '~'
