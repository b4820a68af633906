import type { ComplaintView } from '../../../application/worded.ts'
import { workingDaysBetween, type WorkingDayCalendar } from '../../../domain/calendar/working-days.ts'
import { workingDays, longDate } from '../../../words/dates.ts'
import { READING_WORDS, driftWords } from '../../../words/stage-page.ts'
import { clockHref } from '../../components/clock-summary/clock-summary.ts'
import type { Happened } from './happened.ts'

/** Both readings of when stage 2 began, with the dates and days of each, and the drift between them; null before it is asked for. */
export function readingsOf(view: ComplaintView, happened: Happened, calendar: WorkingDayCalendar) {
  const requestedOn = view.complaint.requestedOn['stage-2']
  if (requestedOn === undefined) return null
  const agreedOn = happened.findLast(({ event }) => event.type === 'StatementOfComplaintAgreed')?.event.happenedOn ?? null
  const clock = view.clocks.find(({ reading }) => reading !== null)
  const other = clock?.otherReading ?? null
  const counted = clock?.reading ? [{ ...clock, reading: clock.reading, counts: true }] : []
  return {
    rows: [...counted, ...(other ? [{ ...other, counts: false }] : [])].map((row) => ({
      reading: READING_WORDS[row.reading], counts: row.counts, startedOn: longDate(row.startedOn), dueOn: longDate(row.dueOn),
      ceilingOn: row.ceilingOn === null ? '' : longDate(row.ceilingOn), taken: workingDays(row.workingDaysTaken),
      late: row.workingDaysLate > 0 ? workingDays(row.workingDaysLate) : '',
    })),
    drift: driftWords(workingDaysBetween(calendar, requestedOn, agreedOn ?? view.asAt), agreedOn),
    whyHref: clock ? clockHref(view.complaintId, clock, null) : '',
  }
}
