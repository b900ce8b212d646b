import { declarationOf } from '@e360/kit/access/declaration'
import { perCaller, rowsSeen } from '@e360/kit/access/rows'
import { contentsById } from '@e360/kit/exchange/contents'
import { guardedSchema, readTypeDefs } from '@e360/kit/graphql/subgraphSchema'
import type { OpenDepartment, Ports } from '@e360/kit/department'
import { withLiveBodies } from '@e360/kit/live/withLiveBodies'
import { departmentContext } from '@e360/kit/records/departmentContext'
import { recordImporter } from '@e360/kit/records/recordImporter'
import { recordKeepers } from '@e360/kit/records/recordKeepers'
import { registerFollower } from '@e360/kit/records/registerProjection'
import { contextOf } from './context.ts'
import { inspectionImport } from './importers.ts'
import { inspectionRecords } from './records.ts'
import { inspectionRepository } from './repository.ts'
import { resolvers } from './resolvers.ts'

export const name = 'inspection'
export const typeDefs = readTypeDefs(new URL('../schema.graphql', import.meta.url))

/** What is read in place where a source is live, by type. */
const live = { Inspection: inspectionRecords }

const keepers = recordKeepers(Object.keys(live))

/** Puts the department together over its database. @param declared its schema with what that declares */
export const open = (ports: Ports, declared = typeDefs): OpenDepartment => {
  const seen = rowsSeen(declarationOf(declared), ports)
  const wholeRows = () => ports.live.has(inspectionRecords.kind)
  const inspectionsFor = perCaller({ type: 'Inspection', seen, wholeRows }, (filter, wanted) =>
    inspectionRepository(ports.database, filter, wanted),
  )
  return {
    ...guardedSchema(declared, withLiveBodies(resolvers, live, ports.live), { ...ports, keepers }),
    context: contextOf(departmentContext(name, ports), inspectionsFor),
    followers: [registerFollower(name, { [inspectionRecords.kind]: inspectionRecords.table }, ports)],
    importers: { inspections: recordImporter(name, ports, inspectionImport) },
    contents: {
      [inspectionRecords.kind]: contentsById('Inspection', (ids, caller) => inspectionsFor(caller).byIds(ids)),
    },
  }
}
