import { readdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from '@jest/globals'
import { freshFolder } from './support/folder.ts'
import { e360, type Environment } from './support/process.ts'

const wrong: [command: string[], environment: Environment, sentence: string | RegExp][] = [
  [['start'], { PORT: 'abc' }, '设置 PORT=“abc” 无效：应为 0 到 65535 的整数。请参阅 docs/settings.md'],
  [
    ['start'],
    { NODE_ENV: 'production' },
    /^生产环境不能使用开发令牌：请设置 E360_JWKS_URL、E360_ISSUER、E360_AUDIENCE/,
  ],
  [['start'], { E360_ISSUER: 'https://id.example' }, /^缺少设置 E360_JWKS_URL：/],
  [['start'], { CREDIT_DATABASE_URL: 'notes.txt' }, /^无法打开 credit 的数据库：.*请检查设置 CREDIT_DATABASE_URL/],
  [
    ['serve', 'gateway'],
    { E360_SUPERGRAPH: 'nowhere.graphql' },
    /^设置 E360_SUPERGRAPH=“nowhere.graphql” 无效：应为已有的超图文件/,
  ],
  [['serve', 'gateway'], { E360_SUPERGRAPH: 'notes.txt' }, /^超图无效/],
  [
    ['serve', 'gateway'],
    { INSPECTION_URL: 'ftp://here' },
    /^设置 INSPECTION_URL=“ftp:\/\/here” 无效：应为 http:\/\/主机:端口/,
  ],
  [['serve', 'inspection'], { INSPECTION_URL: 'here' }, /^设置 INSPECTION_URL=“here” 无效：应为 http:\/\/主机:端口/],
  [
    ['serve', 'inspection'],
    { INSPECTION_DATABASE_URL: 'mysql://root:secret@127.0.0.1:1/x' },
    /^无法打开 inspection 的数据库：连接被拒绝/,
  ],
  [
    ['serve', 'inspections'],
    {},
    '没有服务“inspections”，可以启动的有：gateway、archive、certification、credit、enterprise、governance、inspection',
  ],
  [['token', '--role', 'king'], {}, /^没有角色“king”，可用的有：officer、/],
  [['token'], {}, '缺少选项 --role <role>，用法见 npm run e360 -- --help'],
]

test('what cannot start says in one sentence which setting is wrong, and ends with code 1', async () => {
  const folder = await freshFolder()
  await writeFile(path.join(folder, 'notes.txt'), 'these are notes: no database and no supergraph either')
  const queue = wrong.entries()
  const ended: { code: number | null; stdout: string; stderr: string }[] = []
  const work = async () => {
    for (const [index, [command, environment]] of queue) {
      const { code, stdout, stderr } = await e360(
        command,
        { E360_DATA_DIR: 'data', E360_DEMO: 0, PORT: 0, ...environment },
        folder,
      )
      ended[index] = { code, stdout, stderr: stderr.trimEnd() }
    }
  }
  await Promise.all([work(), work()])
  expect(ended).toEqual(
    wrong.map(([, , sentence]) => ({
      code: 1,
      stdout: '',
      stderr: typeof sentence === 'string' ? sentence : expect.stringMatching(sentence),
    })),
  )
  expect(ended.filter(({ stderr }) => stderr.includes('secret') || stderr.includes('\n'))).toEqual([])
  expect((await readdir(folder)).toSorted()).toEqual(['data', 'notes.txt'])
})
