import { departmentProperties } from './departmentProperties.ts'
import type { FetchedProperty, Property } from './property.ts'
import { registerProperties } from './registerProperties.ts'

/** Everything the service knows by a property, the most telling code first. */
export const properties: readonly Property[] = [...registerProperties, ...departmentProperties]

export const fetchedProperties: readonly FetchedProperty[] = properties.filter(
  (property): property is FetchedProperty => property.fetch !== undefined,
)
