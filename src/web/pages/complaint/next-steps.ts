import type { ComplaintView } from '../../../application/worded.ts'
import type { CommandType } from '../../../domain/complaint/commands.ts'
import { EVENT_OF_COMMAND } from '../../../domain/complaint/to-event.ts'
import type { Clock } from '../../../domain/procedure/clock.ts'
import type { Procedure } from '../../../domain/procedure/procedure.ts'
import { procedureById } from '../../../domain/procedure/procedures.ts'
import { eventsOfStage, ONLY_WHERE_NEEDED } from '../../../domain/procedure/stage-events.ts'
import { clockStanding } from '../../../words/clocks.ts'
import { COMMAND_LABELS } from '../../../words/labels.ts'
import { OTHER_STEPS, SAFEGUARDING_SUBJECT, SUBJECTS_OF_THE_STAGES } from '../../../words/next-steps.ts'
import { THREAD_TITLES } from '../../../words/threads/declared-words.ts'
import { urls } from '../../urls.ts'

/** A command that may be given now. `due` says how long there is, where a clock waits for it. */
export type NextStep = Readonly<{ label: string; href: string; law: string; confirmed: boolean; due: string; isLate: boolean }>

export type NextSteps = Readonly<{
  /** What the procedure expects now, the most pressing first: five at most. */
  expected: readonly NextStep[]
  /** Everything else that may happen, by subject. */
  subjects: readonly Readonly<{ title: string; steps: readonly NextStep[] }>[]
}>

type Allowed = ComplaintView['next'][number]

/** Steps that the page suggests of its own accord. */
const MOST_EXPECTED = 5
/** What comes next once a stage has been answered or the complaint has ended. */
const AFTERWARDS: readonly string[] = ['confirm-withdrawal', 'request-investigation', 'request-review-panel', 'request-corporate-review', 'close', 'reopen']
const ANSWER_STEP = { none: 'draft-answer', drafted: 'submit-answer', 'sent-back': 'submit-answer', submitted: 'approve-answer', approved: '' } as const

const OF_SAFEGUARDING = new Set(THREAD_TITLES.filter(({ title }) => title === SAFEGUARDING_SUBJECT).flatMap(({ commands }) => commands))
const OF_THREADS = new Set(THREAD_TITLES.flatMap(({ commands }) => commands))

/** Every subject, safeguarding first; a command stands under its thread where it has one. */
const SUBJECTS: readonly Readonly<{ title: string; commands: readonly string[] }>[] = [
  ...THREAD_TITLES.filter(({ title }) => title === SAFEGUARDING_SUBJECT),
  ...SUBJECTS_OF_THE_STAGES.map(({ title, commands }) => ({ title, commands: commands.filter((command) => !OF_THREADS.has(command)) })),
  ...THREAD_TITLES.filter(({ title }) => title !== SAFEGUARDING_SUBJECT),
]

/** What may happen next: what is expected first, then the rest by subject. `left` names what has its place elsewhere on the page. */
export function nextSteps(view: ComplaintView, left: readonly string[]): NextSteps {
  const allowed = view.next.filter(({ command }) => !left.includes(command))
  const procedure = procedureById(view.complaint.procedure)
  const expected = procedure ? expectedOf(view, allowed, procedure).slice(0, MOST_EXPECTED) : []
  const steps = (commands: readonly string[]) => allowed
    .filter(({ command }) => commands.includes(command) && !expected.includes(command))
    .toSorted((a, b) => commands.indexOf(a.command) - commands.indexOf(b.command)).map((next) => stepOf(next, view, null))
  const known = new Set<string>(SUBJECTS.flatMap(({ commands }) => commands))
  const others = allowed.map(({ command }) => command).filter((command) => !known.has(command))
  return {
    expected: expected.flatMap((command) => allowed.filter((next) => next.command === command))
      .map((next) => stepOf(next, view, procedure ? clockFor(next.command, view.clocks, procedure) : null)),
    subjects: [...SUBJECTS, { title: OTHER_STEPS, commands: others }]
      .map(({ title, commands }) => ({ title, steps: steps(commands) })).filter((subject) => subject.steps.length > 0),
  }
}

function stepOf({ command, law, confirmed }: Allowed, { complaintId }: ComplaintView, clock: Clock | null): NextStep {
  return {
    label: COMMAND_LABELS[command], href: urls.complaintCommand(complaintId, command), law, confirmed,
    due: clock ? clockStanding(clock) : '', isLate: clock?.status === 'overdue',
  }
}

/** Commands in the order in which they press: what a clock waits for by its date, then the stage's own steps in their order. */
function expectedOf(view: ComplaintView, allowed: readonly Allowed[], procedure: Procedure): readonly CommandType[] {
  const commands = allowed.map(({ command }) => command)
  const timed = commands
    .flatMap((command) => {
      const clock = clockFor(command, view.clocks, procedure)
      return clock ? [{ command, dueOn: clock.dueOn }] : []
    })
    .toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0))
    .map(({ command }) => command)
  const later = view.complaint.status === 'open' ? ofTheStage(view, procedure) : AFTERWARDS
  // Harm is never second to a date.
  const first = timed.filter((command) => OF_SAFEGUARDING.has(command))
  return [...new Set([...first, ...timed, ...later.flatMap((command) => commands.find((other) => other === command) ?? [])])]
}

/** The steps of the present stage that have not been taken: those of the procedure, and the way of the answer. */
function ofTheStage({ complaint, timeline, struckOut }: ComplaintView, procedure: Procedure): readonly string[] {
  const happened = new Set<string>(timeline.filter(({ seq }) => !struckOut.has(seq)).map(({ event }) => event.type))
  const steps = eventsOfStage(procedure, complaint.stage)
    .filter((type) => !ONLY_WHERE_NEEDED.has(type) && !happened.has(type) && !type.startsWith('Answer'))
    .flatMap((type) => commandsOf(type))
  const allocate = complaint.allocatedTo === null && complaint.stage === 'stage-1' ? ['allocate'] : []
  return [...allocate, ...(complaint.stage === 'stage-1' ? [ANSWER_STEP[complaint.answerWay.step]] : []), ...steps]
}

function commandsOf(type: string): readonly string[] {
  return Object.entries(EVENT_OF_COMMAND).flatMap(([command, event]) => (event === type ? [command] : []))
}

/** The authority's running clock that is for this command first of all to end, and of several the one that runs out first. */
function clockFor(command: CommandType, clocks: readonly Clock[], procedure: Procedure): Clock | null {
  const type = EVENT_OF_COMMAND[command]
  const ends = (clock: Clock) => procedure.clocks.some(({ id, doneBy: [first] }) =>
    id === clock.id && (typeof first === 'object' ? first.type : first) === type)
  const running = clocks.filter((clock) => clock.endedOn === null && clock.whose === 'authority' && clock.kind === 'limit' && ends(clock))
  return running.reduce<Clock | null>((first, clock) => (first && first.dueOn <= clock.dueOn ? first : clock), null)
}
