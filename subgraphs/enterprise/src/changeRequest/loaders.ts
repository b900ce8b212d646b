import { manyByKey, oneByKey } from '@e360/kit/loader'
import type { RequestRepository } from './repository.ts'

/** Made for one request. */
export const requestLoaders = (requests: RequestRepository) => ({
  request: oneByKey(requests.byIds, row => row.id),
  steps: manyByKey(requests.stepsOf, step => step.requestId),
  page: requests.page,
})

export type RequestLoaders = ReturnType<typeof requestLoaders>
