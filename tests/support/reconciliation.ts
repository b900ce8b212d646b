import { z } from 'zod'

/**
 * The rules of the API's answers, version 0.2, as its JSON schemas state them (specs/0.2/schemas of the W3C Entity Reconciliation Community Group), in
 * this product's words: what a schema leaves open is open here.
 */
const type = z.union([z.string(), z.looseObject({ id: z.string(), name: z.string().optional() })])
const withId = z.string().regex(/\{\{id\}\}/)
const suggest = z.looseObject({
  service_url: z.url(),
  service_path: z.string(),
  flyout_service_url: z.url().optional(),
  flyout_service_path: z
    .string()
    .regex(/\$\{id\}/)
    .optional(),
})

export const manifestForm = z.looseObject({
  versions: z.array(z.string()).refine(versions => versions.includes('0.2')),
  name: z.string(),
  identifierSpace: z.string(),
  schemaSpace: z.string(),
  defaultTypes: z.array(z.strictObject({ id: z.string(), name: z.string() })),
  view: z.looseObject({ url: withId }),
  preview: z.looseObject({ url: withId, width: z.int(), height: z.int() }),
  suggest: z.looseObject({ entity: suggest, property: suggest, type: suggest }),
  extend: z.looseObject({
    propose_properties: z.looseObject({ service_url: z.url(), service_path: z.string() }),
    property_settings: z.array(z.never()),
  }),
  batchSize: z.int().positive(),
  authentication: z
    .strictObject({ type: z.literal('apiKey'), name: z.string(), in: z.enum(['header', 'query']) })
    .optional(),
})

export const resultBatchForm = z.record(
  z.string(),
  z.looseObject({
    result: z.array(
      z.looseObject({
        id: z.string().min(1),
        name: z.string().min(1),
        description: z.string().optional(),
        type: z.array(type),
        score: z.number().min(0).max(100),
        match: z.boolean(),
        features: z
          .array(z.strictObject({ id: z.string(), value: z.union([z.boolean(), z.number()]) }))
          .refine(features => new Set(features.map(({ id }) => id)).size === features.length),
      }),
    ),
    error: z.looseObject({ status: z.int(), title: z.string(), code: z.string() }).optional(),
  }),
)

export const suggestForm = z.looseObject({
  result: z.array(
    z.looseObject({
      id: z.string(),
      name: z.string(),
      description: z.string().optional(),
      notable: z.array(type).optional(),
    }),
  ),
})

export const flyoutForm = z.strictObject({ id: z.string(), html: z.string() })

export const proposalForm = z.looseObject({
  properties: z.array(z.looseObject({ id: z.string(), name: z.string() })),
  type: z.string().optional(),
  limit: z.int().optional(),
})

const cell = z.union([
  z.strictObject({}),
  z.strictObject({ str: z.string() }),
  z.strictObject({ int: z.int() }),
  z.strictObject({ float: z.number() }),
  z.strictObject({ id: z.string(), name: z.string(), description: z.string().optional() }),
])

export const extensionForm = z.looseObject({
  meta: z.array(z.looseObject({ id: z.string(), name: z.string() })),
  rows: z.record(z.string(), z.record(z.string(), z.array(cell))),
  errors: z
    .array(
      z.strictObject({
        property: z.string().nullable(),
        ids: z.array(z.string()),
        code: z.string(),
        title: z.string(),
      }),
    )
    .optional(),
})
