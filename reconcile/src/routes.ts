import type { Routes } from '@e360/gateway/http/routes'
import { failure } from '@e360/kit/errors'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { allowOrigins } from './crossOrigin.ts'
import { extend, proposeProperties } from './extension/extend.ts'
import { acceptForms, parametersOf } from './form.ts'
import { manifest } from './manifest.ts'
import { enterpriseCard, flyout } from './preview/card.ts'
import { previewPage, previewPolicy } from './preview/page.ts'
import { reconcile } from './queries/reconcile.ts'
import { readCount, suggestEntities, suggestProperties, suggestTypes } from './suggest.ts'
import { receive, type Visit } from './visit.ts'

const path = '/reconcile'

type Handler = (visit: Visit, parameters: URLSearchParams, reply: FastifyReply) => unknown

/**
 * The Reconciliation Service API, version 0.2, over the register.
 * Source: https://www.w3.org/community/reports/reconciliation/CG-FINAL-specs-0.2-20230410/
 */
export const reconcileRoutes: Routes = (app, ports) => {
  allowOrigins(app, path)
  acceptForms(app)
  const answer = (handler: Handler) => async (request: FastifyRequest, reply: FastifyReply) =>
    handler(await receive(request, ports), parametersOf(request), reply)
  for (const base of [path, `${path}/:token`]) {
    for (const url of [base, `${base}/`]) {
      app.get(url, answer(serve))
      app.post(url, answer(serveForm))
    }
    app.get(`${base}/suggest/entity`, answer(suggests(suggestEntities)))
    app.get(`${base}/suggest/property`, answer(suggests((_visit, ...typed) => suggestProperties(...typed))))
    app.get(`${base}/suggest/type`, answer(suggests((_visit, ...typed) => suggestTypes(...typed))))
    for (const kind of ['entity', 'property', 'type'] as const)
      app.get(
        `${base}/flyout/${kind}`,
        answer((visit, parameters) => flyout(visit, kind, idIn(parameters))),
      )
    app.get(`${base}/preview`, answer(preview))
    app.get(
      `${base}/properties`,
      answer((_visit, parameters) => proposals(parameters)),
    )
  }
}

/** The endpoint itself: queries, data extension, or the manifest where nothing is asked. */
const serve: Handler = (visit, parameters) => {
  const queries = parameters.get('queries')
  if (queries !== null) return reconcile(visit, queries)
  const extension = parameters.get('extend')
  if (extension !== null) return extend(visit, extension)
  return manifest(visit.base, !visit.holdsToken)
}

const serveForm: Handler = (visit, parameters, reply) => {
  if (!parameters.has('queries') && !parameters.has('extend'))
    throw failure('BAD_USER_INPUT', '请以表单（application/x-www-form-urlencoded）发送参数 queries 或 extend')
  return serve(visit, parameters, reply)
}

const suggests =
  (suggest: (visit: Visit, prefix: string, skipped: number) => unknown): Handler =>
  (visit, parameters) =>
    suggest(visit, parameters.get('prefix') ?? '', readCount('cursor', parameters.get('cursor')) ?? 0)

const preview: Handler = async (visit, parameters, reply) => {
  const card = await enterpriseCard(visit, idIn(parameters))
  return reply
    .headers({ 'content-type': 'text/html; charset=utf-8', 'content-security-policy': previewPolicy })
    .send(previewPage(card))
}

/** OpenRefine sends an empty type where the column was matched against none. */
const proposals = (parameters: URLSearchParams) =>
  proposeProperties(parameters.get('type') || null, readCount('limit', parameters.get('limit')))

const idIn = (parameters: URLSearchParams): string => {
  const id = parameters.get('id')
  if (id === null) throw failure('BAD_USER_INPUT', '缺少参数 id')
  return id
}
