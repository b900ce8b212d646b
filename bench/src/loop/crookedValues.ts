import { times, type Ask } from './crookedQueries.ts'
import type { Largest } from './largest.ts'

/** Two marks of which each comes after the one behind it in canonical order. */
const marks = '\u0301\u0328'

const rings = (count: number, time: number) =>
  `query A${time} { __typename ${times(count, at => `...X${count - 1 - at}`)} } query B { ...Z0 } ${times(
    count,
    at =>
      `fragment X${at} on Query { ...Y${at} ...Y${at} ...Y${at} } fragment Y${at} on Query { ...Z${at} ...Z${at} ...Z${at} ${at + 1 < count ? `...Z${at + 1}` : ''} } fragment Z${at} on Query { ...X${at} ...X${at} ...X${at} }`,
  )}`

/** Each of 20 texts is as long as a text may be. */
const twenty = (time: number, text: string) =>
  Object.fromEntries(
    Array.from({ length: 20 }, (_, index) => [`t${index}`, `${time} ${index} ${text}`.slice(0, 20_000)]),
  )
const byTwenty = (field: (variable: string) => string) =>
  `query (${times(20, index => `$t${index}: String!`)}) { ${times(20, index => `a${index}: ${field(`$t${index}`)}`)} }`

/** Operations whose values, not their fields, are crooked. */
export const crookedValues = (ask: Ask): Largest[] => [
  ask('fragments in rings', time => rings(9, time)),
  ask(
    'values within twelve lists',
    time =>
      `query Q${time} { enterprises(orgCodes: ${'['.repeat(12)}${times(900, () => '1')}${']'.repeat(12)}) { orgCode } }`,
  ),
  ask(
    'values of a fragment that is spread again',
    time =>
      `query Q${time} { ${times(18, index => `a${index}: enterprise(orgCode: "911234567") { ...F }`)} } fragment F on Enterprise { timeline(departments: [${times(900, index => `"d${index}"`)}]) { totalCount } }`,
  ),
  ask(
    'arguments that are compared',
    time =>
      `query Q${time} { ${times(19, () => `enterprises(orgCodes: [${times(240, index => `"${index}"`)}]) { orgCode }`)} }`,
  ),
  ask(
    '4,000 literals',
    time =>
      `query Q${time} { ${times(20, at => `a${at}: archiveEnterprises(filter: {grades: [${times(200, index => `"A${index}${at}"`)}]}) { totalCount }`)} }`,
  ),
  ask(
    '800 variables that nothing uses',
    time => `query Q${time} (${times(800, index => `$a${index}: Int = 1`)}) { __typename }`,
  ),
  ask(
    'variables of 90,000 names',
    () => '{ __typename }',
    () => Object.fromEntries(Array.from({ length: 90_000 }, (_, index) => [`v${index}`, index])),
  ),
  ask(
    'an input of 90,000 unknown fields',
    () => 'query ($f: ArchiveFilter!) { archiveEnterprises(filter: $f) { totalCount } }',
    () => ({ f: Object.fromEntries(Array.from({ length: 90_000 }, (_, index) => [`v${index}`, index])) }),
  ),
  ask(
    '20 searches of marks',
    () => byTwenty(text => `searchEnterprises(text: ${text}) { totalCount }`),
    () => twenty(0, marks.repeat(10_000)),
  ),
  ask(
    '20 searches of ligatures',
    () => byTwenty(text => `searchEnterprises(text: ${text}) { totalCount }`),
    () => twenty(1, '\uFDFA㍿'.repeat(10_000)),
  ),
  ask(
    '20 names of marks',
    () => byTwenty(text => `enterprise(name: ${text}) { orgCode }`),
    () => twenty(2, `重${marks}`.repeat(7_000)),
  ),
  ask(
    '500 subjects of 5,000 characters',
    () => 'query ($l: [SubjectInput!]!) { matchSubjects(subjects: $l) { ref } }',
    () => ({ l: Array.from({ length: 500 }, (_, index) => ({ ref: `${index}`, name: '检测'.repeat(2_500) })) }),
  ),
  ask(
    '500 addresses of 15,000 letters',
    () => 'query ($l: [SubjectInput!]!) { matchSubjects(subjects: $l) { ref } }',
    () => ({ l: Array.from({ length: 500 }, (_, index) => ({ ref: `${index}`, address: 'ab '.repeat(5_000) })) }),
  ),
  ask(
    '100 org codes of 20,000 characters',
    () => 'query ($l: [OrgCode!]!) { enterprises(orgCodes: $l) { orgCode } }',
    () => ({ l: Array.from({ length: 100 }, () => 'ａb '.repeat(6_666)) }),
  ),
  ask(
    '500 subjects of marks',
    () => 'query ($l: [SubjectInput!]!) { matchSubjects(subjects: $l) { ref } }',
    () => ({ l: Array.from({ length: 500 }, (_, index) => ({ ref: `${index}`, name: marks.repeat(1_900) })) }),
  ),
]
