import type { Profiler } from 'node:inspector'

const mostTold = 5
const deepest = 9

/**
 * The stacks that a profile saw during a piece of work, those that it saw most often first, each with its share: from inside to outside.
 * @param piece in ms since the profile began
 */
export const framesDuring = (profile: Profiler.Profile, { at, ms }: { at: number; ms: number }): string[] => {
  const { nodes, samples = [], timeDeltas = [] } = profile
  const byId = new Map(nodes.map(node => [node.id, node]))
  const parents = new Map(nodes.flatMap(({ id, children = [] }) => children.map(child => [child, id] as const)))
  const counts = new Map<string, number>()
  let seen = 0
  let elapsedMs = 0
  for (const [index, id] of samples.entries()) {
    elapsedMs += timeDeltas[index]! / 1_000
    if (elapsedMs < at || elapsedMs > at + ms) continue
    const stack: string[] = []
    for (let node = byId.get(id); node && stack.length < deepest; node = byId.get(parents.get(node.id)!)) {
      const { functionName, url, lineNumber } = node.callFrame
      const place = /([^/]+\/[^/]+)$/.exec(url)?.[1] ?? ''
      if (functionName !== '(root)') stack.push(place ? `${functionName} ${place}:${lineNumber + 1}` : functionName)
    }
    const name = stack.join(' < ')
    counts.set(name, (counts.get(name) ?? 0) + 1)
    seen += 1
  }
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .slice(0, mostTold)
    .map(([name, count]) => `${Math.round((100 * count) / seen)} % ${name}`)
}
