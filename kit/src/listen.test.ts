import { expect, test } from '@jest/globals'
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { createServer, request } from 'node:http'
import { execFileSync } from 'node:child_process'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { isLoopback, listen } from './listen.ts'

const hello = () => createServer((_request, response) => response.end('hello'))

const getBySocket = (socketPath: string) =>
  new Promise<string>((resolve, reject) => {
    request({ socketPath, path: '/' }, response => {
      let text = ''
      response.on('data', chunk => (text += String(chunk)))
      response.on('end', () => resolve(text))
    })
      .on('error', reject)
      .end()
  })

test.each(['localhost', '127.0.0.1', '127.9.9.9', '::1', '[::1]', 'LOCALHOST', '::ffff:127.0.0.1'])(
  '%s is this machine only',
  host => {
    expect(isLoopback(host)).toBe(true)
  },
)

test.each(['0.0.0.0', '::', '10.0.0.1', '128.0.0.1', 'example.org', 'localhost.example.org', '::ffff:10.0.0.1', ''])(
  '%s is not',
  host => {
    expect(isLoopback(host)).toBe(false)
  },
)

test('an address that others can reach is refused before anything is bound', async () => {
  const server = hello()
  await expect(listen(server, { host: '0.0.0.0', port: 0 })).rejects.toThrow('不能监听 0.0.0.0')
  expect(server.listening).toBe(false)
})

test('a port that is taken is said in a sentence', async () => {
  const { url, close } = await listen(hello(), { host: '127.0.0.1', port: 0 })
  const port = Number(new URL(url).port)
  await expect(listen(hello(), { host: '127.0.0.1', port })).rejects.toThrow(`无法监听 127.0.0.1:${port}：地址已被占用`)
  await close()
})

test.each([
  ['in a folder that is not there', '/nowhere/at/all/a.sock', '目录不存在，或没有写入权限'],
  ['whose path is too long', `/tmp/${'a'.repeat(200)}.sock`, '路径过长，最多 107 个字节'],
])('a unix socket %s is refused in a sentence', async (_, socket, why) => {
  await expect(listen(hello(), { path: socket })).rejects.toThrow(`无法监听 ${socket}：${why}`)
})

test('a unix socket is for its owner alone, replaces one that was left behind, and never one that is in use', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'listen-'))
  const socket = path.join(folder, 'a.sock')
  const script = `require('node:net').createServer().listen(${JSON.stringify(socket)}, () => process.kill(process.pid, 'SIGKILL'))`
  expect(() => execFileSync(process.execPath, ['-e', script], { stdio: 'ignore' })).toThrow('Command failed')
  expect((await stat(socket)).isSocket()).toBe(true)

  const { url, close } = await listen(hello(), { path: socket })
  expect(url).toBe(`unix:${socket}`)
  expect((await stat(socket)).mode & 0o777).toBe(0o600)
  expect(await getBySocket(socket)).toBe('hello')
  await expect(listen(hello(), { path: socket })).rejects.toThrow('地址已被占用')
  expect(await getBySocket(socket)).toBe('hello')
  await close()
  await rm(folder, { recursive: true })
})

test('closing twice, or before anything was asked, ends at once', async () => {
  const server = hello()
  const { close } = await listen(server, { host: '127.0.0.1', port: 0 })
  await Promise.all([close(), close()])
  expect(server.listening).toBe(false)
})

test('what is not ours is left alone: a path that is a plain file', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'listen-'))
  const file = path.join(folder, 'notes')
  await writeFile(file, 'text')
  await expect(listen(hello(), { path: file })).rejects.toThrow(/无法监听/)
  await rm(folder, { recursive: true })
})
