import type { Settings } from '@e360/kit/settings'
import { httpTransport } from '@e360/kit/transport/http'
import type { GatewayOptions } from './start.ts'

/**
 * Every subgraph over HTTP: at `<NAME>_URL` where that is set (at `/graphql` where it says no path), else at the routing address in the
 * supergraph, as it is written.
 * @throws Error whose Chinese sentence names the subgraph without an address
 */
export const httpTransports =
  ({ serviceUrl }: Pick<Settings, 'serviceUrl'>): GatewayOptions['transports'] =>
  (subgraph, urlInSupergraph) => {
    const url = withPath(serviceUrl(subgraph)) ?? urlInSupergraph
    const setting = `${subgraph.toUpperCase().replaceAll('-', '_')}_URL`
    if (!url) throw new Error(`不知道子图 ${subgraph} 的地址：超图中没有，也没有设置 ${setting}`)
    return httpTransport(url)
  }

const withPath = (url: string | undefined) => (url && /^https?:\/\/[^/?#]+$/i.test(url) ? `${url}/graphql` : url)
