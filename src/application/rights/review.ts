import { EXEMPTION_CODES, gapsIn, standsIn, withoutPassages, type Exemption } from '../../domain/register/rights/redact.ts'
import { forRights } from '../access/sight.ts'
import { may } from '../permissions.ts'
import type { Traces } from '../access/traces.ts'
import type { Actor, Services } from '../ports.ts'
import type { NotFound } from '../view-complaint.ts'
import { heldOn, type Held, type HeldItem } from './held.ts'
import { viewRights, type RightsView } from './requests.ts'

/** What becomes of one item. `passages` are taken out of its text; `head` says why, and is null where all is given. */
export type ItemDecision = Readonly<{ choice: 'keep' | 'redact' | 'withhold'; head: Exemption | null; passages: readonly string[]; by: string }>

/** A review as it is saved: a draft, apart from the ledger. A change after the check takes the check away. */
export type Review = Readonly<{ decisions: Readonly<Record<string, ItemDecision>>; checkedBy: string | null; checkedAt: string | null }>

const NO_REVIEW: Review = { decisions: {}, checkedBy: null, checkedAt: null }

export type ReviewView = Readonly<{ kind: 'review'; view: RightsView; held: Held; review: Review; version: number; undecided: readonly HeldItem[] }>

/** What a review is asked with: the traces say who looked. */
export type RightsServices = Services & Readonly<{ traces: Traces }>

/** Everything that is held on the person, with what was decided of each so far. */
export async function viewReview(services: RightsServices, actor: Actor, streamId: string): Promise<ReviewView | NotFound> {
  const view = await viewRights(services, actor, streamId)
  if (view.kind === 'not-found' || view.inError !== null) return { kind: 'not-found' }
  return services.store.read(forRights(actor), async (reads) => {
    const held = await heldOn(reads, view.so, { traces: services.traces, authorityId: actor.authorityId })
    const paper = await reads.workingPaper(streamId)
    const review = readReview(paper?.body)
    return { kind: 'review', view, held, review, version: paper?.version ?? 0, undecided: held.items.filter(({ id }) => review.decisions[id] === undefined) }
  })
}

/** A review as it was saved; an empty one where that is none. */
function readReview(body: unknown): Review {
  if (typeof body !== 'object' || body === null || !('decisions' in body) || typeof body.decisions !== 'object' || body.decisions === null) return NO_REVIEW
  const decisions = Object.fromEntries(Object.entries(body.decisions).flatMap(([id, decision]: [string, unknown]) => (isDecision(decision) ? [[id, decision]] : [])))
  const text = (value: unknown) => (typeof value === 'string' ? value : null)
  return { decisions, checkedBy: 'checkedBy' in body ? text(body.checkedBy) : null, checkedAt: 'checkedAt' in body ? text(body.checkedAt) : null }
}

function isDecision(value: unknown): value is ItemDecision {
  if (typeof value !== 'object' || value === null || !('choice' in value) || !('passages' in value) || !('head' in value)) return false
  return ['keep', 'redact', 'withhold'].includes(String(value.choice)) && Array.isArray(value.passages) && (value.head === null || EXEMPTION_CODES.some((code) => code === value.head))
}

export type ReviewResult = Readonly<{ kind: 'saved' | 'changed-meanwhile' | 'not-allowed' | 'not-found' }> | Readonly<{ kind: 'not-in-text'; passage: string }>

type Decided = Readonly<{ item: string; seen: number; choice: ItemDecision['choice']; head: Exemption | null; passages: readonly string[] }>

/** Keeps what was decided of one item. A passage that does not stand in its text is told, and nothing is kept. */
export async function decideItem(services: RightsServices, actor: Actor, streamId: string, { item: id, seen, choice, head, passages }: Decided): Promise<ReviewResult> {
  const found = await viewReview(services, actor, streamId)
  const item = found.kind === 'review' ? found.held.items.find((each) => each.id === id) : undefined
  if (found.kind === 'not-found' || !item) return { kind: 'not-found' }
  const { content } = item
  const missing = choice === 'redact' && content.kind === 'text' ? passages.find((passage) => !standsIn(content.text, passage)) : undefined
  if (missing !== undefined) return { kind: 'not-in-text', passage: missing }
  const decision: ItemDecision = { choice, head: choice === 'keep' ? null : head ?? 'other', passages: choice === 'redact' ? passages : [], by: actor.userId }
  return saveReview(services, actor, streamId, seen, { ...found.review, decisions: { ...found.review.decisions, [id]: decision } })
}

/** Decides whatever waits: what is proposed in a text is taken out of it as other people's data, and everything else is given. */
export async function acceptProposals(services: RightsServices, actor: Actor, streamId: string, seen: number): Promise<ReviewResult> {
  const found = await viewReview(services, actor, streamId)
  if (found.kind === 'not-found') return { kind: 'not-found' }
  const taken = found.undecided.map(({ id, proposals }): readonly [string, ItemDecision] => [id, proposals.length === 0
    ? { choice: 'keep', head: null, passages: [], by: actor.userId }
    : { choice: 'redact', head: 'third-party', passages: proposals.map(({ passage }) => passage), by: actor.userId }])
  return saveReview(services, actor, streamId, seen, { ...found.review, decisions: { ...found.review.decisions, ...Object.fromEntries(taken) } })
}

async function saveReview(services: Services, actor: Actor, streamId: string, seen: number, { decisions }: Review): Promise<ReviewResult> {
  if (!may(actor, 'answer-rights')) return { kind: 'not-allowed' }
  const body: Review = { decisions, checkedBy: null, checkedAt: null }
  return { kind: await services.store.write(actor, (tx) => tx.papers.save({ streamId, kind: 'rights-review', seen, body, at: services.clock.now(), by: actor.userId })) }
}

/** Somebody else has looked through all of it. Whoever decided anything of it does not check it. */
export async function checkReview(services: RightsServices, actor: Actor, streamId: string, seen: number): Promise<ReviewResult | Readonly<{ kind: 'own-work' | 'undecided' }>> {
  const found = await viewReview(services, actor, streamId)
  if (found.kind === 'not-found') return { kind: 'not-found' }
  if (found.undecided.length > 0) return { kind: 'undecided' }
  if (Object.values(found.review.decisions).some(({ by }) => by === actor.userId)) return { kind: 'own-work' }
  const body: Review = { ...found.review, checkedBy: actor.userId, checkedAt: services.clock.now() }
  return { kind: await services.store.write(actor, (tx) => tx.papers.save({ streamId, kind: 'rights-review', seen, body, at: services.clock.now(), by: actor.userId })) }
}

/** What is not given: under each head, passages taken out of texts and records, and whole items. */
export type Withheld = Readonly<{ head: Exemption; passages: number; items: number }>

/** What is not given, by head, in the order of the heads; and how many items are given whole, in part and not at all. */
export function withheldOf(items: readonly HeldItem[], { decisions }: Review): Readonly<{ heads: readonly Withheld[]; given: number; redacted: number; withheld: number }> {
  const decided = items.flatMap((item) => {
    const decision = decisions[item.id]
    return decision ? [{ item, decision }] : []
  })
  const of = (choice: ItemDecision['choice']) => decided.filter(({ decision }) => decision.choice === choice)
  const heads = EXEMPTION_CODES.map((head) => ({
    head, items: of('withhold').filter(({ decision }) => decision.head === head).length,
    passages: of('redact').filter(({ decision }) => decision.head === head).reduce((sum, { item, decision }) => sum + passagesOut(item, decision), 0)
      + (head === 'third-party' ? [...of('keep'), ...of('redact')].reduce((sum, { item }) => sum + item.apart, 0) : 0),
  }))
  return { heads: heads.filter(({ items: whole, passages }) => whole + passages > 0), given: of('keep').length, redacted: of('redact').length, withheld: of('withhold').length }
}

/** What was decided to be taken out; what is protected of others is gone already, and counted by itself. */
function passagesOut({ content, proposals }: HeldItem, { passages }: ItemDecision): number {
  return content.kind === 'text' ? gapsIn(withoutPassages(content.text, passages)) : proposals.length
}
