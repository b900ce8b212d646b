import type { Caller } from '@e360/kit/caller'
import { today } from '@e360/kit/clock'
import type { Wanted } from '@e360/kit/graphql/wanted'
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
  (
    base: (caller: Caller) => DepartmentContext,
    certificatesFor: (caller: Caller, wanted?: Wanted) => CertificateRepository,
  ) =>
  (caller: Caller, wanted?: Wanted): Context => {
    const certificates = certificatesFor(caller, wanted)
    const day = today()
    return { ...base(caller), certificates, loaders: certificateLoaders(certificates, day), today: day }
  }
