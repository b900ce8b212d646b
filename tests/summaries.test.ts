import { expect, test } from '@jest/globals'
import type { Department } from '@e360/kit/department'
import { callerWith, matchByName, openForTest } from '@e360/kit/testing/openForTest'
import { department as certification } from '../subgraphs/certification/src/main.ts'
import { department as inspection } from '../subgraphs/inspection/src/main.ts'

test.each<[selection: string, department: Department]>([
  ['inspectionSummary { total failed passRate lastInspectedOn }', inspection],
  ['certificateSummary { total valid expiringIn90Days expired }', certification],
])(
  'the records of a company are not looked at for %s, of which there may be very many',
  async (selection, department) => {
    const { enterprises, statements, database, close } = await openForTest(department, matchByName({}))
    await enterprises(callerWith('officer'), [{ orgCode: '551385082' }], selection)
    const summary = statements.find(sql => sql.includes('group by'))!
    const bindings = Array.from(summary.matchAll(/\?/g), () => '')
    const plan = await database.read.raw<{ detail: string }[]>(`explain query plan ${summary}`, bindings)
    await close()
    expect(plan.map(({ detail }) => detail)).toEqual([expect.stringMatching(/COVERING INDEX \w+_counted/)])
  },
)
