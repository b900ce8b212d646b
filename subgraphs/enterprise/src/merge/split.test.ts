import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { describeOnBoth } from '@e360/kit/testing/databases'
import { callerWith } from '@e360/kit/testing/openForTest'
import { dump, lastMerge, merge, split, steward } from '../../testing/merging.ts'
import { codesOf, officer, openRegister, row, type TestRegister } from '../../testing/register.ts'
import { indexContent } from '../../testing/searchable.ts'

const [a, b, c, d] = [codesOf(1), codesOf(2), codesOf(3), codesOf(4)]
const boiler = '重庆山城锅炉有限公司'
const works = '重庆锅炉总厂'

describeOnBoth('a merge that is undone', ({ freshUrl }) => {
  let register: TestRegister
  beforeEach(async () => {
    register = await openRegister(await freshUrl())
    await register.load(
      row(boiler, { ...a, address: '甲路1号', formerNames: ['老锅炉厂'] }),
      row(boiler, { ...a, address: '甲路2号' }, { system: '质监' }),
      row(works, { ...b, address: '乙路1号', regionCode: '500112', formerNames: ['老锅炉厂', '山城锅炉厂'] }),
      row(works, { ...b, legalRepresentative: '乙某' }, { system: '质监' }),
      row('丙', { ...c, regionCode: '500103' }),
    )
  })
  afterEach(() => register.close())

  const find = (orgCode: string, selection: string) => register.find<Record<string, unknown>>({ orgCode }, selection)
  const hits = async (text: string) =>
    register.ask(
      officer,
      `{ searchEnterprises(text: "${text}") { nodes { enterprise { orgCode } matchedOn matchedText } } }`,
    )
  const refused = (orgCode: string, mergeId: string, reason?: string) =>
    split(register, orgCode, mergeId, { reason }).then(
      () => 'split',
      (error: Error) => error.message,
    )

  test('right after it everything is byte for byte what it was, whichever company is named', async () => {
    const before = [await dump(register.database), await indexContent(register.database), await hits('锅炉')]
    for (const named of [a.orgCode, b.orgCode]) {
      await merge(register, a.orgCode, b.orgCode)
      expect(await dump(register.database)).not.toEqual(before[0])
      expect(await split(register, named, await lastMerge(register, a.orgCode))).toMatchObject({ orgCode: named })
      expect([await dump(register.database), await indexContent(register.database), await hits('锅炉')]).toEqual(before)
    }
  })

  test('a company that came meanwhile stands where it stood, and the others stand where they did', async () => {
    await merge(register, a.orgCode, c.orgCode)
    const place = async () => (await dump(register.database))['search_company']!
    const before = await place()
    await register.load(row('丁', d))
    await split(register, a.orgCode, await lastMerge(register, a.orgCode))
    expect(await place()).toEqual(expect.arrayContaining(before))
    expect(await place()).toHaveLength(4)
    expect((await find(d.orgCode, 'name'))!['name']).toBe('丁')
    expect(await register.find({ name: '丙' }, 'orgCode')).toEqual({ orgCode: c.orgCode })
  })

  test('the log tells that both stand for themselves again', async () => {
    await merge(register, a.orgCode, b.orgCode)
    await split(register, b.orgCode, await lastMerge(register, a.orgCode))
    const told = (await register.feed(0, 1_000, 0)).map(({ orgCode, payload }) => [orgCode, payload['redirectTo']])
    expect(told.slice(-4)).toEqual([
      [b.orgCode, a.orgCode],
      [a.orgCode, null],
      [a.orgCode, null],
      [b.orgCode, null],
    ])
  })

  test('what was told since of a company that had joined the survivor earlier stays with the survivor', async () => {
    await merge(register, a.orgCode, c.orgCode)
    await merge(register, a.orgCode, b.orgCode)
    await register.load(row('丙新名', c, { system: '质监', recordId: '丙' }))
    await split(register, b.orgCode, await lastMerge(register, a.orgCode))
    const records = register.database.read('register_record').where({ system: '质监', record_id: '丙' })
    expect(await records.pluck('org_code')).toEqual([a.orgCode])
    expect(await register.database.read('former_name').where('name', '丙新名').pluck('org_code')).toEqual([a.orgCode])
  })

  test('what changed since the merge stays with the survivor where that is named, with its history', async () => {
    await merge(register, a.orgCode, b.orgCode)
    await register.load(row('重庆新山城锅炉有限公司', { ...a, address: '新路9号' }, { recordId: boiler }))
    expect(await split(register, a.orgCode, await lastMerge(register, a.orgCode))).toMatchObject({
      orgCode: a.orgCode,
      name: '重庆新山城锅炉有限公司',
    })
    expect(
      await find(
        a.orgCode,
        'address legalRepresentative formerNames { name } formerCodes { code } changes { nodes { version } }',
      ),
    ).toEqual({
      address: '新路9号',
      legalRepresentative: null,
      formerNames: expect.arrayContaining([{ name: boiler }, { name: '老锅炉厂' }]),
      formerCodes: [],
      changes: { nodes: [{ version: 4 }, { version: 2 }] },
    })
    expect((await find(a.orgCode, 'formerNames { name }'))!['formerNames']).toHaveLength(2)
    expect(await find(b.orgCode, 'name address version')).toEqual({ name: works, address: '乙路1号', version: 2 })
  })

  test('a name that its company gave up twice on one day is one former name', async () => {
    const renamed = (name: string, codes: typeof a, recordId: string) => register.load(row(name, codes, { recordId }))
    await renamed('重庆新锅炉总厂', b, works)
    await renamed(works, b, works)
    await merge(register, a.orgCode, b.orgCode)
    await renamed('重庆新山城锅炉有限公司', a, boiler)
    await split(register, b.orgCode, await lastMerge(register, a.orgCode))
    const { name, formerNames } = (await find(b.orgCode, 'name formerNames { name }'))!
    expect(name).toBe('重庆新山城锅炉有限公司')
    expect(formerNames).toHaveLength(4)
    expect(formerNames).toEqual(expect.arrayContaining([{ name: works }, { name: '重庆新锅炉总厂' }]))
  })

  test('or with the other one, which gives up its own name and codes for them', async () => {
    await merge(register, a.orgCode, b.orgCode)
    await register.load(
      row(
        '重庆新山城锅炉有限公司',
        { ...a, registrationNo: d.registrationNo, address: '新路9号' },
        { recordId: boiler },
      ),
    )
    await split(register, b.orgCode, await lastMerge(register, a.orgCode))
    const found = await find(
      b.orgCode,
      'name registrationNo uscc address legalRepresentative version formerNames { name } formerCodes { kind code } changes { nodes { version } }',
    )
    expect(found).toEqual({
      name: '重庆新山城锅炉有限公司',
      registrationNo: d.registrationNo,
      uscc: b.uscc,
      address: '新路9号',
      legalRepresentative: '乙某',
      version: 4,
      formerNames: expect.arrayContaining([{ name: works }, { name: '老锅炉厂' }, { name: '山城锅炉厂' }]),
      formerCodes: [{ kind: 'REGISTRATION_NO', code: b.registrationNo }],
      changes: { nodes: [{ version: 4 }, { version: 2 }] },
    })
    expect(found!['formerNames']).toHaveLength(3)
    expect(await find(a.orgCode, 'name address version registrationNo formerCodes { code }')).toEqual({
      name: boiler,
      address: '甲路2号',
      version: 2,
      registrationNo: a.registrationNo,
      formerCodes: [],
    })
  })

  test('a register row since the merge goes to the company whose code it tells, and counts there with the next load', async () => {
    await merge(register, a.orgCode, b.orgCode)
    const news = { ...b, address: '乙路9号' }
    await register.load(
      row(works, news),
      row(works, news, { system: '税务' }),
      row(boiler, a, { system: '税务', recordId: 'a' }),
    )
    expect(await find(a.orgCode, 'address')).toEqual({ address: '甲路2号' })
    await split(register, a.orgCode, await lastMerge(register, a.orgCode))
    expect(await find(b.orgCode, 'address')).toEqual({ address: '乙路1号' })
    const records = await register.database.read('register_record').where({ system: '税务' }).orderBy('record_id')
    expect(records.map(each => [each.record_id, each.org_code, each.merged_code])).toEqual([
      ['a', a.orgCode, null],
      [works, b.orgCode, null],
    ])
    expect(await register.load(row(works, news))).toMatchObject([{ outcome: 'UPDATED', orgCode: b.orgCode }])
    expect(await find(b.orgCode, 'address')).toEqual({ address: '乙路9号' })
  })

  test('of several merges the latest is undone first, each back to what was before it', async () => {
    const states = [await dump(register.database)]
    await merge(register, a.orgCode, b.orgCode)
    const first = await lastMerge(register, a.orgCode)
    states.push(await dump(register.database))
    await merge(register, c.orgCode, a.orgCode)
    const second = await lastMerge(register, c.orgCode)
    expect(await refused(a.orgCode, first)).toContain(
      `“${a.orgCode}”又并入了“${c.orgCode}”，请先撤销较晚的合并（编号 ${second}`,
    )
    await split(register, a.orgCode, second)
    expect(await dump(register.database)).toEqual(states[1])
    expect(await lastMerge(register, b.orgCode)).toBe(second)
    await split(register, b.orgCode, first)
    expect(await dump(register.database)).toEqual(states[0])
  })

  test('what cannot be undone is refused with a sentence', async () => {
    await merge(register, a.orgCode, b.orgCode)
    const id = await lastMerge(register, a.orgCode)
    expect(await refused(a.orgCode, 'nowhere')).toBe('没有编号为“nowhere”的合并')
    expect(await refused(c.orgCode, id)).toContain(
      `“${c.orgCode}”不是这次合并的企业；请写“${a.orgCode}”或“${b.orgCode}”`,
    )
    expect(await refused(a.orgCode, id, ' ')).toBe('请写明撤销合并的理由')
    const caller = callerWith('steward', { region: '500103' })
    await expect(split(register, a.orgCode, id, { caller })).rejects.toMatchObject({
      extensions: { code: 'FORBIDDEN' },
    })
    await expect(split(register, a.orgCode, id, { caller: officer })).rejects.toMatchObject({
      extensions: { code: 'FORBIDDEN' },
    })
    await split(register, a.orgCode, id)
    expect(await refused(a.orgCode, id)).toContain('这次合并已于')
    const query = `{ enterprise(orgCode: "${b.orgCode}") { merges { id undoneAt } } }`
    expect(await register.ask(steward, query)).toEqual({
      enterprise: { merges: [{ id, undoneAt: expect.stringMatching(/^20/) }] },
    })
  })
})
