import { addDays, type IsoDate } from '../calendar/iso-date.ts'
import { addWorkingDays, type WorkingDayCalendar } from '../calendar/working-days.ts'

/** How a letter goes by post. */
export const POST_CLASSES = ['first-class', 'second-class'] as const
export type PostClass = (typeof POST_CLASSES)[number]

/**
 * After how many working days a letter is taken to have come, the day of posting not counted.
 *
 * Law: Interpretation Act 1978 s7 (in the ordinary course of post). Guidance: Practice Direction (Queen's Bench Division:
 * service of documents: first and second class mail) [1985] 1 WLR 489 (not seen): the second and the fourth working day.
 */
const POST_WORKING_DAYS: Readonly<Record<PostClass, number>> = { 'first-class': 2, 'second-class': 4 }

/** The day on which a letter posted on `postedOn` is taken to have come. `provisional`: beyond the known bank holidays. */
export function arrivesOn(calendar: WorkingDayCalendar, by: PostClass, postedOn: IsoDate): Readonly<{ on: IsoDate; provisional: boolean }> {
  return addWorkingDays(calendar, postedOn, POST_WORKING_DAYS[by])
}

/** The last working day on which it can be posted to come by `dueOn`, which need be no working day itself. */
export function lastPostingDay(calendar: WorkingDayCalendar, by: PostClass, dueOn: IsoDate): IsoDate {
  // A day later and a working day more: counted back from the last working day up to `dueOn`.
  return addWorkingDays(calendar, addDays(dueOn, 1), -(POST_WORKING_DAYS[by] + 1)).on
}
