import { readers, ways } from '@e360/kit/access/ways'
import type { Source } from './source.ts'
import { fieldsIn, type SdlField } from './fields.ts'

const kindsOfData = ['NAME', 'TEXT']
const sharingTypes = ['UNCONDITIONAL', 'CONDITIONAL', 'NONE']
const derived = ['PARENT', 'RESULT']

/** Words that the directives do not know: their arguments are texts, so that the public schema has no type of theirs. */
export const illegible = ({ name, typeDefs }: Source): string[] =>
  fieldsIn(typeDefs).flatMap(field =>
    [...wrongAccess(field), ...wrongData(field)].map(what => `${field.coordinate} (${name}): ${what}`),
  )

const wrongAccess = ({ own, ofType }: SdlField): string[] => {
  const access = own.access ?? ofType.access
  if (!access) return []
  const told = ways.flatMap(way => (access[way] ?? []) as string[])
  const as = access['as']
  return [
    ...told.filter(reader => !(readers as readonly string[]).includes(reader)).map(reader => `no role: ${reader}`),
    ...told.filter((reader, index) => told.indexOf(reader) !== index).map(reader => `${reader} reads in two ways`),
    ...(as !== undefined && !derived.includes(as as string)
      ? [`as: ${JSON.stringify(as)} is neither PARENT nor RESULT`]
      : []),
    ...(as !== undefined && told.length > 0 ? ['roles beside as:'] : []),
  ]
}

const wrongData = ({ own, ofType }: SdlField): string[] => {
  const [kind, sharing] = [own.personal?.['kind'], own.sharing ?? ofType.sharing]
  return [
    ...(kind !== undefined && !kindsOfData.includes(kind as string)
      ? [`no kind of data: ${JSON.stringify(kind)}`]
      : []),
    ...(ofType.resource && !sharing ? ['a resource of which nobody said how it is shared: @sharing is missing'] : []),
    ...(sharing && !sharingTypes.includes(sharing['type'] as string) ? ['no sharing type'] : []),
    ...(sharing && sharing['type'] !== 'UNCONDITIONAL' && !sharing['basis']
      ? ['sharing is limited without a basis']
      : []),
  ]
}
