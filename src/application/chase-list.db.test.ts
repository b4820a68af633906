import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { datedRegister } from '../../test/support/dated-register.ts'
import { record } from '../../test/support/recorded-complaints.ts'
import { isoDate } from '../domain/calendar/iso-date.ts'
import { chaseList } from './chase-list.ts'

const db = await datedRegister({ after })
const { manager, head, widnes, runcorn } = db
const TODAY = isoDate('2026-11-23')

// On Monday 23 November: working day 5, 6, 15, 4 of each; one chased; one answered; one that waits for an advocate.
await db.given('2026-11-16', { reference: 'DAY-5', to: widnes })
const chased = await db.given('2026-11-13', { reference: 'DAY-6', to: runcorn })
await db.given('2026-11-02', { reference: 'DAY-15', to: widnes })
await db.given('2026-11-17', { reference: 'DAY-4', to: widnes })
await db.given('2026-11-16', { reference: 'NOBODYS' })
await db.given('2026-11-11', { reference: 'ANSWERED', to: widnes, afterwards: [{ type: 'StageOneAnswered', happenedOn: isoDate('2026-11-13'), whole: 'upheld' }] })
await db.given('2026-11-09', { reference: 'PAUSED', to: widnes, afterwards: [{ type: 'StageOnePaused', happenedOn: isoDate('2026-11-12'), reason: 'awaiting-advocate' }] })
await db.given('2026-11-20', { reference: 'PROMISED', afterwards: [{ type: 'ContactLogged', happenedOn: isoDate('2026-11-20'), kind: 'call', nextContactOn: isoDate('2026-11-24') }] })

async function lists(on = TODAY) {
  const list = await chaseList(db.services, manager, on)
  return Object.fromEntries(list?.lists.map(({ whom, ownerName, chases }) => [ownerName ?? whom, chases.map(({ reference, workingDay, rung }) => `${reference} ${workingDay} ${rung}`)]) ?? [])
}

describe('the chase list', () => {
  test('has a list for each manager, and one for whom the ladder names after them', async () => assert.deepEqual(await lists(), {
    director: ['DAY-15 15 5'], Runcornley: ['DAY-6 6 1'], Widnesson: ['DAY-5 5 1'], responder: ['NOBODYS 5 1'],
  }))

  test('of the next Monday has what will have come to a rung by then, and the contacts promised up to it', async () => {
    assert.deepEqual((await lists(isoDate('2026-11-30')))['Widnesson'], ['DAY-5 10 3', 'DAY-4 9 2'])
    assert.deepEqual((await chaseList(db.services, manager, TODAY))?.contacts.total, 0)
    const monday = await chaseList(db.services, manager, isoDate('2026-11-30'))
    assert.deepEqual(monday?.contacts.dates.map(({ reference, dueOn }) => [reference, dueOn]), [['PROMISED', '2026-11-24']])
  })

  test('leaves out what was chased until its next rung, and says when it was', async () => {
    await record(db.store, db.authorityId, chased, [{ type: 'ChaseMade', happenedOn: TODAY, rung: 1, whom: 'responder' }], { recordedAt: '2026-11-23T09:00:00.000Z' })
    assert.equal((await lists())['Runcornley'], undefined)
    const later = await chaseList(db.services, manager, isoDate('2026-11-25'))
    const again = later?.lists.find(({ ownerName }) => ownerName === 'Runcornley')?.chases[0]
    assert.deepEqual([again?.reference, again?.workingDay, again?.rung, again?.chasedRung, again?.lastChasedOn], ['DAY-6', 8, 2, 1, TODAY])
  })

  test('forgets a chase that was recorded by mistake', async () => {
    const reason = { textId: crypto.randomUUID(), digest: 'x' }
    await record(db.store, db.authorityId, chased, [{ type: 'EventStruckOut', happenedOn: TODAY, corrects: 4, reason }], { recordedAt: '2026-11-23T10:00:00.000Z' })
    assert.deepEqual((await lists())['Runcornley'], ['DAY-6 6 1'])
  })

  test('has a complaint in which its owner is accused on nobody’s list, for theirs is sent to them', async () => {
    const accusing = await db.given('2026-11-16', { reference: 'ACCUSES', to: widnes })
    await record(db.store, db.authorityId, accusing, [
      { type: 'SafeguardingConcernRaised', happenedOn: TODAY, concernId: 'one', about: 'worker', accusedUser: widnes.userId, text: { textId: crypto.randomUUID(), digest: 'x' } },
    ], { recordedAt: '2026-11-23T10:00:00.000Z' })
    const found = await lists()
    assert.deepEqual(found['Widnesson'], ['DAY-5 5 1'])
    assert.ok(found['responder']?.includes('ACCUSES 5 1'))
    await record(db.store, db.authorityId, accusing, [{ type: 'StageOneAnswered', happenedOn: TODAY, whole: 'upheld' }], { recordedAt: '2026-11-23T10:00:00.000Z' })
  })

  test('is empty where the authority has no ladder', async () => {
    await db.settle({ chaseLadder: [] })
    assert.deepEqual(await lists(), {})
    await db.settle({})
  })

  test('is for the complaints manager and the head of service', async () => {
    assert.equal((await chaseList(db.services, head, TODAY))?.total, 4)
    assert.equal(await chaseList(db.services, widnes, TODAY), null)
    assert.equal(await chaseList(db.services, { ...head, role: 'reader' }, TODAY), null)
  })
})
