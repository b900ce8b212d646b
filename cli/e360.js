// The product's commands, as `npm start`, `npm run serve` and `npm run e360` carry them out.
import { pathToFileURL } from 'node:url'
import { build } from './build.js'

let folder
try {
  folder = await build()
} catch (error) {
  process.stderr.write(`无法编译程序：${error.message}\n`)
  process.exit(1)
}
await import(pathToFileURL(`${folder}/cli/src/main.js`).href)
