import { expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import { orgCodeCheck, usccCheck } from '../checkCharacters.ts'
import { compareEntries } from './compareEntry.ts'
import { decide, isSettled } from './decide.ts'
import { readSubject } from './readSubject.ts'
import type { MatchSubject, RegisterEntry } from './types.ts'

const company = (number: number, name: string, more: Partial<RegisterEntry> = {}): RegisterEntry => {
  const organization = String(10_000_000 + number * 137)
  const body = `91500113${organization}${orgCodeCheck(organization)}`
  return {
    orgCode: body.slice(8),
    names: [name],
    codes: [body + usccCheck(body)],
    address: `重庆市巴南区鱼洞丰华路${number}号`,
    district: '巴南区',
    establishedOn: '2004-06-24',
    legalRepresentative: null,
    ...more,
  }
}

const nothing: MatchSubject = { name: null, code: null, address: null, district: null }
const matched = (subject: Partial<MatchSubject>, entries: readonly RegisterEntry[]) =>
  decide(compareEntries(readSubject({ ...nothing, ...subject }), entries))

const lions = company(1, '重庆双狮摩托车制造有限公司')
const branch = company(2, '重庆双狮摩托车制造有限公司江北分公司', {
  address: '重庆市江北区建新北路9号',
  district: '江北区',
})
const near = company(3, '重庆双师摩托车制造有限公司', { address: '重庆市渝中区人民路5号', district: '渝中区' })
const register = [lions, branch, near]
const oneWrong = `${lions.codes[0]!.slice(0, 10)}${lions.codes[0]![10] === '5' ? '6' : '5'}${lions.codes[0]!.slice(11)}`

const decision = (subject: Partial<MatchSubject>, entries: readonly RegisterEntry[] = register) =>
  matched(subject, entries).decision

test('a sound code links what the usual damage left of the name', () => {
  for (const name of [null, lions.names[0]!, '双狮摩托车制造', '重庆双狮摩拖车制造有限公司', '重庆双狮'])
    expect({ name, ...matched({ name, code: lions.codes[0]! }, register) }).toMatchObject({
      name,
      decision: 'AUTO',
      orgCode: lions.orgCode,
    })
})

test('the code of one company with the name of another is for a person, who sees both', () => {
  const { decision, candidates } = matched({ name: near.names[0]!, code: lions.codes[0]! }, register)
  expect(decision).toBe('REVIEW')
  expect(
    candidates
      .map(({ orgCode }) => orgCode)
      .slice(0, 2)
      .sort(),
  ).toEqual([lions.orgCode, near.orgCode].sort())
})

test('a head office’s code on a branch’s record links to neither', () => {
  expect(decision({ name: branch.names[0]!, code: lions.codes[0]! })).toBe('REVIEW')
  expect(decision({ name: `${lions.names[0]!}南岸经营部`, code: lions.codes[0]! })).toBe('REVIEW')
})

test('a likeness of names never links, whatever address and date say', () => {
  const alike = { address: lions.address, district: '巴南', establishedOn: '2004-06-24', legalRepresentative: null }
  for (const name of [
    '重庆双狮摩拖车制造有限公司',
    '重庆双双狮摩托车制造有限公司',
    '重庆双狮',
    '重庆双狮摩托车配件有限公司',
  ])
    expect({ name, decision: decision({ ...alike, name }, [lions]) }).toEqual({ name, decision: 'REVIEW' })
  expect(decision({ ...alike, name: '重庆双狮摩托车制造有限公司南岸门市部' }, [lions])).toBe('REVIEW')
})

test('a code that fails its check character never links alone', () => {
  expect(decision({ code: oneWrong })).not.toBe('AUTO')
  expect(decision({ code: oneWrong, name: '重庆金鹏物流有限公司' })).not.toBe('AUTO')
  expect(decision({ code: oneWrong, name: lions.names[0]! })).toBe('AUTO')
  const pilot = company(9, '福州金桥贸易有限公司', { orgCode: 'M0001TGQX', codes: ['91350100M0001TGQXM'] })
  expect(decision({ code: '91350100M0001TGQXM' }, [pilot])).not.toBe('AUTO')
})

test('a sound code of no registered company, or another’s damaged one, keeps a known name from being linked', () => {
  expect(decision({ name: lions.names[0]!, code: '91110108551385082Q' })).toBe('REVIEW')
  expect(decision({ name: lions.names[0]!, code: '91110108551385083Q' })).toBe('REVIEW')
})

test('a likeness of names beside a sound code of no registered company is no such company', () => {
  expect(decision({ name: '重庆金狮摩托车制造有限公司', code: '91110108551385082Q' }, [lions])).toBe('NONE')
})

test('a very name links, unless the year contradicts: names are used again', () => {
  expect(decision({ name: '重庆市双狮摩托车制造有限责任公司' })).toBe('AUTO')
  expect(decision({ name: lions.names[0]!, establishedOn: '2019-01-01' })).toBe('REVIEW')
})

test('a variant links with the address, the day or a damaged code beside it, not alone', () => {
  const name = '双狮摩托车制造有限公司'
  expect(decision({ name })).toBe('REVIEW')
  expect(decision({ name, address: lions.address })).toBe('AUTO')
  expect(decision({ name, establishedOn: '2004年6月24日' })).toBe('AUTO')
  expect(decision({ name, establishedOn: '2004年' })).toBe('REVIEW')
  expect(decision({ name, code: oneWrong })).toBe('AUTO')
  expect(decision({ name, establishedOn: '2004年6月24日', district: '渝中' })).toBe('REVIEW')
})

test('a name of several companies links only where the code or the address tells which', () => {
  const twin = company(4, '重庆市双狮摩托车制造有限公司', {
    address: '重庆市永川区人民路77号',
    district: '永川区',
    establishedOn: '2011-01-01',
  })
  const twins = [lions, twin]
  const name = lions.names[0]!
  expect(decision({ name }, twins)).toBe('REVIEW')
  expect(matched({ name, address: twin.address }, twins)).toMatchObject({ decision: 'AUTO', orgCode: twin.orgCode })
  expect(matched({ name, code: oneWrong }, twins)).toMatchObject({ decision: 'AUTO', orgCode: lions.orgCode })
  expect(matched({ name, code: twin.codes[0]! }, twins)).toMatchObject({ decision: 'AUTO', orgCode: twin.orgCode })
})

test('a former name links like a present one, and a name that two bore, one after the other, is for a person', () => {
  const renamed = company(5, '重庆金鹏物流有限公司', { names: ['重庆金鹏物流有限公司', '重庆大鹏物流有限公司'] })
  const successor = company(6, '重庆大鹏物流有限公司')
  expect(matched({ name: '重庆大鹏物流有限公司' }, [renamed])).toMatchObject({
    decision: 'AUTO',
    orgCode: renamed.orgCode,
  })
  expect(decision({ name: '重庆大鹏物流有限公司' }, [renamed, successor])).toBe('REVIEW')
})

test('a head office’s name at the address of its branch is for a person', () => {
  expect(decision({ name: lions.names[0]!, address: branch.address })).toBe('REVIEW')
  expect(isSettled(matched({ name: lions.names[0]!, address: branch.address }, [lions]))).toBe(false)
  expect(isSettled(matched({ name: lions.names[0]!, address: lions.address }, [lions]))).toBe(true)
})

test('every comparison is in the evidence, with what was given and found, and best candidates come first', () => {
  const { candidates, score } = matched(
    { name: '重庆双狮摩拖车制造有限公司', address: lions.address, district: '巴南' },
    register,
  )
  expect(candidates[0]).toMatchObject({
    orgCode: lions.orgCode,
    evidence: [
      { field: 'name', given: '重庆双狮摩拖车制造有限公司', found: lions.names[0]!, outcome: 'SOUND' },
      { field: 'address', given: lions.address!, found: lions.address!, outcome: 'SAME' },
    ],
  })
  expect(score).toBe(candidates[0]!.score)
  expect(candidates.map(candidate => candidate.score)).toEqual(
    candidates.map(candidate => candidate.score).sort((a, b) => b - a),
  )
})

test('at most five candidates are shown', () => {
  const many = Array.from({ length: 9 }, (_, index) => company(20 + index, '重庆双狮摩托车制造有限公司'))
  expect(matched({ name: '重庆双狮摩托车制造有限公司' }, many).candidates).toHaveLength(5)
})

test('nothing is known of nothing', () => {
  expect(matched({}, register)).toEqual({ decision: 'NONE', orgCode: null, score: 0, candidates: [] })
  expect(decision({ name: ' 。', code: '无', address: '', district: '' })).toBe('NONE')
})

test('hostile texts get a decision, and never AUTO', () => {
  const pieces = fc.constantFrom(
    '重庆',
    '有限公司',
    '(',
    '）',
    '\u202e',
    '\u0000',
    '😀',
    '\ud800',
    '1',
    '分公司',
    'GB',
    '915',
    '　',
  )
  const texts = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 50 }),
    fc.array(pieces, { maxLength: 12 }).map(parts => parts.join('')),
  )
  fc.assert(
    fc.property(texts, texts, texts, texts, (name, code, address, establishedOn) => {
      expect(decision({ name, code, address, district: address, establishedOn, legalRepresentative: name })).not.toBe(
        'AUTO',
      )
    }),
  )
  expect(decision({ name: '双狮'.repeat(5000), code: '9'.repeat(10_000), address: '路'.repeat(10_000) })).not.toBe(
    'AUTO',
  )
  expect(decision({ name: 'Lion Motors Ltd', code: 'GB123456789' })).toBe('NONE')
})

test('a name that holds control characters or marks of direction, or goes on for pages, never links', () => {
  const name = lions.names[0]!
  for (const written of [`${name}\u0000`, `\u202e${name}`, `${name}${' '.repeat(10_000)}江北分公司`, `${name}\u200f`])
    for (const code of [null, lions.codes[0]!]) expect(decision({ name: written, code })).toBe('REVIEW')
  expect(decision({ name: ` ${name}\t\n` })).toBe('AUTO')
})

test('a number of another country beside the very name is for a person; what tells no code is not', () => {
  const name = lions.names[0]!
  for (const code of [
    '7010401022916',
    '55210055400013',
    '33.000.167/0001-01',
    'HWUPKR0MPOU8FGXBT394',
    '٧٧٠٧٠٨٣٨٩٣',
    'IT00743110157',
  ])
    expect({ code, decision: decision({ name, code }) }).toEqual({ code, decision: 'REVIEW' })
  for (const code of ['见附件', 'UNKNOWN', '9.15001E+17', '5001011803017', '无'])
    expect({ code, decision: decision({ name, code }) }).toEqual({ code, decision: 'AUTO' })
})

test('a name without region and company form is borne in many places: it links only where the place agrees', () => {
  const shop = company(7, '李记面馆', { address: '重庆市渝中区较场口1号', district: '渝中区' })
  expect(decision({ name: '李记面馆' }, [shop])).toBe('REVIEW')
  expect(decision({ name: '李记面馆', district: '万州' }, [shop])).toBe('REVIEW')
  expect(decision({ name: '李记面馆', address: '重庆市万州区高笋塘8号' }, [shop])).toBe('REVIEW')
  expect(decision({ name: '李记面馆', district: '渝中' }, [shop])).toBe('AUTO')
  expect(decision({ name: '李记面馆', code: shop.codes[0]! }, [shop])).toBe('AUTO')
})

test('one street and number in two districts are two places', () => {
  const town = company(8, '重庆宏达建材有限公司', { address: '重庆市渝中区胜利路1号', district: '渝中区' })
  const county = company(9, '重庆市永川区宏达建材有限公司', { address: '重庆市永川区胜利路1号', district: '永川区' })
  const address = county.address
  expect(decision({ name: '宏达建材有限公司', address }, [town])).toBe('REVIEW')
  expect(decision({ name: '宏达建材有限公司', address: town.address }, [town])).toBe('AUTO')
  expect(decision({ name: '重庆市宏达建材有限公司', address }, [town, county])).toBe('REVIEW')
})

test('现代 and 原野 in brackets are part of the name, a present name behind it is a person’s to judge', () => {
  const cars = company(10, '重庆汽车有限公司')
  expect(decision({ name: '重庆(现代)汽车有限公司' }, [cars])).not.toBe('AUTO')
  expect(decision({ name: '重庆（原野）汽车有限公司' }, [cars])).not.toBe('AUTO')
  expect(decision({ name: '重庆汽车有限公司(现重庆客车有限公司)' }, [cars])).toBe('REVIEW')
  expect(decision({ name: '重庆汽车有限公司(原重庆汽车厂)' }, [cars])).toBe('AUTO')
})

test('the evidence names no person of the register', () => {
  const led = company(11, '重庆有人机械有限公司', { legalRepresentative: '陈大文' })
  const { candidates } = matched({ name: led.names[0]!, legalRepresentative: '陈某' }, [led])
  const evidence = candidates[0]!.evidence.find(({ field }) => field === 'legalRepresentative')
  expect(evidence).toMatchObject({ given: '陈某', found: '陈某', outcome: 'SURNAME' })
})
