import { readdirSync, readFileSync } from 'node:fs'
import type { Doors } from '@e360/gateway/http/doors'
import type { RunningDepartment } from '@e360/kit/department'
import type { AccessLedger } from '@e360/kit/accessLedger/accessLedger'
import { keepStream } from '@e360/kit/accessLedger/keepStream'
import type { Door } from '@e360/kit/exchange/door'
import { openRemoteDoor } from '@e360/kit/exchange/remoteDoor'
import type { Settings } from '@e360/kit/settings'
import type { Trust } from '@e360/kit/trust/trust'

const folders = new URL('../../subgraphs/', import.meta.url)

/** What a department's package.json tells those who do not open it. */
export interface Manifest {
  name: string
  port: number
  /** the record types that it takes in bulk → the catalogue's resource that they belong to; null: none */
  records: Readonly<Record<string, string | null>>
}

/** Of every department that has a folder below subgraphs/, by name. */
export const readManifests = (): Manifest[] =>
  readdirSync(folders, { withFileTypes: true })
    .filter(entry => entry.isDirectory())
    .map(({ name }) => {
      const { e360 } = JSON.parse(readFileSync(new URL(`${name}/package.json`, folders), 'utf8')) as {
        e360: Pick<Manifest, 'port'> & Partial<Manifest>
      }
      return { name, port: e360.port, records: e360.records ?? {} }
    })
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))

/** The doors of departments in this process. */
export const localDoors = (departments: readonly Pick<RunningDepartment, 'name' | 'importers' | 'door'>[]): Doors =>
  doorsOf(departments.map(({ name, importers, door }) => ({ name, records: Object.keys(importers), door })))

/** The doors of departments in processes of their own. */
export const remoteDoors = (
  settings: Pick<Settings, 'serviceUrl'>,
  trust: Trust | null,
): { doors: Doors; close: () => Promise<void> } => {
  const opened = readManifests().map(({ name, port, records }) => ({
    name,
    records: Object.keys(records),
    ...openRemoteDoor(settings.serviceUrl(name) ?? `http://127.0.0.1:${port}`, trust && trust.signer(name)),
  }))
  return { doors: doorsOf(opened), close: async () => void (await Promise.all(opened.map(({ close }) => close()))) }
}

/** The same doors; each request and what it is answered are kept, with the resources that stand behind the door. */
export const keptDoors = ({ types, departments }: Doors, ledger: AccessLedger): Doors => {
  const manifests = readManifests()
  const ofType = Object.assign({}, ...manifests.map(({ records }) => records)) as Manifest['records']
  const kept = (doors: Readonly<Record<string, Door>>, resourcesOf: (name: string) => readonly (string | null)[]) =>
    Object.fromEntries(
      Object.entries(doors).map(([name, door]) => {
        const resources = resourcesOf(name).filter(resource => resource !== null)
        return [name, keepStream(door, name, resources, ledger)]
      }),
    )
  return {
    types: kept(types, type => [ofType[type] ?? null]),
    departments: kept(departments, name => Object.values(manifests.find(each => each.name === name)?.records ?? {})),
  }
}

const doorsOf = (departments: readonly { name: string; records: readonly string[]; door: Door }[]): Doors => ({
  types: Object.fromEntries(departments.flatMap(({ records, door }) => records.map(type => [type, door]))),
  departments: Object.fromEntries(departments.map(({ name, door }) => [name, door])),
})
