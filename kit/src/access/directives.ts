import { valueFromASTUntyped, type ConstDirectiveNode } from 'graphql'

export type Arguments = Readonly<Record<string, unknown>>

/** The directives of schema/access.graphql on one type, field or criterion, each with its arguments. */
export type Declared = Readonly<
  Partial<Record<'access' | 'personal' | 'speaksOf' | 'compares' | 'resource' | 'sharing', Arguments>>
>

export const argumentsOf = ({ directives = [] }: { directives?: readonly ConstDirectiveNode[] }): Declared =>
  Object.fromEntries(
    directives.map(({ name, arguments: args = [] }) => [
      name.value,
      Object.fromEntries(args.map(arg => [arg.name.value, valueFromASTUntyped(arg.value)])),
    ]),
  )
