/** @param times in seconds, ascending; @returns how many lie in the fullest 60 s, whenever these begin */
export const mostInAnyMinute = (times: readonly number[]): number => {
  let most = 0
  let first = 0
  times.forEach((time, place) => {
    while (time - times[first]! >= 60) first += 1
    most = Math.max(most, place - first + 1)
  })
  return most
}
