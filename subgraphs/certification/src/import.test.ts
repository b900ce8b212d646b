import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { importFile } from '@e360/cli/importFile'
import { noProgress } from '@e360/cli/progress'
import { callerWith, matchByName, openForTest, type TestDepartment } from '@e360/kit/testing/openForTest'
import { department } from './main.ts'

const orgCode = '551385082'

let certification: TestDepartment
let folder: string
beforeEach(async () => {
  certification = await openForTest(department, matchByName({ 山城锅炉有限公司: orgCode }))
  folder = await mkdtemp(path.join(tmpdir(), 'e360-import-'))
})
afterEach(async () => {
  await certification.close()
  await rm(folder, { recursive: true })
})

const importTable = async (lines: readonly string[]) => {
  const file = path.join(folder, 'table.csv')
  await writeFile(file, lines.join('\n'))
  const request = { type: 'certificates', file, errors: path.join(folder, 'errors.csv') }
  return importFile(request, [certification], noProgress(''))
}

const certificates = async () => {
  const selection =
    'certificates { nodes { family number scope issuer issuedOn validFrom validUntil status holderName } }'
  const [company] = await certification.enterprises<{ certificates: { nodes: object[] } }>(
    callerWith('analyst'),
    [{ orgCode }],
    selection,
  )
  return company!.certificates.nodes
}

const read = {
  family: 'FOOD',
  number: 'JY15001',
  scope: '食品销售',
  issuer: '某区市场监督管理局',
  issuedOn: '2023-05-06',
  validFrom: '2023-05-06',
  validUntil: null,
  status: 'VALID',
  holderName: '山城锅炉有限公司',
}

test('a double-publicity licence table is imported by its field names', async () => {
  const { outcomes, ignoredColumns } = await importTable([
    'XK_XDR_MC,XK_XDR_SHXYM,XK_XDR_ZZJG,XK_XKZS,XK_XKBH,XK_NR,XK_XKJG,XK_JDRQ,XK_YXQZ,XK_YXQZI,XK_ZT,XK_FRDB',
    '山城锅炉有限公司,,55138508-2,食品经营许可证,JY15001,食品销售,某区市场监督管理局,20230506,2023/5/6,长期,有效,x',
  ])
  expect(outcomes).toMatchObject({ CREATED: 1, REJECTED: 0 })
  expect(ignoredColumns).toEqual(['XK_FRDB'])
  expect(await certificates()).toEqual([read])
})

test('a table with Chinese headers is imported, English values among them, and again without effect', async () => {
  const table = [
    '持证人名称,统一社会信用代码,证书类别,证书编号,许可范围,发证机关,发证日期,有效期起,有效期至,证书状态',
    '山城锅炉有限公司,,FOOD,JY15001,食品销售,某区市场监督管理局,2023年5月6日,2023.5.6,,有效',
  ]
  expect((await importTable(table)).outcomes).toMatchObject({ CREATED: 1 })
  expect((await importTable(table)).outcomes).toMatchObject({ CREATED: 0, UNCHANGED: 1 })
  expect(await certificates()).toEqual([read])
})

test('a row that says expired without a date, and one of an unknown status, are rejected alone with their reasons', async () => {
  const { outcomes, errorFile } = await importTable([
    '企业名称,证书类别,证书编号,有效期至,状态',
    '山城锅炉有限公司,CCC,a,,过期',
    '山城锅炉有限公司,CCC,b,2020-01-01,过期失效',
    '山城锅炉有限公司,CCC,c,2020-01-01,不详',
  ])
  expect(outcomes).toMatchObject({ CREATED: 1, REJECTED: 2 })
  expect(await certificates()).toMatchObject([{ number: 'b', status: 'EXPIRED' }])
  const errors = await readFile(errorFile!, 'utf8')
  expect(errors).toContain('状态为过期，但没有写有效期至')
  expect(errors).toContain('“不详”')
})
