import { Command, InvalidArgumentError } from 'commander'
import { contenders } from './contenders.ts'

export interface Options {
  companies: number
  rounds: number
  seconds: number
  warmUp: number
  /** names of contenders, and `import` */
  only: readonly string[]
  fresh: boolean
  note?: string
  out?: string
}

const parts = [...contenders.map(({ name }) => name), 'import']

const number = (least: number, most: number) => (text: string) => {
  const value = Number(text)
  if (text.trim() === '' || !(value >= least && value <= most))
    throw new InvalidArgumentError(`a number from ${least} to ${most} is wanted`)
  return value
}

const wholeNumber = (least: number, most: number) => (text: string) => {
  const value = number(least, most)(text)
  if (!Number.isInteger(value)) throw new InvalidArgumentError('a whole number is wanted')
  return value
}

const names = (text: string) => {
  const given = text.split(',').map(name => name.trim())
  const unknown = given.find(name => !parts.includes(name))
  if (unknown !== undefined) throw new InvalidArgumentError(`“${unknown}” is none of ${parts.join(', ')}`)
  return given
}

/** Reads the command line; ends the process with a sentence where it cannot be used. */
export const readOptions = (argv: readonly string[]): Options =>
  new Command('npm run bench --')
    .description('Measures this product beside plain Apollo federation and a hand-written REST aggregator')
    .option('--companies <n>', 'size of the demo city', wholeNumber(100, 1_000_000), 100_000)
    .option('--rounds <n>', 'rounds; the medians count', wholeNumber(1, 100), 5)
    .option('--seconds <n>', 'length of each contender in each round of each workload', number(0.1, 600), 8)
    .option('--warm-up <seconds>', 'of each contender before anything counts', number(0, 600), 24)
    .option('--only <names>', `some of ${parts.join(',')}`, names, parts)
    .option('--fresh', 'load the demo city again', false)
    .option('--note <text>', 'a remark to keep with the figures')
    .option('--out <name>', 'keep the figures for the record as bench/results/<name>.json')
    .parse([...argv], { from: 'user' })
    .opts<Options>()
