import type { Connection } from '@e360/kit/paging/page'

export const sharingTypes = ['UNCONDITIONAL', 'CONDITIONAL', 'NONE'] as const
export type SharingType = (typeof sharingTypes)[number]

/** One piece of a resource (信息项). */
export interface ResourceItem {
  name: string
  type: string
  /** `Type.field` of the supergraph; null outside it */
  field: string | null
  /** others may have it: at once, or after an application */
  shared: boolean
  /** the public reads it */
  open: boolean
}

/** What a resource is, with the core metadata of 国发〔2016〕51号, but for the day of its publication. */
export interface ResourceContent {
  code: string
  name: string
  /** the way down the classes, parted by `/` */
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
  related: readonly string[]
}

/** One entry of the catalogue. */
export interface ResourceRow extends ResourceContent {
  id: string
  /** YYYY-MM-DD */
  publishedOn: string
}

export type ResourcePage = Connection<ResourceRow>
