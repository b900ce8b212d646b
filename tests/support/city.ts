import { readFileSync } from 'node:fs'
import path from 'node:path'
import { demoCity, demoShowcase, type DemoCity, type DemoCityOptions } from '../../cli/src/demo/city.ts'

/** The settings with which a product begins with a small demo city. */
export const smallCity = { E360_DEMO: 1, E360_DEMO_SIZE: 100 }

/** The demo city that a data directory was filled with. */
export const cityIn = (dataDir: string): DemoCity =>
  demoCity(JSON.parse(readFileSync(path.join(dataDir, 'demo-city.json'), 'utf8')) as DemoCityOptions)

/** The company of the demo city that has records in every department, as the register knows it. */
export const showcaseIn = (dataDir: string) => {
  const { name, orgCode, uscc } = demoShowcase(cityIn(dataDir)).enterprise
  return { name, orgCode: orgCode!, uscc: uscc! }
}
