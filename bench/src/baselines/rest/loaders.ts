import { certificateLoaders } from '@e360/certification/loaders'
import { certificateRepository } from '@e360/certification/repository'
import { creditGradeRepository } from '@e360/credit/grades/repository'
import { listingRepository } from '@e360/credit/listings/repository'
import { creditLoaders } from '@e360/credit/loaders'
import { penaltyRepository } from '@e360/credit/penalties/repository'
import { enterpriseLoaders } from '@e360/enterprise/loaders'
import { openRepository } from '@e360/enterprise/repository'
import { inspectionLoaders } from '@e360/inspection/loaders'
import { inspectionRepository } from '@e360/inspection/repository'
import { today } from '@e360/kit/clock'
import type { Database } from '@e360/kit/database/database'
import type { Settings } from '@e360/kit/settings'

/**
 * The departments' own repositories and loaders, so that the SQL is the same; made for each request.
 * @param open how a department's file is read
 */
export const openLoaders = ({ databaseUrl }: Settings, open: (file: string) => Database) => {
  const [enterprise, inspection, certification, credit] = ['enterprise', 'inspection', 'certification', 'credit'].map(
    name => open(databaseUrl(name)),
  ) as [Database, Database, Database, Database]
  const register = openRepository(enterprise)
  const inspections = inspectionRepository(inspection)
  const certificates = certificateRepository(certification)
  const records = {
    penalties: penaltyRepository(credit),
    listings: listingRepository(credit),
    grades: creditGradeRepository(credit),
  }
  return () => {
    const day = today()
    return {
      day,
      register: enterpriseLoaders(register),
      inspections: inspectionLoaders(inspections),
      certificates: certificateLoaders(certificates, day),
      credit: creditLoaders(records, day),
    }
  }
}

export type Loaders = ReturnType<ReturnType<typeof openLoaders>>
