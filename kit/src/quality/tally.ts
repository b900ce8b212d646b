import { shownCode } from '@e360/identity/codes'
import { todaysRegionOf } from '../regions.ts'
import { qualityDimensions, type QualityDefect, type QualityDimension, type QualityReport } from './types.ts'

/** As many as a report shows. */
const mostExamples = 5

/** Adds up checks by district and dimension; holds counts and a few examples a district, whatever the number of rows. */
export interface QualityTally {
  /** @param defect null: the check was passed */
  add: (regionCode: string | null, dimension: QualityDimension, defect: QualityDefect | null) => void
  /** today's districts in the order of their codes, null last, each with all dimensions */
  reports: () => QualityReport[]
}

export const openTally = (department: string, on: string): QualityTally => {
  const districts = new Map<string | null, { checked: number; defects: number; examples: QualityDefect[] }[]>()
  return {
    add: (given, dimension, defect) => {
      const regionCode = todaysRegionOf(given ?? '')?.code ?? null
      const counts =
        districts.get(regionCode) ?? qualityDimensions.map(() => ({ checked: 0, defects: 0, examples: [] }))
      districts.set(regionCode, counts)
      const count = counts[qualityDimensions.indexOf(dimension)]!
      count.checked += 1
      if (defect === null) return
      count.defects += 1
      if (count.examples.length < mostExamples) count.examples.push({ ...defect, recordId: shownCode(defect.recordId) })
    },
    reports: () =>
      [...districts]
        .toSorted(([a], [b]) => ((a ?? '~') < (b ?? '~') ? -1 : 1))
        .flatMap(([regionCode, counts]) =>
          counts.map(({ checked, defects, examples }, index) => ({
            department,
            regionCode,
            on,
            dimension: qualityDimensions[index]!,
            score: checked === 0 ? 1 : 1 - defects / checked,
            checked,
            defects,
            examples,
          })),
        ),
  }
}
