import assert from 'node:assert/strict'
import { after, afterEach, describe, test } from 'node:test'
import { datedRegister } from '../../test/support/dated-register.ts'
import { record } from '../../test/support/recorded-complaints.ts'
import { isoDate } from '../domain/calendar/iso-date.ts'
import { createReminders } from '../storage/reminders.ts'
import type { Actor } from './ports.ts'
import { makeReminders, putRemindersAway, remindersOf } from './reminders.ts'

const db = await datedRegister({ after })
const { manager, head, widnes, runcorn } = db

const overdue = await db.given('2026-11-02', { reference: 'OVERDUE', to: widnes, team: 'cin-widnes' })
await db.given('2026-11-11', { reference: 'SOON', to: widnes })
await db.given('2026-11-20', { reference: 'FAR', to: widnes })
await db.given('2026-11-12', { reference: 'NOBODYS', recordedAt: '2026-11-20T12:00:00.000Z' })
await db.given('2026-11-10', { reference: 'PAUSED', to: runcorn, afterwards: [{ type: 'StageOnePaused', happenedOn: isoDate('2026-11-19'), reason: 'awaiting-advocate' }], recordedAt: '2026-11-19T12:00:00.000Z' })

async function seen(actor: Actor, of = db): Promise<readonly string[]> {
  const { reminders } = await remindersOf(of, actor)
  return reminders.map(({ kind, reference, clockId, dueOn, isOwn }) => [kind, reference, clockId, dueOn, ...(isOwn ? [] : ['another’s'])].filter((part) => part !== '').join(' '))
}

async function counted(): Promise<number> {
  const { rows: [row] } = await db.pools.owner.query<{ count: number }>('select count(*)::int as count from reminders')
  return row?.count ?? 0
}

const OF_WIDNES = ['silent OVERDUE 2026-11-02', 'fell-due OVERDUE stage-1-answer 2026-11-16', 'about-to SOON stage-1-answer 2026-11-25'] as const
const OF_NOBODY = ['about-to NOBODYS stage-1-answer 2026-11-26 another’s']

describe('reminders', () => {
  afterEach(async () => {
    db.clock.set('2026-11-23')
    await db.settle({})
  })

  test('say what fell due, what is about to within three working days, and what nobody wrote in for ten', async () => assert.deepEqual(await seen(widnes), OF_WIDNES))
  test('of what is nobody’s come to the complaints manager', async () => assert.deepEqual(await seen(manager), OF_NOBODY))
  test('leave out what is paused, and whoever has nothing has none', async () => {
    assert.deepEqual(await seen(runcorn), [])
    assert.deepEqual(await seen(head), [])
    assert.deepEqual(await seen({ ...widnes, role: 'reader' }), [])
  })

  test('are made once, however often and by however many servers at once', async () => {
    const before = await counted()
    await db.pools.owner.query('delete from reminder_runs')
    const other = { ...db, reminders: createReminders(db.pools) }
    await Promise.all([makeReminders(db, db.authorityId), makeReminders(other, db.authorityId), makeReminders(db, db.authorityId), makeReminders(other, db.authorityId)])
    assert.equal(await counted(), before)
    await db.pools.owner.query('delete from reminders')
    await db.pools.owner.query('delete from reminder_runs')
    await Promise.all([makeReminders(db, db.authorityId), makeReminders(other, db.authorityId)])
    assert.equal(await counted(), before)
  })

  test('that a night failed to make are made by the first who looks', async () => {
    db.clock.set('2026-11-26')
    assert.deepEqual((await seen(widnes)).filter((one) => one.includes('SOON')), ['silent SOON 2026-11-11', 'fell-due SOON stage-1-answer 2026-11-25'])
  })

  test('that were missed for a week are made up whole', async () => {
    db.clock.set('2026-12-04')
    assert.deepEqual((await seen(widnes)).filter((one) => one.includes('FAR')), ['silent FAR 2026-11-20', 'about-to FAR stage-1-answer 2026-12-04'])
  })

  test('go to the deputy while somebody is away, and come back with them', async () => {
    await db.settle({ deputies: [{ userId: widnes.userId, deputyId: runcorn.userId, from: isoDate('2026-11-20'), until: isoDate('2026-11-24') }] })
    assert.deepEqual(await seen(runcorn), OF_WIDNES.map((one) => `${one} another’s`))
    assert.deepEqual(await seen(widnes), [])
    const { reminders } = await remindersOf(db, runcorn)
    assert.deepEqual(reminders.map(({ ownerName, isVisible }) => [ownerName, isVisible]), [['Widnesson', false], ['Widnesson', false], ['Widnesson', false]])
    db.clock.set('2026-11-25')
    assert.deepEqual(await seen(runcorn), [])
    assert.ok((await seen(widnes)).includes('fell-due OVERDUE stage-1-answer 2026-11-16'))
  })

  test('are put away by whoever has them, for themselves alone, and stay away', async () => {
    const [first] = (await remindersOf(db, manager)).reminders
    await putRemindersAway(db, widnes, [first?.reminderId ?? '', 'not an id'])
    assert.deepEqual(await seen(manager), OF_NOBODY)
    await putRemindersAway(db, manager, [first?.reminderId ?? ''])
    assert.deepEqual(await seen(manager), [])
    db.clock.set('2026-11-24')
    assert.deepEqual(await seen(manager), [])
    // When it falls due, that is another reminder.
    db.clock.set('2026-11-27')
    assert.deepEqual(await seen(manager), ['fell-due NOBODYS stage-1-answer 2026-11-26 another’s'])
  })

  test('are the authority’s own: another has none of them', async () => {
    const { rows } = await db.pools.owner.query('select distinct authority_id from reminders')
    assert.deepEqual(rows, [{ authority_id: db.authorityId }])
  })

  test('that are no longer so are gone at once, without waiting for the night', async () => {
    await seen(widnes)
    await record(db.store, db.authorityId, overdue, [{ type: 'StageOneAnswered', happenedOn: isoDate('2026-11-23'), whole: 'upheld' }], { recordedAt: '2026-11-23T12:00:00.000Z' })
    assert.deepEqual(await seen(widnes), OF_WIDNES.slice(2))
  })

  test('of a complaint never reach whoever is accused in it, and come to the complaints manager instead', async () => {
    const hidden = await db.given('2026-11-12', { reference: 'ACCUSES', to: runcorn, recordedAt: '2026-11-20T12:00:00.000Z' })
    await db.settle({ deputies: [{ userId: widnes.userId, deputyId: runcorn.userId, from: isoDate('2026-11-20'), until: null }] })
    assert.ok((await seen(runcorn)).some((one) => one.includes('ACCUSES')))
    await record(db.store, db.authorityId, hidden, [
      { type: 'SafeguardingConcernRaised', happenedOn: isoDate('2026-11-20'), concernId: 'one', about: 'worker', accusedUser: runcorn.userId, text: { textId: crypto.randomUUID(), digest: 'x' } },
    ], { recordedAt: '2026-11-20T13:00:00.000Z' })
    // At once, though nothing was computed since.
    assert.deepEqual((await seen(runcorn)).filter((one) => one.includes('ACCUSES')), [])
    db.clock.set('2026-11-23', '14:00:00.000')
    assert.deepEqual((await seen(runcorn)).filter((one) => one.includes('ACCUSES')), [])
    assert.ok((await seen(manager)).some((one) => one.includes('ACCUSES stage-1-answer')))
  })

  test('of somebody who has left come to the complaints manager', async () => {
    await db.deactivate(widnes.userId)
    assert.deepEqual((await seen(manager)).map((one) => one.split(' ')[1]).filter((one) => one === 'SOON'), ['SOON'])
  })
})
