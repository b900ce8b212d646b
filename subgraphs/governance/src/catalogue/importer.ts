import type { Database } from '@e360/kit/database/database'
import { hasRole, type Caller } from '@e360/kit/caller'
import type { Importer } from '@e360/kit/records/importer'
import { pusher } from '@e360/kit/records/departmentContext'
import type { Column } from '@e360/kit/tabular/columns'
import type { CatalogueResourceInput } from '../types.generated.ts'
import { registerResources, type Registrar } from './register.ts'
import type { SharingType } from './row.ts'

const sharing: Record<string, SharingType> = {
  无条件共享: 'UNCONDITIONAL',
  普遍共享: 'UNCONDITIONAL',
  有条件共享: 'CONDITIONAL',
  不予共享: 'NONE',
}

const columns: readonly Column[] = [
  { field: 'code', headers: ['信息资源代码', '资源代码', '目录代码', '代码'], kind: 'text', required: true },
  { field: 'name', headers: ['信息资源名称', '资源名称', '目录名称', '名称'], kind: 'text', required: true },
  { field: 'theme', headers: ['信息资源分类', '资源分类', '分类', '主题'], kind: 'text', required: true },
  { field: 'provider', headers: ['信息资源提供方', '提供方', '提供部门', '提供单位'], kind: 'text', required: true },
  { field: 'provider_code', headers: ['信息资源提供方代码', '提供方代码'], kind: 'text', required: true },
  { field: 'summary', headers: ['信息资源摘要', '摘要'], kind: 'text' },
  { field: 'format', headers: ['信息资源格式', '格式'], kind: 'text' },
  { field: 'items', headers: ['信息项', '信息项名称', '数据项'], kind: 'list' },
  { field: 'sharing_type', headers: ['共享类型', '共享属性'], kind: 'choice', choices: sharing, required: true },
  { field: 'sharing_condition', headers: ['共享条件', '不予共享依据'], kind: 'text' },
  { field: 'sharing_method', headers: ['共享方式'], kind: 'text' },
  {
    field: 'open',
    headers: ['开放属性', '是否开放', '是否向社会开放'],
    kind: 'choice',
    choices: { 是: 'true', 开放: 'true', 否: 'false', 不开放: 'false' },
  },
  { field: 'update_cycle', headers: ['更新周期'], kind: 'text' },
  { field: 'published_on', headers: ['发布日期'], kind: 'date' },
  { field: 'related', headers: ['关联资源代码', '关联信息资源代码'], kind: 'list' },
]

/** As whom a caller registers: a steward for any provider, a provider for the own department. */
export const registrarOf = (caller: Caller): Registrar =>
  hasRole(caller, 'steward')
    ? { sub: caller.sub, mayWrite: () => true, provider: null }
    : { ...pusher('governance', caller), provider: caller.department ?? '' }

/** `e360 import catalogue` and `POST /ingest/catalogue`. A row without a record id is known by its code. */
export const catalogueImporter = (database: Database): Importer => ({
  mutation: 'pushResources',
  columns,
  input: ({ source, fields }): CatalogueResourceInput => {
    const text = (field: string) => fields[field] as string | undefined
    const code = text('code') ?? ''
    return {
      source: { ...source, recordId: text('record_id') ?? code },
      code,
      name: text('name') ?? '',
      theme: text('theme') ?? '',
      provider: text('provider') ?? '',
      providerCode: text('provider_code') ?? '',
      summary: text('summary'),
      format: text('format'),
      items: (fields.items as string[] | undefined)?.map(name => ({ name })),
      sharingType: fields.sharing_type as SharingType,
      sharingCondition: text('sharing_condition'),
      sharingMethod: text('sharing_method'),
      open: text('open') === 'true',
      updateCycle: text('update_cycle'),
      publishedOn: text('published_on'),
      related: fields.related as string[] | undefined,
    }
  },
  pusher: registrarOf,
  prepare: (inputs, by) =>
    Promise.resolve(() =>
      registerResources(
        database,
        inputs as readonly CatalogueResourceInput[],
        'provider' in by ? (by as Registrar) : { ...by, provider: null },
      ),
    ),
})
