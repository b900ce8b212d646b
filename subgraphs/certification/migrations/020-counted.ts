import { createIndex, type Migration } from '@e360/kit/database/migrate'

/** A summary is read from the index alone: a company may have tens of thousands of certificates, and everybody waits while they are gone through. */
export const countedCertificates: Migration = {
  name: '020-counted-certificates',
  up: knex => createIndex(knex, 'certificate', ['org_code', 'valid_until', 'status'], 'certificate_counted'),
}
