import { failure } from '@e360/kit/errors'
import { mapInTurns } from '@e360/kit/turns'
import { z } from 'zod'
import { quoted, readJson, tooLarge } from '../form.ts'
import { properties } from '../properties/properties.ts'
import { enterpriseType } from '../words.ts'
import { readSubject, type Subject } from './readSubject.ts'

/** One reconciliation query that can be carried out. */
export interface Query {
  subject: Subject
  /** most candidates wanted */
  limit: number
}

/** A query, or the sentence that says why it is none. */
export type ReadQuery = { query: Query } | { fault: string }

/** What a caller may send at once; larger tables come in several requests. */
const mostQueries = 5_000

const entity = z.looseObject({ id: z.string(), name: z.string().optional() })
const mostCharacters = 20_000
const words = z.string().max(mostCharacters)
const scalar = z.union([words, z.number(), z.boolean(), entity])
const types = z.union([z.string(), entity]).transform(type => (typeof type === 'string' ? type : type.id))

const says = (error: string) => ({ error })

/** A reconciliation query of the API, version 0.2, with the forms of `type` that its text and its schema allow. */
const queryForm = z.strictObject(
  {
    query: z
      .string(says('query 应为文本'))
      .max(mostCharacters, says(`query 最多 ${mostCharacters} 个字符`))
      .optional(),
    type: z.union([types.transform(type => [type]), z.array(types)], says('type 应为类型的标识')).optional(),
    limit: z.int(says('limit 应为正整数')).positive(says('limit 应为正整数')).optional(),
    properties: z
      .array(
        z.looseObject(
          {
            pid: z.string(says('属性的 pid 应为文本')),
            v: z.union([scalar, z.array(scalar)], says('属性的 v 应为文本、数、真假或实体')),
          },
          says('properties 的每一项应含 pid 和 v'),
        ),
        says('properties 应为数组'),
      )
      .optional(),
    type_strict: z.enum(['any', 'all', 'should'], says('type_strict 应为 any、all 或 should')).optional(),
  },
  { error: ({ code }) => (code === 'unrecognized_keys' ? '有接口没有的字段' : '应为对象') },
)

/**
 * Reads the parameter `queries`. A query that cannot be carried out is told apart; its neighbours are not touched by it.
 * @returns by the client's identifiers, in their order
 * @throws BAD_USER_INPUT where the whole is no batch
 */
export const readBatch = async (text: string): Promise<ReadonlyMap<string, ReadQuery>> => {
  const batch = readJson('queries', text)
  if (typeof batch !== 'object' || batch === null || Array.isArray(batch))
    throw failure('BAD_USER_INPUT', '参数 queries 应为 JSON 对象，每个标识对应一条查询')
  const entries = Object.entries(batch)
  if (entries.length > mostQueries)
    throw tooLarge(`一次最多 ${mostQueries} 条查询，收到 ${entries.length} 条，请分批发送`)
  return new Map(await mapInTurns(entries, ([id, given]) => [id, readQuery(given)] as const))
}

const readQuery = (given: unknown): ReadQuery => {
  const { success, data, error } = queryForm.safeParse(given)
  if (!success) return { fault: error.issues[0]!.message }
  const { query: name, type, limit = Infinity, properties: told = [] } = data
  const otherType = type?.find(id => id !== enterpriseType.id)
  if (otherType !== undefined) return { fault: `没有类型${quoted(otherType)}，只有 ${enterpriseType.id}（企业）` }
  const unknown = told.find(({ pid }) => !known.has(pid))
  if (unknown) return { fault: `属性${quoted(unknown.pid)}不能用于匹配，可用的有：${[...known].join('、')}` }
  const subject = readSubject(name, told)
  return 'fault' in subject ? subject : { query: { ...subject, limit } }
}

const known: ReadonlySet<string> = new Set(properties.filter(({ compares }) => compares).map(({ id }) => id))
