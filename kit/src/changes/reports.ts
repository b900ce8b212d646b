/**
 * Kinds of change by which a department tells of itself, not of its records: how its sources stand, and how good its data
 * are. They are for the departments of this platform; whoever follows from outside gets them only where he asks for them by kind.
 */
export const sourceRunKind = 'SOURCE_RUN'
export const qualityKind = 'QUALITY'
export const reportKinds: readonly string[] = [sourceRunKind, qualityKind]

export const isReport = (kind: string): boolean => reportKinds.includes(kind)
