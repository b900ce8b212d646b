import type { Connection } from '@e360/kit/paging/page'

export type SharingType = 'UNCONDITIONAL' | 'CONDITIONAL' | 'NONE'

/** One piece of a resource (信息项). */
export interface ResourceItem {
  name: string
  type: string
  /** `Type.field` of the supergraph; null outside it */
  field: string | null
}

/** One entry of the catalogue, with the core metadata of 国发〔2016〕51号. */
export interface ResourceRow {
  code: string
  name: string
  theme: string
  provider: string
  providerCode: string
  summary: string
  format: string
  items: readonly ResourceItem[]
  sharingType: SharingType
  /** null where it is shared without a condition */
  sharingCondition: string | null
  sharingMethod: string
  open: boolean
  updateCycle: string
  /** YYYY-MM-DD */
  publishedOn: string
  related: readonly string[]
}

export type ResourcePage = Connection<ResourceRow>
