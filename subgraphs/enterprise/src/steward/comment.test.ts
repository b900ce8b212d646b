import { expect, test } from '@jest/globals'
import { readComment } from './comment.ts'

test('identity and mobile numbers are masked, however they are grouped or typed', () => {
  for (const number of [
    '11010519491231002X',
    '110105 19491231 002x',
    '110105-19491231-002X',
    '１１０１０５１９４９１２３１００２Ｘ',
  ])
    expect(readComment(`身份证${number}。`)).toMatch(/^身份证110\*{11}002[XxＸ]。$/)
  for (const number of ['13800138000', '138 0013 8000', '138-0013-8000', '１３８００１３８０００'])
    expect(readComment(`电话${number}，`)).toBe('电话138****8000，')
})

test('codes, amounts, dates and longer numbers stay, landlines do not', () => {
  for (const text of ['91500103100792092N', '500103009123456', '2026-11-22 11:40', '金额 1380013800000 元'])
    expect(readComment(text)).toBe(text)
  expect(readComment('023-63661234')).toBe('023-****1234')
})

test('blanks are no comment', () => {
  expect(readComment(' \n')).toBeNull()
})
