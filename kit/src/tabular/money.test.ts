import { expect, test } from '@jest/globals'
import * as fc from 'fast-check'
import { readCapital, readWan } from './money.ts'

test.each([
  ['2.5', '2500000'],
  ['1,000', '1000000000'],
  ['５', '5000000'],
  ['3000元', '300000'],
  ['０．８万元', '800000'],
  ['1.2亿元', '12000000000'],
  ['5（万元）', '5000000'],
  ['￥3,000.50元', '300050'],
  ['人民币5万元整', '5000000'],
  ['0', '0'],
  ['2e+06', '2000000000000'],
  ['0.30000000000000004', '300000'],
  ['0.0000005', '1'],
])('%s in a column of 万元 is %s fen', (text, fen) => {
  expect(readWan(text)).toEqual({ value: fen })
})

test('a bare number counts the unit that is stated, a written unit wins', () => {
  expect(readWan('3000', '元')).toEqual({ value: '300000' })
  expect(readWan('3', '亿元')).toEqual({ value: '30000000000' })
  expect(readWan('3万元', '元')).toEqual({ value: '3000000' })
})

test.each(['-1', '－5', '(100)', '3,5', '1,00', '1.2.3', '五万', '', '5-10', '1e99', '99999999999999999', '5万美元'])(
  '%j is refused as an amount in 万元',
  text => {
    expect(readWan(text).fault?.code).toBe('INVALID_AMOUNT')
  },
)

test('what is refused is quoted', () => {
  expect(readWan('-1').fault?.message).toBe('金额“-1”不能为负数')
})

test.each([
  ['800万人民币', '800000000', 'CNY'],
  ['203.9840(万)', '203984000', 'CNY'],
  ['66(万)', '66000000', 'CNY'],
  ['3,180(万)', '3180000000', 'CNY'],
  ['100(万人民币元)', '100000000', 'CNY'],
  ['28,278.4560(万元人民币)', '28278456000', 'CNY'],
  ['588.3000(万美元)', '588300000', 'USD'],
  ['1500万港元', '1500000000', 'HKD'],
  ['80(万香港元)', '80000000', 'HKD'],
  ['750(万欧元)', '750000000', 'EUR'],
  ['1,500(万日元)', '1500000000', 'JPY'],
  ['200(万德国马克)', '200000000', 'DEM'],
  ['800(万瑞士法郎)', '800000000', 'CHF'],
  ['19,000(万新加坡元)', '19000000000', 'SGD'],
  ['人民币800万元', '800000000', 'CNY'],
  ['美元100万', '100000000', 'USD'],
  ['USD 1,000,000', '100000000', 'USD'],
  ['2560.0', '256000', 'CNY'],
  ['1.5亿', '15000000000', 'CNY'],
])('the capital %s is %s hundredths of %s', (text, amount, currency) => {
  expect(readCapital(text)).toEqual({ value: { amount, currency } })
})

test.each(['100万第纳尔', '约5万', '100万美元人民币', '美元100万港元'])(
  'the capital %s is refused for its currency',
  text => {
    expect(readCapital(text).fault?.code).toBe('UNKNOWN_CURRENCY')
  },
)

test('no digit of an amount is lost between text and fen', () => {
  fc.assert(
    fc.property(fc.bigInt(0n, 9_223_372_036_853n), fc.integer({ min: 0, max: 999_999 }), (whole, fraction) => {
      const digits = String(fraction).padStart(6, '0')
      const grouped = whole.toString().replaceAll(/\B(?=(\d{3})+$)/g, ',')
      for (const text of [
        `${whole}.${digits}`,
        `${grouped}.${digits}`,
        `${whole}.${digits}万元`,
        `${whole}.${digits}(万)`,
      ])
        expect(readWan(text)).toEqual({ value: (whole * 1_000_000n + BigInt(fraction)).toString() })
    }),
  )
})
