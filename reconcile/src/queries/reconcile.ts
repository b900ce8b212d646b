import { failure } from '@e360/kit/errors'
import { wholeAnswer } from '@e360/gateway/http/wholeAnswer'
import { inGroups } from '@e360/kit/inGroups'
import { quoted } from '../form.ts'
import type { Visit } from '../visit.ts'
import { candidatesOf, type Candidate, type SubjectMatch } from './candidates.ts'
import { readBatch, type Query } from './readBatch.ts'

const operation = `query ReconcileSubjects($subjects: [SubjectInput!]!) {
  matchSubjects(subjects: $subjects) {
    ref decision enterprise { orgCode }
    candidates {
      score
      enterprise { orgCode name uscc registrationStatus region { name } }
      evidence { field weight }
    }
  }
}`

/** Subjects in one operation: its deadline is the department's, whatever the size of the batch. */
const perOperation = 100

/** The answer to one query: candidates, or none and why. */
type Answer = { result: readonly Candidate[]; error?: { status: 400; title: string; code: 'BAD_USER_INPUT' } }

/**
 * Answers the parameter `queries`.
 * @throws BAD_USER_INPUT where no query at all can be carried out; SECTION_UNAVAILABLE where the register cannot be asked: no list of
 * candidates is empty for that
 */
export const reconcile = async (visit: Visit, text: string): Promise<Record<string, Answer>> => {
  const batch = [...(await readBatch(text))]
  const asked = batch.flatMap(([id, read]) => ('query' in read ? [{ id, ...read.query }] : []))
  const refused = batch.flatMap(([id, read]) => ('fault' in read ? [{ id, title: read.fault }] : []))
  if (refused[0] && asked.length === 0)
    throw failure('BAD_USER_INPUT', `查询${quoted(refused[0].id)}：${refused[0].title}`)
  const answers = new Map<string, Answer>(refused.map(({ id, title }) => [id, refusal(title)]))
  for (const part of inGroups(asked, perOperation))
    for (const [id, result] of await match(visit, part)) answers.set(id, { result })
  return Object.fromEntries(batch.map(([id]) => [id, answers.get(id)!]))
}

const match = async (visit: Visit, queries: readonly (Query & { id: string })[]) => {
  const subjects = queries.map(({ id, subject }) => ({ ref: id, ...subject }))
  const answer = await visit.ask<{ matchSubjects: SubjectMatch[] | null }>(operation, { subjects })
  return wholeAnswer(answer).map((found, index) => [found.ref, candidatesOf(found, queries[index]!.limit)] as const)
}

const refusal = (title: string): Answer => ({ result: [], error: { status: 400, title, code: 'BAD_USER_INPUT' } })
