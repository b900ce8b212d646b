import { readdirSync } from 'node:fs'
import type { Department } from '@e360/kit/department'

const folders = new URL('../../subgraphs/', import.meta.url)

/** The department that keeps the register: it answers matches and follows all the others. */
export const registerName = 'enterprise'

/** The department that keeps what was granted: the gateway follows it. */
export const grantsName = 'governance'

/** Every department that has a folder below subgraphs/, by name: a new department is a new folder. */
export const readDepartments = async (): Promise<Department[]> => {
  const names = readdirSync(folders, { withFileTypes: true }).filter(entry => entry.isDirectory())
  const modules = await Promise.all(
    names.map(({ name }) => import(`../../subgraphs/${name}/src/main.ts`) as Promise<{ department: Department }>),
  )
  return modules.map(({ department }) => department).toSorted((a, b) => (a.name < b.name ? -1 : 1))
}
