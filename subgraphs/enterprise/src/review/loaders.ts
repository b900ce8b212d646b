import { Loader, manyByKey, oneByKey } from '@e360/kit/loader'
import type { ReviewRepository } from './repository.ts'

/** Made for one request. */
export const reviewLoaders = (reviews: ReviewRepository) => ({
  records: oneByKey(reviews.recordsOf, row => row.subjectId),
  source: oneByKey(reviews.sourcesOf, row => row.id),
  steps: manyByKey(reviews.stepsOf, row => row.subjectId),
  candidates: new Loader(reviews.candidatesOf, { maxBatchSize: 100 }),
})

export type ReviewLoaders = ReturnType<typeof reviewLoaders>
