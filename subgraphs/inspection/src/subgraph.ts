import { contentsById } from '@e360/kit/exchange/contents'
import { guardedSchema, readTypeDefs } from '@e360/kit/graphql/subgraphSchema'
import type { OpenDepartment, Ports } from '@e360/kit/department'
import { withLiveBodies } from '@e360/kit/live/withLiveBodies'
import { departmentContext } from '@e360/kit/records/departmentContext'
import { recordImporter } from '@e360/kit/records/recordImporter'
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

/** Puts the department together over its database. */
export const open = (ports: Ports): OpenDepartment => {
  const inspections = inspectionRepository(ports.database)
  return {
    ...guardedSchema(typeDefs, withLiveBodies(resolvers, live, ports.live), ports),
    context: contextOf(departmentContext(name, ports), inspections),
    followers: [registerFollower(name, { [inspectionRecords.kind]: inspectionRecords.table }, ports)],
    importers: { inspections: recordImporter(name, ports, inspectionImport) },
    contents: { [inspectionRecords.kind]: contentsById('Inspection', inspections.byIds) },
  }
}
