import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { department } from '../../subgraphs/inspection/src/main.ts'
import { openDepartment } from './department.ts'
import { createLog } from './log.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'e360-department-'))
  await writeFile(
    path.join(folder, 'notes.txt'),
    'these are notes and no database, long enough to be read as the head of one',
  )
})
afterAll(() => rm(folder, { recursive: true, force: true }))

test.each([
  ['a file that is no database', () => path.join(folder, 'notes.txt'), '这个文件不是 SQLite 数据库'],
  ['a folder', () => folder, '路径不可用，或没有读写权限'],
  ['a path below a file', () => path.join(folder, 'notes.txt', 'x.sqlite'), '路径不可用，或没有读写权限'],
  ['a server that does not run', () => 'mysql://root:secret@127.0.0.1:1/x', '连接被拒绝，数据库服务没有启动或地址不对'],
])('a department on %s does not open, and the sentence names the setting', async (_, url, why) => {
  const ports = {
    match: () => Promise.resolve([]),
    register: () => Promise.resolve([]),
    departments: {},
    told: {},
    log: createLog({ service: 'test', level: 'silent' }),
  }
  await expect(openDepartment(department, url(), ports)).rejects.toThrow(
    `无法打开 inspection 的数据库：${why}。请检查设置 INSPECTION_DATABASE_URL 或 E360_DATA_DIR`,
  )
})
