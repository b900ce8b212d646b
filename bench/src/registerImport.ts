import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { measuredRun, type Usage } from './measuredRun.ts'

const register = fileURLToPath(new URL('../../../shared/data/registry_cq_dev.csv', import.meta.url))
const product = new URL('../../cli/e360.js', import.meta.url)

/**
 * Imports the real register that may lie beside the repository into new databases, which are deleted again.
 * @returns null where it is not there
 */
export const measureImport = async (benchFolder: string): Promise<Usage | null> => {
  if (!existsSync(register)) return null
  mkdirSync(benchFolder, { recursive: true })
  const folder = mkdtempSync(path.join(benchFolder, 'import-'))
  try {
    const errors = path.join(folder, 'errors.csv')
    const args = ['import', 'enterprises', register, '--errors', errors]
    return await measuredRun(product, args, { E360_DATA_DIR: folder, E360_DEMO: '0' }, folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
