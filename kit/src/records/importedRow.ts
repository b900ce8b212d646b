import { recordIdOf } from '../tabular/recordId.ts'
import type { TableRecord } from '../tabular/records.ts'
import type { ImportedRow } from './importer.ts'

/** A row that was read, as a department takes it. @param system the source system of a row that does not name its own */
export const importedRow = ({ fields, written }: TableRecord, system: string): ImportedRow => {
  const text = (field: string) => fields[field] as string | undefined
  return {
    fields,
    source: {
      system: text('system') ?? system,
      recordId: text('record_id') ?? recordIdOf(written),
      version: text('version'),
      recordedAt: text('recorded_at'),
      enterpriseName: text('ent_name'),
      enterpriseCode: text('ent_code'),
      enterpriseAddress: text('ent_address'),
      enterpriseDistrict: text('ent_district'),
    },
  }
}
