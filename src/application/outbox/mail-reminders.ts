import { calendarOf } from '../../domain/authority/calendar-of.ts'
import { londonDay } from '../../domain/calendar/london.ts'
import { isReminderTime } from '../../domain/outbox/reminder-hours.ts'
import type { SendingChannel } from '../../domain/outbox/outbox.ts'
import { wholeOf } from '../access/sight.ts'
import { may } from '../permissions.ts'
import type { Account, Accounts, Actor, AuthorityId, Services } from '../ports.ts'
import type { Reminder, Reminders } from '../reminder-ports.ts'
import { remindersOf } from '../reminders.ts'
import { type ReminderChoice, USUAL_REMINDER_CHOICE } from './reminder-mail-ports.ts'

/** What one message says: nothing of anybody but references, days and how many. `open`: how many more stand open of which they were sent a message before. */
export type ReminderWording = (said: Readonly<{ reminders: readonly Reminder[]; open: number; link: string }>) => Readonly<{ subject: string; text: string }>

export type MailReminderParts = Readonly<{
  services: Services
  reminders: Reminders
  accounts: Pick<Accounts, 'all'>
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
    // Whoever never signed in has not come yet.
    if (choice === 'none' || !account.isActive || account.lastSignedInAt === null || !may(account, 'view-reminders')) continue
    queued += await mailTo(parts, authorityId, account, choice)
  }
  return queued
}

async function mailTo(parts: MailReminderParts, authorityId: AuthorityId, account: Account, choice: Exclude<ReminderChoice, 'none'>): Promise<number> {
  const { services: { store, clock }, wording, link, channel } = parts
  const actor: Actor = { authorityId, userId: account.userId, name: account.name, role: account.role, teams: account.teams }
  const { reminders, total } = await remindersOf(parts, actor, AT_ONCE)
  if (reminders.length === 0 || channel === null) return 0
  return store.write(wholeOf(authorityId), async (tx) => {
    const at = clock.now()
    if (choice === 'digest' && !await tx.reminderMail.claimDay(account.userId, londonDay(at))) return 0
    const fresh = await tx.reminderMail.claim(account.userId, reminders, at)
    const messages = choice === 'each' ? fresh.map((one) => wording({ reminders: [one], open: 0, link })) : fresh.length === 0 ? [] : [wording({ reminders: fresh, open: total - fresh.length, link })]
    for (const { subject, text } of messages)
      await tx.outbox.queue({ about: { kind: 'digest', userId: account.userId }, channel, to: account.email, subject, text, attachments: [], queuedAt: at })
    return messages.length
  })
}
