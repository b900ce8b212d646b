import { turning } from '../../turns.ts'
import { isNulled, settle, type Frame, type Run } from './run.ts'

/** Fields of the longest answer that is made in one piece, and after which the clock is looked at again. */
export const unbrokenFields = 5_000
const fieldsBetween = 1_000

/** Where a long answer may let the event loop turn: a promise where it has to, before the next item of a list is answered. */
export const mayTurn = (run: Run): Promise<void> | undefined => {
  if (run.left >= run.clockAt) return undefined
  const turned = (run.turning ??= turning())()
  // the lists that this one lies in stop as well
  run.clockAt = turned ? Infinity : run.left - fieldsBetween
  return turned
}

/** Lets the clock be looked at sooner: a list of texts, which counts as one field, is as much work as so many. */
export const hasten = (run: Run, values: number): void => void (run.clockAt += values)

/** Goes on with a list of the answer. */
export const afterTurn = (run: Run, items: Frame, turned: Promise<void>, goOn: () => void): void => {
  run.pending++
  void turned.then(() => {
    run.clockAt = run.left - fieldsBetween
    if (!isNulled(items) && run.left >= 0) goOn()
    return settle(run)
  })
}

/** Takes what was promised: now, or after a turn where what came with it took long. A loader brings a thousand rows in one moment. */
export const inTurn = <Value>(run: Run, take: (value: Value) => void, value: Value): void => {
  if (run.come) return void run.come.push(() => take(value))
  const turned = mayTurn(run)
  if (!turned) return take(value)
  run.come = [() => take(value)]
  void turned.then(() => takeAll(run))
}

const takeAll = async (run: Run): Promise<void> => {
  run.clockAt = run.left - fieldsBetween
  for (const take of run.come!) {
    take()
    const turned = mayTurn(run)
    if (!turned) continue
    await turned
    run.clockAt = run.left - fieldsBetween
  }
  delete run.come
}
