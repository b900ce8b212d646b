import type { Context } from '../context.ts'

/** By what a caller may find companies besides their names and codes of today. */
export interface Sought {
  formerNames: boolean
  registrationNo: boolean
  formerCodes: boolean
}

export const everything: Sought = { formerNames: true, registrationNo: true, formerCodes: true }

/** To find by a field is to read it. */
export const soughtBy = ({ caller, compares }: Pick<Context, 'caller' | 'compares'>): Sought => {
  const reads = (field: keyof Sought) => compares(`Enterprise.${field}`, caller) !== 'NONE'
  return {
    formerNames: reads('formerNames'),
    registrationNo: reads('registrationNo'),
    formerCodes: reads('formerCodes'),
  }
}
