import type { Limits } from '@e360/kit/limits'

/**
 * Looks at all that variables hold; without recursion, whatever a client sends.
 * @returns why they are too much, null where they are not
 */
export const excessIn = (
  variables: object,
  { variableDepth, listLength, textLength }: Pick<Limits, 'variableDepth' | 'listLength' | 'textLength'>,
): string | null => {
  let level = [variables]
  for (let depth = 1; level.length > 0; depth++) {
    if (depth > variableDepth) return `变量嵌套过深，最多 ${variableDepth} 层`
    const below: object[] = []
    for (const each of level) {
      if (Array.isArray(each) && each.length > listLength)
        return `变量中的列表有 ${each.length} 项，最多 ${listLength} 项`
      const values = Object.values(each) as unknown[]
      if (!Array.isArray(each) && values.length > listLength)
        return `变量中的对象有 ${values.length} 个字段，最多 ${listLength} 个`
      for (const value of values)
        if (typeof value === 'string') {
          if (value.length > textLength) return `变量中的文本有 ${value.length} 个字符，最多 ${textLength} 个`
        } else if (typeof value === 'object' && value !== null) below.push(value)
    }
    level = below
  }
  return null
}
