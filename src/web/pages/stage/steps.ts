import type { ComplaintView } from '../../../application/worded.ts'
import type { CommandType } from '../../../domain/complaint/commands.ts'
import { EVENT_OF_COMMAND } from '../../../domain/complaint/to-event.ts'
import type { Clock } from '../../../domain/procedure/clock.ts'
import type { ClockRule, Procedure } from '../../../domain/procedure/procedure.ts'
import { eventsOfStage, ONLY_WHERE_NEEDED, STAGES_IN_TURN, type StageInTurn } from '../../../domain/procedure/stage-events.ts'
import { BASIS_BESIDE_STAGES } from '../../../domain/procedure/commands-beside-stages.ts'
import { basisWords, clockStanding } from '../../../words/clocks.ts'
import { longDate } from '../../../words/dates.ts'
import { COMMAND_LABELS, EVENT_LABELS } from '../../../words/labels.ts'
import { STEP_STATE_LABELS, type StepState } from '../../../words/stage-page.ts'
import { clockHref } from '../../components/clock-summary/clock-summary.ts'
import { nameOf } from '../../components/timeline/timeline-entries.ts'
import type { WordSource } from '../../components/timeline/recorded-words.ts'
import { urls } from '../../urls.ts'
import type { Happened } from './happened.ts'

type Basis = Readonly<{ law: string; confirmed: boolean }>

/** One step of a stage as the guided page prints it. */
export type Step = Basis & Readonly<{
  type: string
  title: string
  state: StepState
  label: string
  tagClass: string
  done: readonly Readonly<{ on: string; by: string; href: string }>[]
  clock: Readonly<{ title: string; dueOn: string; standing: string; isLate: boolean; isRunning: boolean; isProvisional: boolean; href: string; whenMissed: string }> | null
  /** Where it is recorded; null where it cannot be now. */
  href: string | null
}>

const TAGS: Readonly<Record<StepState, string>> = {
  done: 'green', overdue: 'red', due: 'blue', now: 'light-blue', 'not-yet': 'grey', 'if-needed': 'grey', 'not-needed': 'grey', 'not-recorded': 'yellow',
}

export type Guide = Readonly<{ view: ComplaintView; procedure: Procedure; stage: StageInTurn; happened: Happened; words: WordSource }>

/** The steps of a stage in the order of the procedure, each with how it stands. */
export function stepsOf(guide: Guide): readonly Step[] {
  return eventsOfStage(guide.procedure, guide.stage).map((type) => stepOf(type, guide))
}

function stepOf(type: string, guide: Guide): Step {
  const { view, procedure } = guide
  const command = commandOf(type)
  const next = view.next.find((one) => one.command === command)
  const rule = procedure.clocks.find(({ whose, kind, doneBy: [first] }) =>
    whose === 'authority' && kind === 'limit' && (typeof first === 'object' ? first.type : first) === type)
  const clock = view.clocks.find(({ id }) => id === rule?.id)
  const done = doneEntries(type, guide)
  const state = stateOf({ type, isDone: done.length > 0, clock, isAllowed: next !== undefined }, guide)
  const isClockShown = clock !== undefined && (done.length > 0 || clock.endedOn === null)
  return {
    ...basisOf(command, next, rule, procedure),
    type, title: command ? COMMAND_LABELS[command] : labelOf(type), state, label: STEP_STATE_LABELS[state], tagClass: `govuk-tag--${TAGS[state]}`, done,
    clock: isClockShown ? clockOf(clock, view, rule?.whenMissed ?? '') : null,
    href: next && command !== 'record-details' ? urls.complaintCommand(view.complaintId, next.command) : null,
  }
}

function commandOf(type: string): CommandType | undefined {
  const pairs = Object.entries(EVENT_OF_COMMAND) as readonly (readonly [CommandType, string])[]
  return pairs.find(([, event]) => event === type)?.[0]
}

function labelOf(type: string): string {
  const labels: Readonly<Record<string, string>> = EVENT_LABELS
  return labels[type] ?? type
}

/** What the step rests on: what the page of the command cites, the clock's rule, or the table of the procedure. */
function basisOf(command: CommandType | undefined, next: Basis | undefined, rule: ClockRule | undefined, { commands }: Procedure): Basis {
  const listed = commands.find((one) => one.command === command) ?? (command === undefined ? undefined : BASIS_BESIDE_STAGES[command])
  if (rule) return { law: basisWords(rule), confirmed: rule.confirmed }
  return { law: next?.law ?? listed?.law ?? '', confirmed: next?.confirmed ?? listed?.confirmed ?? true }
}

function doneEntries(type: string, { happened, view, words }: Guide): Step['done'] {
  const by = new Map(view.timeline.map(({ seq, recordedBy }) => [seq, recordedBy]))
  return happened.filter(({ event }) => event.type === type).map(({ seq, event }) => ({
    on: longDate(event.happenedOn), by: nameOf(by.get(seq) ?? '', words), href: `${urls.complaint(view.complaintId)}#entry-${seq}`,
  }))
}

function clockOf(clock: Clock, { complaintId }: ComplaintView, whenMissed: string): NonNullable<Step['clock']> {
  return {
    title: clock.title, dueOn: longDate(clock.dueOn), standing: clockStanding(clock), isLate: clock.status === 'overdue' || clock.status === 'late',
    isRunning: clock.endedOn === null, isProvisional: clock.provisional, href: clockHref(complaintId, clock, null),
    whenMissed: clock.status === 'overdue' || clock.status === 'late' ? whenMissed : '',
  }
}

type Standing = Readonly<{ type: string; isDone: boolean; clock: Clock | undefined; isAllowed: boolean }>

function stateOf({ type, isDone, clock, isAllowed }: Standing, guide: Guide): StepState {
  const isOptional = ONLY_WHERE_NEEDED.has(type)
  if (isDone) return 'done'
  if (clock?.status === 'overdue') return 'overdue'
  if (clock?.status === 'running' || clock?.status === 'paused') return 'due'
  if (isOver(guide)) return isOptional ? 'not-needed' : 'not-recorded'
  if (isOptional) return 'if-needed'
  return isAllowed && isReached(guide) ? 'now' : 'not-yet'
}

type Reached = Readonly<{ view: Pick<ComplaintView, 'complaint'>; stage: StageInTurn }>

/** The stage has been answered or left, or the complaint has ended. */
export function isOver({ view: { complaint }, stage }: Reached): boolean {
  const hasEnded = complaint.status === 'closed' || complaint.status === 'withdrawn'
  const isLeft = STAGES_IN_TURN.indexOf(stage) < STAGES_IN_TURN.indexOf(complaint.stage)
  return isReached({ view: { complaint }, stage }) && (complaint.answers[stage] !== undefined || isLeft || hasEnded)
}

export function isReached({ view: { complaint }, stage }: Reached): boolean {
  return stage === 'stage-1' || complaint.stage === stage || complaint.requestedOn[stage] !== undefined
}
