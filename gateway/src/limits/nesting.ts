import { visit, type DocumentNode } from 'graphql'

/**
 * How many lists and objects lie in each other in the values, and lists in the types, that a text holds itself. Apollo's planner looks at a value twice as
 * long with every level: 40 of them hold it for days.
 */
export const nestingIn = (document: DocumentNode): number => {
  let [depth, most] = [0, 0]
  const level = {
    enter: () => {
      depth += 1
      most = Math.max(most, depth)
    },
    leave: () => {
      depth -= 1
    },
  }
  visit(document, { ListValue: level, ObjectValue: level, ListType: level })
  return most
}
