import { expect, test } from '@jest/globals'
import { clientSentence, isPresentable } from './sentence.ts'

test.each([
  '“6220”不是有效的 18 位统一社会信用代码',
  '检查日期 2024-02-30 不存在，应为 YYYY-MM-DD',
  '时间应在 08:30 至 17:00 之间，收到 2024-06-24T09:30:00+08:00',
  'first 应在 1 到 100 之间；from 应早于 to',
  '结论应为 PASSED/FAILED，收到 EXPIRED',
  '单位为 mg/kg 或 km/h，占 5%/年',
  '有效/无效 二者之一',
])('“%s” may leave the service', sentence => {
  expect(isPresentable(sentence)).toBe(true)
  expect(clientSentence('BAD_USER_INPUT', sentence)).toBe(sentence)
})

test.each([
  'not Chinese at all',
  '查询失败：select * from penalty where id = 1',
  '写入失败：INSERT INTO a VALUES (1)',
  '失败：UPDATE a SET b = 1',
  '约束失败：UNIQUE constraint failed: a.b',
  'SQLITE_BUSY：数据库忙',
  '错误 ER_DUP_ENTRY',
  '请访问 https://inner.example/x',
  '连接 mysql://root:pw@db 失败',
  '无法连接 localhost:4002',
  '无法连接 db-1.internal:3306',
  '无法连接 10.0.0.7',
  '无法连接 [::1]:4002',
  '套接字 unix:/run/a.sock 不存在',
  '文件 /var/lib/a.sqlite 打不开',
  '文件data/a.sqlite打不开',
  '文件 C:\\data\\a 打不开',
  '失败 at resolve (a:1:2)',
  '出错于 resolvers.ts',
  '类型错误 TypeError: x',
  '连接失败 ECONNREFUSED',
  '第一行\n第二行',
  '长'.repeat(301),
])('“%s” does not: the table’s sentence stands for it', sentence => {
  expect(clientSentence('BAD_USER_INPUT', sentence)).toBe('输入有误，请检查后重试')
})

test('of what is not the client’s fault a subgraph does not speak', () => {
  expect(clientSentence('INTERNAL_SERVER_ERROR', '机房停电')).toBe('系统内部错误，已记录，请联系管理员')
  expect(clientSentence('SECTION_UNAVAILABLE', '机房停电')).toContain('无法取得')
})

test('the sentence of a scalar that refused a variable is freed of the library’s English', () => {
  const written = 'Variable "$code" got invalid value "abc"; “abc”不是有效的代码'
  expect(clientSentence('BAD_USER_INPUT', written)).toBe('“abc”不是有效的代码')
})
