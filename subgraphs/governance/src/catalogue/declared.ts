import { declarationOf, type Declaration, type FieldAccess } from '@e360/kit/access/declaration'
import { parse, type FieldDefinitionNode, type ObjectTypeDefinitionNode, type TypeNode } from 'graphql'
import { ownersIn, type Owners } from './owners.ts'
import type { ResourceContent, ResourceItem, SharingType } from './row.ts'
import { providerNames, resourceWords } from './words.ts'

/** A field that belongs to a resource, and the department that resolves it. */
interface Part {
  code: string
  owner: string
  type: ObjectTypeDefinitionNode
  field: FieldDefinitionNode
  access: FieldAccess
}

const otherwise = {
  theme: '部门信息资源',
  condition: '须经本平台申请，由提供方批准（国发〔2016〕51号）',
  withheld: '提供方未声明可以共享',
}

/**
 * The resources that the supergraph declares (`@resource`, `@sharing`, `@access`), by code. A section that another department adds to a type
 * (`Enterprise.penalties`) belongs to that department's resource.
 */
export const declaredResources = (supergraph: string): ResourceContent[] => {
  const document = parse(supergraph, { noLocation: true })
  const owners = ownersIn(document)
  const parts = partsOf(owners, declarationOf(document))
  const codes = [...new Set(parts.map(({ code }) => code))].toSorted()
  return codes.map(code => contentOf(code, parts))
}

const partsOf = (owners: Owners, declaration: Declaration): Part[] => {
  const fields = owners.types.flatMap(type =>
    (type.fields ?? []).flatMap(field => {
      const access = declaration.get(`${type.name.value}.${field.name.value}`)
      return access ? [{ type, field, access, owner: owners.ofField(type, field) }] : []
    }),
  )
  const home = new Map<string, string>()
  const ofType = new Map<string, string>()
  for (const { type, access } of fields)
    if (access.resource !== null && !home.has(access.resource)) {
      home.set(access.resource, owners.ofType(type))
      ofType.set(type.name.value, access.resource)
    }
  const reached = (name: string, seen: readonly string[] = []): string[] => {
    const found = ofType.get(name)
    if (found !== undefined || seen.includes(name)) return found === undefined ? [] : [found]
    const inside = fields.filter(({ type, access }) => type.name.value === name && access.asParent)
    return inside.flatMap(({ field }) => reached(namedType(field.type), [...seen, name]))
  }
  const codeOf = ({ field, access, owner }: (typeof fields)[number]): string | undefined => {
    if (access.resource === null || home.get(access.resource) === owner) return access.resource ?? undefined
    const own = [...home].filter(([, department]) => department === owner).map(([code]) => code)
    return reached(namedType(field.type)).find(code => own.includes(code)) ?? own[0] ?? access.resource
  }
  return fields.flatMap(part => {
    const code = codeOf(part)
    return code === undefined ? [] : [{ ...part, code }]
  })
}

const contentOf = (code: string, all: readonly Part[]): ResourceContent => {
  const parts = all.filter(part => part.code === code)
  const own = parts.find(({ access }) => access.resource === code) ?? parts[0]!
  const described = own.type.description?.value ?? code
  const words = resourceWords.get(code)
  const sharing = sharingOf(parts)
  return {
    code,
    name: words?.name ?? shortened(described),
    theme: words?.theme ?? otherwise.theme,
    provider: providerNames.get(own.owner) ?? own.owner,
    providerCode: own.owner,
    summary: words?.summary ?? described,
    format: '数据库',
    items: parts.map(itemOf),
    ...sharing,
    sharingMethod: '接口',
    open: parts.some(({ access }) => access.open),
    updateCycle: '实时',
    related: [
      ...new Set(parts.map(({ access }) => access.resource).filter(each => each !== null && each !== code)),
    ] as string[],
  }
}

/** As declared; where nothing is, what the roles of machines tell: all at once, after an application, or not at all. */
const sharingOf = (parts: readonly Part[]): Pick<ResourceContent, 'sharingType' | 'sharingCondition'> => {
  const declared = parts.find(({ access }) => access.sharing !== null)?.access.sharing
  const sharingType: SharingType = declared
    ? (declared.type as SharingType)
    : parts.every(({ access }) => access.ways.system === 'read')
      ? 'UNCONDITIONAL'
      : parts.some(({ access }) => isGranted(access))
        ? 'CONDITIONAL'
        : 'NONE'
  if (sharingType === 'UNCONDITIONAL') return { sharingType, sharingCondition: null }
  const told = sharingType === 'CONDITIONAL' ? otherwise.condition : otherwise.withheld
  return { sharingType, sharingCondition: declared?.basis ?? told }
}

/** Whether an approved application opens the field to somebody. */
const isGranted = ({ ways }: FieldAccess): boolean => Object.values(ways).includes('granted')

const itemOf = ({ type, field, access }: Part): ResourceItem => ({
  name: shortened(field.description?.value ?? field.name.value),
  type: typeName(field.type),
  field: `${type.name.value}.${field.name.value}`,
  shared: access.ways.system === 'read' || isGranted(access),
  open: access.open,
})

/** A description's first words: what follows says when it is null. */
const shortened = (description: string): string =>
  description
    .split(/[；。，：\n]/u)[0]!
    .replace(/^一[次条项张个份]/u, '')
    .slice(0, 100)

const typeNames: Readonly<Record<string, string>> = {
  ID: '编号',
  String: '文本',
  Int: '整数',
  Float: '小数',
  Boolean: '是否',
  Date: '日期',
  DateTime: '日期时间',
  Fen: '金额（分）',
  OrgCode: '组织机构代码',
  USCC: '统一社会信用代码',
  RegionCode: '行政区划代码',
}

const typeName = (type: TypeNode): string =>
  type.kind === 'ListType'
    ? `${typeName(type.type)}列表`
    : type.kind === 'NonNullType'
      ? typeName(type.type)
      : (typeNames[type.name.value] ?? type.name.value)

const namedType = (type: TypeNode): string => (type.kind === 'NamedType' ? type.name.value : namedType(type.type))
