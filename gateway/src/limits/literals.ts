import type { Limits } from '@e360/kit/limits'
import { visit, type DocumentNode } from 'graphql'

/**
 * Looks at the values that a text holds itself, which are bounded as those in variables are, and at the lists in its types. Apollo's planner looks at a
 * value twice as long with every level: 40 of them hold it for days.
 * @returns why they are too much, null where they are not
 */
export const excessInText = (
  document: DocumentNode,
  { variableDepth, listLength, textLength }: Pick<Limits, 'variableDepth' | 'listLength' | 'textLength'>,
): string | null => {
  let [depth, deepest, longestList, longestText] = [0, 0, 0, 0]
  const level = {
    enter: () => {
      depth += 1
      deepest = Math.max(deepest, depth)
    },
    leave: () => {
      depth -= 1
    },
  }
  visit(document, {
    ListValue: {
      enter: ({ values }) => {
        longestList = Math.max(longestList, values.length)
        level.enter()
      },
      leave: level.leave,
    },
    ObjectValue: level,
    ListType: level,
    StringValue: ({ value }) => {
      longestText = Math.max(longestText, value.length)
    },
  })
  if (deepest > variableDepth) return `查询中的值嵌套 ${deepest} 层，最多 ${variableDepth} 层`
  if (longestList > listLength) return `查询中的列表有 ${longestList} 项，最多 ${listLength} 项`
  return longestText > textLength ? `查询中的文本有 ${longestText} 个字符，最多 ${textLength} 个` : null
}
