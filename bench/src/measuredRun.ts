import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { rounded } from './figures.ts'
import { startNode } from './nodeProcess.ts'

/** What a program used from its start to its end. */
export interface Usage {
  seconds: number
  cpuSeconds: number
  peakRssMb: number
}

/**
 * Runs a TypeScript program to its end; its output is shown.
 * @param folder for the figures that the program leaves behind
 * @throws Error where it ends with another code than 0
 */
export const measuredRun = async (
  script: URL,
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
  folder: string,
): Promise<Usage> => {
  const file = path.join(folder, 'usage.json')
  const startedAt = performance.now()
  const child = startNode({
    script,
    args,
    environment: { ...environment, BENCH_USAGE_FILE: file },
    stdio: ['ignore', 2, 2],
    imports: [new URL('./usageAtExit.ts', import.meta.url)],
  })
  const [code] = (await once(child, 'exit')) as [number | null]
  const seconds = rounded((performance.now() - startedAt) / 1_000)
  if (code !== 0) throw new Error(`${path.basename(fileURLToPath(script))} ended with ${code}`)
  const { cpuSeconds, peakRssMb } = JSON.parse(readFileSync(file, 'utf8')) as Omit<Usage, 'seconds'>
  return { seconds, cpuSeconds: rounded(cpuSeconds), peakRssMb: Math.round(peakRssMb) }
}
