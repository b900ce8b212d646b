import { expect, test } from '@jest/globals'
import { migrate } from '../database/migrate.ts'
import { describeOnBoth } from '../testing/databases.ts'
import { stillClock } from '../testing/noteSources.ts'
import { leaseMs, readRun, takeLease } from './sourceRuns.ts'
import { rereadingMigration, sourceMigration } from './sourceTables.ts'

describeOnBoth('The lease of a source', databases => {
  const opened = async () => {
    const database = await databases.open()
    await migrate(database, [sourceMigration, rereadingMigration])
    return database
  }

  test('is given to one of many who ask at once', async () => {
    const database = await opened()
    const asked = await Promise.all(Array.from({ length: 8 }, () => takeLease(database, '甲')))
    expect(asked.filter(lease => lease !== null)).toHaveLength(1)
  })

  test('of a dead process goes to the next one, and the dead one writes nothing more should it wake', async () => {
    const database = await opened()
    const clock = stillClock()
    const first = (await takeLease(database, '甲', clock.now))!
    await first.note({ watermark: '5' })
    expect(await takeLease(database, '甲', clock.now)).toBeNull()
    clock.advance(leaseMs + 1_000)
    const second = (await takeLease(database, '甲', () => clock.now() + leaseMs))!
    expect(second.run.watermark).toBe('5')
    await expect(first.note({ watermark: '4' })).rejects.toThrow('taken over')
    await second.release({ watermark: '6', lastError: null })
    expect(await readRun(database, '甲')).toMatchObject({ watermark: '6', leaseOwner: null, leaseUntil: 0 })
  })
})
