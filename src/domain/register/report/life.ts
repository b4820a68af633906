import type { IsoDate } from '../../calendar/iso-date.ts'
import { effectiveEvents, type Effective, type WorldEvent } from '../../complaint/effective.ts'
import type { Recorded, TextRef } from '../../complaint/events.ts'
import type { RefusalCode } from '../../complaint/refusals.ts'
import type { RegisterEvent } from '../events.ts'
import { REPORT_LIFE_EVENTS } from './life-events.ts'

type Fact = WorldEvent<RegisterEvent>
type LifeCommand = (typeof REPORT_LIFE_EVENTS)[keyof typeof REPORT_LIFE_EVENTS]['command']
type LifeEvent = Extract<Fact, { type: keyof typeof REPORT_LIFE_EVENTS }>

/** Where a report stands. After a correction was begun it is a draft again, of its next edition. */
export type ReportStanding = 'draft' | 'submitted' | 'checked' | 'approved' | 'published' | 'withdrawn'

/** Somebody's word on one content: its digest, who gave it, and when. */
export type Said = Readonly<{ content: string; by: string; on: IsoDate; text: TextRef | null }>

export type ReportLife = Readonly<{
  standing: ReportStanding
  submitted: Said | null
  checked: Said | null
  approved: Said | null
  /** The last time that it was sent back, while nobody has submitted it again. */
  sentBack: Omit<Said, 'content'> | null
  /** The editions of this report, the last one last. */
  editions: readonly Readonly<{ edition: number; manifest: string; content: string; by: string; on: IsoDate; seq: number }>[]
  /** The edition that the next one corrects, and what it will say about it; null where none is being corrected. */
  correcting: Readonly<{ edition: number; notice: TextRef }> | null
  withdrawn: Readonly<{ by: string; on: IsoDate; notice: TextRef }> | null
}>

const BEGUN: ReportLife = { standing: 'draft', submitted: null, checked: null, approved: null, sentBack: null, editions: [], correcting: null, withdrawn: null }

/** What changes what a report says: after one of these nobody has approved it. */
const CHANGES_CONTENT: ReadonlySet<string> = new Set([
  'SectionAdded', 'SectionWritten', 'SectionConfirmed', 'SectionMoved', 'SectionRemoved', 'SectionRestored', 'CellOverridden', 'TableRuleChosen', 'TableSetChosen',
])

/** How a report stands now, in the order in which it was recorded: what was approved before a change is approved no longer. */
export function foldLife(recorded: readonly Recorded<RegisterEvent>[]): ReportLife {
  const authors = new Map(recorded.map(({ seq, recordedBy }) => [seq, recordedBy]))
  const inOrder = effectiveEvents(recorded).toSorted((a, b) => a.seq - b.seq)
  return inOrder.reduce<ReportLife>((so, { seq, event }) => evolveLife(so, event, { seq, by: authors.get(seq) ?? '' }), BEGUN)
}

function evolveLife(so: ReportLife, event: Fact, { seq, by }: Readonly<{ seq: number; by: string }>): ReportLife {
  if (!isOfLife(event)) return CHANGES_CONTENT.has(event.type) && so.standing !== 'draft' ? draftAgain(so) : so
  const { happenedOn: on } = event
  switch (event.type) {
    case 'ReportSubmitted': return { ...so, standing: 'submitted', submitted: saidIn(event, by), checked: null, approved: null, sentBack: null }
    case 'ReportSentBack': return { ...draftAgain(so), sentBack: { by, on, text: event.text } }
    case 'ReportChecked': return { ...so, standing: 'checked', checked: saidIn(event, by) }
    case 'ReportApproved': return { ...so, standing: 'approved', approved: saidIn(event, by) }
    case 'ReportPublished': {
      const { edition, manifest, content } = event
      return { ...so, standing: 'published', correcting: null, editions: [...so.editions, { edition, manifest, content, by, on, seq }] }
    }
    case 'ReportCorrectionBegun': return { ...draftAgain(so), correcting: { edition: event.edition, notice: event.notice } }
    case 'ReportWithdrawn': return { ...draftAgain(so), standing: 'withdrawn', withdrawn: { by, on, notice: event.notice } }
  }
}

function isOfLife(event: Fact): event is LifeEvent {
  return Object.hasOwn(REPORT_LIFE_EVENTS, event.type)
}

function draftAgain(so: ReportLife): ReportLife {
  return { ...so, standing: 'draft', submitted: null, checked: null, approved: null, sentBack: null }
}

function saidIn({ content, text, happenedOn: on }: Extract<LifeEvent, { type: 'ReportSubmitted' | 'ReportChecked' | 'ReportApproved' }>, by: string): Said {
  return { content, by, on, text: text ?? null }
}

/** The first thing in the life of a report that cannot be, in the order in which it was recorded; null where all is possible. */
export function impossibleInLife(inOrder: readonly Effective<RegisterEvent>[]): RefusalCode | null {
  let so = BEGUN
  for (const { seq, event } of inOrder.toSorted((a, b) => a.seq - b.seq)) {
    const code = impossibleNow(so, event)
    if (code) return code
    so = evolveLife(so, event, { seq, by: '' })
  }
  return null
}

function impossibleNow(so: ReportLife, event: Fact): RefusalCode | null {
  if (!isOfLife(event)) return CHANGES_CONTENT.has(event.type) ? whyClosed(so.standing) : null
  return mayComeNext(REPORT_LIFE_EVENTS[event.type].command, so) ? null : whyNotNext(event.type, so.standing)
}

function whyNotNext(type: LifeEvent['type'], standing: ReportStanding): RefusalCode {
  if (standing !== 'withdrawn' && (type === 'ReportCorrectionBegun' || type === 'ReportWithdrawn')) return 'report-not-published'
  return whyClosed(standing) ?? (standing === 'draft' && type !== 'ReportPublished' ? 'report-not-submitted' : NOT_AGAIN[type])
}

/** Why a step is refused that was taken already, or whose time has not come. */
const NOT_AGAIN: Readonly<Record<LifeEvent['type'], RefusalCode>> = {
  ReportSubmitted: 'report-already-submitted', ReportSentBack: 'report-not-submitted', ReportChecked: 'report-already-checked', ReportApproved: 'report-already-approved',
  ReportPublished: 'report-not-approved', ReportCorrectionBegun: 'report-not-published', ReportWithdrawn: 'report-is-withdrawn',
}

/** Whether a step is the report's next, whoever takes it. */
export function mayComeNext(step: LifeCommand, { standing, editions }: Pick<ReportLife, 'standing' | 'editions'>): boolean {
  switch (step) {
    case 'submit-report': return standing === 'draft'
    case 'check-report': return standing === 'submitted'
    case 'approve-report': return standing === 'submitted' || standing === 'checked'
    case 'send-back-report': return isBeingRead(standing)
    case 'publish-report': return standing === 'approved'
    case 'begin-report-correction': return standing === 'published'
    case 'withdraw-report': return editions.length > 0 && standing !== 'withdrawn'
  }
}

/** While somebody else reads it. */
function isBeingRead(standing: ReportStanding): boolean {
  return standing === 'submitted' || standing === 'checked' || standing === 'approved'
}

/** Why nothing of what a report says may be changed as it stands; null where it may. */
export function whyClosed(standing: ReportStanding): RefusalCode | null {
  return standing === 'published' ? 'report-is-published' : standing === 'withdrawn' ? 'report-is-withdrawn' : null
}

/** What went out stays said: an edition is corrected or withdrawn, and never struck out, nor the report that it came from. */
export function neverStruckOut(recorded: readonly Recorded<RegisterEvent>[], seq: number): RefusalCode | null {
  const isPublished = recorded.some(({ event }) => event.type === 'ReportPublished')
  const target = recorded.find((entry) => entry.seq === seq)
  return isPublished && (target?.event.type === 'ReportPublished' || target?.seq === recorded[0]?.seq) ? 'was-published' : null
}
