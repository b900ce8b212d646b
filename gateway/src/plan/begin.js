// a thread does not read TypeScript by itself
import { register } from 'tsx/esm/api'

register()
await import('./thread.ts')
