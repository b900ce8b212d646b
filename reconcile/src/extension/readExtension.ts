import { failure } from '@e360/kit/errors'
import { z } from 'zod'
import { quoted, readJson, tooLarge } from '../form.ts'
import { fetchedProperties } from '../properties/properties.ts'
import type { FetchedProperty } from '../properties/property.ts'

/** What a data extension query asks for. */
export interface Extension {
  /** as the client wrote them, each once */
  ids: readonly string[]
  wanted: readonly FetchedProperty[]
}

const mostIds = 1_000

const form = z.looseObject({
  ids: z.array(z.string()),
  properties: z.array(z.looseObject({ id: z.string() })),
})

/** Reads the parameter `extend`. @throws BAD_USER_INPUT */
export const readExtension = (text: string): Extension => {
  const { success, data } = form.safeParse(readJson('extend', text))
  if (!success)
    throw failure('BAD_USER_INPUT', '参数 extend 应含 ids（组织机构代码的数组）和 properties（含 id 的对象的数组）')
  const ids = [...new Set(data.ids)]
  if (ids.length > mostIds) throw tooLarge(`一次最多取 ${mostIds} 家企业，收到 ${ids.length} 家，请分批发送`)
  const wanted = [...new Set(data.properties.map(({ id }) => id))].map(id => {
    const property = fetchedProperties.find(known => known.id === id)
    if (property) return property
    const available = fetchedProperties.map(known => known.id).join('、')
    throw failure('BAD_USER_INPUT', `属性${quoted(id)}不能取出，可用的有：${available}`)
  })
  return { ids, wanted }
}
