import { expect, test } from '@jest/globals'
import type { Department } from '@e360/kit/department'
import { callerWith, matchByName, openForTest } from '@e360/kit/testing/openForTest'
import { department as certification } from '../subgraphs/certification/src/main.ts'
import { department as inspection } from '../subgraphs/inspection/src/main.ts'

test.each<[selection: string, department: Department, orgCodes: string[]]>([
  ['inspectionSummary { total failed passRate lastInspectedOn }', inspection, ['551385082']],
  ['inspectionSummary { total failed passRate lastInspectedOn }', inspection, ['551385082', '551385090']],
  ['certificateSummary { total valid expiringIn90Days expired }', certification, ['551385082']],
  ['certificateSummary { total valid expiringIn90Days expired }', certification, ['551385082', '551385090']],
])(
  'the records of a company are not looked at for %s, of which there may be very many',
  async (selection, department, orgCodes) => {
    const { enterprises, statements, database, close } = await openForTest(department, matchByName({}))
    await enterprises(
      callerWith('officer'),
      orgCodes.map(orgCode => ({ orgCode })),
      selection,
    )
    const summary = statements.find(sql => sql.includes('count(*)'))!
    const bindings = Array.from(summary.matchAll(/\?/g), () => '')
    const plan = await database.read.raw<{ detail: string }[]>(`explain query plan ${summary}`, bindings)
    await close()
    const looks = plan.map(({ detail }) => detail).filter(detail => /^(SEARCH|SCAN) (?!few$)/.test(detail))
    expect(looks).toEqual([expect.stringMatching(/COVERING INDEX \w+_counted/)])
  },
)
