import type { Target } from './target.ts'
import { times, type Ask } from './crookedQueries.ts'
import type { Largest } from './largest.ts'
import { busiest } from './records.ts'

const thousand = <Item>(item: (index: number) => Item): Item[] =>
  Array.from({ length: 1_000 }, (_, index) => item(index))

/** Filters of as many and as long texts as they may have, under as many aliases as there may be. */
export const longFilters = (target: Target, ask: Ask): Largest[] => {
  const many = busiest(target)[0].orgCode
  const timelines = (aliases: number) =>
    `query ($l: [String!]) { enterprise(orgCode: "${many}") { ${times(aliases, index => `a${index}: timeline(first: ${index + 1}, departments: $l) { totalCount nodes { id title } }`)} } }`
  return [
    ask(
      '49 × timeline of 1,000 departments',
      () => timelines(49),
      () => ({ l: thousand(index => `d${index}`) }),
    ),
    ask(
      '49 × timeline of 1,000 times one department',
      () => timelines(49),
      () => ({ l: thousand(() => 'inspection') }),
    ),
    ask(
      '20 × archiveEnterprises of 1,000 grades',
      () =>
        `query ($l: [String!]) { ${times(20, index => `a${index}: archiveEnterprises(filter: {grades: $l}, first: ${index + 1}) { totalCount nodes { grade } }`)} }`,
      () => ({ l: thousand(index => `${index}`) }),
    ),
    ...['archiveEnterprises(filter: {warningRules: $l})', 'warnings(rule: $l)'].map(asked =>
      ask(
        `1,000 warning rules of 7,000 characters as ${asked.split('(')[0]}`,
        () => `query ($l: [String!]) { ${asked} { totalCount } }`,
        () => ({ l: thousand(index => `${index}`.padEnd(7_000, 'x')) }),
      ),
    ),
    ask(
      '20 × catalogue by 10,000 times a word',
      () =>
        `query ($t: String) { ${times(20, index => `a${index}: catalogue(text: $t, first: ${index + 1}) { totalCount }`)} }`,
      () => ({ t: '企 '.repeat(10_000) }),
    ),
    ask(
      '20 × catalogue by 6,000 words',
      () =>
        `query ($t: String) { ${times(20, index => `a${index}: catalogue(text: $t, first: ${index + 1}) { totalCount }`)} }`,
      () => ({ t: Array.from({ length: 6_000 }, (_, index) => String.fromCodePoint(0x4e00 + index)).join('  ') }),
    ),
  ]
}
