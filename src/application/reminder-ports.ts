import type { IsoDate } from '../domain/calendar/iso-date.ts'
import type { UserId } from '../domain/complaint/events.ts'
import type { EntryDate } from './entry-ports.ts'
import type { AuthorityId, StreamId, Visibility } from './ports.ts'

/** `mailbox`: of no record. A mailbox is not reached, and what people send to it does not come. */
export const REMINDER_KINDS = ['fell-due', 'about-to', 'silent', 'mailbox'] as const
export type ReminderKind = (typeof REMINDER_KINDS)[number]

/** What reminders are computed with on a day. */
export type ReminderBasis = Readonly<{
  today: IsoDate
  /** The hour within which they are not computed again, unless something here changes. */
  hour: string
  /** What falls due up to this day is about to. */
  dueUntil: IsoDate
  /** Silent is what nothing was recorded for since this day, or earlier. */
  silentSince: IsoDate
  /** Who is reminded of what is whose. */
  recipients: readonly Readonly<{ ownerId: string; recipientId: string }>[]
  /** Who is reminded of what is nobody's. */
  fallback: readonly string[]
  /** Who may be reminded of what is no complaint. */
  entryViewers: readonly string[]
}>

/** Something that one person is reminded of. */
export type Reminder = Readonly<{
  reminderId: string
  kind: ReminderKind
  streamId: StreamId
  /** What it is of, where it is no complaint; null for a complaint. */
  entry: Pick<EntryDate, 'entryKind' | 'clockId' | 'item'> | null
  reference: string
  /** Of a complaint; empty for anything else. */
  stage: string
  /** Empty for silence. */
  clockId: string
  /** Which of several of its kind, a mailbox by its key; empty for one that is the only one. */
  item: string
  /** Whether its record is sealed: nothing outside of Heard names it then. */
  isSealed: boolean
  /** For silence the last day on which anything was recorded; for a mailbox the day since which it is not reached. */
  dueOn: IsoDate
  /** Whether it is the reader's own; else somebody is away, or it is nobody's. */
  isOwn: boolean
  ownerName: string | null
  /** Whether the reader may open the complaint: a deputy may stand in for somebody of another team. */
  isVisible: boolean
}>

export type Reminders = Readonly<{
  /** Whether they were computed for this day with this basis. */
  isMade(authorityId: AuthorityId, basis: ReminderBasis): Promise<boolean>
  /** Computes them: what is new is added, what is no longer so is deleted. Done once, whoever asks and how often. */
  make(authorityId: AuthorityId, basis: ReminderBasis): Promise<void>
  /** What that person has not put away, as far as it is still so; the earliest day first, at most `limit`. */
  of(authorityId: AuthorityId, query: Readonly<{ userId: UserId; visibility: Visibility; mayViewEntries: boolean; limit: number }>): Promise<Readonly<{ reminders: readonly Reminder[]; total: number }>>
  /** That person's own reminders; others' are left alone. */
  putAway(authorityId: AuthorityId, userId: UserId, reminderIds: readonly string[], on: IsoDate): Promise<void>
}>
