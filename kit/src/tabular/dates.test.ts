import { expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import { readDatePattern } from './datePattern.ts'
import { readDate, readDateTime } from './dates.ts'

test.each([
  ['2004-06-24', '2004-06-24'],
  ['2004年6月24日', '2004-06-24'],
  ['2004 年 6 月 24 日', '2004-06-24'],
  ['１９９７．１１．４', '1997-11-04'],
  ['1997.11.4', '1997-11-04'],
  ['2004/11/03', '2004-11-03'],
  ['20041103', '2004-11-03'],
  [' 2004-11-03\u3000', '2004-11-03'],
  ['2000-02-29', '2000-02-29'],
  ['9999-12-31', '9999-12-31'],
  ['2004-06-24 15:30:00', '2004-06-24'],
  ['2004年6月24日15时30分', '2004-06-24'],
  ['2021-03-24T16:00:00.000Z', '2021-03-25'],
  ['2021-03-25T00:00:00+08:00', '2021-03-25'],
])('%j is the day %s', (text, day) => {
  expect(readDate(text)).toEqual({ value: day })
})

test.each([
  '2023-02-30',
  '2023-02-29',
  '1900-02-29',
  '2023-13-01',
  '2023-00-10',
  '2023-04-31',
  '20230230',
  '2023年2月30日',
  '0000-00-00',
  '0001-01-01',
  '2023-02-30 10:00',
])('%s is refused as a day that does not exist', text => {
  expect(readDate(text).fault).toEqual({
    code: 'INVALID_DATE',
    message: expect.stringContaining(`“${text}”不是存在的日期`),
  })
})

test.each(['2004-11', '2004.11', '2004年11月', '2004'])(
  '%s is not taken for a day, for its day or month is missing',
  text => {
    expect(readDate(text).fault?.code).toBe('INVALID_DATE')
  },
)

test.each(['24/06/2004', '04-06-24', '2004-6', '2004/11-03', '昨天', '38162', '2020-06-01/6-1', '2004年6月24日前'])(
  '%s is refused, not guessed at',
  text => {
    expect(readDate(text).fault?.code).toBe('INVALID_DATE')
  },
)

test('every day of the calendar reads back from each way of writing it', () => {
  const days = fc.date({ min: new Date('1800-01-01'), max: new Date('2999-12-31'), noInvalidDate: true })
  fc.assert(
    fc.property(days, date => {
      const iso = date.toISOString().slice(0, 10)
      const [y, m, d] = iso.split('-') as [string, string, string]
      for (const text of [
        iso,
        `${y}${m}${d}`,
        `${y}/${Number(m)}/${Number(d)}`,
        `${y}.${m}.${d}`,
        `${y}年${Number(m)}月${Number(d)}日`,
      ])
        expect(readDate(text)).toEqual({ value: iso })
    }),
  )
})

test.each([
  ['DD/MM/YYYY', '24/06/2004', '2004-06-24'],
  ['MM/DD/YYYY', '6/24/2004', '2004-06-24'],
  ['yyyy年M月d日', '2004年6月24日', '2004-06-24'],
  ['YYMMDD', '040624', '2004-06-24'],
  ['DDMMYYYY', '24062004', '2004-06-24'],
  ['DD/MM/YYYY HH:mm', '24/06/2004 15:30', '2004-06-24'],
  ['YYYY-MM', '2004-06', '2004-06-01'],
  ['YYYY.M', '2020年6月', '2020-06-01'],
  ['YYYY-MM 月末', '2004-02', '2004-02-29'],
  ['DD/MM/YYYY', '2004-06-24', '2004-06-24'],
])('the hint %s reads %s as %s', (hint, text, day) => {
  expect(readDate(text, readDatePattern(hint))).toEqual({ value: day })
})

test('a hint does not make an impossible day possible', () => {
  expect(readDate('30/02/2004', readDatePattern('DD/MM/YYYY')).fault?.code).toBe('INVALID_DATE')
  expect(readDate('2004-13', readDatePattern('YYYY-MM')).fault?.code).toBe('INVALID_DATE')
})

test('a hint without year and month is none', () => {
  expect(readDatePattern('HH:mm')).toBeUndefined()
  expect(readDatePattern('随便')).toBeUndefined()
})

test.each([
  ['2021-03-25T14:30:00+08:00', '2021-03-25T06:30:00.000Z'],
  ['2021-03-25T06:30:00Z', '2021-03-25T06:30:00.000Z'],
  ['2021-03-25T06:30:00.5Z', '2021-03-25T06:30:00.500Z'],
  ['2021-03-25 14:30', '2021-03-25T06:30:00.000Z'],
  ['2021/3/25 14:30:05', '2021-03-25T06:30:05.000Z'],
  ['2021年3月25日 14时30分5秒', '2021-03-25T06:30:05.000Z'],
  ['2021-03-25', '2021-03-24T16:00:00.000Z'],
])('%s is the moment %s', (text, moment) => {
  expect(readDateTime(text)).toEqual({ value: moment })
})

test.each(['2021-03-25 24:30', '2021-02-30 10:00', '2021-03-25 10:60', '2021-03-25T10:00:00+25:00', '10:00', '刚才'])(
  '%s is no moment',
  text => {
    expect(readDateTime(text).fault?.code).toBe('INVALID_DATE_TIME')
  },
)
