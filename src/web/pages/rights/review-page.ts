import { HELD_GROUPS, type HeldItem } from '../../../application/rights/held.ts'
import { withheldOf, type ItemDecision, type ReviewView } from '../../../application/rights/review.ts'
import { EXEMPTION_CODES, EXEMPTIONS, withBars, withoutPassages } from '../../../domain/register/rights/redact.ts'
import { CHOICE_LABELS, EXEMPTION_LABELS, HELD_GROUP_LABELS, REVIEW } from '../../../words/personal-data.ts'
import { personName } from '../../components/timeline/person-name.ts'
import { urls } from '../../urls.ts'
import { heldLines, heldTitle, recordRows } from './held-words.ts'

/** Everything that the page of a review prints: each item with what was decided of it. */
export function reviewPage({ view, held, review, version, undecided }: ReviewView) {
  const { streamId, so, userNames } = view
  const counts = withheldOf(held.items, review)
  return {
    reference: so.reference, back: urls.rightsRequest(streamId), version, waiting: undecided.length, total: held.items.length, ...counts, proposed: undecided.filter(({ proposals }) => proposals.length > 0).length,
    checkedBy: review.checkedBy === null ? null : userNames.get(review.checkedBy) ?? '',
    accept: urls.rightsReviewPart(streamId, 'accept'), check: urls.rightsReviewPart(streamId, 'check'), make: urls.rightsReviewPart(streamId, 'make'),
    groups: HELD_GROUPS.flatMap((group) => {
      const items = held.items.filter((one) => one.group === group)
      return items.length === 0 ? [] : [{ title: HELD_GROUP_LABELS[group], items: items.map((one) => rowOf(streamId, one, review.decisions[one.id])) }]
    }),
  }
}

function rowOf(streamId: string, item: HeldItem, decision: ItemDecision | undefined) {
  return {
    href: urls.rightsReviewItem(streamId, item.id), title: heldTitle(item), reference: item.stream?.reference ?? '', proposed: item.proposals.length,
    decided: decision ? CHOICE_LABELS[decision.choice] : REVIEW.waits, head: decision?.head ? EXEMPTION_LABELS[decision.head] : '', waits: decision === undefined,
  }
}

type ProposalShown = Readonly<{ code: string; label: string; hint: string }>

/** Everything that the page of one item prints, and what stands in its form. */
/** `opens`: whoever looks may open the records that items stand in. */
export function itemPage({ view, held, review, version }: ReviewView, item: HeldItem, opens: boolean) {
  const { streamId, so } = view
  const decision = review.decisions[item.id]
  const at = held.items.indexOf(item)
  const next = [...held.items.slice(at + 1), ...held.items.slice(0, at)].find(({ id }) => review.decisions[id] === undefined)
  const proposals: readonly ProposalShown[] = [...Map.groupBy(item.proposals, ({ passage }) => passage)]
    .map(([passage, of]) => ({ code: passage, label: passage, hint: of.map(({ personId }) => personName(held.people.get(personId))).join(', ') }))
  return {
    reference: so.reference, back: urls.rightsReview(streamId), action: urls.rightsReviewItem(streamId, item.id), version, stream: item.stream?.reference ?? '',
    record: recordUrl(item, opens), apart: item.apart, rectify: urls.rightsCommand(streamId, 'decide-rectification'), next: next ? urls.rightsReviewItem(streamId, next.id) : '',
    ...contentShown({ view, held }, item, proposals), seen: asGiven(item, decision), typed: startOf(decision, proposals),
    heads: EXEMPTION_CODES.map((code) => ({ code, label: `${EXEMPTION_LABELS[code]} (${EXEMPTIONS[code].law}; not confirmed)` })),
  }
}

function recordUrl({ stream }: HeldItem, opens: boolean): string {
  if (stream === null) return ''
  if (stream.kind === 'rights-request') return urls.rightsRequest(stream.streamId)
  if (!opens) return ''
  return stream.kind === 'complaint' ? urls.complaint(stream.streamId) : urls.entry(stream.streamId)
}

function asGiven({ content }: HeldItem, decision: ItemDecision | undefined): string {
  return content.kind === 'text' && decision?.choice === 'redact' ? withBars(withoutPassages(content.text, decision.passages)) : ''
}

/** The item itself, and what may become of it. */
function contentShown({ view, held }: Pick<ReviewView, 'view' | 'held'>, { content }: HeldItem, proposals: readonly ProposalShown[]) {
  const choices = CHOICES.filter((code) => code !== 'redact' || content.kind === 'text' || (content.kind === 'record' && proposals.length > 0)).map((code) => ({ code, label: CHOICE_LABELS[code] }))
  const nothing = { text: '', lines: [], rows: [], proposals: [], others: '', isText: false, choices }
  const words = { ...view, people: held.people }
  if (content.kind === 'text') return { ...nothing, text: content.text, proposals, isText: true }
  if (content.kind === 'record') return { ...nothing, rows: recordRows(content.recorded, words), others: proposals.map(({ label }) => label).join(', ') }
  return { ...nothing, lines: heldLines(content, words) }
}

const CHOICES = ['keep', 'redact', 'withhold'] as const

/** The form as it starts: as it was decided, or as it is proposed. */
function startOf(decision: ItemDecision | undefined, proposals: readonly ProposalShown[]) {
  const known = new Set(proposals.map(({ code }) => code))
  if (decision) return {
    choice: decision.choice, head: decision.head ?? '', proposed: decision.passages.filter((passage) => known.has(passage)), passages: decision.passages.filter((passage) => !known.has(passage)).join('\n'),
  }
  return known.size > 0 ? { choice: 'redact', head: 'third-party', proposed: [...known], passages: '' } : { choice: '', head: '', proposed: [], passages: '' }
}
