import { readdir, readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { failure, isFailure } from '../errors.ts'
import { parseSource, type SourceFile } from './sourceFile.ts'

/** A source system that is described, and where. */
export interface DescribedSource {
  /** the name of its file */
  file: string
  department: string
  source: SourceFile
}

export interface DescribedSources {
  sources: readonly DescribedSource[]
  /** files that cannot be used, each with the sentence that says why; the others are not harmed */
  faults: readonly { file: string; message: string }[]
}

const largest = 1_048_576

/**
 * Reads the folder of source systems, `*.yaml` and `*.yml` in order of name; an absent folder describes none.
 * @param typesOf department → the import types that it takes
 */
export const readSources = async (
  folder: string,
  typesOf: Readonly<Record<string, readonly string[]>>,
): Promise<DescribedSources> => {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  const sources: DescribedSource[] = []
  const faults: { file: string; message: string }[] = []
  for (const file of names.filter(each => /^[^.].*\.ya?ml$/.test(each)).toSorted()) {
    try {
      const source = await readOne(path.join(folder, file), file)
      const other = sources.find(each => each.source.system === source.system)
      if (other)
        throw failure('BAD_USER_INPUT', `来源文件“${file}”的“system”有误：“${source.system}”已在“${other.file}”中`)
      requireOneWay(source, file, sources)
      sources.push({ file, department: departmentOf(source, file, typesOf), source: placed(source, folder) })
    } catch (error) {
      if (!isFailure(error)) throw error
      faults.push({ file, message: error.message })
    }
  }
  return { sources, faults }
}

const readOne = async (place: string, file: string): Promise<SourceFile> => parseSource(await textOf(place, file), file)

const textOf = async (place: string, file: string): Promise<string> => {
  try {
    const { size } = await stat(place)
    if (size <= largest) return await readFile(place, 'utf8')
  } catch {
    throw failure('BAD_USER_INPUT', `来源文件“${file}”无法读取，请检查它是不是文件、有没有读取的权限`)
  }
  throw failure('BAD_USER_INPUT', `来源文件“${file}”超过 1 MB，请检查是否放错了文件`)
}

const departmentOf = (source: SourceFile, file: string, typesOf: Readonly<Record<string, readonly string[]>>) => {
  if (source.kind === 'push') {
    if (Object.hasOwn(typesOf, source.department)) return source.department
    throw failure(
      'BAD_USER_INPUT',
      `来源文件“${file}”的“department”有误：没有部门“${source.department}”，可用的有 ${Object.keys(typesOf).join('、')}`,
    )
  }
  const found = Object.entries(typesOf).find(([, types]) => types.includes(source.type))
  if (found) return found[0]
  throw failure(
    'BAD_USER_INPUT',
    `来源文件“${file}”的“type”有误：没有类型“${source.type}”，可用的有 ${Object.values(typesOf).flat().join('、')}`,
  )
}

/** The records of one type are all stored, or all read in place. */
const requireOneWay = (source: SourceFile, file: string, others: readonly DescribedSource[]): void => {
  if (source.kind === 'push') return
  const other = others.find(
    each =>
      each.source.kind !== 'push' &&
      each.source.type === source.type &&
      (each.source.kind === 'live') !== (source.kind === 'live'),
  )
  if (other)
    throw failure(
      'BAD_USER_INPUT',
      `来源文件“${file}”的“kind”有误：“${source.type}”在“${other.file}”（${other.source.system}）中${source.kind === 'live' ? '已存放' : '为现取（live）'}，同一类记录只能全部现取或全部存放`,
    )
}

/** A drop folder is told from the folder of the sources. */
const placed = (source: SourceFile, folder: string): SourceFile =>
  source.kind === 'file' ? { ...source, folder: path.resolve(folder, source.folder) } : source
