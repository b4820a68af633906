import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { datedRegister } from '../../../test/support/dated-register.ts'
import { isoDate } from '../../domain/calendar/iso-date.ts'
import { reminderWording } from '../../words/reminder-mail.ts'
import { record } from '../../../test/support/recorded-complaints.ts'
import type { Actor } from '../ports.ts'
import { putRemindersAway, remindersOf } from '../reminders.ts'
import { handOverDue } from './hand-over.ts'
import { mailReminders, renewedReminder, type MailReminderParts } from './mail-reminders.ts'
import { chooseReminders } from './reminder-choice.ts'
import type { Outgoing, Sender } from './senders.ts'

const db = await datedRegister({ after })
const { manager, widnes, runcorn, head } = db
const parts: MailReminderParts = { services: db.services, reminders: db.reminders, accounts: db.accounts, channel: 'email', wording: reminderWording, link: 'https://complaints.example/reminders' }
for (const { userId } of [manager, widnes, runcorn, head]) await db.accounts.change(db.authorityId, userId, () => ({ lastSignedInAt: '2026-11-20T09:00:00.000Z' }))
await db.given('2026-11-02', { reference: 'OVERDUE', to: widnes, team: 'cin-widnes' })
await db.given('2026-11-11', { reference: 'SOON', to: widnes })
const sealed = await db.given('2026-11-12', { reference: 'SEALED', to: widnes, person: { givenName: 'Ada', familyName: 'Marsh' }, recordedAt: '2026-11-20T12:00:00.000Z' })
await record(db.store, db.authorityId, sealed, [{ type: 'ComplaintSealed', happenedOn: isoDate('2026-11-20'), because: 'other', text: { textId: crypto.randomUUID(), digest: 'x' }, forUsers: [widnes.userId], about: [] }], { recordedAt: '2026-11-20T12:30:00.000Z' })

const mail = () => mailReminders(parts, db.authorityId)

/** What waits for somebody: subject and words, in order; and it is gone from the outbox. */
async function mailFor({ userId }: Actor): Promise<readonly string[]> {
  const { rows } = await db.pools.owner.query<{ said: string }>(`with gone as (delete from outbox where user_id = $1 returning message_id)
    select c.subject || ' | ' || c.body as said from outbox_contents c join gone g using (message_id) order by 1`, [userId])
  return rows.map(({ said }) => said)
}

describe('Reminders by mail', () => {
  test('nothing is sent in the night, at the weekend or on a bank holiday', async () => {
    for (const [day, time] of [['2026-11-23', '03:00:00.000'], ['2026-11-23', '07:59:00.000'], ['2026-11-23', '18:00:00.000'], ['2026-11-22', '10:00:00.000'], ['2026-12-25', '10:00:00.000']] as const) {
      db.clock.set(day, time)
      assert.equal(await mail(), 0, `${day} ${time}`)
    }
  })

  test('at eight on a working day each has one message with what is new, and no second, however often the server starts', async () => {
    db.clock.set('2026-11-23', '08:00:00.000')
    assert.deepEqual(await Promise.all([mail(), mail(), mail()]).then((many) => many.reduce((sum, one) => sum + one, 0)), 1)
    assert.equal(await mail(), 0)
    const [only, ...others] = await mailFor(widnes)
    assert.deepEqual(others, [])
    assert.match(only ?? '', /^4 reminders \| OVERDUE: nothing has been recorded since Monday 2 November 2026\.\nOVERDUE: fell due on Monday 16 November 2026\.\nSOON: is about to fall due, on Wednesday 25 November 2026\.\nOne more: sign in to see which\.\n\nSign in to see them: https:/)
  })

  test('a message names nobody, and of a sealed complaint not even its reference; whoever is not on its list hears nothing of it', async () => {
    db.clock.set('2026-11-24', '09:00:00.000')
    await db.pools.owner.query('delete from reminders_mailed')
    await db.pools.owner.query('delete from reminder_digests')
    await mail()
    const all = (await Promise.all([manager, widnes, runcorn, head].map(mailFor))).flat()
    assert.ok(all.length > 0)
    for (const said of all) assert.doesNotMatch(said, /SEALED|Ada|Marsh|Widnesson|stage|answer/i)
    assert.equal(all.filter((said) => said.includes('sign in to see which')).length, 1)
  })

  test('what was said once is counted the next day, and not said again; where nothing is new nothing comes', async () => {
    db.clock.set('2026-11-25', '08:00:00.000')
    await mail()
    assert.match((await mailFor(widnes)).join(), /^Reminder: SOON \| SOON: nothing has been recorded since Wednesday 11 November 2026\.\n\nStill open of which you were sent a message before: 4\./)
    db.clock.set('2026-11-25', '16:00:00.000')
    await mail()
    assert.deepEqual(await mailFor(widnes), [])
    db.clock.set('2026-11-26', '08:00:00.000')
    await mail()
    const [said = ''] = await mailFor(widnes)
    assert.match(said, /SOON: fell due on Wednesday 25 November 2026/)
    assert.match(said, /Still open of which you were sent a message before: \d/)
    assert.doesNotMatch(said, /OVERDUE: fell due/)
  })

  test('whoever chose so has each by itself when it comes up, or none', async () => {
    await chooseReminders(db.services, widnes, 'none')
    await db.given('2026-11-16', { reference: 'THIRD', to: widnes, recordedAt: '2026-11-20T12:00:00.000Z' })
    db.clock.set('2026-11-27', '10:00:00.000')
    await mail()
    assert.deepEqual(await mailFor(widnes), [])
    await chooseReminders(db.services, widnes, 'each')
    db.clock.set('2026-11-27', '11:00:00.000')
    await mail()
    const subjects = (await mailFor(widnes)).map((said) => said.split(' | ')[0])
    assert.ok(subjects.includes('Reminder: THIRD'), subjects.join())
    assert.ok(subjects.every((subject) => subject?.startsWith('Reminder: ') === true || subject === '1 reminder'))
    await chooseReminders(db.services, widnes, 'digest')
  })

  test('a mailbox that has not been reached for an hour is told to the complaints manager, once for each time, and to nobody else', async () => {
    const failing = (failingSince: string | null) => db.store.write({ authorityId: db.authorityId, sight: { kind: 'whole', userId: '', teams: [] } }, (tx) => tx.mail.saveMailbox({
      mailbox: 'complaints', uidValidity: 1, lastUid: 4, lookedAt: '2026-11-27T09:00:00.000Z', failingSince, failure: failingSince === null ? null : 'sign-in-refused', attempts: 3, nextAt: null,
    }))
    for (const { userId } of [manager, widnes, head]) await chooseReminders(db.services, { ...manager, userId }, 'each')
    const told = async (time: string) => {
      db.clock.set('2026-11-27', time)
      await mail()
      return Promise.all([manager, widnes, head].map(async (who) => (await mailFor(who)).filter((said) => said.includes('mailbox'))))
    }
    await failing('2026-11-27T11:30:00.000Z')
    assert.deepEqual(await told('12:29:00.000'), [[], [], []])
    const [[said = '', ...more] = [], ...others] = await told('12:31:00.000')
    assert.match(said, /^1 reminder \| The mailbox “complaints” has not been reached since Friday 27 November 2026\. What people send to it does not come here\./)
    assert.deepEqual([more, others, await told('13:00:00.000')], [[], [[], []], [[], [], []]])
    await failing(null)
    assert.ok((await remindersOf(db, manager)).reminders.every(({ kind }) => kind !== 'mailbox'))
    for (const { userId } of [manager, widnes, head]) await chooseReminders(db.services, { ...manager, userId }, 'digest')
  })

  test('while somebody is away their deputy is reminded, and they are not', async () => {
    await db.pools.owner.query('delete from reminders_mailed')
    await db.settle({ deputies: [{ userId: widnes.userId, deputyId: runcorn.userId, from: isoDate('2026-11-20'), until: isoDate('2026-12-04') }] })
    db.clock.set('2026-11-30', '08:30:00.000')
    await mail()
    assert.deepEqual(await mailFor(widnes), [])
    const [said = ''] = await mailFor(runcorn)
    assert.match(said, /OVERDUE: fell due on Monday 16 November 2026 \(in somebody’s place\)/)
    assert.doesNotMatch(said, /SEALED|sign in to see which/)
    await db.settle({})
  })

  test('without a way to send mail nothing is queued, so that nothing old goes out when there is one', async () => {
    await db.pools.owner.query('delete from reminders_mailed')
    await db.pools.owner.query('delete from reminder_digests')
    assert.equal(await mailReminders({ ...parts, channel: null }, db.authorityId), 0)
    const { rows } = await db.pools.owner.query('select 1 from reminders_mailed')
    assert.deepEqual(rows, [])
  })

  describe('that leaves later than it was queued', () => {
    const emptied = async () => { for (const table of ['outbox', 'outbox_contents', 'reminders_mailed', 'reminder_digests']) await db.pools.owner.query(`delete from ${table}`) }
    /** What leaves, to whom, and where every message stands afterwards. */
    const leave = async () => {
      const sent: Outgoing[] = []
      const email: Sender = { fates: null, rest: () => Promise.resolve(), handOver: async (message, begin) => { if (await begin()) sent.push(message); return { kind: 'accepted' } } }
      await handOverDue({
        services: db.services, senders: { email }, pagesOf: async () => 1, attachments: async () => [], tell: async () => undefined, isDemonstration: false, renewed: (of, message) => renewedReminder(parts, of, message),
      }, db.authorityId, new AbortController().signal)
      const { rows } = await db.pools.owner.query<{ state: string }>('select state from outbox where user_id = $1', [widnes.userId])
      return { widnes: sent.filter(({ to }) => to.startsWith('widnesson@')).map(({ subject, text }) => `${subject} | ${text}`).join(), states: rows.map(({ state }) => state) }
    }

    test('names nothing that was sealed, put away or settled since, and says how many are left', async () => {
      await emptied()
      db.clock.set('2026-12-01', '08:00:00.000')
      const late = await db.given('2026-11-03', { reference: 'LATE', to: widnes })
      await db.given('2026-11-04', { reference: 'AWAY', to: widnes })
      assert.ok(await mail() > 0)
      await record(db.store, db.authorityId, late, [{ type: 'ComplaintSealed', happenedOn: isoDate('2026-12-01'), because: 'other', text: { textId: crypto.randomUUID(), digest: 'x' }, forUsers: [manager.userId], about: [] }], { recordedAt: '2026-12-01T08:01:00.000Z' })
      const away = (await remindersOf(db, widnes)).reminders.filter(({ reference }) => reference === 'AWAY').map(({ reminderId }) => reminderId)
      await putRemindersAway(db, widnes, away)
      const { widnes: said, states } = await leave()
      assert.match(said, /OVERDUE: fell due/)
      assert.doesNotMatch(said, /LATE|AWAY/)
      assert.deepEqual(states, ['sent'])
    })

    test('does not leave at all where nothing is left of it, they chose to have none, or their account was closed before', async () => {
      for (const change of [
        async () => putRemindersAway(db, widnes, (await remindersOf(db, widnes)).reminders.map(({ reminderId }) => reminderId)),
        () => chooseReminders(db.services, widnes, 'none'),
        () => db.deactivate(widnes.userId),
      ]) {
        await emptied()
        await db.pools.owner.query('update reminders set put_away_on = null')
        await chooseReminders(db.services, widnes, 'digest')
        assert.ok(await mail() > 0)
        await change()
        const { widnes: said, states } = await leave()
        assert.deepEqual([said, states], ['', ['cancelled']])
      }
      await emptied()
      await db.accounts.change(db.authorityId, widnes.userId, () => ({ isActive: true }))
    })
  })

  test('whoever has left, or never came, is sent nothing', async () => {
    await db.accounts.change(db.authorityId, manager.userId, () => ({ lastSignedInAt: null }))
    await db.deactivate(widnes.userId)
    db.clock.set('2026-12-01', '08:30:00.000')
    await mail()
    assert.deepEqual([await mailFor(widnes), await mailFor(manager)], [[], []])
  })
})
