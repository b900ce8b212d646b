import { fail, isNulled, put, settle, type Frame, type Place, type Run } from './run.ts'
import { inTurn } from './turn.ts'

/** Takes what is promised when it comes. The place is kept, so that the answer's keys stay in the order of the operation. */
export const later = <Value>(
  run: Run,
  frame: Frame,
  key: string | number,
  place: Place,
  promise: PromiseLike<Value>,
  take: (run: Run, frame: Frame, key: string | number, value: Value) => void,
): void => {
  run.pending++
  put(frame, key, undefined)
  const taken = (value: Value): void => {
    try {
      if (!isNulled(frame)) take(run, frame, key, value)
    } catch (error) {
      fail(run, frame, key, place, error)
    }
    settle(run)
  }
  promise.then(
    value => inTurn(run, taken, value),
    (error: unknown) => {
      fail(run, frame, key, place, error)
      settle(run)
    },
  )
}
