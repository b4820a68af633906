import { usualSettings } from './usual-settings.ts'
import type { AuthoritySettings } from '../../src/domain/authority/settings.ts'
import { englandAndWales } from '../../src/domain/calendar/england-and-wales.ts'
import { isoDate } from '../../src/domain/calendar/iso-date.ts'
import type { ComplaintCommand } from '../../src/domain/complaint/commands.ts'
import { decide, type Decision, type DecisionContext } from '../../src/domain/complaint/decide.ts'
import { foldAsRecorded, foldComplaint } from '../../src/domain/complaint/evolve.ts'
import type { AnswerContent, ComplaintDetails, ComplaintEvent, Recorded, TextRef, UserId } from '../../src/domain/complaint/events.ts'
import type { Complaint } from '../../src/domain/complaint/state.ts'
import { procedureById } from '../../src/domain/procedure/procedures.ts'

export const SETTINGS: AuthoritySettings = {
  ...usualSettings('Testshire', isoDate('2006-09-01')),
  words: {
    ...usualSettings('Testshire', isoDate('2006-09-01')).words,
    divisions: [{ code: 'safeguarding', label: 'Safeguarding', from: isoDate('2006-09-01'), until: null }],
    teams: [
      { code: 'assessment', label: 'Assessment', from: isoDate('2006-09-01'), until: null, division: 'safeguarding' },
      { code: 'fostering', label: 'Fostering', from: isoDate('2006-09-01'), until: null, division: 'safeguarding' },
      { code: 'duty', label: 'Duty (until 2020)', from: isoDate('2006-09-01'), until: isoDate('2020-03-31'), division: 'safeguarding' },
    ],
  },
}

/** Words that are kept elsewhere. */
export function words(textId: string): TextRef {
  return { textId, digest: textId.padEnd(8, '0') }
}

/** Events as a ledger would give them back: numbered from 1, each recorded on the day it happened. */
export function recorded(...events: readonly ComplaintEvent[]): readonly Recorded<ComplaintEvent>[] {
  return events.map((event, index) => ({
    seq: index + 1, event, recordedAt: `${event.happenedOn}T12:00:00.000Z`, recordedBy: 'somebody', knownOn: null,
  }))
}

/** What decides, on a day: the statutory procedure, unless another is named. */
export function context(today = '2026-11-23', procedureId = 'children-act-1989-england'): DecisionContext {
  const procedure = procedureById(procedureId)
  if (!procedure) throw new Error(procedureId)
  return { today: isoDate(today), calendar: englandAndWales(), procedure, settings: SETTINGS }
}

/** What becomes of a command after these events. */
export function decideAfter(events: readonly ComplaintEvent[], command: ComplaintCommand, given: DecisionContext = context()): Decision {
  const stream = recorded(...events)
  return decide(foldAsRecorded(stream), stream, command, given)
}

/** A complaint as it stands after these events. Throws where there are none. */
function complaintAfter(events: readonly ComplaintEvent[]): Complaint {
  const complaint = foldComplaint(recorded(...events))
  if (!complaint) throw new Error('no events')
  return complaint
}

type On = Readonly<{ on: string }>

/**
 * A complaint in the making, told as a story: `aComplaint().acknowledged({ on: '2024-03-04' }).events`. Each step adds one
 * event and gives a new story. Received by e-mail on Friday 1 March 2024 with two points, unless told otherwise.
 */
export type Story = Readonly<{
  events: readonly ComplaintEvent[]
  complaint: Complaint
  and(event: ComplaintEvent): Story
  acknowledged(when: On): Story
  allocated(to: On & Readonly<{ responderId?: string; team?: string }>): Story
  extended(to: On & Readonly<{ untilWorkingDays: number; toldOn?: string }>): Story
  paused(when: On): Story
  resumed(when: On & Readonly<{ advocateAppointed?: boolean }>): Story
  answerApproved(when: On): Story
  answered(with_: On & AnswerContent): Story
  closed(when: On & Readonly<{ category?: string }>): Story
  withdrawn(when: On): Story
  reopened(when: On): Story
  corrected(what: On & Readonly<{ seq: number; changes: Readonly<Record<string, unknown>> }>): Story
  struckOut(what: On & Readonly<{ seq: number }>): Story
}>

export type Received = Readonly<{ on?: string; procedure?: string; details?: ComplaintDetails }>

export function aComplaint({ on = '2024-03-01', procedure = 'children-act-1989-england', details = TWO_POINTS }: Received = {}): Story {
  return story([{ type: 'ComplaintReceived', happenedOn: isoDate(on), procedure, reference: '2024-0001', channel: 'email', details }])
}

const TWO_POINTS: ComplaintDetails = { points: [{ pointId: 'p1', text: words('point-1') }, { pointId: 'p2', text: words('point-2') }] }

function story(events: readonly ComplaintEvent[]): Story {
  const and = (event: ComplaintEvent): Story => story([...events, event])
  const day = ({ on }: On) => isoDate(on)
  return {
    events,
    get complaint() { return complaintAfter(events) },
    and,
    acknowledged: (when) => and({ type: 'ComplaintAcknowledged', happenedOn: day(when) }),
    allocated: (to) => and({
      type: 'ComplaintAllocated', happenedOn: day(to), ...(to.team !== undefined && { team: to.team }),
      ...(to.responderId !== undefined && { responderId: to.responderId as UserId }),
    }),
    extended: (to) => and({
      type: 'StageOneExtended', happenedOn: day(to), ground: 'complex', untilWorkingDays: to.untilWorkingDays, reason: words('why-extended'),
      ...(to.toldOn !== undefined && { toldOn: isoDate(to.toldOn) }),
    }),
    paused: (when) => and({ type: 'StageOnePaused', happenedOn: day(when), reason: 'awaiting-advocate' }),
    resumed: (when) => and({ type: 'StageOneResumed', happenedOn: day(when), advocateAppointed: when.advocateAppointed ?? true }),
    answerApproved: (when) => and({ type: 'AnswerDrafted', happenedOn: day(when) }).and({ type: 'AnswerApproved', happenedOn: day(when) }),
    answered: ({ on, ...content }) => and({ type: 'StageOneAnswered', happenedOn: isoDate(on), ...content }),
    closed: (when) => and({ type: 'ComplaintClosed', happenedOn: day(when), ...(when.category !== undefined && { category: when.category }) }),
    withdrawn: (when) => and({ type: 'ComplaintWithdrawn', happenedOn: day(when) }),
    reopened: (when) => and({ type: 'ComplaintReopened', happenedOn: day(when), reason: words('why-reopened') }),
    corrected: ({ on, seq, changes }) => and({ type: 'FactCorrected', happenedOn: isoDate(on), corrects: seq, changes, kind: 'fact', reason: words('why-corrected') }),
    struckOut: ({ on, seq }) => and({ type: 'EventStruckOut', happenedOn: isoDate(on), corrects: seq, reason: words('why-struck-out') }),
  }
}
