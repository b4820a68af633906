/** Where a rule comes from. `confirmed` says that the text was read; a rule taken from general knowledge is not. */
export type Citation = Readonly<{
  /** The authority for it: a statutory provision, guidance that may be departed from with reason, or a local target. */
  strength: 'law' | 'guidance' | 'local'
  law: string | null
  guidance: string | null
  confirmed: boolean
}>

/**
 * How long something may take.
 *
 * `working-days` counts from the day of the event as day 0, or with `dayOne: 'day-of-event'` from that day as day 1.
 * `working-days-before` counts back from a day that is still to come. `calendar-days` counts every day, from the day of
 * the event as day 0 (or as day 1, with `dayOne: 'day-of-event'`). `stated-day` is no count: somebody named the day, in a
 * letter, a promise or a plan. `none` is a step without a limit.
 */
export type Limit =
  | Readonly<{ kind: 'working-days'; workingDays: number; dayOne?: 'next-working-day' | 'day-of-event' }>
  | Readonly<{ kind: 'working-days-before'; workingDays: number }>
  | Readonly<{ kind: 'calendar-months'; calendarMonths: number }>
  | Readonly<{ kind: 'calendar-days'; calendarDays: number; dayOne?: 'day-of-event' }>
  | Readonly<{ kind: 'stated-day'; field: string }>
  | Readonly<{ kind: 'none' }>

/** What is asked of a clock that can run: a limit, and how far an extension may take it. */
export type Timescale = Readonly<{
  limit: Exclude<Limit, { kind: 'none' }>
  /** The most working days in all, from the start; null where no extension in working days is known. */
  ceilingWorkingDays: number | null
  /** True where the last day is the end of somebody's opportunity, so that nobody is late when it has gone by. */
  lapses: boolean
}>
