import { declarationOf } from '@e360/kit/access/declaration'
import { perCaller, rowsSeen } from '@e360/kit/access/rows'
import { today } from '@e360/kit/clock'
import { contentsById } from '@e360/kit/exchange/contents'
import { guardedSchema, readTypeDefs } from '@e360/kit/graphql/subgraphSchema'
import type { OpenDepartment, Ports } from '@e360/kit/department'
import { withLiveBodies } from '@e360/kit/live/withLiveBodies'
import { departmentContext } from '@e360/kit/records/departmentContext'
import { recordImporter } from '@e360/kit/records/recordImporter'
import { recordKeepers } from '@e360/kit/records/recordKeepers'
import { registerFollower } from '@e360/kit/records/registerProjection'
import { contextOf } from './context.ts'
import { certificateImport } from './importers.ts'
import { certificateRecords } from './records.ts'
import { certificateRepository, validRows } from './repository.ts'
import { resolvers } from './resolvers.ts'

export const name = 'certification'
export const typeDefs = readTypeDefs(new URL('../schema.graphql', import.meta.url))

/** What is read in place where a source is live, by type. */
const live = { Certificate: certificateRecords }

const keepers = recordKeepers(Object.keys(live))

/** Puts the department together over its database. @param declared its schema with what that declares */
export const open = (ports: Ports, declared = typeDefs): OpenDepartment => {
  const seen = rowsSeen(declarationOf(declared), {
    ...ports,
    openRows: { Certificate: () => validRows(today()) },
  })
  const wholeRows = () => ports.live.has(certificateRecords.kind)
  const certificatesFor = perCaller({ type: 'Certificate', seen, wholeRows }, (filter, wanted) =>
    certificateRepository(ports.database, filter, wanted),
  )
  return {
    ...guardedSchema(declared, withLiveBodies(resolvers, live, ports.live), { ...ports, keepers }),
    context: contextOf(departmentContext(name, ports), certificatesFor),
    followers: [registerFollower(name, { [certificateRecords.kind]: certificateRecords.table }, ports)],
    importers: { certificates: recordImporter(name, ports, certificateImport) },
    contents: {
      [certificateRecords.kind]: contentsById('Certificate', (ids, caller) => certificatesFor(caller).byIds(ids)),
    },
  }
}
