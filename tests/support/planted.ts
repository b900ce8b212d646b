import type { Department } from '@e360/kit/department'
import { parse, print, type DocumentNode } from 'graphql'
import { compose } from '../../schema/src/compose.ts'
import { readSubgraphs } from '../../schema/src/subgraphs.ts'

/** A mistake in what departments declare, wherever the text stands. */
export interface Plant {
  text: RegExp
  instead: string
}

/** The product's schema with mistakes in it: every department's as it opens it, and the supergraph that is composed of them. */
export interface Planted {
  supergraph: string
  into: (departments: readonly Department[]) => Department[]
}

/** @throws Error for a mistake whose text stands nowhere */
export const plantedSchema = (plants: readonly Plant[]): Planted => {
  const sources = readSubgraphs().map(source => ({ ...source, sdl: print(source.typeDefs) }))
  for (const { text } of plants)
    if (!sources.some(({ sdl }) => text.test(sdl))) throw new Error(`${String(text)} stands in no schema`)
  const doctored = sources.map(({ sdl, ...source }) => ({ ...source, typeDefs: doctor(sdl, plants) }))
  const declared = new Map(doctored.map(({ name, typeDefs }) => [name, typeDefs]))
  return {
    supergraph: compose(doctored).supergraph,
    into: departments =>
      departments.map(department => ({
        ...department,
        open: ports => department.open(ports, declared.get(department.name)),
      })),
  }
}

const doctor = (sdl: string, plants: readonly Plant[]): DocumentNode =>
  parse(plants.reduce((text, plant) => text.replace(plant.text, plant.instead), sdl))
