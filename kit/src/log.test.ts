import { expect, test } from '@jest/globals'
import { createLog } from './log.ts'

test('a line is JSON with the service and the time, an error with its stack, and no secret', () => {
  const lines: string[] = []
  const log = createLog({ service: 'a' }, { write: line => lines.push(line) })
  log.error(
    {
      error: new Error('boom'),
      token: 'T1',
      variables: { name: 'N1' },
      request: { query: 'Q1', headers: { authorization: 'A1' } },
    },
    'failed',
  )
  log.debug('not at this level')
  expect(lines).toHaveLength(1)
  expect(JSON.parse(lines[0]!)).toMatchObject({
    service: 'a',
    msg: 'failed',
    time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
    error: { message: 'boom', stack: expect.stringContaining('log.test') },
  })
  expect(lines[0]).not.toMatch(/T1|N1|Q1|A1/)
})
