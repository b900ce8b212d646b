import { previewSize } from './preview/page.ts'
import { enterpriseType } from './words.ts'

/** How many queries a client should send at once. */
const batchSize = 500

/**
 * The service manifest, version 0.2 of the API.
 * @param base address of the service as the client knows it
 * @param credentials whether a client must send a token: not where the address holds one
 */
export const manifest = (base: string, credentials: boolean) => {
  const suggest = (kind: string) => ({
    service_url: base,
    service_path: `/suggest/${kind}`,
    flyout_service_url: base,
    flyout_service_path: `/flyout/${kind}?id=\${id}`,
  })
  const preview = `${base}/preview?id={{id}}`
  return {
    versions: ['0.2'],
    name: '企业登记库（企业全景监管档案）',
    identifierSpace: 'urn:e360:org-code:',
    schemaSpace: 'https://schema.org/Organization',
    defaultTypes: [enterpriseType],
    view: { url: preview },
    preview: { url: preview, ...previewSize },
    suggest: { entity: suggest('entity'), property: suggest('property'), type: suggest('type') },
    extend: { propose_properties: { service_url: base, service_path: '/properties' }, property_settings: [] },
    batchSize,
    ...(credentials && { authentication: { type: 'apiKey', name: 'Authorization', in: 'header' } }),
  }
}
