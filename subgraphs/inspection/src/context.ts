import type { DepartmentContext } from '@e360/kit/records/departmentContext'
import { inspectionLoaders } from './loaders.ts'
import type { InspectionRepository } from './repository.ts'

/** What the resolvers of this department find for one request. */
export interface Context extends DepartmentContext {
  inspections: InspectionRepository
  loaders: ReturnType<typeof inspectionLoaders>
}

export const contextOf =
  (base: (caller: DepartmentContext['caller']) => DepartmentContext, inspections: InspectionRepository) =>
  (caller: DepartmentContext['caller']): Context => ({
    ...base(caller),
    inspections,
    loaders: inspectionLoaders(inspections),
  })
