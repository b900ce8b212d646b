/** A request that is as large as it may be, sent one after the other. */
export interface Largest {
  name: string
  group: 'reads' | 'writes' | 'files' | 'crowds' | 'hostile'
  times: number
  send: (time: number) => Promise<unknown>
}
