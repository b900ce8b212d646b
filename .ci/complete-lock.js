/**
 * Completes package-lock.json after `npm install` on a network whose registry does not serve the binaries of other platforms.
 * npm leaves those optional packages out of the lock there, and `npm ci` (npm ≥ 11) then refuses the lock everywhere.
 * Adds an entry with the version that the package asks for and the platform that its name tells; no integrity, which only the registry knows.
 */
import { readFileSync, writeFileSync } from 'node:fs'

const systems = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'win32']
const processors = ['arm', 'arm64', 'ia32', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x', 'x64']
const exactVersion = /^\d+\.\d+\.\d+(-[\w.]+)?$/

const file = new URL('../package-lock.json', import.meta.url)
const lock = JSON.parse(readFileSync(file, 'utf8'))

/** As npm writes it: `@swc/core-linux-arm64-musl` runs on linux, arm64, musl. */
const platformOf = name => {
  const words = name.split(/[/-]/)
  const os = systems.filter(system => words.includes(system))
  const cpu = processors.filter(processor => words.includes(processor))
  const libc = ['musl', 'gnu'].filter(library => words.some(word => word.startsWith(library)))
  if (os.length !== 1 || cpu.length !== 1) throw new Error(`cannot tell the platform of ${name}`)
  return { os, cpu, libc: libc.length > 0 ? libc.map(library => library.replace('gnu', 'glibc')) : undefined }
}

/** Whether node would find the package from there. */
const isLocked = (place, name) => {
  for (let from = place; from !== ''; from = from.slice(0, Math.max(0, from.lastIndexOf('/node_modules/'))))
    if (`${from}/node_modules/${name}` in lock.packages) return true
  return `node_modules/${name}` in lock.packages
}

let added = 0
for (const [place, { optionalDependencies = {}, dev }] of Object.entries(lock.packages))
  for (const [name, version] of Object.entries(optionalDependencies)) {
    if (isLocked(place, name)) continue
    if (!exactVersion.test(version)) throw new Error(`${place} asks for ${name} ${version}: not one version`)
    const { os, cpu, libc } = platformOf(name)
    lock.packages[`node_modules/${name}`] = { version, cpu, dev, libc, optional: true, os }
    added++
  }

if (added > 0) {
  const byPlace = ([a], [b]) => a.localeCompare(b, 'en')
  lock.packages = Object.fromEntries(Object.entries(lock.packages).toSorted(byPlace))
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`)
}
console.log(`${added} platform packages added to package-lock.json`)
