import type { Caller } from '@e360/kit/caller'
import type { Database, Knex } from '@e360/kit/database/database'
import { failure } from '@e360/kit/errors'
import { toldFields } from '../toldFields.ts'
import type { FieldAuthority, MutationSetFieldAuthorityArgs } from '../types.generated.ts'

/** Which source systems are believed about a field: column of `enterprise` → systems. A field without any believes all. */
export type Authorities = ReadonlyMap<string, readonly string[]>

/** The fields that have authorities, by name. */
export const fieldAuthorities = async (read: Knex): Promise<FieldAuthority[]> => {
  const rows: { field: string; systems: string; set_by: string | null; set_at: string }[] = await read(
    'field_authority',
  )
    .orderBy('field')
    .select('field', 'systems', 'set_by', 'set_at')
  return rows.map(({ field, systems, set_by: setBy, set_at: setAt }) => ({
    field,
    systems: JSON.parse(systems) as string[],
    setBy,
    setAt,
  }))
}

export const readAuthorities = async (read: Knex): Promise<Authorities> =>
  new Map(
    (await fieldAuthorities(read)).map(({ field, systems }) => [toldFields[field as keyof typeof toldFields], systems]),
  )

const mostSystems = 50

/**
 * Says which source systems are believed about a field; none: all are.
 * @throws BAD_USER_INPUT for what is no field that sources tell; FORBIDDEN for a steward of one region
 */
export const setFieldAuthority = async (
  database: Database,
  { sub, region }: Caller,
  { field, systems }: MutationSetFieldAuthorityArgs,
): Promise<FieldAuthority> => {
  if (region) throw failure('FORBIDDEN', '只有信息中心的数据管理员可以规定字段以哪些来源系统为准')
  if (!Object.hasOwn(toldFields, field) || field === 'orgCode')
    throw failure('BAD_USER_INPUT', `“${field.slice(0, 40)}”不是来源系统报送的字段`)
  const named = [...new Set(systems.map(system => system.trim()).filter(system => system !== ''))]
  if (named.length > mostSystems || named.some(({ length }) => length > 60))
    throw failure('BAD_USER_INPUT', `来源系统最多 ${mostSystems} 个，每个最多 60 个字符`)
  const authority = { field, systems: named, setBy: sub, setAt: new Date().toISOString() }
  await database.transaction(async trx => {
    await trx('field_authority').where({ field }).delete()
    if (named.length > 0)
      await trx('field_authority').insert({
        field,
        systems: JSON.stringify(named),
        set_by: sub,
        set_at: authority.setAt,
      })
  })
  return authority
}
