import { callerWith, openForTest } from '@e360/kit/testing/openForTest'
import { operator } from '@e360/kit/records/departmentContext'
import { department } from '../../subgraphs/governance/src/main.ts'

/**
 * How fast the catalogue is searched: 2,446 resources of 7 items in 342 classes from 38 departments, through GraphQL in one process.
 *   npm run bench:catalogue
 */
const [resources, classes, departments, itemsEach, searches] = [2_446, 342, 38, 7, 4_000]
const words =
  '企业 车辆 房屋 学校 医疗 社保 税务 环境 水质 道路 工程 土地 农业 食品 药品 设备 检验 许可 备案 登记 处罚 信用 评价 统计 年度 人员 资质 证书 合同 项目'.split(
    ' ',
  )
const word = (index: number) => words[index % words.length]!
const nameOf = (index: number) => `${word(index)}${word(index * 7 + 3)}${word(index * 13 + 5)}信息${index}`

const rows = Array.from({ length: resources }, (_, index) => ({
  source: { system: 'bench', recordId: String(index) },
  code: `R${String(index).padStart(5, '0')}`,
  name: nameOf(index),
  theme: `主题信息资源/类${index % 9}/目${index % classes}`,
  provider: `第${index % departments}局`,
  providerCode: `d${index % departments}`,
  summary: `${nameOf(index * 3)}，由${word(index)}业务产生，逐日汇总`,
  sharingType: (['UNCONDITIONAL', 'CONDITIONAL', 'NONE'] as const)[index % 3]!,
  sharingCondition: '须经申请',
  items: Array.from({ length: itemsEach }, (_, item) => ({ name: `${word(index + item)}${word(index * 5 + item)}` })),
}))

const governance = await openForTest(department, () => Promise.resolve([]))
for (let start = 0; start < rows.length; start += 500) {
  const commit = await governance.importers['catalogue']!.prepare(rows.slice(start, start + 500), operator)
  await commit()
}
const query = `query ($text: String, $theme: String, $type: SharingType) {
  catalogue(text: $text, theme: $theme, type: $type, first: 20) { totalCount nodes { code name provider sharingType items { name } } } }`
const ask = (index: number) =>
  governance.ask(callerWith('steward'), query, {
    text: [
      word(index),
      word(index) + word(index * 7 + 3),
      `${word(index)} ${word(index + 4)}`,
      `R0${index % 10}`,
      '没有这样',
    ][index % 5],
    ...(index % 4 === 0 && { theme: `主题信息资源/类${index % 9}` }),
    ...(index % 7 === 0 && { type: 'CONDITIONAL' }),
  })
for (let index = 0; index < 300; index++) await ask(index)
const wall: number[] = []
const processor: number[] = []
for (let index = 0; index < searches; index++) {
  const [startedAt, before] = [performance.now(), process.cpuUsage()]
  await ask(index)
  const { user, system } = process.cpuUsage(before)
  wall.push(performance.now() - startedAt)
  processor.push((user + system) / 1_000)
}
const at = (times: readonly number[], share: number) =>
  Number(times.toSorted((a, b) => a - b)[Math.floor(times.length * share)]!.toFixed(2))
const figures = {
  resources,
  classes,
  departments,
  items: resources * itemsEach,
  searches,
  p50ms: at(wall, 0.5),
  p99ms: at(wall, 0.99),
  p50CpuMs: at(processor, 0.5),
  p99CpuMs: at(processor, 0.99),
}
process.stdout.write(`${JSON.stringify(figures)}\n`)
await governance.close()
