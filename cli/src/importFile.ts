import path from 'node:path'
import { failure } from '@e360/kit/errors'
import type { RunningDepartment } from '@e360/kit/department'
import type { Importer } from '@e360/kit/records/importer'
import { takeTable, type TakenTable } from '@e360/kit/records/takeTable'
import { readMappingOf } from './mappingOf.ts'
import type { Progress } from './progress.ts'

/** What `e360 import` is told. */
export interface ImportRequest {
  type: string
  file: string
  /** the source system of rows that do not name theirs */
  system?: string
  mapping?: string
  /** where rejected rows go; beside the current folder where it is absent */
  errors?: string
}

const defaultSystem = 'import'

/**
 * Imports a table for whoever works at the command line.
 * @throws BAD_USER_INPUT where the type, the file, its header or the mapping cannot be used; nothing is written then
 */
export const importFile = async (
  request: ImportRequest,
  departments: readonly RunningDepartment[],
  progress: Progress,
): Promise<TakenTable> => {
  const importer = importerOf(request.type, departments)
  const mapping = await readMappingOf(request.type, request.mapping)
  let begun = false
  try {
    const taken = await takeTable({
      importer,
      file: request.file,
      mapping,
      system: request.system ?? mapping?.system ?? defaultSystem,
      errorFile: request.errors ?? `${path.basename(request.file)}.errors.csv`,
      after: (rows, fraction) => {
        begun = true
        progress.add(rows)
        progress.at(fraction)
      },
    })
    begun = true
    return taken
  } finally {
    // a file that cannot be used is told of in one sentence
    if (begun) progress.end()
  }
}

const importerOf = (type: string, departments: readonly RunningDepartment[]): Importer => {
  const importers = Object.assign({}, ...departments.map(department => department.importers)) as Record<
    string,
    Importer
  >
  const importer = Object.hasOwn(importers, type) ? importers[type] : undefined
  if (importer) return importer
  throw failure('BAD_USER_INPUT', `不能导入“${type}”，可以导入的类型有：${Object.keys(importers).join('、')}`)
}
