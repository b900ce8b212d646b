import type { Caller } from '@e360/kit/caller'
import type { Wanted } from '@e360/kit/graphql/wanted'
import type { DepartmentContext } from '@e360/kit/records/departmentContext'
import { inspectionLoaders } from './loaders.ts'
import type { InspectionRepository } from './repository.ts'

/** What the resolvers of this department find for one request. */
export interface Context extends DepartmentContext {
  inspections: InspectionRepository
  loaders: ReturnType<typeof inspectionLoaders>
}

export const contextOf =
  (
    base: (caller: Caller) => DepartmentContext,
    inspectionsFor: (caller: Caller, wanted?: Wanted) => InspectionRepository,
  ) =>
  (caller: Caller, wanted?: Wanted): Context => {
    const inspections = inspectionsFor(caller, wanted)
    return { ...base(caller), inspections, loaders: inspectionLoaders(inspections) }
  }
