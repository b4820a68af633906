import type { Reminder, ReminderKind } from '../application/reminder-ports.ts'
import { longDate } from './dates.ts'

/** In the order in which they are shown, after mailboxes that are not reached. */
export const REMINDER_GROUPS: readonly Readonly<{ kind: ReminderKind; heading: string }>[] = [
  { kind: 'fell-due', heading: 'Fell due' }, { kind: 'about-to', heading: 'About to fall due' }, { kind: 'silent', heading: 'Gone silent' },
]

export const REMINDER_WORDS = {
  lastWritten: 'Nothing has been recorded since',
  nobodys: 'nobody’s yet',
  notYours: 'You may not open it: ask the complaints manager to allocate it to you.',
} as const

/** Which mailbox is not reached, and since when. */
export function notReached({ item, dueOn }: Pick<Reminder, 'item' | 'dueOn'>): string {
  return `The mailbox “${item}” has not been reached since ${longDate(dueOn)}. What people send to it does not come here.`
}

/** Whose it is, where somebody is reminded in another's place. */
export function inPlaceOf(ownerName: string): string {
  return `for ${ownerName}, who is away`
}

/** "1 reminder", "12 reminders". */
export function remindersCounted(count: number): string {
  return count === 1 ? '1 reminder' : `${count} reminders`
}
