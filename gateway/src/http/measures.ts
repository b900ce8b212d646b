import { createMetrics } from '@e360/kit/metrics'
import { Gauge, type Registry } from 'prom-client'
import type { CacheFigures } from '../execute/operations.ts'
import type { FetchObserver } from '../fetch/fetchFrom.ts'
import type { Ledger } from '../outcome/ledger.ts'
import { openCounter, openHistogram } from './tally.ts'

export interface Measures {
  registry: Registry
  fetched: FetchObserver
  /** from now on tells of the operations that are kept compiled */
  showOperations: (figures: CacheFigures) => void
  /** a request was answered without @apollo/server */
  direct: () => void
  /** @param operation name of a valid operation; null where it has none */
  answered: (operation: string | null, seconds: number, outcome: 'OK' | 'PARTIAL' | 'REFUSED') => void
}

const mostOperations = 100
const buckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10]

/** Prometheus figures of requests and fetches. Operation names are the client's: the first hundred are told apart, the rest are “other”. */
export const createMeasures = (): Measures => {
  const registry = createMetrics()
  const countRequest = openCounter(registry, {
    name: 'e360_gateway_requests_total',
    help: 'GraphQL requests by operation name and outcome',
    labels: ['operation', 'outcome'],
  })
  const timeRequest = openHistogram(registry, {
    name: 'e360_gateway_request_duration_seconds',
    help: 'Time from the first byte of a GraphQL request to its answer',
    label: 'operation',
    buckets,
  })
  const countFetch = openCounter(registry, {
    name: 'e360_gateway_fetches_total',
    help: 'Fetches from subgraphs by outcome',
    labels: ['subgraph', 'outcome'],
  })
  const timeFetch = openHistogram(registry, {
    name: 'e360_gateway_fetch_duration_seconds',
    help: 'Time that a fetch from a subgraph took',
    label: 'subgraph',
    buckets,
  })
  let direct = 0
  show([registry], 'direct_answers_total', 'Requests that were answered without @apollo/server', () => direct)
  const nameOf = boundedNames(mostOperations)
  return {
    registry,
    direct: () => void (direct += 1),
    showOperations: figures => showOperations(figures, [registry]),
    fetched: (subgraph, seconds, outcome) => {
      countFetch(subgraph, outcome)
      timeFetch(subgraph, seconds)
    },
    answered: (name, seconds, outcome) => {
      const operation = nameOf(name)
      countRequest(operation, outcome)
      timeRequest(operation, seconds)
    },
  }
}

/** Read when they are asked for, so that a request counts nothing but its own hit. */
const show = (registers: Registry[], name: string, help: string, read: () => number) =>
  new Gauge({
    name: `e360_gateway_${name}`,
    help,
    registers,
    collect() {
      this.set(read())
    },
  })

const showOperations = (figures: CacheFigures, registers: Registry[]) => {
  const shown = (name: string, help: string, read: () => number) => show(registers, `operation_${name}`, help, read)
  shown('cache_hits_total', 'Operations that were found planned and compiled', () => figures.hits)
  shown('cache_misses_total', 'Operations that were planned and compiled first', () => figures.misses)
  shown('cache_entries', 'Operations that are kept planned and compiled', figures.entries)
  shown('cache_characters', 'Characters of the texts and plans of these operations', figures.size)
  shown('fallbacks_total', 'Operations that @apollo/gateway carried out', () => figures.fallbacks)
}

/** Keeps the number of label values bounded, whatever clients send. */
export const boundedNames = (most: number): ((name: string | null) => string) => {
  const known = new Set<string>()
  return name => {
    if (name === null) return 'anonymous'
    if (known.has(name)) return name
    if (known.size >= most || name.length > 64) return 'other'
    known.add(name)
    return name
  }
}

/** REFUSED: no subgraph was asked. */
export const outcomeOf = ({ sections }: Ledger): 'OK' | 'PARTIAL' | 'REFUSED' => {
  if (!sections) return 'REFUSED'
  return Object.values(sections).every(({ status }) => status === 'OK' || status === 'STALE') ? 'OK' : 'PARTIAL'
}
