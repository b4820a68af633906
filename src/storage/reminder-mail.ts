import type { ReminderChoice, ReminderKey, ReminderMail, ReminderMailReads } from '../application/outbox/reminder-mail-ports.ts'
import type { AuthorityId } from '../application/ports.ts'
import type { Trx } from './projector.ts'
import { rowsOf } from './queries/run.ts'

/** Who wants to be reminded how, and of what each was sent a message, in PostgreSQL. */
export function makeReminderMail(trx: Trx, authorityId: AuthorityId, inFullSight: <T>(work: () => Promise<T>) => Promise<T>): ReminderMail {
  return {
    choose: (userId, choice, at) => inFullSight(async () => void (await rowsOf(trx, `
      insert into reminder_choices (authority_id, user_id, choice, chosen_at) values ($1, $2, $3, $4::timestamptz)
      on conflict (authority_id, user_id) do update set choice = excluded.choice, chosen_at = excluded.chosen_at`, [authorityId, userId, choice, at]))),
    claim: async (userId, reminders, at) => {
      const rows = await rowsOf<{ place: number }>(trx, `
        with asked as (select * from unnest($3::uuid[], $4::text[], $5::text[], $6::text[], $7::date[]) with ordinality as a(stream_id, kind, clock_id, item, due_on, place)),
        added as (
          insert into reminders_mailed (authority_id, user_id, stream_id, kind, clock_id, item, due_on, mailed_at)
          select $1, $2, stream_id, kind, clock_id, item, due_on, $8::timestamptz from asked on conflict do nothing
          returning stream_id, kind, clock_id, item, due_on)
        select a.place::int as place from asked a join added using (stream_id, kind, clock_id, item, due_on)`, [
        authorityId, userId, ...columnsOf(reminders), at,
      ])
      const places = new Set(rows.map(({ place }) => place))
      return reminders.filter((_, index) => places.has(index + 1))
    },
    wentWith: (userId, reminders, messageId) => inFullSight(async () => void (await rowsOf(trx, `
      update reminders_mailed m set message_id = $8 from unnest($3::uuid[], $4::text[], $5::text[], $6::text[], $7::date[]) as a(stream_id, kind, clock_id, item, due_on)
      where m.authority_id = $1 and m.user_id = $2 and (m.stream_id, m.kind, m.clock_id, m.item, m.due_on) = (a.stream_id, a.kind, a.clock_id, a.item, a.due_on)`,
      [authorityId, userId, ...columnsOf(reminders), messageId]))),
    claimDay: async (userId, day) => (await rowsOf(trx, `
      insert into reminder_digests as d (authority_id, user_id, last_on) values ($1, $2, $3::date)
      on conflict (authority_id, user_id) do update set last_on = excluded.last_on where d.last_on < excluded.last_on
      returning 1`, [authorityId, userId, day])).length > 0,
  }
}

/** The keys of reminders, column by column. */
function columnsOf(reminders: readonly ReminderKey[]): readonly (readonly string[])[] {
  return [
    reminders.map(({ streamId }) => streamId), reminders.map(({ kind }) => kind), reminders.map(({ clockId }) => clockId), reminders.map(({ item }) => item), reminders.map(({ dueOn }) => dueOn),
  ]
}

export function readsOfReminderMail(trx: Trx, authorityId: AuthorityId): ReminderMailReads {
  return {
    remindersOfMessage: (messageId) => rowsOf<ReminderKey>(trx, `
      select stream_id as "streamId", kind, clock_id as "clockId", item, due_on as "dueOn" from reminders_mailed where authority_id = $1 and message_id = $2`, [authorityId, messageId]),
    reminderChoices: async () => new Map((await rowsOf<{ user_id: string; choice: ReminderChoice }>(trx, 'select user_id, choice from reminder_choices where authority_id = $1', [authorityId])).map(({ user_id, choice }) => [user_id, choice])),
  }
}
