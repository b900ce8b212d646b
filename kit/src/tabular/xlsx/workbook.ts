import { failure } from '../../errors.ts'
import { isBlank } from '../fold.ts'
import { readSharedStrings } from './sharedStrings.ts'
import { sheetRows } from './sheet.ts'
import { readStyles } from './styles.ts'
import { attribute, readSmallXml } from './xml.ts'
import { normalPath, openZip } from './zip.ts'
import type { FileHandle } from 'node:fs/promises'
import type { Row } from '../row.ts'
import type { SheetContext } from './sheet.ts'
import type { Zip, ZipPart } from './zip.ts'

interface Sheet {
  name: string
  part: ZipPart
}

/** Of one workbook: far more than people can look through. */
const mostSheets = 1_000
const mostLinks = 10_000

/**
 * Opens a workbook and reads its first visible sheet that has rows. Parts are found through their relationships, as Excel finds them,
 * in any order and under any name or XML prefix; the streaming reader of exceljs reads nothing from such files, without an error.
 * @throws BAD_USER_INPUT where the archive is no XLSX workbook, is damaged, or unpacks beyond the limits
 */
export const openWorkbook = async (file: FileHandle) => {
  const zip = await openZip(file)
  const root =
    (await relationships(zip, '', '')).find(each => each.type === 'officeDocument')?.target ?? 'xl/workbook.xml'
  const workbook = zip.parts.get(normalPath(root))
  if (!workbook || root.endsWith('.bin'))
    throw failure('BAD_USER_INPUT', '这不是 .xlsx 工作簿，请用 Excel 打开后另存为 .xlsx 或 CSV 再导入')
  const links = await relationships(zip, folderOf(root), nameOf(root))
  const { listed, since1904 } = await readWorkbook(zip, workbook)
  const partOf = (type: string) => zip.parts.get(normalPath(links.find(each => each.type === type)?.target ?? ''))
  const linkOf = new Map(links.map(link => [link.id, link]))
  const stylesPart = partOf('styles')
  const stringsPart = partOf('sharedStrings')
  const sheets = listed.flatMap(({ id, name }): Sheet[] => {
    const link = linkOf.get(id)
    const part = link?.type === 'worksheet' ? zip.parts.get(normalPath(link.target)) : undefined
    return part ? [{ name, part }] : []
  })
  const styles = stylesPart ? await readStyles(zip.read(stylesPart)) : []
  const strings = stringsPart ? await readSharedStrings(zip.read(stringsPart)) : undefined
  const context: SheetContext = { strings, styles, since1904 }
  try {
    const filled: Sheet[] = []
    const looked = new Map<ZipPart, boolean>()
    for (const sheet of sheets) {
      const { part } = sheet
      // sheets may all be one part
      if (!looked.has(part)) looked.set(part, await hasRows(sheetRows(zip.read(part), context)))
      if (looked.get(part)) filled.push(sheet)
    }
    const [first, ...others] = filled
    if (!first) throw failure('BAD_USER_INPUT', '工作簿里没有任何内容，请检查是否选对了文件')
    let read = 0
    return {
      batches: closing(
        sheetRows(
          zip.read(first.part, packed => (read = packed)),
          context,
        ),
        () => strings?.close(),
      ),
      otherSheets: others.map(sheet => sheet.name),
      progress: () => read / first.part.packedSize,
    }
  } catch (error) {
    strings?.close()
    throw error
  }
}

async function* closing(batches: AsyncGenerator<Row[]>, close: () => void): AsyncGenerator<Row[]> {
  try {
    yield* batches
  } finally {
    close()
  }
}

const hasRows = async (batches: AsyncGenerator<Row[]>): Promise<boolean> => {
  for await (const batch of batches) if (batch.some(row => row.cellFaults || !row.cells.every(isBlank))) return true
  return false
}

const readWorkbook = async (zip: Zip, part: ZipPart) => {
  const listed: { id: string | undefined; name: string }[] = []
  let since1904 = false
  await readSmallXml(zip.read(part), {
    open: (name, attributes) => {
      if (name === 'workbookPr') since1904 = ['1', 'true'].includes(attribute(attributes, 'date1904') ?? '')
      else if (name === 'sheet' && (attribute(attributes, 'state') ?? 'visible') === 'visible')
        listed.push({ id: attribute(attributes, 'id'), name: attribute(attributes, 'name') ?? '' })
      if (listed.length > mostSheets)
        throw failure('BAD_USER_INPUT', '工作簿有 1,000 个以上的工作表，请把要导入的那一个另存为文件')
    },
    close: () => {},
  })
  return { listed, since1904 }
}

/** What a part refers to: the last word of each relationship's type, and its target as a path of the archive. */
const relationships = async (zip: Zip, folder: string, name: string) => {
  const found: { id: string | undefined; type: string; target: string }[] = []
  const part = zip.parts.get(normalPath(`${folder}_rels/${name}.rels`))
  if (!part) return found
  await readSmallXml(zip.read(part), {
    open: (tag, attributes) => {
      if (tag !== 'Relationship') return
      if (found.length >= mostLinks) throw failure('BAD_USER_INPUT', '工作簿内部的部件过多，请另存为 CSV 再导入')
      const target = attribute(attributes, 'Target') ?? ''
      const type = attribute(attributes, 'Type')?.split('/').at(-1) ?? ''
      found.push({
        id: attribute(attributes, 'Id'),
        type,
        target: target.startsWith('/') ? target.slice(1) : resolved(folder + target),
      })
    },
    close: () => {},
  })
  return found
}

/** `xl/../data/sheet.xml` → `data/sheet.xml` */
const resolved = (target: string) =>
  target
    .split('/')
    .reduce<string[]>(
      (steps, step) => (step === '..' ? steps.slice(0, -1) : step === '.' ? steps : [...steps, step]),
      [],
    )
    .join('/')

const folderOf = (name: string) => name.slice(0, name.lastIndexOf('/') + 1)
const nameOf = (name: string) => name.slice(name.lastIndexOf('/') + 1)
