import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { importFile } from '@e360/cli/importFile'
import { noProgress } from '@e360/cli/progress'
import { callerWith, matchByName, openForTest, type TestDepartment } from '@e360/kit/testing/openForTest'
import { department } from './main.ts'

const analyst = callerWith('analyst')
const orgCode = '551385082'

let credit: TestDepartment
let folder: string
beforeEach(async () => {
  credit = await openForTest(department, matchByName({ 山城锅炉有限公司: orgCode }))
  folder = await mkdtemp(path.join(tmpdir(), 'e360-import-'))
})
afterEach(async () => {
  await credit.close()
  await rm(folder, { recursive: true })
})

const importTable = async (type: string, lines: readonly string[], mapping?: string) => {
  const file = path.join(folder, 'table.csv')
  await writeFile(file, lines.join('\n'))
  const mappingFile = mapping && path.join(folder, 'mapping.yaml')
  if (mappingFile) await writeFile(mappingFile, mapping)
  const errors = path.join(folder, 'errors.csv')
  const { outcomes } = await importFile({ type, file, mapping: mappingFile, errors }, [credit], noProgress(''))
  return outcomes
}

const company = async (selection: string) => (await credit.enterprises(analyst, [{ orgCode }], selection))[0]

test('a double-publicity penalty table is imported by its field names, its 万元 to the fen', async () => {
  const table = [
    'CF_XDR_MC,CF_XDR_SHXYM,CF_XDR_ZZJG,CF_WSH,CF_WFXW,CF_SY,CF_YJ,CF_CFLB,CF_NR_FK,CF_NR_WFFF,CF_JDRQ,CF_GSJZQ,CF_CFJG,CF_FR_ZJHM',
    '山城锅炉有限公司,,55138508-2,渝市监处〔2024〕9号,无证生产,事实,依据,罚款；没收违法所得、没收非法财物,2.50001,0,2024年5月6日,2027/5/6,某区市场监督管理局,x',
  ]
  expect(await importTable('penalties', table)).toMatchObject({ CREATED: 1, REJECTED: 0 })
  expect(await importTable('penalties', table)).toMatchObject({ UNCHANGED: 1, CREATED: 0 })
  expect(
    await company(
      'penalties { nodes { decisionNo decidedOn violation facts basis kinds fine confiscated authority publicUntil source { recordedCode } } }',
    ),
  ).toEqual({
    penalties: {
      nodes: [
        {
          decisionNo: '渝市监处〔2024〕9号',
          decidedOn: '2024-05-06',
          violation: '无证生产',
          facts: '事实',
          basis: '依据',
          kinds: ['罚款', '没收违法所得', '没收非法财物'],
          fine: '2500010',
          confiscated: '0',
          authority: '某区市场监督管理局',
          publicUntil: '2027-05-06',
          source: { recordedCode: '55138508-2' },
        },
      ],
    },
  })
})

test('a fine whose header counts 元 is not taken for 万元, and a missing fine stays untold', async () => {
  const table = [
    '企业名称,决定书文号,决定日期,处罚类别,罚款金额（元）',
    '山城锅炉有限公司,1号,2024-05-06,罚款,5000',
    '山城锅炉有限公司,2号,2024-05-05,警告,',
  ]
  expect(await importTable('penalties', table)).toMatchObject({ CREATED: 2 })
  expect(await company('penalties { nodes { fine } }')).toEqual({
    penalties: { nodes: [{ fine: '500000' }, { fine: null }] },
  })
})

test('a list is imported with its kind in words, or as a constant of the mapping', async () => {
  expect(
    await importTable('listings', [
      '企业名称,名单类型,列入日期,移出日期,列入原因,作出决定机关',
      '山城锅炉有限公司,严重违法失信企业名单,2022-01-01,/,原因,某局',
    ]),
  ).toMatchObject({ CREATED: 1 })
  expect(
    await importTable(
      'listings',
      ['comp_nm,abntime,remDate,speCause_CN,decOrg_CN', '山城锅炉有限公司,2021-01-01,2021-06-01,原因二,某局'],
      'columns: { ent_name: comp_nm }\nconstants: { kind: ABNORMAL_OPERATIONS }',
    ),
  ).toMatchObject({ CREATED: 1 })
  expect(await company('listings { kind enteredOn exitedOn basis authority }')).toEqual({
    listings: [
      { kind: 'SERIOUS_VIOLATION', enteredOn: '2022-01-01', exitedOn: null, basis: '原因', authority: '某局' },
      {
        kind: 'ABNORMAL_OPERATIONS',
        enteredOn: '2021-01-01',
        exitedOn: '2021-06-01',
        basis: '原因二',
        authority: '某局',
      },
    ],
  })
})

test('a table of grades without a model is refused whole, and taken where the mapping names the model', async () => {
  const table = ['企业名称,信用等级,得分,评价日期,有效期至', '山城锅炉有限公司,A,92.5,2024-01-01,长期']
  await expect(importTable('grades', table)).rejects.toThrow('评价模型')
  expect(await importTable('grades', table, 'constants: { model: 通用型 }')).toMatchObject({ CREATED: 1 })
  expect(await company('creditGrade { grade score model evaluatedOn validUntil }')).toEqual({
    creditGrade: { grade: 'A', score: 92.5, model: '通用型', evaluatedOn: '2024-01-01', validUntil: null },
  })
})
