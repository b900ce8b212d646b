import type { Knex } from '@e360/kit/database/database'
import { createTable, type Migration } from '@e360/kit/database/migrate'

/**
 * A company may return to a name or a code that it had before: each period is a row of its own, told by the day on which it ended ('': not
 * known). A company also keeps since when it bears its codes, and when the register first told that it is gone.
 */
export const periodTables: Migration = {
  name: '040-periods',
  up: async knex => {
    await rebuild(knex, 'former_name', ['org_code', 'name', 'normal_name', 'from_on', 'to_on'], table => {
      table.string('org_code', 9).notNullable()
      table.string('name', 200).notNullable()
      table.string('normal_name', 200).notNullable()
      table.string('from_on', 10)
      table.string('to_on', 10).notNullable().defaultTo('')
      table.primary(['org_code', 'name', 'to_on'])
      table.index(['normal_name', 'to_on'], 'former_name_of_name')
    })
    await rebuild(knex, 'former_code', ['org_code', 'kind', 'code', 'from_on', 'to_on'], table => {
      table.string('org_code', 9).notNullable()
      table.string('kind', 20).notNullable()
      table.string('code', 30).notNullable()
      table.string('from_on', 10)
      table.string('to_on', 10).notNullable().defaultTo('')
      table.primary(['org_code', 'kind', 'code', 'to_on'])
      table.index(['code', 'to_on'], 'former_code_of_code')
    })
    for (const column of ['uscc_since', 'registration_no_since', 'ended_on'])
      if (!(await knex.schema.hasColumn('enterprise', column)))
        await knex.schema.alterTable('enterprise', table => void table.string(column, 10))
  },
}

/** Gives a table another key. A start that dies in between finds either the old table or the new one under its working name. */
const rebuild = async (
  knex: Knex,
  name: string,
  columns: readonly string[],
  define: (table: Knex.CreateTableBuilder) => void,
): Promise<void> => {
  const next = `${name}__next`
  if (await knex.schema.hasTable(name)) {
    await knex.schema.dropTableIfExists(next)
    await createTable(knex, next, define)
    const values = columns.map(column => (column === 'to_on' ? "coalesce(to_on, '')" : column)).join(', ')
    await knex.raw(`insert into ${next} (${columns.join(', ')}) select ${values} from ${name}`)
    await knex.schema.dropTable(name)
  }
  await knex.schema.renameTable(next, name)
}
