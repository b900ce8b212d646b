import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { migrate } from '../database/migrate.ts'
import { describeOnBoth } from '../testing/databases.ts'
import { stillClock } from '../testing/noteSources.ts'
import { underCeiling } from './ceiling.ts'
import { takeLease } from './sourceRuns.ts'
import { rereadingMigration, sourceMigration } from './sourceTables.ts'

describeOnBoth('The ceiling on queries', databases => {
  test('holds in every minute, whenever it begins, however much is asked and however often it restarts', async () => {
    const database = await databases.open()
    await migrate(database, [sourceMigration, rereadingMigration])
    let number = 0
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 30 }),
        fc.array(fc.record({ askers: fc.integer({ min: 1, max: 15 }), idle: fc.integer({ min: 0, max: 90_000 }) }), {
          minLength: 1,
          maxLength: 12,
        }),
        async (most, bursts) => {
          const system = `系统 ${number++}`
          await takeLease(database, system)
          const clock = stillClock()
          const sent: number[] = []
          for (const { askers, idle } of bursts) {
            clock.advance(idle)
            // each asker is a process of its own that knows nothing of the one before
            for (let asker = 0; asker < askers; asker++) {
              await underCeiling(database, system, most, clock)(new AbortController().signal)
              sent.push(clock.now())
            }
          }
          for (const begin of sent)
            expect(sent.filter(at => at >= begin && at < begin + 60_000).length).toBeLessThanOrEqual(most)
        },
      ),
      { numRuns: 15 },
    )
  })
})
