import { expect, test } from '@jest/globals'
import { describeOnBoth } from '@e360/kit/testing/databases'
import { openSearchable, type Searchable } from '../../testing/searchable.ts'
import type { HitPage } from './search.ts'

const companies = [
  { orgCode: '622052913', name: '重庆双狮摩托车制造有限公司', uscc: '91500113622052913C', regionCode: '500113' },
  { orgCode: 'DE0000019', name: '重庆市江北区双狮摩托配件厂', regionCode: '500105', registrationNo: '500105900000017' },
  { orgCode: 'DE0000027', name: '双狮机电（重庆）有限责任公司', regionCode: '500112' },
  { orgCode: 'DE0000035', name: '重庆钢铁股份有限公司', formerNames: ['重庆钢厂'], regionCode: '500102' },
  { orgCode: 'DE0000043', name: '渝都商贸行', registrationStatus: 'CANCELLED', regionCode: '500103' },
  { orgCode: 'DE0000051', name: '渝都商贸店', registrationStatus: 'ACTIVE', regionCode: '500103' },
  { orgCode: 'DE000006X', name: '新世纪商贸店', formerNames: ['渝都商贸社'] },
  { orgCode: 'DE0000078', name: 'TCL电器58同城店' },
] as const

const opened = async (searchable: Searchable) => {
  await searchable.load(
    ...companies.map(company => ({
      ...company,
      formerNames: [...('formerNames' in company ? company.formerNames : [])],
    })),
  )
  return searchable
}

const names = ({ nodes }: HitPage) => nodes.map(({ enterprise }) => enterprise.name)
const told = ({ nodes }: HitPage) => nodes.map(({ matchedOn, matchedText }) => `${matchedOn} ${matchedText}`)

describeOnBoth('the search box', ({ open }) => {
  const openCity = async () => opened(await openSearchable(await open()))

  test('any part of a name from two characters finds it, the nearest to the front first', async () => {
    const { search } = await openCity()
    expect(names(await search('双狮'))).toEqual([companies[2].name, companies[0].name, companies[1].name])
    expect(names(await search('狮摩托车制'))).toEqual([companies[0].name])
    expect(names(await search('公司'))).toEqual([companies[3].name, companies[2].name, companies[0].name])
  })

  test('a whole name comes before a longer one, a present name before a former, a company that goes on before one that ended', async () => {
    const { search } = await openCity()
    expect(told(await search('渝都商贸'))).toEqual(['NAME 渝都商贸店', 'NAME 渝都商贸行', 'FORMER_NAME 渝都商贸社'])
    expect(told(await search('渝都商贸行'))).toEqual(['NAME 渝都商贸行'])
  })

  test('variants of writing meet: 重庆市 and 重庆, 有限责任公司 and 有限公司, brackets, blanks, width, traditional characters', async () => {
    const { search } = await openCity()
    for (const text of [
      '重庆市双狮摩托车制造有限责任公司',
      '重慶雙獅摩託車',
      '重庆　双狮－摩托车',
      '重庆双狮 摩托车制造有限公司',
    ])
      expect(names(await search(text))).toContain(companies[0].name)
    expect(names(await search('重庆江北区'))).toEqual([companies[1].name])
    expect(names(await search('双狮机电(重庆)有限公司'))).toEqual([companies[2].name])
    expect(names(await search('有限责任'))).toEqual([companies[2].name])
    expect(names(await search('tcl'))).toEqual([companies[7].name])
  })

  test('a short name finds the name that holds its characters in order, where no name holds it as it stands', async () => {
    const { search } = await openCity()
    expect(told(await search('重钢'))).toEqual(['SHORT_NAME 重庆钢铁股份有限公司'])
    expect(told(await search('钢厂'))).toEqual(['FORMER_NAME 重庆钢厂'])
    expect(names(await search('钢重'))).toEqual([])
    expect(names(await search('tl'))).toEqual([])
  })

  test('pinyin and its initials find what is spoken so', async () => {
    const { search } = await openCity()
    const inChongqing = [companies[3], companies[1], companies[0], companies[2]].map(({ name }) => name)
    for (const text of ['cq', 'chongqing', 'Chong Qing', 'CHÓNGQÌNG']) {
      const page = await search(text)
      expect(names(page)).toEqual(inChongqing)
      expect(new Set(page.nodes.map(({ matchedOn }) => matchedOn))).toEqual(new Set(['PINYIN']))
    }
    expect(names(await search('ssmt'))).toEqual([companies[0].name, companies[1].name])
    expect(names(await search('shuangshimotuoche'))).toEqual([companies[0].name])
    expect(names(await search('shuangshimotuoch'))).toEqual([companies[0].name])
    expect(names(await search('cqgangtie'))).toEqual([companies[3].name])
    expect(names(await search('58tongcheng'))).toEqual([companies[7].name])
    expect(told(await search('cqgc'))).toEqual(['PINYIN 重庆钢厂'])
  })

  test('a code or its beginning finds it, however it is typed', async () => {
    const { search } = await openCity()
    for (const text of ['62205291-3', '６２２０', ' 622 052 913 '])
      expect(told(await search(text))).toEqual(['ORG_CODE 622052913'])
    for (const text of ['91500113622052913c', '9150', '９１５００１１３－６２'])
      expect(told(await search(text))).toEqual(['USCC 91500113622052913C'])
    expect(told(await search('5001059000'))).toEqual(['REGISTRATION_NO 500105900000017'])
    expect(told(await search('915'))).toEqual([])
  })

  test('the beginning of a code lists companies that go on first, each once', async () => {
    const { search } = await openCity()
    const { nodes, totalCount } = await search('DE00')
    expect(nodes.map(({ matchedText }) => matchedText)).toEqual([
      'DE0000019',
      'DE0000027',
      'DE0000035',
      'DE0000051',
      'DE000006X',
      'DE0000078',
      'DE0000043',
    ])
    expect(totalCount).toBe(7)
  })

  test('a code that was replaced finds its company, behind those that have it now', async () => {
    const { load, search } = await openCity()
    await load({ ...companies[0], uscc: '91500000622052913R' })
    expect(told(await search('91500113622052913C'))).toEqual(['USCC 91500113622052913C'])
    expect(told(await search('9150'))).toEqual(['USCC 91500000622052913R'])
  })

  test('a region shows its own companies and those below it', async () => {
    const { search } = await openCity()
    expect(names(await search('双狮', { regionCode: '500112' }))).toEqual([companies[2].name])
    expect((await search('双狮', { regionCode: '500100' })).totalCount).toBe(3)
    expect((await search('商贸', { regionCode: '500000' })).totalCount).toBe(2)
    expect((await search('双狮', { regionCode: '510000' })).totalCount).toBe(0)
    expect(told(await search('DE00', { regionCode: '500103' }))).toEqual(['ORG_CODE DE0000051', 'ORG_CODE DE0000043'])
    expect(names(await search('cq', { regionCode: '500102' }))).toEqual([companies[3].name])
    expect(names(await search('重铁', { regionCode: '500102' }))).toEqual([companies[3].name])
    expect(names(await search('重铁', { regionCode: '500103' }))).toEqual([])
  })

  test('pages follow each other without gap or repetition, and their count stays', async () => {
    const { search } = await openCity()
    for (const text of ['公司', 'DE00', 'cq', '商贸']) {
      const whole = await search(text)
      const seen: string[] = []
      for (let after: string | null = null; ;) {
        const page = await search(text, { first: 1, after })
        seen.push(...names(page))
        expect(page.totalCount).toBe(whole.totalCount)
        if (!page.pageInfo.hasNextPage) break
        after = page.pageInfo.endCursor
      }
      expect(seen).toEqual(names(whole))
    }
  })

  test('one character, a page too large and a foreign cursor are refused in a sentence', async () => {
    const { search } = await openCity()
    for (const text of ['双', ' a ', '😀', '。店。']) await expect(search(text)).rejects.toThrow(/至少输入两个字/)
    await expect(search('双狮', { first: 101 })).rejects.toThrow(/first/)
    await expect(search('双狮', { after: 'x' })).rejects.toThrow(/游标/)
  })

  test('odd texts find nothing and break nothing', async () => {
    const { search } = await openCity()
    for (const text of [
      '',
      ' ',
      '。。',
      '\u202e\u0000',
      '双'.repeat(10_000),
      '𠮷𠮷',
      '\ud842\ud842',
      'a'.repeat(5_000),
    ])
      expect(await search(text)).toMatchObject({ nodes: [], totalCount: 0 })
    expect(names(await search('\u202e双\u0000狮摩'))).toContain(companies[0].name)
  })

  test('more than 1,000 hits count as 1001, and every page of them can be read', async () => {
    const { load, search } = await openSearchable(await open())
    const codes = Array.from({ length: 1_050 }, (_, index) => `DE1${String(index).padStart(5, '0')}0`)
    for (let start = 0; start < codes.length; start += 350)
      await load(...codes.slice(start, start + 350).map(orgCode => ({ orgCode, name: `甲乙丙${orgCode}厂` })))
    for (const text of ['甲乙', 'DE10', 'jiayi', 'jyb', '甲丙']) {
      const seen = new Set<string>()
      for (let after: string | null = null; ;) {
        const page = await search(text, { first: 100, after })
        page.nodes.forEach(({ enterprise }) => seen.add(enterprise.orgCode))
        expect(page.totalCount).toBe(1_001)
        if (!page.pageInfo.hasNextPage) break
        after = page.pageInfo.endCursor
      }
      expect(seen).toEqual(new Set(codes))
    }
  })
})
