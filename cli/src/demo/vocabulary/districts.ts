import type { Weighted } from '../random.ts'

/** A district of Chongqing, or a functional zone, which has no code of GB/T 2260. */
export interface District {
  code?: string
  name: string
  /** as people write it: 渝北, 石柱 */
  short: string
  /** as company names bear it: 渝北区, 石柱县 */
  label: string
}

const district = (code: string, short: string, kind: '区' | '县' = '区', name = short + kind): District => ({
  code,
  name,
  short,
  label: short.endsWith(kind) ? short : short + kind,
})
const zone = (name: string): District => ({ name, short: name, label: name })

/** The 38 districts of GB/T 2260 (2020) and three functional zones; weights are rounded shares of firms, out of 1,000. */
export const districts: Weighted<District> = [
  [district('500107', '九龙坡'), 132],
  [district('500112', '渝北'), 90],
  [district('500103', '渝中'), 70],
  [district('500106', '沙坪坝'), 64],
  [district('500105', '江北'), 64],
  [district('500108', '南岸'), 62],
  [district('500101', '万州'), 38],
  [district('500109', '北碚'), 34],
  [district('500113', '巴南'), 33],
  [district('500102', '涪陵'), 28],
  [district('500116', '江津'), 26],
  [district('500104', '大渡口'), 22],
  [district('500118', '永川'), 22],
  [district('500110', '綦江'), 21],
  [district('500120', '璧山'), 19],
  [district('500115', '长寿'), 18],
  [district('500117', '合川'), 18],
  [district('500235', '云阳', '县'), 16],
  [district('500111', '大足'), 15],
  [district('500154', '开州'), 15],
  [district('500230', '丰都', '县'), 13],
  [district('500233', '忠县', '县', '忠县'), 12],
  [district('500153', '荣昌'), 11],
  [district('500236', '奉节', '县'), 11],
  [district('500242', '酉阳', '县', '酉阳土家族苗族自治县'), 11],
  [district('500231', '垫江', '县'), 11],
  [district('500119', '南川'), 11],
  [district('500243', '彭水', '县', '彭水苗族土家族自治县'), 10],
  [district('500151', '铜梁'), 10],
  [district('500240', '石柱', '县', '石柱土家族自治县'), 10],
  [district('500241', '秀山', '县', '秀山土家族苗族自治县'), 10],
  [district('500237', '巫山', '县'), 9],
  [district('500152', '潼南'), 9],
  [district('500155', '梁平'), 8],
  [district('500114', '黔江'), 7],
  [district('500156', '武隆'), 7],
  [district('500238', '巫溪', '县'), 7],
  [district('500229', '城口', '县'), 6],
  [zone('两江新区'), 12],
  [zone('高新区'), 8],
  [zone('万盛经开区'), 3],
]

/** Those that a branch may be sent to: every real district, in a fixed order. */
export const codedDistricts: readonly District[] = districts
  .map(([place]) => place)
  .filter(place => place.code !== undefined)
