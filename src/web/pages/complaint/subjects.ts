import type { ComplaintView } from '../../../application/worded.ts'
import { DECLARED, isDeclared } from '../../../domain/complaint/declared/all.ts'
import type { AuthoritySettings } from '../../../domain/authority/settings.ts'
import { openItems } from '../../../domain/complaint/declared/threads.ts'
import { notAcknowledged } from '../../../domain/complaint/threads/safeguarding/acknowledged.ts'
import type { Concern } from '../../../domain/complaint/threads/safeguarding/thread.ts'
import { EVENT_OF_COMMAND } from '../../../domain/complaint/to-event.ts'
import { procedureById } from '../../../domain/procedure/procedures.ts'
import { clockStanding } from '../../../words/clocks.ts'
import { longDate } from '../../../words/dates.ts'
import { COMMAND_LABELS } from '../../../words/labels.ts'
import { CONCERN_WORDS, concernStanding, entriesWords, openWords, SAFEGUARDING_SUBJECT } from '../../../words/next-steps.ts'
import { THREAD_TITLES } from '../../../words/threads/declared-words.ts'
import { clockHref } from '../../components/clock-summary/clock-summary.ts'
import { itemName } from '../../components/item-name.ts'
import type { TimelineEntry } from '../../components/timeline/timeline-entries.ts'
import { urls } from '../../urls.ts'

/** Entries that a panel shows before it leads on to the timeline. */
const SHOWN = 5

type Link = Readonly<{ label: string; href: string }>

/** One subject of which something is recorded. */
export type SubjectPanel = Readonly<{
  title: string
  standing: string
  /** Something of it is open or due: the panel stands open. */
  isOpen: boolean
  open: readonly string[]
  clocks: readonly Readonly<{ title: string; standing: string; dueOn: string; isLate: boolean; href: string }>[]
  entries: readonly TimelineEntry[]
  more: number
  steps: readonly Link[]
}>

/** The subjects of which something is recorded, safeguarding first. `entries` are those of the timeline, newest first. */
export function subjectPanels(view: ComplaintView, entries: readonly TimelineEntry[], settings: AuthoritySettings, isNow: boolean): readonly SubjectPanel[] {
  const typeOf = new Map<number, string>(view.timeline.map(({ seq, event }) => [seq, event.type]))
  const panels = THREAD_TITLES.flatMap(({ title, commands }) => {
    const types = new Set(commands.map((command) => eventOf(command)))
    const own = entries.filter(({ seq, struckOut }) => struckOut === null && types.has(typeOf.get(seq) ?? ''))
    return own.length === 0 ? [] : [panelOf({ view, settings, isNow }, { title, commands, types, own })]
  })
  return panels.toSorted((a, b) => Number(b.title === SAFEGUARDING_SUBJECT) - Number(a.title === SAFEGUARDING_SUBJECT))
}

function eventOf(command: string): string {
  const events: Readonly<Record<string, string>> = EVENT_OF_COMMAND
  return events[command] ?? ''
}

type Drawn = Readonly<{ view: ComplaintView; settings: AuthoritySettings; isNow: boolean }>
type Own = Readonly<{ title: string; commands: readonly string[]; types: ReadonlySet<string>; own: readonly TimelineEntry[] }>

function panelOf({ view, settings, isNow }: Drawn, { title, commands, types, own }: Own): SubjectPanel {
  const open = openItems(view.complaint).filter((item) => view.timeline.some(({ event }) => types.has(event.type) && namesNew(event, item)))
  const clocks = runningClocks(view, types).map((clock) => ({
    title: clock.title, standing: clockStanding(clock), dueOn: longDate(clock.dueOn), isLate: clock.status === 'overdue',
    href: clockHref(view.complaintId, clock, isNow ? null : view.asAt),
  }))
  return {
    title, standing: [...(open.length > 0 ? [openWords(open.length)] : []), entriesWords(own.length)].join(', '),
    isOpen: open.length > 0 || clocks.length > 0, open: open.map((item) => itemName(item, view, settings)), clocks,
    entries: own.slice(0, SHOWN), more: Math.max(0, own.length - SHOWN),
    steps: isNow ? view.next.filter(({ command }) => commands.includes(command)).map(({ command }) => linkTo(view.complaintId, command)) : [],
  }
}

function linkTo(complaintId: string, command: keyof typeof COMMAND_LABELS): Link {
  return { label: COMMAND_LABELS[command], href: urls.complaintCommand(complaintId, command) }
}

/** Whether this event is the one that first named the item. */
function namesNew(event: Readonly<{ type: string }>, item: string): boolean {
  if (!isDeclared(event.type)) return false
  const values: Readonly<Record<string, unknown>> = { ...event }
  return Object.entries(DECLARED[event.type].fields).some(([name, { kind }]) => kind === 'new-item' && values[name] === item)
}

/** The running clocks that an event of these types would end. */
function runningClocks({ clocks, complaint }: ComplaintView, types: ReadonlySet<string>): ComplaintView['clocks'] {
  const rules = procedureById(complaint.procedure)?.clocks ?? []
  const ids = new Set(rules.filter(({ doneBy }) => doneBy.some((match) => types.has(typeof match === 'string' ? match : match.type))).map(({ id }) => id))
  return clocks.filter((clock) => clock.endedOn === null && ids.has(clock.id))
}

/** What the head of the page says while a safeguarding concern is not acknowledged; empty where none is. */
export function safeguardingNotice(view: ComplaintView, isNow: boolean) {
  return notAcknowledged(view.complaint.threads.safeguarding).map((concern) => {
    const waitsFor = waiting(concern)
    const command = STEP_FOR[waitsFor]
    return {
      about: CONCERN_WORDS[concern.about], standing: concernStanding(concern.raisedOn, waitsFor),
      step: isNow && view.next.some((next) => next.command === command) ? linkTo(view.complaintId, command) : null,
    }
  })
}

const STEP_FOR = {
  referral: 'refer-to-safeguarding', acknowledgement: 'acknowledge-safeguarding-referral', 'designated-officer': 'refer-to-designated-officer',
  'designated-officer-acknowledgement': 'acknowledge-by-designated-officer',
} as const

/** The first thing that a concern waits for: the referral, then the designated officer, then the acknowledgements. */
function waiting({ referredOn, about, toDesignatedOfficerOn, acknowledgedOn }: Concern): keyof typeof STEP_FOR {
  if (referredOn === null && acknowledgedOn === null) return 'referral'
  if (about === 'worker' && toDesignatedOfficerOn === null) return 'designated-officer'
  return acknowledgedOn === null ? 'acknowledgement' : 'designated-officer-acknowledgement'
}
