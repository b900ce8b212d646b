import type { BadAnswer, GoodAnswer } from '../fetch/answer.ts'
import type { JsonObject } from './json.ts'
import { representationKey, type Represent } from './representation.ts'
import type { Rewrite } from './rewrites.ts'

/** The objects that a fetch asks about; what several of them have in common is asked once. */
export interface Asked {
  objects: JsonObject[]
  /** no two of them alike */
  representations: JsonObject[]
  /** for each object the place of its representation */
  places: number[]
}

export const representAll = (
  objects: readonly JsonObject[],
  represent: Represent,
  rewrite: Rewrite | undefined,
): Asked => {
  const asked: Asked = { objects: [], representations: [], places: [] }
  const known = new Map<string, number>()
  for (const object of objects) {
    const representation = represent(object)
    if (representation === null) continue
    const key = objects.length > 1 ? representationKey(representation) : ''
    let place = known.get(key)
    if (place === undefined) {
      known.set(key, (place = asked.representations.length))
      rewrite?.(representation)
      asked.representations.push(representation)
    }
    asked.objects.push(object)
    asked.places.push(place)
  }
  return asked
}

/** Each object's representation. */
export const ofEach = ({ objects, representations, places }: Asked): readonly JsonObject[] =>
  representations.length === objects.length ? representations : places.map(place => representations[place]!)

/** An answer as if each object had been asked about on its own. */
export const toAll = (answer: GoodAnswer | BadAnswer, { objects, representations, places }: Asked) => {
  if ('misfit' in answer || representations.length === objects.length) return answer
  const entities = answer.data['_entities'] as readonly unknown[]
  const faults = answer.faults.flatMap(({ path: [root, at, ...rest], fault }) =>
    places.flatMap((place, index) => (place === at ? [{ path: [root!, index, ...rest], fault }] : [])),
  )
  return { ...answer, data: { _entities: places.map(place => entities[place]) }, faults }
}
