import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { datedRegister } from '../../test/support/dated-register.ts'
import { record } from '../../test/support/recorded-complaints.ts'
import { isoDate } from '../domain/calendar/iso-date.ts'
import { diary, type DiaryAsked } from './diary.ts'
import type { Actor } from './ports.ts'

const db = await datedRegister({ after })
const { manager, head, widnes, runcorn } = db

// Stage 1 falls due: overdue since 16 November, today, on the 30th; paused; answered; closed; a contact promised for a Saturday.
await db.given('2026-11-02', { reference: 'OVERDUE', to: widnes, team: 'cin-widnes' })
await db.given('2026-11-09', { reference: 'TODAY', to: runcorn, team: 'cin-runcorn' })
await db.given('2026-11-16', { reference: 'LATER', team: 'cin-widnes' })
await db.given('2026-11-10', { reference: 'PAUSED', to: widnes, afterwards: [{ type: 'StageOnePaused', happenedOn: isoDate('2026-11-12'), reason: 'awaiting-advocate' }] })
await db.given('2026-11-11', { reference: 'ANSWERED', to: widnes, afterwards: [{ type: 'StageOneAnswered', happenedOn: isoDate('2026-11-13'), whole: 'upheld' }] })
const closed = await db.given('2026-11-12', { reference: 'CLOSED', to: widnes, afterwards: [{ type: 'ComplaintClosed', happenedOn: isoDate('2026-11-13') }] })
await db.given('2026-11-17', {
  reference: 'PROMISED', to: widnes,
  afterwards: [{ type: 'ContactLogged', happenedOn: isoDate('2026-11-18'), kind: 'call', withWhom: 'complainant', nextContactOn: isoDate('2026-11-28') }],
})

const THESE: DiaryAsked = { from: isoDate('2026-11-23'), to: isoDate('2026-12-06') }

async function seen(actor: Actor, asked: DiaryAsked = THESE) {
  const found = await diary(db.services, actor, asked)
  if (!found) return null
  const said = ({ reference, clockId }: Readonly<{ reference: string; clockId: string }>) => `${reference} ${clockId}`
  return {
    overdue: found.overdue.dates.map(said), paused: found.paused.dates.map(said), total: found.total,
    days: Object.fromEntries(found.days.filter(({ dates }) => dates.length > 0).map(({ on, dates }) => [on, dates.map(said)])),
  }
}

describe('the diary', () => {
  test('has what is overdue, and each day ahead with what falls due on it', async () => assert.deepEqual(await seen(manager), {
    overdue: ['OVERDUE stage-1-answer'], paused: ['PAUSED stage-1-answer'], total: 4,
    days: {
      '2026-11-23': ['TODAY stage-1-answer'], '2026-11-28': ['PROMISED promised-contact'], '2026-11-30': ['LATER stage-1-answer'], '2026-12-01': ['PROMISED stage-1-answer'],
    },
  }))

  test('says how late, which days are none for working, and which list of the bank holidays has Christmas', async () => {
    const found = await diary(db.services, manager, { from: isoDate('2026-12-23'), to: isoDate('2026-12-29') })
    assert.deepEqual(found?.days.map(({ leftOut }) => leftOut), [
      null, null, { bankHoliday: 'Christmas Day' }, 'saturday', 'sunday', { bankHoliday: 'Boxing Day (substitute day)' }, null,
    ])
    assert.deepEqual(found?.overdue, { dates: [], total: 0 })
    assert.equal((await diary(db.services, manager, THESE))?.overdue.dates[0]?.workingDaysLeft, -5)
  })

  test('shows a past that is asked for as what of it is still undone', async () =>
    assert.deepEqual(await seen(manager, { from: isoDate('2026-11-01'), to: isoDate('2026-11-20') }), { overdue: ['OVERDUE stage-1-answer'], paused: ['PAUSED stage-1-answer'], total: 0, days: {} }))

  test('is one person’s, or nobody’s, where that is asked for', async () => {
    assert.deepEqual((await seen(manager, { ...THESE, owner: runcorn.userId }))?.days, { '2026-11-23': ['TODAY stage-1-answer'] })
    assert.deepEqual((await seen(manager, { ...THESE, owner: 'nobody' }))?.days, { '2026-11-30': ['LATER stage-1-answer'] })
    assert.deepEqual((await seen(manager, { ...THESE, owner: 'no such person' }))?.days, {})
  })

  test('of a team manager has what is allocated to them or their teams, whomever they ask for', async () => {
    assert.deepEqual((await seen(runcorn))?.overdue, [])
    assert.deepEqual((await seen(runcorn))?.days, { '2026-11-23': ['TODAY stage-1-answer'] })
    assert.deepEqual((await seen(runcorn, { ...THESE, owner: widnes.userId }))?.days, {})
    assert.deepEqual((await seen(widnes))?.days, {
      '2026-11-28': ['PROMISED promised-contact'], '2026-11-30': ['LATER stage-1-answer'], '2026-12-01': ['PROMISED stage-1-answer'],
    })
  })

  test('of a head of service is everybody’s, and a reader has none', async () => {
    assert.deepEqual(await seen(head), await seen(manager))
    assert.equal(await seen({ ...manager, role: 'reader' }), null)
    assert.equal(await seen({ ...manager, role: 'administrator' }), null)
  })

  test('forgets a date that was met, and a complaint that was recorded in error', async () => {
    const mistaken = await db.given('2026-11-18', { reference: 'MISTAKEN' })
    assert.ok(JSON.stringify(await seen(manager)).includes('MISTAKEN'))
    await record(db.store, db.authorityId, mistaken, [
      { type: 'EventStruckOut', happenedOn: isoDate('2026-11-19'), corrects: 1, reason: { textId: crypto.randomUUID(), digest: 'x' } },
    ], { recordedAt: '2026-11-19T12:00:00.000Z' })
    assert.ok(!JSON.stringify(await seen(manager)).includes('MISTAKEN'))
    assert.ok(!JSON.stringify(await seen(manager)).includes('CLOSED'), closed)
  })
})
