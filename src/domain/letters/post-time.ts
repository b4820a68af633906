import { addDays, type IsoDate } from '../calendar/iso-date.ts'
import { addWorkingDays, type WorkingDayCalendar } from '../calendar/working-days.ts'
import { law } from '../procedure/cite.ts'
import type { Citation } from '../timescales/limit.ts'

/** How a letter goes by post. */
export const POST_CLASSES = ['first-class', 'second-class'] as const
export type PostClass = (typeof POST_CLASSES)[number]

/** After how many working days a letter is taken to have come, the day of posting not counted, and who says so. */
export type PostTime = Readonly<{ workingDays: number; source: Citation }>

/**
 * Confirmed: section 7 and the whole of the direction were read as the Valuation Office's manual prints them (*Council Tax Manual*, section 3,
 * appendix 3.5); the Insolvency (England and Wales) Rules 2016, rule 1.42, read on legislation.gov.uk, count the same days. Working days are
 * Monday to Friday without bank holidays; it holds unless the contrary is shown.
 *
 * Royal Mail itself aims at less and promises nothing: second class *within three weekdays*, on every other weekday and never on a Saturday (royalmail.com,
 * *The future of letter deliveries*, as stored at the end of 2025). So its own aims are not what is counted with.
 */
const IN_THE_ORDINARY_COURSE = law('Interpretation Act 1978 s7', true, 'Practice Direction (QBD) 8 March 1985, Service of documents: first and second class mail [1985] 1 WLR 489, paras 2 and 3')

export const POST_TIMES: Readonly<Record<PostClass, PostTime>> = {
  'first-class': { workingDays: 2, source: IN_THE_ORDINARY_COURSE }, 'second-class': { workingDays: 4, source: IN_THE_ORDINARY_COURSE },
}

/** The day on which a letter posted on `postedOn` is taken to have come. `provisional`: beyond the known bank holidays. */
export function arrivesOn(calendar: WorkingDayCalendar, by: PostClass, postedOn: IsoDate): Readonly<{ on: IsoDate; provisional: boolean }> {
  return addWorkingDays(calendar, postedOn, POST_TIMES[by].workingDays)
}

/** So late in the day, by the clock of London, that what is given to the printer is printed a day later. */
const PRINTED_UNTIL_MINUTE = 17 * 60 + 30

/**
 * The day on which a letter that GOV.UK Notify prints is taken to have come: it is printed in the evening of `givenOn`, posted on the next working day,
 * and goes second class. `minute`: of the day in London, where it was given to the printer already.
 *
 * Source: Notify, *Delivery times* (letters are printed at 5:30pm and posted the next working day, Monday to Friday), read as other public programs
 * quote it, and its `letter_timings.py`; not seen on its own site.
 */
export function printedArrivesOn(calendar: WorkingDayCalendar, givenOn: IsoDate, minute = 0): Readonly<{ on: IsoDate; provisional: boolean }> {
  const postedOn = addWorkingDays(calendar, minute < PRINTED_UNTIL_MINUTE ? givenOn : addDays(givenOn, 1), 1)
  const there = arrivesOn(calendar, 'second-class', postedOn.on)
  return { on: there.on, provisional: there.provisional || postedOn.provisional }
}

/** The last working day on which it can be posted to come by `dueOn`, which need be no working day itself. */
export function lastPostingDay(calendar: WorkingDayCalendar, by: PostClass, dueOn: IsoDate): IsoDate {
  // A day later and a working day more: counted back from the last working day up to `dueOn`.
  return addWorkingDays(calendar, addDays(dueOn, 1), -(POST_TIMES[by].workingDays + 1)).on
}
