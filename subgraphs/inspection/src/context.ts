import type { Caller } from '@e360/kit/caller'
import type { DepartmentContext } from '@e360/kit/records/departmentContext'
import { inspectionLoaders } from './loaders.ts'
import type { InspectionRepository } from './repository.ts'

/** What the resolvers of this department find for one request. */
export interface Context extends DepartmentContext {
  inspections: InspectionRepository
  loaders: ReturnType<typeof inspectionLoaders>
}

export const contextOf =
  (base: (caller: Caller) => DepartmentContext, inspectionsFor: (caller: Caller) => InspectionRepository) =>
  (caller: Caller): Context => {
    const inspections = inspectionsFor(caller)
    return { ...base(caller), inspections, loaders: inspectionLoaders(inspections) }
  }
