import { failure } from '@e360/kit/errors'

/** What a request asks for, read from its address. */
export interface Given {
  /** an ArchiveFilter; whether its values are good the archive says */
  filter: Readonly<Record<string, string | string[]>>
  orderBy: string | undefined
  format: 'csv' | 'xlsx'
  encoding: 'utf-8' | 'gb18030'
}

const single = [
  'regionCode',
  'industryCode',
  'failedInspectionSince',
  'notInspectedSince',
  'certificateExpiresBefore',
  'penaltySince',
]
const several = ['registrationStatus', 'grades', 'listed', 'certificateStatus', 'warningRules']
const options = ['orderBy', 'format', 'encoding']

/**
 * Reads `?regionCode=500112&registrationStatus=ACTIVE&registrationStatus=DORMANT&format=xlsx`: the fields of ArchiveFilter, a list as a parameter
 * that comes several times.
 * @throws BAD_USER_INPUT for an unknown parameter (a misspelt condition would export more than was meant), one that comes twice, and an unknown
 * format or encoding
 */
export const readGiven = (query: Readonly<Record<string, string | string[]>>): Given => {
  const filter: Record<string, string | string[]> = {}
  for (const [name, value] of Object.entries(query)) {
    if (several.includes(name)) filter[name] = [value].flat()
    else if (typeof value !== 'string') throw failure('BAD_USER_INPUT', `参数“${name}”只能出现一次`)
    else if (single.includes(name)) filter[name] = value
    else if (!options.includes(name))
      throw failure(
        'BAD_USER_INPUT',
        `没有参数“${name.slice(0, 40)}”，可用：${[...single, ...several, ...options].join('、')}`,
      )
  }
  return {
    filter,
    orderBy: query['orderBy'] as string | undefined,
    format: oneOf('format', query['format'], ['csv', 'xlsx']),
    encoding: oneOf('encoding', query['encoding'], ['utf-8', 'gb18030']),
  }
}

const oneOf = <Choice extends string>(
  name: string,
  value: string | string[] | undefined,
  choices: readonly [Choice, ...Choice[]],
): Choice => {
  const chosen = value === undefined ? choices[0] : choices.find(choice => choice === value)
  if (chosen === undefined)
    throw failure('BAD_USER_INPUT', `参数“${name}”应为 ${choices.join(' 或 ')}，收到“${String(value).slice(0, 40)}”`)
  return chosen
}
