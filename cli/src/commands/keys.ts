import { openKeyStore, type MachineKey } from '@e360/gateway/machines/keyStore'
import { failure } from '@e360/kit/errors'
import { readSettings } from '@e360/kit/settings'
import { readManifests } from '../doors.ts'

const store = () => openKeyStore(readSettings().E360_DATA_DIR)

/** `e360 keys issue`: a machine's key; its secret is written this once. @throws BAD_USER_INPUT for a department that is none */
export const issueKey = async (given: { sub: string; department: string; systems: string }): Promise<void> => {
  const departments = readManifests().map(({ name }) => name)
  if (!departments.includes(given.department))
    throw failure('BAD_USER_INPUT', `没有部门“${given.department}”，部门有：${departments.join('、')}`)
  const systems = given.systems.split(',').map(system => system.trim())
  const { key, secret } = await store().issue({ ...given, systems })
  process.stdout.write(`client_id ${key.id}\nclient_secret ${secret}\n密钥只显示这一次，请妥善保存\n`)
}

/** `e360 keys list`: all keys, tab-separated, without secrets. */
export const listKeys = async (): Promise<void> => {
  const lines = (await store().list()).map(lineOf)
  process.stdout.write(
    `${[['client_id', '标识', '部门', '来源系统', '签发', '吊销'].join('\t'), ...lines].join('\n')}\n`,
  )
}

/** `e360 keys revoke`: takes effect within a second, also for the tokens that were issued for it. @throws BAD_USER_INPUT */
export const revokeKey = async (id: string): Promise<void> => {
  if (!(await store().revoke(id))) throw failure('BAD_USER_INPUT', `没有密钥“${id}”`)
  process.stdout.write(`已吊销 ${id}\n`)
}

const lineOf = ({ id, sub, department, systems, issuedAt, revokedAt }: MachineKey): string =>
  [id, sub, department, systems.join(','), issuedAt, revokedAt ?? '–'].join('\t')
