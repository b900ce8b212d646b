/**
 * Kinds of change by which a department tells of itself, not of its records: how its sources stand. They are
 * for the departments of this platform; whoever follows from outside gets them only where he asks for them by kind.
 */
export const sourceRunKind = 'SOURCE_RUN'
export const reportKinds: readonly string[] = [sourceRunKind]

export const isReport = (kind: string): boolean => reportKinds.includes(kind)
