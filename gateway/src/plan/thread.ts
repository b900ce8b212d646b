import { parentPort, workerData } from 'node:worker_threads'
import type { QueryPlan } from '@apollo/query-planner'
import { Supergraph } from '@apollo/federation-internals'
import { parse } from 'graphql'
import { planHere } from './planHere.ts'

/** What comes to the thread that planningThread.ts begins, and {@link Planned} goes. */
export interface ToPlan {
  text: string
  operationName: string | undefined
}

export type Planned = { plan: QueryPlan } | { failed: string }

// a thread's port, which has no origin, not a window's
// oxlint-disable-next-line unicorn/require-post-message-target-origin
const tell = (told: Planned | 'ready') => parentPort!.postMessage(told)

const { sdl } = workerData as { sdl: string }
const plan = planHere(Supergraph.build(sdl))

const planOne = ({ text, operationName }: ToPlan): void => {
  try {
    tell({ plan: plan(parse(text), operationName) })
  } catch (error) {
    tell({ failed: (error as Error).message })
  }
}

parentPort!.on('message', planOne)
tell('ready')
