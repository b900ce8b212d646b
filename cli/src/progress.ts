import { SingleBar } from 'cli-progress'

/** One piece of work as a person watches it. */
export interface Progress {
  add: (count: number) => void
  /** how much of it is done, 0 to 1, where that is known */
  at: (fraction: number | undefined) => void
  end: () => void
}

export type ShowProgress = (title: string) => Progress

/** A bar on a terminal, one line at the end elsewhere; on standard error, so that standard output is a command's result. */
export const showProgress: ShowProgress = title => {
  let count = 0
  const bar = process.stderr.isTTY
    ? new SingleBar({
        stream: process.stderr,
        format: `${title} {bar} {done} {count} 条`,
        clearOnComplete: false,
        hideCursor: true,
      })
    : null
  bar?.start(1_000, 0, { count: 0, done: '' })
  return {
    add: more => {
      count += more
      bar?.update({ count })
    },
    at: fraction => {
      if (fraction !== undefined)
        bar?.update(Math.floor(fraction * 1_000), { count, done: `${Math.floor(fraction * 100)}%` })
    },
    end: () => {
      bar?.update(1_000, { count, done: '100%' })
      bar?.stop()
      if (!bar) process.stderr.write(`${title}：${count} 条\n`)
    },
  }
}

/** Shows nothing. */
export const noProgress: ShowProgress = () => ({ add: () => undefined, at: () => undefined, end: () => undefined })
