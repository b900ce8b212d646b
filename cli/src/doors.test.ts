import { expect, test } from '@jest/globals'
import type { Department } from '@e360/kit/department'
import { matchByName, openForTest } from '@e360/kit/testing/openForTest'
import { localDoors, readManifests, remoteDoors } from './doors.ts'

test('what the package.json of a department says that it takes is what it takes', async () => {
  const manifests = readManifests()
  expect(manifests.flatMap(({ records }) => records).toSorted()).toEqual([
    'catalogue',
    'certificates',
    'enterprises',
    'grades',
    'inspections',
    'listings',
    'penalties',
  ])
  const remote = remoteDoors({ serviceUrl: () => undefined }, null)
  expect(Object.keys(remote.doors.departments)).toEqual(manifests.map(({ name }) => name))
  await remote.close()

  for (const { name, records } of manifests) {
    const { department } = (await import(`../../subgraphs/${name}/src/main.ts`)) as { department: Department }
    const running = await openForTest(department, matchByName({}))
    expect(Object.keys(localDoors([running]).types)).toEqual(records)
    await running.close()
  }
})
