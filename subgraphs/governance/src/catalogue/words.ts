import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'

/** What the catalogue says of a declared resource that its schema does not. */
export interface ResourceWords {
  name: string
  theme: string
  summary: string
}

const rowsOf = (file: string) =>
  parse<Record<string, string>>(readFileSync(new URL(`../../data/${file}`, import.meta.url), 'utf8'), { columns: true })

/** By the resource's code; a resource without words is called as its type describes itself. */
export const resourceWords: ReadonlyMap<string, ResourceWords> = new Map(
  rowsOf('declared.csv').map(({ code, name, theme, summary }) => [
    code!,
    { name: name!, theme: theme!, summary: summary! },
  ]),
)

/** The department's name for people, by its name for programs. */
export const providerNames: ReadonlyMap<string, string> = new Map(
  rowsOf('providers.csv').map(({ code, name }) => [code!, name!]),
)
