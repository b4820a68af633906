import { may } from '../permissions.ts'
import type { Actor, Services } from '../ports.ts'
import { wholeOf } from '../access/sight.ts'
import { type ReminderChoice, USUAL_REMINDER_CHOICE } from './reminder-mail-ports.ts'

/** How this person is reminded by mail; null where they are reminded of nothing. */
export async function reminderChoiceOf({ store }: Pick<Services, 'store'>, actor: Actor): Promise<ReminderChoice | null> {
  if (!may(actor, 'view-reminders')) return null
  return store.read(wholeOf(actor.authorityId), async (reads) => (await reads.reminderChoices()).get(actor.userId) ?? USUAL_REMINDER_CHOICE)
}

/** Says how one wants to be reminded by mail: for oneself alone. */
export async function chooseReminders({ store, clock }: Pick<Services, 'store' | 'clock'>, actor: Actor, choice: ReminderChoice): Promise<void> {
  if (may(actor, 'view-reminders')) await store.write(wholeOf(actor.authorityId), (tx) => tx.reminderMail.choose(actor.userId, choice, clock.now()))
}
