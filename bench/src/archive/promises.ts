import { rounded } from '../figures.ts'

/** How quickly one kind of question was answered by an archive of a size; `limit` is its promise, at 1,000,000 companies. */
interface Size {
  companies: number
  kinds: readonly { name: string; p99: number; limit: number | null }[]
}

/** A line for each promise: whether the largest archive kept it, and by how much it takes longer than the smallest. */
export const promisesOf = (sizes: readonly Size[]): string[] => {
  const bySize = sizes.toSorted((a, b) => a.companies - b.companies)
  const [smallest, largest] = [bySize[0]!, bySize.at(-1)!]
  return largest.kinds.flatMap(({ name, p99, limit }) => {
    if (limit === null) return []
    const before = smallest.kinds.find(kind => kind.name === name)!.p99
    const growth =
      smallest === largest ? '' : `, ${rounded(p99 / before)} × that of ${smallest.companies} (${before} ms)`
    const kept = p99 <= limit ? 'met' : 'NOT met'
    return `${name}: ${p99} ms at p99 of ${limit} ms, ${kept} at ${largest.companies} companies${growth}`
  })
}
