import { crc32, deflateRawSync } from 'node:zlib'

/** Builds a ZIP archive from parts, in their order, so that tests can make what no library would write. */
export const zipOf = (parts: Readonly<Record<string, string | Buffer>>): Buffer => {
  const locals: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [name, content] of Object.entries(parts)) {
    const bytes = Buffer.from(content as string)
    const packed = deflateRawSync(bytes)
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(0x0800, 2)
    common.writeUInt16LE(8, 4)
    common.writeUInt32LE(crc32(bytes), 10)
    common.writeUInt32LE(packed.length, 14)
    common.writeUInt32LE(bytes.length, 18)
    common.writeUInt16LE(Buffer.byteLength(name), 22)
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(offset, 10)
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, Buffer.from(name), packed])
    directory.push(Buffer.from('PK\x01\x02\x14\x00'), common, tail, Buffer.from(name))
    locals.push(local)
    offset += local.length
  }
  const listed = Buffer.concat(directory)
  const end = Buffer.alloc(18)
  const count = Object.keys(parts).length
  end.writeUInt16LE(count, 4)
  end.writeUInt16LE(count, 6)
  end.writeUInt32LE(listed.length, 8)
  end.writeUInt32LE(offset, 12)
  return Buffer.concat([...locals, listed, Buffer.from('PK\x05\x06'), end])
}

interface WorkbookParts {
  /** the content of `<sheetData>` */
  rows: string
  sharedStrings?: string
  /** formats of the cell styles 1, 2 … */
  formats?: readonly string[]
  sheetName?: string
  /** XML prefix as .NET writers use it */
  prefix?: string
  workbookProperties?: string
}

/** The parts of the smallest workbook, the sheet before all that it depends on. */
export const workbookParts = ({
  rows,
  sharedStrings,
  formats = [],
  sheetName = 'xl/worksheets/sheet1.xml',
  prefix = '',
  workbookProperties = '',
}: WorkbookParts) => {
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
  const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const of = (tag: string, inner: string) =>
    `<?xml version="1.0" encoding="UTF-8"?><${prefix}${tag} xmlns${prefix ? `:${prefix.slice(0, -1)}` : ''}="${main}" xmlns:r="${relation}">${inner}</${prefix}${tag}>`
  const links = (list: readonly (readonly [string, string])[]) =>
    `<Relationships xmlns="x">${list.map(([type, target], index) => `<Relationship Id="rId${index + 1}" Type="${relation}/${type}" Target="${target}"/>`).join('')}</Relationships>`
  return {
    [sheetName]: of('worksheet', `<${prefix}sheetData>${rows}</${prefix}sheetData>`),
    'xl/styles.xml': of(
      'styleSheet',
      `<${prefix}numFmts>${formats.map((format, index) => `<${prefix}numFmt numFmtId="${200 + index}" formatCode="${format}"/>`).join('')}</${prefix}numFmts><${prefix}cellXfs><${prefix}xf numFmtId="0"/>${formats.map((_, index) => `<${prefix}xf numFmtId="${200 + index}"/>`).join('')}</${prefix}cellXfs>`,
    ),
    ...(sharedStrings === undefined ? {} : { 'xl/sharedStrings.xml': of('sst', sharedStrings) }),
    'xl/workbook.xml': of(
      'workbook',
      `${workbookProperties}<${prefix}sheets><${prefix}sheet name="数据" sheetId="1" r:id="rId1"/></${prefix}sheets>`,
    ),
    'xl/_rels/workbook.xml.rels': links([
      ['worksheet', sheetName.replace(/^xl\//, '')],
      ['styles', 'styles.xml'],
      ['sharedStrings', 'sharedStrings.xml'],
    ]),
    '_rels/.rels': links([['officeDocument', 'xl/workbook.xml']]),
  }
}
