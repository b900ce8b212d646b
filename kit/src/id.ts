import { monotonicFactory } from 'ulid'

/** A new ULID, 26 characters: later ones sort later within this process, so that rows are appended to their index. */
export const newId: () => string = monotonicFactory()
