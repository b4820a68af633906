import type { EntryDate } from '../application/entry-ports.ts'
import type { MovedDate } from '../application/holidays.ts'
import type { EntryClockId } from '../domain/register/entry-clocks.ts'
import { ENTRY_KIND_LABELS } from './register.ts'

/** What has to be done by a day, in what is no complaint. */
export const ENTRY_CLOCK_TITLES: Readonly<Record<EntryClockId, string>> = {
  'enquiry-answer': 'Answer the enquiry', 'member-enquiry-answer': 'Answer the councillor or MP', 'compliment-pass-on': 'Pass the thanks on',
  'learning-action': 'Do what was agreed from learning', 'learning-look-back-6': 'Look back on learning after six months',
  'learning-look-back-12': 'Look back on learning after twelve months', 'rights-answer': 'Answer the request about somebody’s data', 'hold-review': 'Review the hold',
}

/** What a date is of: its reference, or where it has none the sort of thing it is. */
export function entryDateOf({ reference, entryKind }: Pick<EntryDate, 'reference' | 'entryKind'>): string {
  return reference === '' ? ENTRY_KIND_LABELS[entryKind] : reference
}

/** What a date that moves is of, and for an entry of the register what has to be done by it. */
export function movedDateOf({ reference, entry, clockId }: Pick<MovedDate, 'reference' | 'entry' | 'clockId'>): string {
  if (entry === null) return reference
  return `${entryDateOf({ reference, entryKind: entry.kind })}, ${(isEntryClock(clockId) ? ENTRY_CLOCK_TITLES[clockId] : clockId).toLowerCase()}`
}

export function isEntryClock(clockId: string): clockId is EntryClockId {
  return clockId in ENTRY_CLOCK_TITLES
}

export const OTHER_DATES = {
  title: 'Other things that are due',
  heading: 'Besides complaints',
  /** Each follows its number, in one sentence. */
  counted: { overdue: 'overdue', 'due-today': 'due today', 'due-soon': 'due in the next 5 working days', open: 'open in all' },
  empty: {
    overdue: 'Nothing is overdue.', 'due-today': 'Nothing falls due today.', 'due-soon': 'Nothing falls due in the next 5 working days.',
    open: 'Nothing is waiting. Enquiries and whatever else has a date appear here when they are recorded.',
  },
  filters: { clock: { label: 'What is due', any: 'Anything' }, owner: { label: 'Whose', any: 'Anybody’s' } },
} as const
