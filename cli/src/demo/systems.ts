/** The source systems of each department of the demo city; every record names one of them. */
export const demoSystems = {
  enterprise: ['cq-register'],
  inspection: ['cq-inspection', 'cq-sampling'],
  certification: ['cq-licence', 'cq-certification', 'cq-special-equipment'],
  credit: ['cq-penalty', 'cq-listing', 'cq-credit'],
} as const satisfies Readonly<Record<string, readonly string[]>>

export type DemoSystem = (typeof demoSystems)[keyof typeof demoSystems][number]

/** The letters that the record numbers of a system begin with. */
const marks: Readonly<Record<DemoSystem, string>> = {
  'cq-register': 'DJ',
  'cq-inspection': 'XC',
  'cq-sampling': 'CC',
  'cq-licence': 'XK',
  'cq-certification': 'RZ',
  'cq-special-equipment': 'TS',
  'cq-penalty': 'CF',
  'cq-listing': 'MD',
  'cq-credit': 'PJ',
}

/**
 * The number of a record in its system, unique there: XC2024000123405.
 * @param ordinal of the record among those of its company and type, 0 to 99
 */
export const recordIdOf = (system: DemoSystem, year: number, index: number, ordinal: number): string =>
  `${marks[system]}${year}${String(10_000_000 + index).slice(1)}${ordinal < 10 ? '0' : ''}${ordinal}`
