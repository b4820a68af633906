import { calendarOf } from '../domain/authority/calendar-of.ts'
import type { AuthoritySettings, Deputy } from '../domain/authority/settings.ts'
import { addDays, type IsoDate } from '../domain/calendar/iso-date.ts'
import { londonDay } from '../domain/calendar/london.ts'
import { addWorkingDays, type WorkingDayCalendar } from '../domain/calendar/working-days.ts'
import { wholeOf } from './access/sight.ts'
import { may, visibilityOf } from './permissions.ts'
import type { Actor, AuthorityId, Reads, Services, StreamId } from './ports.ts'
import type { Reminder, ReminderBasis, Reminders } from './reminder-ports.ts'

export type ReminderServices = Readonly<{ reminders: Reminders; services: Services }>

/** What one page holds. */
const MOST_SHOWN = 200
/** An instant cut off after its hour: `2026-11-23T09`. */
const TO_THE_HOUR = 13

type User = Awaited<ReturnType<Reads['users']>>[number]

/** The actor's reminders, and how many there are. Where a night was missed, or much was recorded since, that is made up first. */
export async function remindersOf(
  asked: ReminderServices, actor: Actor, limit = MOST_SHOWN,
): Promise<Readonly<{ reminders: readonly Reminder[]; total: number }>> {
  if (!may(actor, 'view-reminders')) return { reminders: [], total: 0 }
  await makeReminders(asked, actor.authorityId)
  const ofMailboxes = await mailboxReminders(asked.services, actor)
  const { reminders, total } = await asked.reminders.of(actor.authorityId, { userId: actor.userId, visibility: visibilityOf(actor), mayViewEntries: may(actor, 'view-entry'), limit })
  return { reminders: [...ofMailboxes, ...reminders], total: ofMailboxes.length + total }
}

/** A connection ends now and then, and is opened again: a mailbox that is not reached for so long needs somebody. */
const NOT_REACHED_FOR_MS = 60 * 60_000
/** A mailbox has no stream. */
const NO_STREAM = '00000000-0000-0000-0000-000000000000' satisfies StreamId

/** Mailboxes that are not reached, for whoever answers for what is nobody's. They cannot be put away: they go when the mailbox is reached. Decision: 0104. */
async function mailboxReminders({ store, clock }: Services, actor: Actor): Promise<readonly Reminder[]> {
  if (!answersForNobodys(actor)) return []
  const before = new Date(Date.parse(clock.now()) - NOT_REACHED_FOR_MS).toISOString()
  return (await store.read(actor, (reads) => reads.mailboxes())).flatMap(({ mailbox, failingSince }) => failingSince === null || failingSince > before ? [] : [{
    reminderId: `mailbox-${mailbox}`, kind: 'mailbox', streamId: NO_STREAM, entry: null, reference: '', stage: '', clockId: '', item: mailbox, isSealed: false, dueOn: londonDay(failingSince),
    isOwn: true, ownerName: null, isVisible: true,
  }])
}

function answersForNobodys({ role }: Pick<Actor, 'role'>): boolean {
  return role === 'complaints-manager'
}

/** Puts some of the actor's own reminders away. One whose date moves, or that falls due, comes as a new one. */
export async function putRemindersAway({ reminders, services }: ReminderServices, actor: Actor, reminderIds: readonly string[]): Promise<void> {
  if (may(actor, 'view-reminders')) await reminders.putAway(actor.authorityId, actor.userId, reminderIds, services.clock.today())
}

/** Computes an authority's reminders as things stand, unless that was just done: every night, and when somebody looks. */
export async function makeReminders({ reminders, services }: ReminderServices, authorityId: AuthorityId): Promise<void> {
  const today = services.clock.today()
  const basis = await services.store.read(wholeOf(authorityId), async (reads) => {
    const settings = await reads.settings()
    return reminderBasis({ settings, users: await reads.users(), calendar: calendarOf(settings, services.calendar), today, now: services.clock.now() })
  })
  if (!await reminders.isMade(authorityId, basis)) await reminders.make(authorityId, basis)
}

/** What an authority's reminders are computed with on a day. Pure. */
function reminderBasis(
  { settings, users, calendar, today, now }: Readonly<{ settings: AuthoritySettings; users: readonly User[]; calendar: WorkingDayCalendar; today: IsoDate; now: string }>,
): ReminderBasis {
  const present = users.filter((user) => user.isActive && may(user, 'view-reminders'))
  const ids = new Set<string>(present.map(({ userId }) => userId))
  const recipients = users.flatMap(({ userId }) => {
    const recipientId = standInOn(userId, settings.deputies, today, ids)
    return recipientId === null ? [] : [{ ownerId: userId, recipientId }]
  })
  return {
    today, hour: now.slice(0, TO_THE_HOUR), recipients: recipients.sort((one, other) => (one.ownerId < other.ownerId ? -1 : 1)),
    dueUntil: addWorkingDays(calendar, today, settings.reminderWorkingDaysAhead).on, silentSince: silentSince(today, settings.silentAfterWorkingDays, calendar),
    fallback: present.filter(answersForNobodys).map(({ userId }) => userId).sort(),
    entryViewers: present.filter((user) => may(user, 'view-entry')).map(({ userId }) => userId).sort(),
  }
}

/**
 * Who answers for somebody on a day: they themselves, or while they are away whoever stands in for them, or for that one
 * in turn. A deputy who is away too and has none, or whose account has ended, leaves it with the one before. Null where
 * nobody of them is there.
 */
export function standInOn(userId: string, deputies: readonly Deputy[], day: IsoDate, present: ReadonlySet<string>): string | null {
  const seen = new Set<string>()
  let found: string | null = null
  for (let next: string | undefined = userId; next !== undefined && !seen.has(next); ) {
    const one: string = next
    seen.add(one)
    if (present.has(one)) found = one
    next = deputies.find((deputy) => deputy.userId === one && deputy.from <= day && (deputy.until === null || day <= deputy.until))?.deputyId
  }
  return found
}

/** The last day that lies `workingDays` whole working days back: what was last written in by then is silent today. */
export function silentSince(today: IsoDate, workingDays: number, calendar: WorkingDayCalendar): IsoDate {
  return addDays(addWorkingDays(calendar, addDays(today, 1), -Math.max(1, workingDays)).on, -1)
}
