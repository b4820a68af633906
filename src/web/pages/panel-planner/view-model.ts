import type { PlannedPanel } from '../../../application/panel-plan.ts'
import { workingDaysBetween, type WorkingDayCalendar } from '../../../domain/calendar/working-days.ts'
import type { IsoDate } from '../../../domain/calendar/iso-date.ts'
import { PANEL_CLOCKS, type PanelDay, type PlannedClock } from '../../../domain/complaint/panel-planner.ts'
import { longDate } from '../../../words/dates.ts'
import { PANEL_CLOCK_LABELS, PANEL_PLANNER, seatWords, workingDayWords } from '../../../words/panel-planner.ts'
import { personName } from '../../components/timeline/person-name.ts'
import { urls } from '../../urls.ts'

/** What each seat is called: the name of whoever is appointed, or its number; the last is for somebody besides the panel. */
export function seatNames({ seats, view }: PlannedPanel): readonly string[] {
  return seats.map(({ personId }, at) => {
    if (personId !== null) return personName(view.people.get(personId), seatWords(at + 1))
    return at === seats.length - 1 ? PANEL_PLANNER.somebodyElse : seatWords(at + 1)
  })
}

/** Everything that the planner prints. */
export function plannerPage(planned: PlannedPanel, calendar: WorkingDayCalendar) {
  const { view, seats, plan, isAwaited } = planned
  const { complaintId, complaint } = view
  const asked = complaint.requestedOn['stage-3']
  const row = (day: PanelDay) => dayRow(day, complaintId, asked === undefined ? '' : countWords(day, asked, calendar))
  return {
    reference: complaint.reference, complaintHref: urls.complaint(complaintId), action: urls.panelPlanner(complaintId), isAwaited,
    requestedOn: asked === undefined ? '' : longDate(asked), panelOn: complaint.threads.stageThree.panelOn && longDate(complaint.threads.stageThree.panelOn),
    seats: seatNames(planned).map((name, at) => ({ number: at + 1, name, isInPool: seats[at]?.isInPool ?? false })),
    columns: PANEL_CLOCKS.map((clock) => PANEL_CLOCK_LABELS[clock]),
    isPlanned: plan !== null, fits: plan?.fits.map(row) ?? [], nearest: plan?.nearest.map(row) ?? [],
    missed: plan?.missed.map((clock) => PANEL_CLOCK_LABELS[clock]) ?? [],
    rules: [...plan?.fits ?? [], ...plan?.nearest ?? []].slice(0, 1).flatMap(({ clocks }) => clocks.map(ruleLine)),
  }
}

function dayRow({ panelOn, clocks }: PanelDay, complaintId: string, count: string) {
  return {
    on: longDate(panelOn), count, set: `${urls.complaintCommand(complaintId, 'set-panel-date')}?part=${panelOn}`,
    clocks: clocks.map(({ dueOn, doneOn, isKept, provisional }) => ({
      due: longDate(dueOn), isKept, state: isKept ? (doneOn === null ? '' : PANEL_PLANNER.done) : PANEL_PLANNER.notKept,
      note: provisional ? PANEL_PLANNER.provisional : '',
    })),
  }
}

function countWords({ panelOn, clocks }: PanelDay, asked: IsoDate, calendar: WorkingDayCalendar): string {
  const meeting = clocks.find(({ clock }) => clock === 'panel-meeting')
  return meeting ? workingDayWords(workingDaysBetween(calendar, asked, panelOn), workingDaysBetween(calendar, asked, meeting.dueOn)) : ''
}

function ruleLine({ clock, rule }: PlannedClock) {
  return { label: PANEL_CLOCK_LABELS[clock], title: rule.title, source: rule.law ?? rule.guidance ?? '', confirmed: rule.confirmed }
}
