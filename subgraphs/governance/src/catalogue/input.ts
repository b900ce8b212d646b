import { checkText } from '@e360/kit/records/checks'
import { checkSource, checkTexts, type RecordError } from '@e360/kit/records/recordType'
import type { CatalogueResourceInput } from '../types.generated.ts'
import type { ResourceContent } from './row.ts'

const longest = {
  code: 100,
  name: 200,
  theme: 300,
  provider: 200,
  providerCode: 60,
  format: 200,
  sharingMethod: 200,
  updateCycle: 60,
}
const labels = {
  code: '信息资源代码',
  name: '信息资源名称',
  theme: '信息资源分类',
  provider: '信息资源提供方',
  providerCode: '提供方代码',
}
const mostItems = 1_000

/** Chinese sentences for what is missing or contradictory; empty where nothing is. */
export const checkResource = (input: CatalogueResourceInput): RecordError[] => {
  const { source, items = [], sharingType, sharingCondition, related = [] } = input
  return [
    ...checkSource(source),
    ...Object.entries(labels).flatMap(([field, label]) =>
      checkText(field, label, input[field as keyof typeof labels], longest[field as keyof typeof labels]),
    ),
    ...checkTexts({ ...input, items: items?.map(({ name }) => name), related }, longest),
    ...(sharingType !== 'UNCONDITIONAL' && !sharingCondition?.trim()
      ? [{ field: 'sharingCondition', code: 'REQUIRED', message: '有条件共享须写明共享条件，不予共享须写明依据' }]
      : []),
    ...((items?.length ?? 0) > mostItems
      ? [{ field: 'items', code: 'TOO_LONG', message: `信息项最多 ${mostItems} 个` }]
      : []),
  ]
}

/** What a source says of a resource of its own: whether its items are shared and open is what the resource is. */
export const contentOf = (input: CatalogueResourceInput): ResourceContent => {
  const open = input.open ?? false
  const shared = input.sharingType !== 'NONE'
  return {
    code: input.code.trim(),
    name: input.name.trim(),
    theme: input.theme.trim(),
    provider: input.provider.trim(),
    providerCode: input.providerCode.trim(),
    summary: input.summary?.trim() ?? '',
    format: input.format?.trim() || '电子文件',
    items: (input.items ?? []).map(({ name, type }) => ({ name, type: type ?? '文本', field: null, shared, open })),
    sharingType: input.sharingType,
    sharingCondition: input.sharingType === 'UNCONDITIONAL' ? null : (input.sharingCondition?.trim() ?? null),
    sharingMethod: input.sharingMethod?.trim() || '文件交换',
    open,
    updateCycle: input.updateCycle?.trim() || '不定期',
    related: input.related ?? [],
  }
}
