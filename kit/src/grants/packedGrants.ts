/** What a grant opens, and where. */
interface Opening {
  id: string
  fields: readonly string[]
  regions: readonly string[]
}

/** Grants as they travel: every field once; regions and, by their places among the fields, what is open in them. */
export type PackedGrants = readonly [
  fields: readonly string[],
  open: readonly (readonly [regions: string, fields: readonly number[]])[],
]

/** Grants of the same regions become one: what is open is the same, whichever of them opens it. */
export const packedGrants = (grants: readonly Opening[]): PackedGrants => {
  const places = new Map<string, number>()
  const open = new Map<string, Set<number>>()
  for (const { fields, regions } of grants) {
    const where = regions.toSorted().join()
    const there = open.get(where) ?? new Set()
    open.set(where, there)
    for (const field of fields) {
      if (!places.has(field)) places.set(field, places.size)
      there.add(places.get(field)!)
    }
  }
  return [[...places.keys()], [...open].map(([where, there]) => [where, [...there]] as const)]
}

/** What {@link packedGrants} tells; the grants are known by the regions that they open. */
export const unpackedGrants = ([fields, open]: PackedGrants): Opening[] =>
  open.map(([where, there]) => ({
    id: where,
    fields: there.map(place => fields[place]!),
    regions: where === '' ? [] : where.split(','),
  }))
