import { expect, test } from '@jest/globals'
import { declarationOf } from '@e360/kit/access/declaration'
import type { Department } from '@e360/kit/department'
import { matchByName, openForTest } from '@e360/kit/testing/openForTest'
import { readSupergraph } from './supergraph.ts'
import { localDoors, readManifests, remoteDoors } from './doors.ts'

test('what the package.json of a department says that it takes is what it takes', async () => {
  const manifests = readManifests()
  expect(manifests.flatMap(({ records }) => Object.keys(records)).toSorted()).toEqual([
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
    expect(Object.keys(localDoors([running]).types)).toEqual(Object.keys(records))
    await running.close()
  }
})

test('what a department takes belongs to a resource that the supergraph declares as its own', () => {
  const declared = new Set([...declarationOf(readSupergraph()).values()].map(({ resource }) => resource))
  const told = readManifests().flatMap(({ records }) => Object.values(records))
  expect(told.filter(resource => resource !== null && !declared.has(resource))).toEqual([])
  expect(told.filter(resource => resource === null)).toHaveLength(1)
})
