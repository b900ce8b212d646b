import { AggregatorRegistry, collectDefaultMetrics, Registry } from 'prom-client'

/** Figures of the process itself (CPU, memory, event loop): collected once, whatever the number of services in it. */
let ofProcess: Registry | undefined

const processMetrics = (): Registry => {
  if (ofProcess) return ofProcess
  ofProcess = new Registry()
  collectDefaultMetrics({ register: ofProcess })
  return ofProcess
}

/** A registry of one service; its counters and histograms are made with `registers: [registry]`. */
export const createMetrics = (): Registry => new Registry()

/** Prometheus text (version 0.0.4) of the process and the given services. */
export const renderMetrics = (...registries: readonly Registry[]): Promise<string> =>
  Registry.merge([processMetrics(), ...registries]).metrics()

/** Figures of one process, as JSON. */
export type Figures = Awaited<ReturnType<Registry['getMetricsAsJSON']>>

/** Figures of the process and the given services, to be added to those of other processes. */
export const figuresOf = (...registries: readonly Registry[]): Promise<Figures> =>
  Registry.merge([processMetrics(), ...registries]).getMetricsAsJSON()

/** Prometheus text of several processes: sums, but for what prom-client takes the mean, the largest or the first of. */
export const renderFigures = (ofProcesses: readonly Figures[]): Promise<string> =>
  AggregatorRegistry.aggregate([...ofProcesses]).metrics()

export const metricsContentType = Registry.PROMETHEUS_CONTENT_TYPE
