import { createIndex, createTable, type Migration } from '../database/migrate.ts'

/** What a department keeps of the exchange with other systems: answers under idempotency keys, and how far its followers outside have come. */
export const exchangeMigration: Migration = {
  name: '002-exchange',
  up: async knex => {
    await createTable(knex, 'idempotency_key', table => {
      table.string('id', 43).primary()
      table.string('owner', 26).notNullable()
      table.string('body', 43)
      table.bigInteger('seen_at').notNullable()
      table.bigInteger('bytes').notNullable()
      table.index(['seen_at', 'id'], 'idempotency_key_by_age')
    })
    await createTable(knex, 'idempotency_answer', table => {
      table.string('key_id', 43).notNullable()
      table.integer('sequence').notNullable()
      table.text('packed', 'mediumtext').notNullable()
      table.primary(['key_id', 'sequence'])
    })
    await createTable(knex, 'feed_consumer', table => {
      table.string('consumer', 200).primary()
      table.bigInteger('cursor').notNullable()
      table.string('at', 30).notNullable()
    })
  },
}

/** Lets one kind of a log be read without looking through all the others. */
export const changesByKind: Migration = {
  name: '003-changes-by-kind',
  up: knex => createIndex(knex, 'change_log', ['kind', 'cursor'], 'change_log_by_kind'),
}
