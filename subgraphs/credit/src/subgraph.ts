import { declarationOf } from '@e360/kit/access/declaration'
import { rowsSeen } from '@e360/kit/access/rows'
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
import { creditGradeImport } from './grades/importer.ts'
import { creditGradeRecords } from './grades/records.ts'
import { listingImport } from './listings/importer.ts'
import { listingRecords } from './listings/records.ts'
import { currentRows } from './listings/repository.ts'
import { penaltyImport } from './penalties/importer.ts'
import { penaltyRecords } from './penalties/records.ts'
import { publishedRows } from './penalties/repository.ts'
import { creditRepositories } from './repository.ts'
import { resolvers } from './resolvers.ts'

export const name = 'credit'
export const typeDefs = readTypeDefs(new URL('../schema.graphql', import.meta.url))

const tables = Object.fromEntries(
  [penaltyRecords, listingRecords, creditGradeRecords].map(type => [type.kind, type.table]),
)

/** What is read in place where a source is live, by type. */
const live = { Penalty: penaltyRecords, Listing: listingRecords, CreditGrade: creditGradeRecords }

const keepers = recordKeepers(Object.keys(live))

/** Puts the department together over its database. @param declared its schema with what that declares */
export const open = (ports: Ports, declared = typeDefs): OpenDepartment => {
  const seen = rowsSeen(declarationOf(declared), {
    ...ports,
    openRows: { Penalty: () => publishedRows(today()), Listing: () => currentRows(today()) },
  })
  const repositoriesFor = creditRepositories(ports.database, seen, ports.live)
  return {
    ...guardedSchema(declared, withLiveBodies(resolvers, live, ports.live), { ...ports, keepers }),
    context: contextOf(departmentContext(name, ports), repositoriesFor),
    followers: [registerFollower(name, tables, ports)],
    importers: {
      penalties: recordImporter(name, ports, penaltyImport),
      listings: recordImporter(name, ports, listingImport),
      grades: recordImporter(name, ports, creditGradeImport),
    },
    contents: {
      [penaltyRecords.kind]: contentsById('Penalty', (ids, caller) => repositoriesFor(caller).penalties.byIds(ids)),
      [listingRecords.kind]: contentsById('Listing', (ids, caller) => repositoriesFor(caller).listings.byIds(ids)),
      [creditGradeRecords.kind]: contentsById('CreditGrade', (ids, caller) =>
        repositoriesFor(caller).grades.byIds(ids),
      ),
    },
  }
}
