import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { datedRegister } from '../../test/support/dated-register.ts'
import { record } from '../../test/support/recorded-complaints.ts'
import { englandAndWales } from '../domain/calendar/england-and-wales.ts'
import { isoDate } from '../domain/calendar/iso-date.ts'
import type { RegisterEvent } from '../domain/register/events.ts'
import { uuidV7 } from '../main/ids.ts'
import { makeProjector } from '../storage/projections/projector.ts'
import { PROJECTION_TABLES } from '../storage/projections/tables.ts'
import { checkProjections } from '../storage/rebuild/rebuild.ts'
import { diary } from './diary.ts'
import { feedDates, makeFeed } from './feeds.ts'
import { otherDates } from './other-dates.ts'
import type { Actor, DueGroup } from './ports.ts'
import { remindersOf } from './reminders.ts'
import { workList } from './work-list.ts'

const db = await datedRegister({ after })
const { manager, head, widnes } = db

// On Monday 23 November 2026 an enquiry has ten working days: overdue since the 16th, today, on the 30th, and one that was answered.
async function enquiry(reference: string, on: string, ...afterwards: readonly RegisterEvent[]): Promise<string> {
  const streamId = uuidV7()
  const received: RegisterEvent = { type: 'EnquiryReceived', happenedOn: isoDate(on), reference, kind: 'enquiry', divisions: [], teams: ['cin-widnes'] }
  await record(db.store, db.authorityId, streamId, [received, ...afterwards], { kind: 'enquiry', recordedAt: `${on}T12:00:00.000Z` })
  return streamId
}
const late = await enquiry('EN-LATE', '2026-11-02')
await enquiry('EN-TODAY', '2026-11-09')
await enquiry('EN-LATER', '2026-11-16')
await enquiry('EN-DONE', '2026-11-02', { type: 'EnquiryResolved', happenedOn: isoDate('2026-11-04') })
await db.given('2026-11-02', { reference: 'COMPLAINT', to: widnes, team: 'cin-widnes' })

const THESE = { from: isoDate('2026-11-23'), to: isoDate('2026-12-06') }
const references = (dates: readonly Readonly<{ reference: string }>[] = []) => dates.map(({ reference }) => reference)
const inGroup = async (actor: Actor, group: DueGroup) => references((await otherDates(db.services, actor, { group, page: 1 }))?.dates)

describe('Dates of what is no complaint', () => {
  test('stand in the diary beside those of complaints, by day, for those who may view entries', async () => {
    for (const actor of [manager, head]) {
      const found = await diary(db.services, actor, THESE)
      assert.deepEqual(references(found?.overdue.dates), ['COMPLAINT', 'EN-LATE'])
      assert.deepEqual(found?.days.flatMap(({ on, dates }) => references(dates).map((reference) => `${on} ${reference}`)), ['2026-11-23 EN-TODAY', '2026-11-30 EN-LATER'])
    }
    assert.deepEqual(references((await diary(db.services, manager, { ...THESE, owner: widnes.userId }))?.overdue.dates), ['COMPLAINT'])
    assert.deepEqual(references((await diary(db.services, manager, { ...THESE, owner: 'nobody' }))?.overdue.dates), ['EN-LATE'])
  })

  test('widen no team manager’s sight: not in the diary, the work list, the reminders or the calendar', async () => {
    const found = await diary(db.services, widnes, THESE)
    assert.deepEqual([...references(found?.overdue.dates), found?.total], ['COMPLAINT', 0])
    assert.equal((await workList(db.services, widnes, { group: 'open', sort: 'due', page: 1 })).others, null)
    assert.equal(await otherDates(db.services, widnes, { group: 'open', page: 1 }), null)
    assert.ok((await remindersOf(db, widnes)).reminders.every(({ entry }) => entry === null))
    const feeds = { feeds: db.feeds, services: db.services }
    for (const [actor, wanted] of [[widnes, ['COMPLAINT']], [manager, ['COMPLAINT', 'EN-LATE', 'EN-TODAY', 'EN-LATER']]] as const) {
      const token = actor.userId.replaceAll('-', '').padEnd(64, '0')
      await makeFeed(feeds, actor, 'visible', token)
      assert.deepEqual(references((await feedDates(feeds, db.authorityId, token))?.dates ?? []), wanted)
    }
  })

  test('are counted beside the work list and listed by group; what is done is in none', async () => {
    const { others } = await workList(db.services, manager, { group: 'open', sort: 'due', page: 1 })
    assert.deepEqual(others, { overdue: 1, 'due-today': 1, 'due-soon': 1, open: 3 })
    assert.deepEqual(await Promise.all((['overdue', 'due-today', 'due-soon', 'open'] as const).map((group) => inGroup(manager, group))),
      [['EN-LATE'], ['EN-TODAY'], ['EN-LATER'], ['EN-LATE', 'EN-TODAY', 'EN-LATER']])
    const behind = await otherDates(db.services, manager, { group: 'open', page: 9 })
    assert.deepEqual([behind?.dates, behind?.total], [[], 3])
  })

  test('are reminded of, to the complaints manager where they are nobody’s, until they are done', async () => {
    const seen = async () => (await remindersOf(db, manager)).reminders.filter(({ entry }) => entry).map(({ kind, reference, dueOn }) => `${kind} ${reference} ${dueOn}`)
    assert.deepEqual(await seen(), ['fell-due EN-LATE 2026-11-16', 'about-to EN-TODAY 2026-11-23'])
    await record(db.store, db.authorityId, late, [{ type: 'EnquiryResolved', happenedOn: isoDate('2026-11-23') }], { kind: 'enquiry', recordedAt: '2026-11-23T12:00:00.000Z' })
    assert.deepEqual(await seen(), ['about-to EN-TODAY 2026-11-23'])
    assert.deepEqual(await inGroup(manager, 'overdue'), [])
  })

  test('are the same when they are built again from the ledger', async () => {
    assert.deepEqual((await checkProjections(db.pools.owner, makeProjector(englandAndWales()), PROJECTION_TABLES)).differences, [])
  })
})
