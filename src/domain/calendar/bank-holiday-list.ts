import type { IsoDate } from './iso-date.ts'

/** A day that the law of one division takes out of the working days. `confirmed` says that its source was read. */
export type BankHoliday = Readonly<{ on: IsoDate; title: string; confirmed: boolean }>

/**
 * One version of the bank holidays of one division. A list is never changed: a bank holiday proclaimed later makes a
 * new list with a new `id`, so that a due date can say which list it was counted with.
 */
export type BankHolidayList = Readonly<{
  id: string
  division: 'england-and-wales' | 'scotland' | 'northern-ireland'
  /** The first day for which the list is complete. */
  vouchedFrom: IsoDate
  /** The last day for which the list is complete; dates counted past it are provisional. */
  vouchedUntil: IsoDate
  source: string
  days: readonly BankHoliday[]
}>
