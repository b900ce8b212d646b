import { maskText } from '@e360/kit/access/mask'
import { refusalFor } from '@e360/kit/access/letIn'
import { publicCaller, type Caller } from '@e360/kit/caller'
import { failure } from '@e360/kit/errors'
import type { Log } from '@e360/kit/log'
import { eachInTurns, mapInTurns } from '@e360/kit/turns'
import { GraphQLError, Kind, OperationTypeNode, type OperationDefinitionNode } from 'graphql'
import type { RequestContext } from '../caller.ts'
import type { Fault } from '../errors/fault.ts'
import type { Execute, GatewayExecutor, GatewayRequest, GatewayResult } from '../execute/executor.ts'
import { refuseSubscription } from '../plan/unplannable.ts'
import { sectionsOf } from './sections.ts'
import { settle, type Sources, type Spoil } from './settle.ts'
import { visiblePath } from './visible.ts'

/**
 * Carries out an operation and makes its outcome honest: one error for every null that is not “none on record”, and `extensions.sections`.
 * @param providersOf the subgraphs that would have told a coordinate
 * @param mostCharacters of the texts of one answer to a query: a longer one is refused as a whole
 */
export const honestly =
  (
    execute: Execute,
    { documentOf, providersOf, mostCharacters, log }: Omit<Sources, 'holds'> & { mostCharacters: number; log: Log },
  ): GatewayExecutor =>
  async request => {
    const { operation, operationName } = request as {
      operation?: OperationDefinitionNode
      operationName: string | null
    }
    const { ledger, requestId, caller } = request.context as RequestContext
    if (!operation)
      return { errors: [new GraphQLError(`Unknown operation named "${String(request.request.operationName)}".`)] }
    refuseSubscription(operation)
    ledger.operationName = operationName && maskText(operationName)
    const outcome = await execute(request, operation)
    if ('refusal' in outcome) return outcome.refusal
    const { data, flaws, mistakes, characters } = outcome
    if (characters > mostCharacters && operation.operation === OperationTypeNode.QUERY)
      return { errors: [failure('QUERY_TOO_COSTLY')] } as GatewayResult
    const spoils = ledger.troubles.length > 0 || flaws.length > 0 ? await spoilsOf() : []
    const errors = [...(spoils.length > 0 ? await asErrors(spoils) : []), ...mistakes.map(asInternal(log, requestId))]
    ledger.sections = sectionsOf(ledger, spoils)
    ledger.characters = characters + errors.length * charactersOfError
    return { data, ...(errors.length > 0 && { errors }), extensions: { sections: ledger.sections } } as GatewayResult

    async function spoilsOf(): Promise<Spoil[]> {
      const fault = refusalOf(caller)
      const refusals: Spoil[] = []
      await eachInTurns(flaws, ({ path, refused }) => {
        const shown = refused === undefined ? undefined : visiblePath(data, path)
        if (shown) refusals.push({ path: shown, fault, subgraphs: new Set(providersOf(refused!)) })
      })
      const missing = flaws.flatMap(flaw => (flaw.missing === undefined ? [] : [{ ...flaw, coordinate: flaw.missing }]))
      const completion = flaws.flatMap(flaw =>
        flaw.refused === undefined && flaw.missing === undefined ? [flaw.path] : [],
      )
      const sources = { documentOf, providersOf, holds: variableOf(request, operation!) }
      const failures = await settle(ledger, { data, completion, missing }, sources)
      const taken = new Set(refusals.map(({ path }) => JSON.stringify(path)))
      return [...refusals, ...failures.filter(({ path }) => !taken.has(JSON.stringify(path)))]
    }
  }

const charactersOfError = 200

/** A field that was not asked for. */
const refusalOf = (caller: Caller | null): Fault => ({
  code: 'FORBIDDEN',
  sentence: refusalFor(caller ?? publicCaller).message,
})

/** Thousands of places may have one and the same fault. */
const asErrors = (spoils: readonly Spoil[]): Promise<GraphQLError[]> => {
  const extensionsOf = new Map<Fault, GraphQLError['extensions']>()
  return mapInTurns(spoils, ({ path, fault }) => {
    const { code, sentence, facts } = fault
    const extensions = extensionsOf.get(fault) ?? failure(code, sentence, facts).extensions
    extensionsOf.set(fault, extensions)
    return new GraphQLError(sentence, { path, extensions })
  })
}

/** The plan could not be carried out: a mistake of ours or of @apollo/gateway, logged in full. */
const asInternal = (log: Log, requestId: string) => (error: unknown) => {
  log.error({ id: requestId, error }, 'the plan could not be carried out')
  return failure('INTERNAL_SERVER_ERROR')
}

const variableOf =
  ({ request: { variables } }: GatewayRequest, { variableDefinitions }: OperationDefinitionNode) =>
  (name: string): boolean => {
    const given: unknown = variables?.[name]
    if (given !== undefined) return given === true
    const fallback = variableDefinitions?.find(({ variable }) => variable.name.value === name)?.defaultValue
    return fallback?.kind === Kind.BOOLEAN && fallback.value
  }
