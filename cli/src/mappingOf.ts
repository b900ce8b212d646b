import { failure } from '@e360/kit/errors'
import { readMappingFile, type Mapping } from '@e360/kit/tabular/mapping'

/**
 * The mapping file for tables of one import type; undefined where none is named.
 * @throws BAD_USER_INPUT where it cannot be read or is meant for another type
 */
export const readMappingOf = async (type: string, file: string | undefined): Promise<Mapping | undefined> => {
  if (file === undefined) return undefined
  const mapping = await readMappingFile(file)
  if (mapping.type === undefined || mapping.type === type) return mapping
  throw failure('BAD_USER_INPUT', `映射文件用于“${mapping.type}”，而这张表是“${type}”，请换用对应的映射文件`)
}
