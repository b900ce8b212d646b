import type { DocumentNode } from 'graphql'
import type { Caller } from './caller.ts'
import { changeLogMigration, headOf } from './changes/changeLog.ts'
import type { Feed, Follower } from './changes/follower.ts'
import { localFeed } from './changes/localFeed.ts'
import { openPace } from './changes/pace.ts'
import { reportKinds } from './changes/reports.ts'
import { openDatabase, type Database } from './database/database.ts'
import { contentReader, type RecordContents } from './exchange/contents.ts'
import type { Door } from './exchange/door.ts'
import { changesByKind, exchangeMigration } from './exchange/exchangeTables.ts'
import { openDoor } from './exchange/openDoor.ts'
import { migrate, type Migration } from './database/migrate.ts'
import { unusableDatabase } from './database/unusable.ts'
import { localExecutor, type LocalExecutor } from './graphql/execute.ts'
import type { DepartmentSchema } from './graphql/subgraphSchema.ts'
import type { Wanted } from './graphql/wanted.ts'
import { openLiveBodies, type LiveBodies } from './live/liveBodies.ts'
import { liveSourceMigration, readLiveSources } from './live/liveSources.ts'
import type { Grants } from './grants/grants.ts'
import type { Log } from './log.ts'
import { qualityReportMigration } from './quality/reportQuality.ts'
import type { JudgeData } from './quality/types.ts'
import { askingAs, type MatchPort } from './records/matchPort.ts'
import { toldFeed, type ToldChange, type ToldType } from './records/telling.ts'
import type { Rebuild } from './rebuild.ts'
import type { Importer } from './records/importer.ts'
import type { FreshnessNote } from './sources/freshness.ts'
import type { SourceFacts } from './sources/standing.ts'
import { rereadingMigration, sourceMigration, sourceReportMigration } from './sources/sourceTables.ts'

/** What a department is given when it opens. */
export interface Ports {
  database: Database
  /** how the register is asked which company a record is about */
  match: MatchPort
  /** the register's change log */
  register: Feed
  /** the change logs of the departments of records, by name */
  departments: Readonly<Record<string, Feed>>
  /** the same logs together with the records */
  told: Readonly<Record<string, Feed<ToldChange>>>
  /** the composed supergraph that the gateway serves, with what it declares (kit/src/access/declaration.ts); absent where none is served */
  supergraph?: () => string
  log: Log
  /** which records are read in place */
  live: LiveBodies
  /** the chain files of the access ledger, and how long they are kept; only who reads them into a database needs them */
  ledger?: { folder: string; years: number }
  /** false drops the access rules: `E360_ACCESS=off`, never in production */
  access?: boolean
}

/** What an opened department offers. */
export interface OpenDepartment extends DepartmentSchema {
  /** made for each request: what resolvers find as their context. @param wanted what is read of rows; absent: all that there is */
  context: (caller: Caller, wanted?: Wanted) => { caller: Caller }
  followers: readonly Follower[]
  /** `e360 import <type>` and `POST /ingest/<type>`: type → how its records are taken */
  importers: Readonly<Record<string, Importer>>
  /** kind of change → how the records behind it are read for those who follow from outside */
  contents: Readonly<Record<string, RecordContents>>
  /** kinds of change besides those, and besides reports of the department about itself */
  kinds?: readonly string[]
  /** answers the other departments' match port; only the register does */
  match?: MatchPort
  /** counts uses of grants, see {@link Grants}; only where grants are kept */
  useGrants?: Grants['use']
  /** `e360 rebuild`: what is derived from the feeds is made again; only where all of it is */
  rebuild?: Rebuild
  /** the sources of the departments that it follows; only where all of it is derived from them */
  followedSources?: () => Promise<readonly SourceFacts[]>
}

/**
 * What a department needs of others: the register's change log, its match port, the change logs of the departments of records, the same
 * together with the records.
 */
export type Ask = 'REGISTER_CHANGES' | 'MATCH' | 'RECORD_CHANGES' | 'RECORDS'

/** One department, as its folder declares it. */
export interface Department {
  name: string
  /** in the distributed topology nothing else is answered to it */
  asks: readonly Ask[]
  /** where it listens in the distributed topology unless told otherwise */
  port: number
  migrations: readonly Migration[]
  /** what it keeps of companies; empty where it keeps no records */
  records: readonly ToldType[]
  /** how its data are judged where they are no records */
  quality?: JudgeData
  /** @param declared what its schema is, where not as its folder says: tests plant mistakes in it */
  open: (ports: Ports, declared?: DocumentNode) => OpenDepartment
}

/** A department at work: in process, or behind {@link serveDepartment}. */
export interface RunningDepartment extends OpenDepartment {
  name: string
  database: Database
  execute: LocalExecutor
  /** what comes and goes as a stream: bulk push, change feed */
  door: Door
  log: Log
  /** how old its data are, as its answers tell */
  freshness: FreshnessNote
  live: LiveBodies
  feed: Feed
  /** the same log together with the records */
  told: Feed<ToldChange>
  /** begins to follow the other departments */
  follow: () => void
  close: () => Promise<void>
}

/**
 * Opens a department's database, brings it up to date, and builds its schema.
 * @throws Error whose Chinese sentence names the setting where the database cannot be used
 */
export const openDepartment = async (
  department: Department,
  databaseUrl: string,
  ports: Omit<Ports, 'database' | 'live'>,
): Promise<RunningDepartment> => {
  const database = await upToDate(department, databaseUrl)
  const live = openLiveBodies()
  for (const { kind, system } of await readLiveSources(database)) live.miss(kind, system)
  const opened = department.open({ ...ports, match: askingAs(department.name, ports.match), database, live })
  const pace = openPace(() => headOf(database))
  const feed = localFeed(database)
  const freshness: FreshnessNote = { told: null }
  const execute = localExecutor(opened, opened.context, ports.log, freshness)
  return {
    ...opened,
    name: department.name,
    database,
    feed: pace.watched(feed),
    told: pace.watched(toldFeed(database, feed, department.records)),
    execute,
    log: ports.log,
    freshness,
    live,
    door: openDoor({
      ...opened,
      name: department.name,
      database,
      records: department.records,
      kinds: [...Object.keys(opened.contents), ...(opened.kinds ?? []), ...reportKinds],
      execute,
      letsIn: opened.lean.letsIn,
      readContents: contentReader(opened.schema, opened.contents, opened.context, opened.lean.letsIn),
      log: ports.log,
      keepPace: pace.keep,
    }),
    follow: () => opened.followers.forEach(follower => follower.start()),
    close: async () => {
      await Promise.all(opened.followers.map(follower => follower.stop()))
      await database.close()
    },
  }
}

/** A database with a department's tables, without the department: `e360 rebuild` fills it, and what is computed beside a server goes in. */
export const openFresh = ({ migrations }: Department, file: string): Promise<Database> =>
  upToDate({ name: 'scratch', migrations }, file)

/** The tables of kit that every department has beside its own. */
export const kitMigrations: readonly Migration[] = [
  changeLogMigration,
  exchangeMigration,
  changesByKind,
  sourceMigration,
  sourceReportMigration,
  liveSourceMigration,
  qualityReportMigration,
  rereadingMigration,
]

const upToDate = async (
  { name, migrations }: Pick<Department, 'name' | 'migrations'>,
  url: string,
): Promise<Database> => {
  let database: Database | undefined
  try {
    database = openDatabase(url)
    await migrate(database, [...kitMigrations, ...migrations])
    return database
  } catch (error) {
    await database?.close()
    throw unusableDatabase(name, error)
  }
}
