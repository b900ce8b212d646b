// In JavaScript, since it is what lets Node.js read the TypeScript.
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const repository = fileURLToPath(new URL('../', import.meta.url))

/**
 * Brings the product's modules up to date: below node_modules/.e360 every workspace but bench as JavaScript, which Node.js reads without a loader that it asks, in
 * another thread, for each of some thousand modules. What is as old as its source is kept: where nothing has changed, a start compares times.
 * Each file is renamed to its place, so that processes that begin together may all do it and one that dies leaves no half of a module.
 * @param {string} root a folder whose package.json tells `workspaces`
 * @returns {Promise<string>} the folder that stands for `root`; of `cli/src/main.ts` it has `cli/src/main.js`
 * @throws Error of esbuild where a source is not TypeScript
 */
export const build = async (root = repository) => {
  const built = path.join(root, 'node_modules/.e360')
  const places = readJson(path.join(root, 'package.json'))
    .workspaces.filter(pattern => pattern !== 'bench')
    .flatMap(pattern => filesOf(root, pattern.replace(/\/\*$/, '')))
    .filter(file => !file.endsWith('.test.ts'))
    .map(file => ({ source: path.join(root, file), target: path.join(built, file.replace(/\.ts$/, '.js')) }))
  const stale = places.filter(({ source, target }) => !isAsOld(target, source))
  if (stale.length > 0) {
    const { transform } = await import('esbuild')
    await Promise.all(stale.map(place => put(place, transform)))
  }
  forget(built, new Set(places.map(({ target }) => target)))
  linkPackages(root, built)
  return built
}

const readJson = file => JSON.parse(fs.readFileSync(file, 'utf8'))

const filesOf = (root, folder) =>
  fs.readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap(entry => {
    const file = path.join(folder, entry.name)
    if (entry.isFile()) return [file]
    return entry.isDirectory() && entry.name !== 'node_modules' ? filesOf(root, file) : []
  })

const isAsOld = (target, source) => {
  const made = fs.statSync(target, { throwIfNoEntry: false })
  // times are set to the microsecond
  return made !== undefined && Math.abs(made.mtimeMs - fs.statSync(source).mtimeMs) < 1
}

const put = async ({ source, target }, transform) => {
  const { atime, mtime } = fs.statSync(source)
  const content = await contentOf(source, transform)
  const draft = `${target}.${process.pid}${draftEnding}`
  fs.mkdirSync(path.dirname(target), { recursive: true })
  fs.writeFileSync(draft, content)
  fs.utimesSync(draft, atime, mtime)
  fs.renameSync(draft, target)
}

const draftEnding = '.draft'

const contentOf = async (source, transform) => {
  const content = fs.readFileSync(source)
  if (path.basename(source) === 'package.json') return content.toString().replaceAll('.ts"', '.js"')
  if (!source.endsWith('.ts') && !source.endsWith('.js')) return content
  const { code } = await transform(content.toString(), { loader: 'ts', sourcefile: source, ...language })
  return code.replaceAll(moduleName, '$1$2.js$1')
}

const language = { format: 'esm', target: 'node20', supported: { 'import-attributes': true } }
/** Of a file beside it, in an import or in the address of a thread. */
const moduleName = /(["'`])(\.\.?\/[^"'`\n]+)\.ts\1/g

/** What a source that is gone had become, and its folder: a department is a folder. */
const forget = (folder, targets) => {
  for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name)
    if (entry.isDirectory() && entry.name !== 'node_modules') {
      forget(file, targets)
      if (fs.readdirSync(file).length === 0) fs.rmdirSync(file)
    } else if (entry.isFile() && !targets.has(file) && !file.endsWith(draftEnding)) fs.rmSync(file, { force: true })
  }
}

/** Packages of the workspaces by their names, as npm has linked them. */
const linkPackages = (root, built) => {
  const scope = path.join(root, 'node_modules/@e360')
  const links = path.join(built, 'node_modules/@e360')
  fs.mkdirSync(links, { recursive: true })
  for (const name of fs.readdirSync(scope)) {
    const workspace = path.relative(fs.realpathSync(root), fs.realpathSync(path.join(scope, name)))
    if (!fs.existsSync(path.join(links, name))) link(path.join('../..', workspace), path.join(links, name))
  }
}

const link = (target, file) => {
  try {
    fs.symlinkSync(target, file)
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
  }
}
