import { readFileSync, writeFileSync } from 'node:fs'
import { composeServices } from '@apollo/composition'
import { printSchema } from 'graphql'
import { declarationOf } from '@e360/kit/access/declaration'
import { accessFaults } from './access/check.ts'
import { readTable } from './access/table.ts'
import { publicSchema } from './publicSchema.ts'
import { resolverTypes } from './resolverTypes.ts'
import { readSubgraphs, type SubgraphSource } from './subgraphs.ts'
import { trustedOperations } from './trustedOperations.ts'

/** Composition hints that are wanted, each with its reason; any other hint is an error. */
const acceptedHints: Readonly<Record<string, string>> = {}

/**
 * Composes the departments.
 * @returns the supergraph for any Federation 2 router, and the API as clients see it
 * @throws Error that lists every composition error, or every hint without a listed reason
 */
export const compose = (subgraphs: readonly SubgraphSource[]): { supergraph: string; api: string } => {
  const result = composeServices(subgraphs.map(({ name, url, typeDefs }) => ({ name, url, typeDefs })))
  if (result.errors) throw new Error(result.errors.map(error => error.message).join('\n'))
  const hints = result.hints.filter(hint => !(hint.definition.code in acceptedHints))
  if (hints.length > 0) throw new Error(hints.map(String).join('\n'))
  return {
    supergraph: `${result.supergraphSdl}\n`,
    api: `${printSchema(result.schema.toAPISchema().toGraphQLJSSchema())}\n`,
  }
}

const generatedFiles = async (): Promise<[file: URL, content: string][]> => {
  const subgraphs = readSubgraphs()
  const { supergraph, api } = compose(subgraphs)
  const table = readTable(readFileSync(new URL('../access.csv', import.meta.url), 'utf8'))
  const faults = accessFaults(subgraphs, supergraph, table)
  if (faults.length > 0) throw new Error(faults.join('\n'))
  const types = await Promise.all(
    subgraphs.map(
      async subgraph =>
        [new URL('src/types.generated.ts', subgraph.folder), await resolverTypes(subgraph)] as [URL, string],
    ),
  )
  return [
    [new URL('../supergraph.graphql', import.meta.url), supergraph],
    [new URL('../api.graphql', import.meta.url), api],
    [new URL('../public.graphql', import.meta.url), publicSchema(api, declarationOf(supergraph))],
    [
      new URL('../trusted-operations.json', import.meta.url),
      trustedOperations(
        ['operations', 'our-operations']
          .map(name => readFileSync(new URL(`../${name}.graphql`, import.meta.url), 'utf8'))
          .join('\n'),
      ),
    ],
    ...types,
  ]
}

const current = (file: URL): string | null => {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return null
  }
}

if (process.argv[1] && import.meta.url.endsWith('/schema/src/compose.ts') && process.argv[1].endsWith('compose.ts')) {
  const files = await generatedFiles()
  const stale = files.filter(([file, content]) => current(file) !== content)
  if (process.argv.includes('--check') && stale.length > 0) {
    console.error(`Out of date, run \`npm run schema\`:\n${stale.map(([file]) => file.pathname).join('\n')}`)
    process.exitCode = 1
  } else for (const [file, content] of stale) writeFileSync(file, content)
}
