import { expect, test } from '@jest/globals'
import { describeOnBoth } from '@e360/kit/testing/databases'
import { matchByName, openForTest } from '@e360/kit/testing/openForTest'
import { department } from '../src/main.ts'

describeOnBoth('the archive', ({ freshUrl }) => {
  test('follows the register also where a company had more names than anybody counts', async () => {
    const archive = await openForTest(department, matchByName({}), await freshUrl())
    try {
      const formerNames = Array.from({ length: 400 }, (_, index) => `重庆${'某'.repeat(100)}${index}有限公司`)
      await archive.registered('551385082', '重庆多名有限公司', { formerNames })
      await archive.registered('MA9000011', '重庆后来有限公司')
      const rows = await archive.database.read('company').orderBy('org_code').select('name', 'former_names')
      expect(rows.map(({ name }: { name: string }) => name)).toEqual(['重庆多名有限公司', '重庆后来有限公司'])
      expect(JSON.parse((rows as { former_names: string }[])[0]!.former_names)).toEqual(formerNames)
    } finally {
      await archive.close()
    }
  })
})
