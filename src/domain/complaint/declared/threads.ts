import { SEALING } from '../threads/sealing/thread.ts'
import { SAFEGUARDING } from '../threads/safeguarding/thread.ts'
import type { IsoDate } from '../../calendar/iso-date.ts'
import type { WorkingDayCalendar } from '../../calendar/working-days.ts'
import type { Effective } from '../effective.ts'
import type { ComplaintEvent } from '../events.ts'
import type { ComplaintFact } from '../evolve.ts'
import type { RefusalCode } from '../refusals.ts'
import type { Complaint } from '../state.ts'
import type { WarningCode } from '../warnings.ts'
import type { BreachFacts, ThreadBreach } from './thread.ts'
import { CAUSES } from '../threads/causes/thread.ts'
import { REMEDIES } from '../threads/remedies/thread.ts'
import { DELAYS } from '../threads/delays/thread.ts'
import { CHASING } from '../threads/chasing/thread.ts'
import { CORPORATE } from '../threads/corporate/thread.ts'
import { RESOLUTION } from '../threads/resolution/thread.ts'
import { LEAVING } from '../threads/leaving/thread.ts'
import { FOLLOWING } from '../threads/following/thread.ts'
import { ROUTE } from '../threads/route/thread.ts'
import { ELIGIBILITY_THREAD } from '../threads/eligibility/thread.ts'
import { PROCEEDINGS } from '../threads/proceedings/thread.ts'
import { ADVOCACY } from '../threads/advocacy/thread.ts'
import { FREEZE } from '../threads/freeze/thread.ts'
import { PARTIES } from '../threads/parties/thread.ts'
import { THEMES } from '../threads/themes/thread.ts'
import { LINKS } from '../threads/links/thread.ts'
import { STAGE_ONE } from '../threads/stage-one/thread.ts'
import { APPOINTMENTS } from '../threads/appointments/thread.ts'
import { STAGE_TWO } from '../threads/stage-two/thread.ts'
import { STAGE_THREE } from '../threads/stage-three/thread.ts'
import { OUTSIDE_ACCESS } from '../threads/outside-access/thread.ts'
import { DOCUMENTS } from '../threads/filed-documents/thread.ts'
import { LETTERS } from '../threads/letters/thread.ts'

/** Every thread of a complaint, by the name of its slice. */
const THREADS = {
  stageOne: STAGE_ONE, appointments: APPOINTMENTS, stageTwo: STAGE_TWO, stageThree: STAGE_THREE,
  outsideAccess: OUTSIDE_ACCESS,
  documents: DOCUMENTS,
  letters: LETTERS,
  links: LINKS,
  themes: THEMES,
  sealing: SEALING,
  parties: PARTIES,
  causes: CAUSES, remedies: REMEDIES,
  route: ROUTE, eligibility: ELIGIBILITY_THREAD, proceedings: PROCEEDINGS, advocacy: ADVOCACY, freeze: FREEZE,
  following: FOLLOWING, leaving: LEAVING, resolution: RESOLUTION, corporate: CORPORATE, chasing: CHASING, delays: DELAYS, safeguarding: SAFEGUARDING } as const

/** A thread as the walk over all of them sees it: each function is only ever given what it is for. */
type AnyThread = Readonly<{
  start: unknown
  evolve: Readonly<Record<string, ((slice: unknown, event: ComplaintFact, complaint: Complaint, seq: number) => unknown) | undefined>>
  changes?: Readonly<Record<string, ((complaint: Complaint, event: ComplaintFact) => Partial<Complaint>) | undefined>>
  items?: (complaint: Complaint) => readonly string[]
  closed?: Readonly<Record<string, ((complaint: Complaint) => RefusalCode | null) | undefined>>
  impossible?: Readonly<Record<string, ((complaint: Complaint, event: ComplaintFact) => RefusalCode | null) | undefined>>
  unwise?: Readonly<Record<string, ((complaint: Complaint, event: ComplaintFact, calendar: WorkingDayCalendar, today: IsoDate) => readonly WarningCode[]) | undefined>>
  breaches?: (facts: BreachFacts) => readonly ThreadBreach[]
}>

// `Thread` types each function by the event that it is looked up with; the walk looks up by that event's type alone.
const ALL = Object.entries(THREADS) as unknown as readonly (readonly [keyof typeof THREADS, AnyThread])[]

/** The slices of a complaint to which nothing has happened but its receipt. */
export const THREADS_AT_FIRST: Complaint['threads'] = {
  stageOne: STAGE_ONE.start, appointments: APPOINTMENTS.start, stageTwo: STAGE_TWO.start, stageThree: STAGE_THREE.start,
  outsideAccess: OUTSIDE_ACCESS.start,
  documents: DOCUMENTS.start,
  letters: LETTERS.start,
  links: LINKS.start,
  themes: THEMES.start,
  sealing: SEALING.start,
  parties: PARTIES.start,
  causes: CAUSES.start, remedies: REMEDIES.start,
  route: ROUTE.start, eligibility: ELIGIBILITY_THREAD.start, proceedings: PROCEEDINGS.start, advocacy: ADVOCACY.start, freeze: FREEZE.start,
  following: FOLLOWING.start, leaving: LEAVING.start, resolution: RESOLUTION.start, corporate: CORPORATE.start, chasing: CHASING.start, delays: DELAYS.start, safeguarding: SAFEGUARDING.start }

type Step = Readonly<{ name: keyof typeof THREADS; evolve: AnyThread['evolve'][string]; changes: NonNullable<AnyThread['changes']>[string] }>

/** The threads that an event of a type concerns. Most events concern none, and a long complaint has hundreds of them. */
const STEPS = new Map<string, readonly Step[]>()

function stepsFor(type: string): readonly Step[] {
  const known = STEPS.get(type)
  if (known) return known
  const steps = ALL.flatMap(([name, { evolve, changes }]): readonly Step[] => {
    const step = { name, evolve: evolve[type], changes: changes?.[type] }
    return step.evolve || step.changes ? [step] : []
  })
  STEPS.set(type, steps)
  return steps
}

const NOTHING: Partial<Complaint> = {}

/** What the threads make of an event: the slices it changes, and what else of the complaint. */
export function threadsAfter(complaint: Complaint, { seq, event }: Effective<ComplaintEvent>): Partial<Complaint> {
  const steps = stepsFor(event.type)
  if (steps.length === 0) return NOTHING
  const slices: Record<string, unknown> = { ...complaint.threads }
  for (const { name, evolve } of steps) if (evolve) slices[name] = evolve(slices[name], event, complaint, seq)
  const others = steps.map(({ changes }) => changes?.(complaint, event) ?? NOTHING)
  // Each slice is replaced by what its own thread made of it.
  return Object.assign({ threads: slices as Complaint['threads'] }, ...others) as Partial<Complaint>
}

/** Why nothing of this kind can happen to the complaint as it stands; null where no thread is against it. */
export function closedBy(complaint: Complaint, type: ComplaintFact['type']): RefusalCode | null {
  for (const [, { closed }] of ALL) {
    const code = closed?.[type]?.(complaint)
    if (code) return code
  }
  return null
}

/** Why this very event cannot have happened to the complaint as it stood just before. */
export function impossibleFor(complaint: Complaint, event: ComplaintFact): RefusalCode | null {
  for (const [, { impossible }] of ALL) {
    const code = impossible?.[event.type]?.(complaint, event)
    if (code) return code
  }
  return null
}

/** What the threads find unwise about an event. */
export function unwiseFor(complaint: Complaint, event: ComplaintFact, calendar: WorkingDayCalendar, today: IsoDate): readonly WarningCode[] {
  return ALL.flatMap(([, { unwise }]) => unwise?.[event.type]?.(complaint, event, calendar, today) ?? [])
}

/** The breaches that the threads find, whatever the clocks say. */
export function threadBreaches(facts: BreachFacts): readonly ThreadBreach[] {
  return ALL.flatMap(([, { breaches }]) => breaches?.(facts) ?? [])
}

/** The items that a command may still name, over all threads. */
export function openItems(complaint: Complaint): readonly string[] {
  return ALL.flatMap(([, { items }]) => items?.(complaint) ?? [])
}
