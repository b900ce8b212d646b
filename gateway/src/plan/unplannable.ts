import { failure } from '@e360/kit/errors'
import type { Log } from '@e360/kit/log'
import { OperationTypeNode, type OperationDefinitionNode } from 'graphql'

const status400 = { http: { status: 400 } }
const code = 'NO_PLAN'

/** The planner fails where no subgraph can tell what is asked, such as the type behind an interface object that none of them resolves. */
export const noPlan = (why: string): Error => Object.assign(new Error(`no plan: ${why}`), { code })

/** Makes of a {@link noPlan}, whose words are about the planner's own works and are logged, what a client is told. */
export const unplannable =
  (log: Log) =>
  (error: unknown): never => {
    if ((error as { code?: unknown }).code !== code) throw error
    log.error({ error }, 'an operation could not be planned')
    throw failure('BAD_USER_INPUT', '查询中有任何部门都无法提供的内容，请减少字段后重试', status400)
  }

/** @throws BAD_USER_INPUT where the operation is a subscription, which a foreign supergraph may declare */
export const refuseSubscription = ({ operation }: OperationDefinitionNode): void => {
  if (operation === OperationTypeNode.SUBSCRIPTION)
    throw failure('BAD_USER_INPUT', '不支持订阅（subscription），请改用查询', status400)
}
