import type { IsoDate } from '../../domain/calendar/iso-date.ts'
import type { UserId } from '../../domain/complaint/events.ts'
import type { Reminder } from '../reminder-ports.ts'

/** How somebody wants to be reminded by mail: once a day of what is new, of each thing by itself, or not at all. */
export const REMINDER_CHOICES = ['digest', 'each', 'none'] as const
export type ReminderChoice = (typeof REMINDER_CHOICES)[number]
/** Of whoever has not said. */
export const USUAL_REMINDER_CHOICE: ReminderChoice = 'digest'

/** What makes a reminder the same one, whenever it is computed. */
export type ReminderKey = Pick<Reminder, 'streamId' | 'kind' | 'clockId' | 'item' | 'dueOn'>

/** What was sent to whom, so that nothing is sent twice. Part of the transaction in which the messages are queued. */
export type ReminderMail = Readonly<{
  choose(userId: UserId, choice: ReminderChoice, at: string): Promise<void>
  /** Of these reminders those that this person was not sent before: from now on they were. Two at once never get the same. */
  claim(userId: UserId, reminders: readonly Reminder[], at: string): Promise<readonly Reminder[]>
  /** Keeps with which message some of them went, so that it can be asked again when it leaves. */
  wentWith(userId: UserId, reminders: readonly ReminderKey[], messageId: string): Promise<void>
  /** True for the first of a day: nobody else makes this person's digest of it. Not before a day that was. */
  claimDay(userId: UserId, day: IsoDate): Promise<boolean>
}>

export type ReminderMailReads = Readonly<{
  reminderChoices(): Promise<ReadonlyMap<string, ReminderChoice>>
  /** What a message was queued for. */
  remindersOfMessage(messageId: string): Promise<readonly ReminderKey[]>
}>
