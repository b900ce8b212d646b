import type { Caller, Grant } from '../caller.ts'
import { failure } from '../errors.ts'
import type { Declaration, FieldAccess } from './declaration.ts'
import { readersOf, wayOf } from './ways.ts'

/** Whether somebody is let in at a coordinate. */
export type LetsIn = (coordinate: string, caller: Caller) => boolean

export const letInBy =
  (declaration: Declaration): LetsIn =>
  (coordinate, caller) =>
    ofFederation.has(coordinate) || isLetIn(coordinate, declaration.get(coordinate), caller)

/** What only a gateway asks; the fields behind `_entities` have rules of their own. */
const ofFederation = new Set(['Query._service', 'Query._entities', '_Service.sdl'])

/**
 * Whether somebody is let in at a field at all; which rows and how much of the value are another matter. It depends on nothing but the caller,
 * so that it can be said before anything is fetched: a department other than the caller's holds no row that could be the caller's own.
 * @param access undefined: nobody declared it, so it is for nobody
 */
const isLetIn = (coordinate: string, access: FieldAccess | undefined, caller: Caller): boolean => {
  const way = access && wayOf(access.ways, readersOf(caller))
  if (!access || !way) return false
  if (access.asParent || (way !== 'own' && way !== 'granted')) return true
  if (access.of === null || access.of === caller.department) return true
  return way === 'granted' && grantsOf(coordinate, access, caller).length > 0
}

/** The sharing grants that open a field, somewhere; a root field is opened by any field of what it leads to. */
export const grantsOf = (
  coordinate: string,
  { leadsTo }: Pick<FieldAccess, 'leadsTo'>,
  { grants = [] }: Caller,
): readonly Grant[] => {
  const whole = `${coordinate.slice(0, coordinate.indexOf('.'))}.*`
  return grants.filter(({ fields }) =>
    fields.some(field => field === coordinate || field === whole || leadsTo.some(type => field.startsWith(`${type}.`))),
  )
}

/** What is said to somebody who is not let in: the code is the same for everybody, the sentence says to the public what it can do. */
export const refusalFor = ({ sub }: Caller) =>
  failure('FORBIDDEN', sub === null ? '未登录不能查看或办理此项内容，请先登录' : undefined)

/** The same in HTTP's words, where a refusal is the whole answer: who did not sign in is asked to. */
export const codeInHttp = <Code>(code: Code, { sub }: Pick<Caller, 'sub'>): Code | 'UNAUTHENTICATED' =>
  code === 'FORBIDDEN' && sub === null ? 'UNAUTHENTICATED' : code
