import { addDays, type IsoDate } from '../calendar/iso-date.ts'
import { addWorkingDays, isWorkingDay, type CountedDate, type WorkingDayCalendar } from '../calendar/working-days.ts'
import type { ClockRule, Procedure } from '../procedure/procedure.ts'

/** The clocks between the request for a panel and its meeting, in the order in which they fall due. */
export const PANEL_CLOCKS = ['panel-acknowledgement', 'panel-chair', 'panel-papers', 'panel-meeting'] as const
export type PanelClock = (typeof PANEL_CLOCKS)[number]

/** What a panel is planned from. `members` says of each member whether they can come on a day; `doneOn` what is done already. */
export type PanelInput = Readonly<{
  requestedOn: IsoDate
  today: IsoDate
  calendar: WorkingDayCalendar
  procedure: Procedure
  members: readonly ((day: IsoDate) => boolean)[]
  doneOn: Readonly<Partial<Record<Exclude<PanelClock, 'panel-meeting'>, IsoDate>>>
}>

/** One clock, as a meeting on a certain day would leave it. `provisional` where the bank-holiday list does not reach so far. */
export type PlannedClock = Readonly<{
  clock: PanelClock; rule: ClockRule; dueOn: IsoDate; doneOn: IsoDate | null; isKept: boolean; provisional: boolean
}>

/** A day on which every member can come, and what becomes of each clock. */
export type PanelDay = Readonly<{ panelOn: IsoDate; clocks: readonly PlannedClock[] }>

/**
 * `fits`: days that keep the limit of the meeting and the time for the papers. `nearest`: where there is none, the last
 * day that keeps the meeting's limit, and the first that leaves time for the papers; fewer where members can come on none.
 * `missed`: clocks that no day can keep any more.
 */
export type PanelPlan = Readonly<{ fits: readonly PanelDay[]; nearest: readonly PanelDay[]; missed: readonly PanelClock[] }>

/** How far ahead a day is looked for where none keeps the limit: about a year. */
const LOOKS_AHEAD_DAYS = 366

/**
 * Days for a review panel, each with the date of every clock. Working days from today on, on which every member can come.
 * Counts as the clocks do: day 0 is the day of the request, and papers are counted back from the meeting. Reads no clock;
 * throws a fault where the procedure knows no panel.
 *
 * Law: SI 2006/1738 reg. 19(4). Guidance: Getting the Best from Complaints, paras 3.9 to 3.18. Decision: 0041.
 */
export function planPanel(input: PanelInput): PanelPlan {
  const { requestedOn, today, calendar, members } = input
  const rules = rulesIn(input.procedure)
  const first = today > requestedOn ? today : requestedOn
  const possible = Array.from({ length: LOOKS_AHEAD_DAYS }, (_, ahead) => addDays(first, ahead))
    .filter((day) => isWorkingDay(calendar, day) && members.every((canCome) => canCome(day)))
    .map((panelOn): PanelDay => ({ panelOn, clocks: clocksFor(panelOn, rules, input) }))
  const fits = possible.filter((day) => keeps(day, 'panel-meeting') && keeps(day, 'panel-papers'))
  const near = [possible.findLast((day) => keeps(day, 'panel-meeting')), possible.find((day) => keeps(day, 'panel-papers'))]
  return {
    fits, nearest: fits.length > 0 ? [] : near.filter((day) => day !== undefined),
    missed: missedIn(clocksFor(addWorkingDays(calendar, requestedOn, workingDaysOf(rules['panel-meeting'])).on, rules, input), first),
  }
}

export function keeps({ clocks }: PanelDay, clock: PanelClock): boolean {
  return clocks.some((each) => each.clock === clock && each.isKept)
}

type Rules = Readonly<Record<PanelClock, ClockRule>>

function rulesIn({ id: procedureId, clocks }: Procedure): Rules {
  const rule = (id: PanelClock): ClockRule => {
    const found = clocks.find((each) => each.id === id)
    if (!found) throw new Error(`${procedureId} has no ${id}`)
    return found
  }
  return {
    'panel-acknowledgement': rule('panel-acknowledgement'), 'panel-chair': rule('panel-chair'), 'panel-papers': rule('panel-papers'),
    'panel-meeting': rule('panel-meeting'),
  }
}

function clocksFor(panelOn: IsoDate, rules: Rules, { requestedOn, today, calendar, doneOn }: PanelInput): readonly PlannedClock[] {
  return PANEL_CLOCKS.map((clock) => {
    const rule = rules[clock]
    const due: CountedDate = clock === 'panel-papers'
      ? addWorkingDays(calendar, panelOn, -workingDaysOf(rule)) : addWorkingDays(calendar, requestedOn, workingDaysOf(rule))
    const done = clock === 'panel-meeting' ? null : doneOn[clock] ?? null
    const soonest = clock === 'panel-meeting' ? panelOn : done ?? today
    return { clock, rule, dueOn: due.on, doneOn: done, isKept: soonest <= due.on, provisional: due.provisional }
  })
}

/** What no day for the meeting can mend: its own limit gone by, or an early step not done in time. */
function missedIn(clocks: readonly PlannedClock[], first: IsoDate): readonly PanelClock[] {
  return clocks.flatMap(({ clock, isKept, dueOn }) => {
    if (clock === 'panel-papers') return []
    return (clock === 'panel-meeting' ? first <= dueOn : isKept) ? [] : [clock]
  })
}

function workingDaysOf({ id, limit }: ClockRule): number {
  if (limit.kind === 'working-days' || limit.kind === 'working-days-before') return limit.workingDays
  throw new Error(`${id} is not counted in working days`)
}
