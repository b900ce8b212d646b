// a thread does not read TypeScript by itself; where the product is built, none is left
const planner = './thread.ts'
if (planner.endsWith('.ts')) {
  const { register } = await import('tsx/esm/api')
  register()
}
await import(planner)
