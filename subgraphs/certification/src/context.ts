import { today } from '@e360/kit/clock'
import type { DepartmentContext } from '@e360/kit/records/departmentContext'
import { certificateLoaders } from './loaders.ts'
import type { CertificateRepository } from './repository.ts'

/** What the resolvers of this department find for one request. */
export interface Context extends DepartmentContext {
  certificates: CertificateRepository
  loaders: ReturnType<typeof certificateLoaders>
  /** the day that statuses are told for: one answer, one day */
  today: string
}

export const contextOf =
  (base: (caller: DepartmentContext['caller']) => DepartmentContext, certificates: CertificateRepository) =>
  (caller: DepartmentContext['caller']): Context => {
    const day = today()
    return { ...base(caller), certificates, loaders: certificateLoaders(certificates, day), today: day }
  }
