import type { IsoDate } from '../../domain/calendar/iso-date.ts'
import type { WorkingDayCalendar } from '../../domain/calendar/working-days.ts'
import type { RowKind } from './row-kinds.ts'
import type { WordChoices } from './word-choices.ts'

/** What every row of a register is checked against. */
export type CheckContext = Readonly<{
  choices: WordChoices
  today: IsoDate
  calendar: WorkingDayCalendar
  /** The kind of every row, where the file has no column for it. */
  kindForAll: RowKind | null
}>
