import type { IsoDate } from '../../calendar/iso-date.ts'
import { effectiveEvents, type WorldEvent } from '../../complaint/effective.ts'
import type { Recorded, TextRef, UserId } from '../../complaint/events.ts'
import { beforeError } from '../../complaint/recorded-in-error.ts'
import type { RegisterEvent } from '../events.ts'
import { REPORT_CONTENT_EVENTS, type ChecklistAnswer, type ReportDocumentKind, type RequirementId } from './events.ts'

/** A part of a report, under one heading. */
export type ReportSection = Readonly<{
  id: string
  heading: TextRef
  /** What it says, in Markdown; null where nothing is written yet. */
  text: TextRef | null
  /** The report whose words these are, where they were carried forward; null once somebody wrote it anew. */
  carried: string | null
  /** False while what was carried forward waits for somebody to confirm it, or to write it anew. */
  confirmed: boolean
  /** The `seq` at which it was last written: what a save was written over. */
  version: number
  writtenBy: UserId | string
}>

export type ReportComment = Readonly<{
  id: string
  /** The section that it is about; null for the whole report. */
  section: string | null
  text: TextRef
  by: string
  on: IsoDate
  answers: readonly Readonly<{ text: TextRef; by: string; on: IsoDate }>[]
  settled: Readonly<{ text: TextRef | null; by: string; on: IsoDate }> | null
}>

type Fact = WorldEvent<RegisterEvent>
type ContentEvent = Extract<Fact, { type: keyof typeof REPORT_CONTENT_EVENTS }>
type FactOf<Type extends ContentEvent['type']> = Extract<ContentEvent, { type: Type }>

/** What a report says so far, apart from its figures. */
export type ReportState = Readonly<{
  reference: string
  year: string
  document: ReportDocumentKind
  begunOn: IsoDate
  continues: string | null
  /** In the order of reading. */
  sections: readonly ReportSection[]
  /** Sections that were taken out, the last one first. */
  removed: readonly ReportSection[]
  comments: readonly ReportComment[]
  /** What was answered by hand, of what a report has to contain. */
  checklist: ReadonlyMap<RequirementId, Readonly<{ answer: ChecklistAnswer; text: TextRef | null }>>
  /** Why findings of the reconciliation stand, by their key. */
  explained: ReadonlyMap<string, Readonly<{ text: TextRef; by: string; on: IsoDate }>>
  overrides: readonly Readonly<{ table: string; row: string; column: string; reason: TextRef; by: string; on: IsoDate }>[]
  tableRules: ReadonlyMap<string, Omit<FactOf<'TableRuleChosen'>, 'type' | 'happenedOn' | 'table'>>
  /** The set of tables that it prints besides; null for none. */
  tableSet: string | null
  /** The day of its last entry. */
  changedOn: IsoDate
}>

/** Who recorded an event, and where it stands. */
type Entry = Readonly<{ seq: number; event: Fact; by: string }>

/**
 * The report as its stream tells it now, in the order in which it was written: a later save of a section stands. As before,
 * where the record was struck out. Null for any other stream.
 */
export function foldReport(recorded: readonly Recorded<RegisterEvent>[]): ReportState | null {
  const before = beforeError(recorded)
  const authors = new Map(before.map(({ seq, recordedBy }) => [seq, recordedBy]))
  return foldEffective(effectiveEvents(before).map(({ seq, event }) => ({ seq, event, by: authors.get(seq) ?? '' })))
}

function foldEffective([first, ...rest]: readonly Entry[]): ReportState | null {
  const begun = first ? reportBegunBy(first.event) : null
  return begun && rest.reduce<ReportState>((so, entry) => evolveReport(so, entry), begun)
}

export function reportBegunBy(event: Fact): ReportState | null {
  if (event.type !== 'ReportBegun') return null
  const { reference, year, document, continues = null, happenedOn } = event
  return {
    reference, year, document, begunOn: happenedOn, continues, sections: [], removed: [], comments: [], checklist: new Map(), explained: new Map(), overrides: [],
    tableRules: new Map(), tableSet: null, changedOn: happenedOn,
  }
}

/** The report after one more event of its own. */
export function evolveReport(so: ReportState, { seq, event, by }: Entry): ReportState {
  if (!isOfContent(event)) return so
  return { ...so, ...afterContent(so, event, { seq, by }), changedOn: event.happenedOn }
}

export function isOfContent(event: Fact): event is ContentEvent {
  return Object.hasOwn(REPORT_CONTENT_EVENTS, event.type)
}

type Made = Readonly<{ seq: number; by: string }>

function afterContent(so: ReportState, event: ContentEvent, made: Made): Partial<ReportState> {
  const { happenedOn: on } = event
  switch (event.type) {
    case 'ReportBegun': return {}
    case 'SectionAdded': {
      const { sectionId: id, heading, after } = event
      const added: ReportSection = { id, heading, text: null, carried: null, confirmed: true, version: made.seq, writtenBy: made.by }
      return { sections: after === undefined ? [...so.sections, added] : placed(so.sections, added, after) }
    }
    case 'SectionWritten': return { sections: so.sections.map((section) => (section.id === event.sectionId ? written(section, event, made) : section)) }
    case 'SectionConfirmed': return { sections: so.sections.map((section) => (section.id === event.sectionId ? { ...section, confirmed: true } : section)) }
    case 'SectionMoved': {
      const moved = so.sections.find(({ id }) => id === event.sectionId)
      return moved ? { sections: placed(so.sections.filter(({ id }) => id !== event.sectionId), moved, event.after ?? null) } : {}
    }
    case 'SectionRemoved': {
      const [gone, left] = [so.sections.filter(({ id }) => id === event.sectionId), so.sections.filter(({ id }) => id !== event.sectionId)]
      return { sections: left, removed: [...gone, ...so.removed] }
    }
    case 'SectionRestored': {
      const back = so.removed.filter(({ id }) => id === event.sectionId)
      return { sections: [...so.sections, ...back], removed: so.removed.filter(({ id }) => id !== event.sectionId) }
    }
    case 'CommentMade': {
      const { commentId: id, sectionId: section = null, text } = event
      return { comments: [...so.comments, { id, section, text, by: made.by, on, answers: [], settled: null }] }
    }
    case 'CommentAnswered': return { comments: withComment(so, event.commentId, (one) => ({ ...one, answers: [...one.answers, { text: event.text, by: made.by, on }] })) }
    case 'CommentSettled': return { comments: withComment(so, event.commentId, (one) => ({ ...one, settled: { text: event.text ?? null, by: made.by, on } })) }
    case 'ChecklistAnswered': return { checklist: new Map([...so.checklist, [event.requirement, { answer: event.answer, text: event.text ?? null }]]) }
    case 'FindingExplained': return { explained: new Map([...so.explained, [event.finding, { text: event.text, by: made.by, on }]]) }
    case 'CellOverridden': {
      const { table, row, column, reason } = event
      return { overrides: [...so.overrides.filter((one) => one.table !== table || one.row !== row || one.column !== column), { table, row, column, reason, by: made.by, on }] }
    }
    case 'OverrideWithdrawn': return { overrides: so.overrides.filter((one) => one.table !== event.table || one.row !== event.row || one.column !== event.column) }
    case 'TableRuleChosen': {
      const { type: _type, happenedOn: _on, table, ...rule } = event
      return { tableRules: new Map([...so.tableRules, [table, rule]]) }
    }
    case 'TableSetChosen': return { tableSet: event.set ?? null }
  }
}

/** The sections with this one after another; first where `after` is null, last where that one is not there any more. */
function placed(sections: readonly ReportSection[], section: ReportSection, after: string | null): readonly ReportSection[] {
  if (after === null) return [section, ...sections]
  const at = sections.findIndex(({ id }) => id === after)
  return at < 0 ? [...sections, section] : [...sections.slice(0, at + 1), section, ...sections.slice(at + 1)]
}

function written(section: ReportSection, event: FactOf<'SectionWritten'>, { seq, by }: Made): ReportSection {
  const { heading, text = null, carriedFrom = null } = event
  return { ...section, heading, text, carried: carriedFrom, confirmed: carriedFrom === null, version: seq, writtenBy: by }
}

function withComment({ comments }: ReportState, id: string, change: (comment: ReportComment) => ReportComment): readonly ReportComment[] {
  return comments.map((comment) => (comment.id === id ? change(comment) : comment))
}

/** The sections that still say what another report said, and that nobody has confirmed. While there are any, a report is not submitted. */
export function unconfirmed({ sections }: Pick<ReportState, 'sections'>): readonly ReportSection[] {
  return sections.filter(({ confirmed }) => !confirmed)
}

/** The section as it stands, or as it stood when it was taken out; null for an id that never was one. */
export function sectionOf({ sections, removed }: ReportState, id: string): (ReportSection & Readonly<{ isRemoved: boolean }>) | null {
  const there = sections.find((section) => section.id === id)
  if (there) return { ...there, isRemoved: false }
  const gone = removed.find((section) => section.id === id)
  return gone ? { ...gone, isRemoved: true } : null
}
