import { calendarOf } from '../../domain/authority/calendar-of.ts'
import { londonDay } from '../../domain/calendar/london.ts'
import type { UserId } from '../../domain/complaint/basics.ts'
import { isReminderTime } from '../../domain/outbox/reminder-hours.ts'
import type { SendingChannel } from '../../domain/outbox/outbox.ts'
import { wholeOf } from '../access/sight.ts'
import { may } from '../permissions.ts'
import type { Account, Accounts, Actor, AuthorityId, Services } from '../ports.ts'
import type { Reminder, Reminders } from '../reminder-ports.ts'
import { remindersOf } from '../reminders.ts'
import { type ReminderChoice, type ReminderKey, USUAL_REMINDER_CHOICE } from './reminder-mail-ports.ts'

/** What one message says: nothing of anybody but references, days and how many. `open`: how many more stand open of which they were sent a message before. */
export type ReminderWording = (said: Readonly<{ reminders: readonly Reminder[]; open: number; link: string }>) => Readonly<{ subject: string; text: string }>

export type MailReminderParts = Readonly<{
  services: Services
  reminders: Reminders
  accounts: Pick<Accounts, 'all' | 'byId'>
  /** By which way; null where none is set up: nothing is queued then, so that nothing old goes out when there is one. */
  channel: Extract<SendingChannel, 'email' | 'notify-email'> | null
  wording: ReminderWording
  /** Where they sign in to see them. */
  link: string
}>

/** More reminders than these at one look wait for the next. */
const AT_ONCE = 200

/**
 * Queues what people are to be reminded of by mail, as each of them chose, and only when reminders may leave. What is nobody's business of
 * theirs is not among their reminders, and while somebody is away their deputy has them (`remindersOf`). Whatever ends the
 * program in between, nothing is queued twice: what was sent is kept in the transaction that queues it. Returns how many messages.
 */
export async function mailReminders(parts: MailReminderParts, authorityId: AuthorityId): Promise<number> {
  const { services: { store, clock, calendar }, accounts, channel } = parts
  if (channel === null) return 0
  const { settings, choices } = await store.read(wholeOf(authorityId), async (reads) => ({ settings: await reads.settings(), choices: await reads.reminderChoices() }))
  if (!isReminderTime(calendarOf(settings, calendar), clock.now())) return 0
  let queued = 0
  for (const account of await accounts.all(authorityId)) {
    const choice = choices.get(account.userId) ?? USUAL_REMINDER_CHOICE
    if (choice === 'none' || !isThere(account)) continue
    queued += await mailTo(parts, authorityId, account, choice)
  }
  return queued
}

async function mailTo(parts: MailReminderParts, authorityId: AuthorityId, account: Account, choice: Exclude<ReminderChoice, 'none'>): Promise<number> {
  const { services: { store, clock }, wording, link, channel } = parts
  const { reminders, total } = await remindersOf(parts, actorOf(authorityId, account), AT_ONCE)
  if (reminders.length === 0 || channel === null) return 0
  return store.write(wholeOf(authorityId), async (tx) => {
    const at = clock.now()
    if (choice === 'digest' && !await tx.reminderMail.claimDay(account.userId, londonDay(at))) return 0
    const fresh = await tx.reminderMail.claim(account.userId, reminders, at)
    const messages = choice === 'each' ? fresh.map((one) => [one]) : fresh.length === 0 ? [] : [fresh]
    for (const said of messages) {
      const { subject, text } = wording({ reminders: said, open: choice === 'each' ? 0 : total - said.length, link })
      const messageId = await tx.outbox.queue({ about: { kind: 'digest', userId: account.userId }, channel, to: account.email, subject, text, attachments: [], queuedAt: at })
      await tx.reminderMail.wentWith(account.userId, said, messageId)
    }
    return messages.length
  })
}

/** Whoever never signed in has not come yet, and whoever left is not there any more. */
function isThere(account: Account): boolean {
  return account.isActive && account.lastSignedInAt !== null && may(account, 'view-reminders')
}

function actorOf(authorityId: AuthorityId, { userId, name, role, teams }: Account): Actor {
  return { authorityId, userId, name, role, teams }
}

/** More than are ever queued at one look: one that stands further down than when it was queued is found all the same. */
const LOOKED_THROUGH = 2_000

/**
 * What a queued message says when it leaves: of what it was queued for no more than whoever it is for is to be
 * reminded of now, in the words of now. Null where nothing is left of it, they chose to have none, or they are not there any
 * more: a mail server that was away brings nobody what was sealed, settled or put away meanwhile. Decision: 0108.
 */
export async function renewedReminder(
  parts: Omit<MailReminderParts, 'channel'>, authorityId: AuthorityId, { messageId, userId }: Readonly<{ messageId: string; userId: UserId }>,
): Promise<Renewed | null> {
  const { services: { store }, accounts, wording, link } = parts
  const account = await accounts.byId(authorityId, userId)
  if (account === null || !isThere(account)) return null
  const { queuedFor, choice } = await store.read(wholeOf(authorityId), async (reads) => ({
    queuedFor: await reads.remindersOfMessage(messageId), choice: (await reads.reminderChoices()).get(userId) ?? USUAL_REMINDER_CHOICE,
  }))
  if (choice === 'none') return null
  const keys = new Set(queuedFor.map(keyOf))
  const { reminders, total } = await remindersOf(parts, actorOf(authorityId, account), LOOKED_THROUGH)
  const still = reminders.filter((one) => keys.has(keyOf(one)))
  return still.length === 0 ? null : wording({ reminders: still, open: choice === 'each' ? 0 : total - still.length, link })
}

export type Renewed = ReturnType<ReminderWording>

function keyOf({ streamId, kind, clockId, item, dueOn }: ReminderKey): string {
  return JSON.stringify([streamId, kind, clockId, item, dueOn])
}
