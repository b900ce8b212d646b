import type { Settings } from '@e360/kit/settings'
import { httpTransport } from '@e360/kit/transport/http'
import { wireTransport } from '@e360/kit/wire/wireTransport'
import type { Trust } from '@e360/kit/trust/trust'
import type { GatewayOptions } from './start.ts'

/**
 * Every subgraph over HTTP: at `<NAME>_URL` where that is set (at `/graphql` where it says no path), else at the routing address in the
 * supergraph, as it is written.
 * @param trust signs what they are sent; null where access is switched off
 * @param own whether the subgraphs are the product's own: they are asked on wires, and seal what they tell the access ledger
 * @throws Error whose Chinese sentence names the subgraph without an address
 */
export const httpTransports =
  ({ serviceUrl }: Pick<Settings, 'serviceUrl'>, trust: Trust | null, own = false): GatewayOptions['transports'] =>
  (subgraph, urlInSupergraph) => {
    const url = withPath(serviceUrl(subgraph)) ?? urlInSupergraph
    const setting = `${subgraph.toUpperCase().replaceAll('-', '_')}_URL`
    if (!url) throw new Error(`不知道子图 ${subgraph} 的地址：超图中没有，也没有设置 ${setting}`)
    const signer = trust && trust.signer(subgraph)
    return own ? wireTransport(url, signer) : httpTransport(url, { signer })
  }

const withPath = (url: string | undefined) => (url && /^https?:\/\/[^/?#]+$/i.test(url) ? `${url}/graphql` : url)
