import { afterEach, beforeEach, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { openScratch } from '@e360/kit/database/snapshot'
import { sourceColumns } from '@e360/kit/records/importer'
import { readRecords } from '@e360/kit/tabular/records'
import { collect, sent } from '@e360/kit/tabular/testing/sent'
import { describeOnBoth } from '@e360/kit/testing/databases'
import { codesOf, miswritten, openRegister, row, type TestRegister } from '../../testing/register.ts'
import { comparedColumns } from '../columns.ts'
import type { ComparedLine } from './classes.ts'
import { compareRegisters } from './compare.ts'

describeOnBoth('a comparison of two registers', ({ freshUrl }) => {
  let register: TestRegister
  beforeEach(async () => {
    register = await openRegister(await freshUrl())
  })
  afterEach(() => register.close())

  const compared = async (...rows: string[]): Promise<ComparedLine[]> => {
    const csv = ['企业名称,统一社会信用代码,组织机构代码,注册号,所属区县,曾用名', ...rows, ''].join('\n')
    const { records } = await readRecords({ source: sent(csv), columns: [...sourceColumns, ...comparedColumns] })
    const scratch = openScratch()
    try {
      return await collect(compareRegisters({ read: register.database.read, scratch, records }))
    } finally {
      await scratch.destroy()
    }
  }
  /** the class of every row of the file and then of every company, and the words */
  const classesOf = async (...rows: string[]) => (await compared(...rows)).map(line => `${line.side} ${line.class}`)
  const reasonsOf = async (...rows: string[]) => (await compared(...rows)).map(line => line.reason)
  const [one, two, three] = [codesOf(1), codesOf(2), codesOf(3)]

  test('code and name agree: matched, by either code, whatever the writing of the name', async () => {
    await register.load(
      row('重庆渝昂轴承有限公司', { uscc: one.uscc }),
      row('重庆阡陌检测有限公司', { orgCode: two.orgCode }),
    )
    expect(await classesOf(`重庆市渝昂轴承有限责任公司,${one.uscc}`, `重庆阡陌检测有限公司,,${two.orgCode}`)).toEqual([
      'file matched',
      'file matched',
      'register matched',
      'register matched',
    ])
  })

  test('the code agrees and the name is a former one of either side: matched, and it is said so', async () => {
    await register.load(row('重庆新名轴承有限公司', { uscc: one.uscc, formerNames: ['重庆旧名轴承有限公司'] }))
    expect(await reasonsOf(`重庆旧名轴承有限公司,${one.uscc}`)).toEqual(
      Array(2).fill('代码和名称一致（曾用名，登记库现为“重庆新名轴承有限公司”）'),
    )
    expect(await classesOf(`重庆更新轴承有限公司,${one.uscc},,,,重庆新名轴承有限公司`)).toEqual([
      'file matched',
      'register matched',
    ])
  })

  test('a former code of the company leads to it where nobody bears it now, and it is said so', async () => {
    const of = (registrationNo: string) => row('甲公司', { orgCode: one.orgCode, registrationNo })
    await register.load(of(one.registrationNo))
    await register.load(of(two.registrationNo))
    expect(await reasonsOf(`甲公司,,,${one.registrationNo}`)).toEqual(
      Array(2).fill(`代码和名称一致（曾用代码，登记库现为 ${one.orgCode}）`),
    )
  })

  test('the code agrees and the names differ, or the file tells none: code only', async () => {
    await register.load(row('甲公司', { uscc: one.uscc }), row('乙公司', { uscc: two.uscc }))
    expect(await reasonsOf(`丙公司,${one.uscc}`, `,${two.uscc}`)).toEqual([
      '代码相同，名称不同：登记库为“甲公司”，文件为“丙公司”',
      '代码相同，文件没有名称',
      '代码相同，名称不同：登记库为“甲公司”，文件为“丙公司”',
      '代码相同，文件没有名称',
    ])
  })

  test('the name agrees and a code is missing on one side: name only', async () => {
    await register.load(row('甲公司', { uscc: one.uscc }), row('乙公司'), row('丙公司'))
    const lines = await compared('甲公司', `乙公司,${two.uscc}`, '丙公司')
    expect(lines.map(line => line.class)).toEqual(Array(6).fill('name only'))
    expect(lines.slice(0, 3).map(line => line.reason)).toEqual([
      '名称相同，文件没有代码',
      '名称相同，登记库没有正式代码',
      '名称相同，文件没有代码，登记库没有正式代码',
    ])
  })

  test('the name agrees and both sides have another code: conflict', async () => {
    await register.load(row('甲公司', { uscc: one.uscc }), row('乙公司', { registrationNo: two.registrationNo }))
    expect(await reasonsOf(`甲公司,${two.uscc}`, `乙公司,,,${three.registrationNo}`)).toEqual([
      `名称相同，组织机构代码不同：登记库为 ${one.orgCode}，文件为 ${two.orgCode}`,
      `名称相同，注册号不同：登记库为 ${two.registrationNo}，文件为 ${three.registrationNo}`,
      expect.stringContaining(`登记库为 ${one.orgCode}`),
      expect.stringContaining(`登记库为 ${two.registrationNo}`),
    ])
    const elsewhere = codesOf(1, '500101').uscc
    expect(await reasonsOf(`甲公司,${elsewhere}`)).toContain(
      `名称相同，统一社会信用代码不同：登记库为 ${one.uscc}，文件为 ${elsewhere}`,
    )
  })

  test('the code leads to one company and the name to another: conflict, of both', async () => {
    await register.load(row('甲公司', { uscc: one.uscc }), row('乙公司', { uscc: two.uscc }), row('丙公司'))
    const lines = await compared(`乙公司,${one.uscc}`)
    expect(lines.map(line => `${line.side} ${line.class}`)).toEqual([
      'file conflict',
      'register conflict',
      'register conflict',
      'register orphan',
    ])
    expect(lines[0]).toMatchObject({
      companies: [{ name: '甲公司' }, { name: '乙公司' }],
      reason: `代码指向“甲公司”（${one.orgCode}），名称指向“乙公司”（${two.orgCode}）`,
    })
  })

  test('the codes of a row lead to two companies: conflict, of both', async () => {
    await register.load(row('甲公司', { uscc: one.uscc }), row('乙公司', { uscc: two.uscc }))
    expect(await classesOf(`甲公司,${one.uscc},${two.orgCode}`)).toEqual([
      'file conflict',
      'register conflict',
      'register conflict',
    ])
  })

  test('a name that several bear or bore tells none of them apart: conflict, of all, however many; a code does', async () => {
    const many = Array.from({ length: 9 }, (_, index) =>
      row('甲公司', { uscc: codesOf(index + 10).uscc }, { recordId: `${index}` }),
    )
    await register.load(...many, row('乙公司', { uscc: one.uscc, formerNames: ['甲公司'] }))
    expect(await classesOf('甲公司')).toEqual(['file conflict', ...Array(10).fill('register conflict')])
    expect(await classesOf(`甲公司,${codesOf(10).uscc}`)).toEqual([
      'file matched',
      'register orphan',
      'register matched',
      ...Array(8).fill('register orphan'),
    ])
  })

  test('what only one side has is an orphan; a branch is none of its head office', async () => {
    await register.load(row('重庆渝昂轴承有限公司', { uscc: one.uscc }))
    const lines = await compared(`重庆渝昂轴承有限公司江北分公司,${two.uscc}`)
    expect(lines.map(line => `${line.side} ${line.class}`)).toEqual(['file orphan', 'register orphan'])
    expect(lines[0]!.reason).toContain(`其总公司“重庆渝昂轴承有限公司”（${one.orgCode}）在登记库中`)
  })

  test('a code that is none counts as missing; one whose check character fails counts, and both are remarked upon', async () => {
    await register.load(row('甲公司', { uscc: one.uscc }), row('乙公司', { uscc: two.uscc }))
    expect(await reasonsOf('甲公司,12345', `乙公司,,${miswritten(two.orgCode)}`)).toEqual([
      '名称相同，文件没有代码；文件中的“12345”不是任何一种代码，不作为代码比对',
      `名称相同，组织机构代码不同：登记库为 ${two.orgCode}，文件为 ${miswritten(two.orgCode)}；文件中的代码“${miswritten(two.orgCode)}”校验位不符`,
      expect.stringContaining('名称相同'),
      expect.stringContaining('名称相同'),
    ])
  })

  test('a provisional code is each register’s own and counts as none', async () => {
    const [receipt] = await register.load(row('甲公司'))
    const orgCode = receipt!.orgCode!
    expect((await compared(`甲公司,,${orgCode}`)).map(line => line.class)).toEqual(['name only', 'name only'])
    expect((await compared(`乙公司,,${orgCode}`)).map(line => line.class)).toEqual(['orphan', 'orphan'])
  })

  test('a citizen’s number is neither compared nor copied', async () => {
    const [line] = await compared('甲公司,11010519491231002X')
    expect(JSON.stringify(line)).not.toContain('19491231')
    expect(line).toMatchObject({ class: 'orphan', file: { uscc: '110***********002X' } })
  })

  test('a row that is there twice counts twice on its own side and once on the other, and says so', async () => {
    await register.load(row('甲公司', { uscc: one.uscc }))
    const lines = await compared(`甲公司,${one.uscc}`, `甲公司,${one.uscc}`, '乙公司', '乙公司')
    expect(lines.map(({ side, class: kind, repeats }) => [side, kind, repeats])).toEqual([
      ['file', 'matched', false],
      ['file', 'matched', true],
      ['file', 'orphan', false],
      ['file', 'orphan', true],
      ['register', 'matched', false],
    ])
    expect(lines[1]!.reason).toBe('代码和名称一致；与文件第 2 行代码相同')
    expect(lines[3]!.reason).toContain('与文件第 4 行名称和区县相同')
    expect(lines[4]!.reason).toBe('代码和名称一致；文件中共有 2 行涉及这家企业')
  })

  test('of several rows that speak of a company the best counts', async () => {
    await register.load(row('甲公司', { uscc: one.uscc }))
    expect(await classesOf(`甲公司,${two.uscc}`, `甲公司,${one.uscc}`)).toEqual([
      'file conflict',
      'file matched',
      'register matched',
    ])
  })

  test('a row without name and code, and one that cannot be read, is counted as such', async () => {
    const lines = await compared(',,,,渝中区', '甲公司,1,2,3,4,5,6,7')
    expect(lines.map(line => line.class)).toEqual(['unreadable', 'unreadable'])
    expect(lines[1]!.reason).toContain('请检查分隔符和引号')
  })

  test('a row belongs to the district it tells, else to that of its company', async () => {
    await register.load(row('甲公司', { uscc: one.uscc, regionCode: '500103' }))
    const [told, untold, nowhere] = await compared(
      `甲公司,${one.uscc},,,江北区`,
      `甲公司,${one.uscc}`,
      '乙公司,,,,月球',
    )
    expect([told, untold, nowhere].map(line => line!.regionCode)).toEqual(['500105', '500103', null])
  })

  test('a company of an abolished district is counted where it went', async () => {
    await register.load(row('甲公司', { uscc: one.uscc, regionCode: '500222' }))
    expect((await compared(`甲公司,${one.uscc},,,綦江县`)).map(line => line.regionCode)).toEqual(['500110', '500110'])
  })

  test('every row and every company is in the result once, whatever they are', async () => {
    const names = fc.constantFrom('', '甲公司', '乙公司', '重庆丙有限公司', '重庆丙有限公司江北分公司')
    const codes = fc.constantFrom('', ...[1, 2, 3, 4].map(n => codesOf(n).uscc), codesOf(5).orgCode, '12345')
    const companies = fc.array(fc.record({ name: names, code: codes }), { maxLength: 8 })
    await register.load(
      ...[1, 2, 3].map(n =>
        row(['甲公司', '乙公司', '甲公司'][n - 1]!, { uscc: codesOf(n).uscc }, { recordId: `${n}` }),
      ),
      row('重庆丙有限公司'),
    )
    await fc.assert(
      fc.asyncProperty(companies, async rows => {
        const told = rows.filter(({ name, code }) => name !== '' || code !== '')
        const lines = await compared(...told.map(({ name, code }) => `${name},${code}`))
        const ids = (side: string) =>
          lines.filter(line => line.side === side).map(line => (side === 'file' ? line.line : line.recordId))
        expect(ids('file')).toEqual(told.map((_, index) => index + 2))
        expect(new Set(ids('register')).size).toBe(4)
        expect(ids('register')).toHaveLength(4)
        const met = (kind: string) => lines.filter(line => line.side === 'register' && line.class === kind)
        const partners = lines.filter(line => line.side === 'file').flatMap(line => line.companies.map(({ id }) => id))
        expect(met('orphan').some(line => partners.includes(line.recordId))).toBe(false)
      }),
      { numRuns: 40 },
    )
  })
})
