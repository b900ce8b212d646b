import { beforeAll, expect, test } from '@jest/globals'
import { showcaseIn, smallCity } from './support/city.ts'
import { operation } from './support/operations.ts'
import { run } from './support/process.ts'
import { startEmbedded, type Embedded } from './support/product.ts'

const patience = 120_000
let product: Embedded

beforeAll(async () => {
  product = await startEmbedded(smallCity)
}, patience)

const rebuild = async (department: string) => {
  const { code, stdout, stderr } = await run(['rebuild', department], { E360_DATA_DIR: product.dataDir }).ended
  return { code, output: stdout + stderr }
}

test(
  'e360 rebuild archive beside a server that takes records finds what following them gave, and spoils nothing',
  async () => {
    const { orgCode, uscc } = showcaseIn(product.dataDir)
    const push = (recordId: number) => ({
      source: { system: 'test', recordId: String(recordId), enterpriseCode: uscc },
      kind: 'ROUTINE',
      inspectedOn: '2026-01-05',
      conclusion: 'PASSED',
    })
    const timeline = async () => {
      const { data } = await product.ask<{ enterprise: { timeline: { totalCount: number } } }>({
        query: operation('SupervisionHistory'),
        variables: { orgCode },
      })
      return data!.enterprise.timeline.totalCount
    }
    const before = await timeline()
    let pushed = 0
    let rebuilding = true
    const pushing = (async () => {
      while (rebuilding) {
        const records = [push(pushed)]
        const { errors } = await product.ask({ query: operation('PushInspections'), variables: { records } })
        expect(errors).toEqual([])
        pushed += 1
      }
    })()
    const first = await rebuild('archive')
    rebuilding = false
    await pushing
    expect(first.code).toBe(0)
    const second = await rebuild('archive')
    expect(second.output).toContain('重建结果与现有内容完全一致')
    expect(await timeline()).toBe(before + pushed)
  },
  patience,
)

test(
  'a department that keeps records of its own is not rebuilt, and the sentence says what can be',
  async () => {
    const { code, output } = await rebuild('inspection')
    expect(code).toBe(1)
    expect(output).toContain('“inspection”不能重建，可以重建的有：archive')
  },
  patience,
)
