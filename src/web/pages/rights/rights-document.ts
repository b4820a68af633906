import type { HeldGroup, HeldItem } from '../../../application/rights/held.ts'
import { HELD_GROUPS } from '../../../application/rights/held.ts'
import { withheldOf, type ReviewView } from '../../../application/rights/review.ts'
import type { Person } from '../../../application/ports.ts'
import type { IsoDate } from '../../../domain/calendar/iso-date.ts'
import { BAR, EXEMPTIONS, withBars, withoutPassages } from '../../../domain/register/rights/redact.ts'
import type { Block, DocumentCell, Inline, ReportDocument } from '../../../domain/reporting/document/report-document.ts'
import { shortDate } from '../../../words/dates.ts'
import { EXEMPTION_LABELS, HELD_GROUP_LABELS, PERSONAL_DATA as WORDS } from '../../../words/personal-data.ts'
import { heldTitle, heldLines, recordRows } from './held-words.ts'

/**
 * The file that is given to somebody about themselves: what was decided of each item, and nothing of what was taken out. An
 * item of which nothing was decided is not in it; whoever makes the file asks first that there is none.
 */
export function rightsDocument({ view, held, review }: ReviewView, asked: Readonly<{ authority: string; today: IsoDate }>): ReportDocument {
  const { so, settings } = view
  return {
    schema: 'heard-document-1', kind: 'personal-data', title: WORDS.title, subtitle: WORDS.subtitle, language: 'en-GB', authority: asked.authority, branding: settings.branding,
    period: { label: so.reference, from: so.received.happenedOn, to: asked.today }, asKnownOn: asked.today, published: null, status: so.reference,
    blocks: [...aboutTheFile(held.items, review), ...HELD_GROUPS.flatMap((group) => groupBlocks(group, { view, held, review }))],
  }
}

type Parts = Pick<ReviewView, 'view' | 'held' | 'review'>

function aboutTheFile(items: readonly HeldItem[], review: ReviewView['review']): readonly Block[] {
  const given = items.filter(({ content }) => content.kind === 'given')
  return [
    heading('what-it-is', 2, WORDS.whatItIs), paragraph(WORDS.intro), ...(items.length === 0 ? [paragraph(WORDS.nothing)] : []),
    heading('why', 3, WORDS.why), paragraph(WORDS.whyText), heading('from', 3, WORDS.from), paragraph(WORDS.fromText), heading('kept', 3, WORDS.kept), paragraph(WORDS.keptText),
    ...(given.length === 0 ? [heading('disclosed', 3, WORDS.disclosed), paragraph(WORDS.disclosedNone)] : []),
    heading('rights', 3, WORDS.rights), { kind: 'list', ordered: false, items: WORDS.rightsList.map((text) => [{ kind: 'text', text }]) },
    ...withheldBlocks(items, review),
  ]
}

function withheldBlocks(items: readonly HeldItem[], review: ReviewView['review']): readonly Block[] {
  const { heads } = withheldOf(items, review)
  if (heads.length === 0) return [heading('withheld', 2, WORDS.withheld), paragraph(WORDS.withheldNone)]
  const cell = (count: number): DocumentCell => ({ printed: String(count), count, percent: null, mark: null })
  const words = (printed: string): DocumentCell => ({ printed, count: null, percent: null, mark: null })
  return [heading('withheld', 2, WORDS.withheld), paragraph(WORDS.withheldIntro), {
    kind: 'table',
    table: {
      id: 'withheld-by-head', caption: WORDS.withheldCaption, base: '', unit: 'passages and items', notes: [WORDS.unconfirmed], rowHeading: 'Why',
      columns: [{ id: 'passages', label: WORDS.passages }, { id: 'items', label: WORDS.items }, { id: 'law', label: WORDS.law }],
      rows: heads.map(({ head, passages, items: whole }) => ({ id: head, label: EXEMPTION_LABELS[head], isTotal: false, cells: [cell(passages), cell(whole), words(EXEMPTIONS[head].law)] })),
    },
  }]
}

function groupBlocks(group: HeldGroup, parts: Parts): readonly Block[] {
  const items = parts.held.items.filter((one) => one.group === group && parts.review.decisions[one.id] !== undefined)
  if (items.length === 0) return []
  const byStream = [...Map.groupBy(items, ({ stream }) => stream?.reference ?? '')]
  return [heading(group, 2, HELD_GROUP_LABELS[group]), ...byStream.flatMap(([reference, of]) => [
    ...(reference === '' ? [] : [heading(`${group}-${reference}`, 3, reference)]), ...of.flatMap((one) => itemBlocks(one, parts, reference === '' ? 3 : 4)),
  ])]
}

function itemBlocks(item: HeldItem, { view, held, review }: Parts, level: 3 | 4): readonly Block[] {
  const decision = review.decisions[item.id]
  if (!decision) return []
  const title = heading(item.id, level, heldTitle(item))
  if (decision.choice === 'withhold') return [title, paragraph(`${BAR} ${WORDS.wholeItem}: ${EXEMPTION_LABELS[decision.head ?? 'other'].toLowerCase()}.`)]
  const { content } = item
  if (content.kind === 'text') {
    const text = decision.choice === 'redact' ? withBars(withoutPassages(content.text, decision.passages)) : content.text
    const by = view.userNames.get(content.recordedBy)
    return [title, { kind: 'quotation', text, from: [item.on ? shortDate(item.on) : '', by === undefined ? '' : `${WORDS.wrote} ${by}`].filter((part) => part !== '').join('. ') }]
  }
  if (content.kind === 'record') {
    const people = decision.choice === 'redact' ? barred(held.people, held.records, item) : held.people
    return [title, ...recordRows(content.recorded, { ...view, people }).flatMap(recordBlocks)]
  }
  return [title, { kind: 'list', ordered: false, items: heldLines(content, { ...view, people: held.people }).map(lineOf) }]
}

/** Everybody but the person themselves, without their names. */
function barred(people: ReadonlyMap<string, Person>, records: readonly string[], { proposals }: HeldItem): ReadonlyMap<string, Person> {
  const others = proposals.filter(({ personId }) => !records.includes(personId)).map(({ personId }): readonly [string, Person] => [personId, { personId: personId as Person['personId'], version: 1, givenName: BAR }])
  return new Map([...[...people].filter(([id]) => records.includes(id)), ...others])
}

/** One step of a record: its day and what it was, and below it what was recorded. */
function recordBlocks({ on, title, lines }: ReturnType<typeof recordRows>[number]): readonly Block[] {
  const step: Block = { kind: 'paragraph', content: [strong(`${on}: ${title}`)] }
  return lines.length === 0 ? [step] : [step, { kind: 'list', ordered: false, items: lines.map(lineOf) }]
}

function lineOf({ label, value }: Readonly<{ label: string; value: string }>): readonly Inline[] {
  const text: Inline = { kind: 'text', text: value.replaceAll('\n', '; ') }
  return label === '' ? [text] : [strong(`${label}: `), text]
}

function heading(id: string, level: 2 | 3 | 4, text: string): Block {
  return { kind: 'heading', id, level, text }
}

function paragraph(text: string): Block {
  return { kind: 'paragraph', content: [{ kind: 'text', text }] }
}

function strong(text: string): Inline {
  return { kind: 'strong', content: [{ kind: 'text', text }] }
}
