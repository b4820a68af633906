import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { complain, projectedStore, record } from '../../test/support/recorded-complaints.ts'
import { ENGLAND_AND_WALES, englandAndWales } from '../domain/calendar/england-and-wales.ts'
import { isoDate } from '../domain/calendar/iso-date.ts'
import type { PersonId, UserId } from '../domain/complaint/events.ts'
import type { RegisterEvent, StreamKind } from '../domain/register/events.ts'
import { uuidV7 } from '../main/ids.ts'
import { makeProjector } from '../storage/projections/projector.ts'
import { PROJECTION_TABLES } from '../storage/projections/tables.ts'
import { makeReads } from '../storage/queries/reads.ts'
import { checkProjections } from '../storage/rebuild/rebuild.ts'
import { verify } from '../storage/seals/verify.ts'
import { createStore } from '../storage/store.ts'
import { wholeOf } from './access/sight.ts'
import { explainClock } from './explain-clock.ts'
import { applyHolidays, holidayLists, MOVED_ON_A_PAGE, proposeHolidays, type HolidayProposal, type HolidaysToLoad } from './holidays.ts'
import type { Actor, Role } from './ports.ts'
import { workList } from './work-list.ts'

const db = await projectedStore({ after }, { today: '2022-08-01' })
const { services, store, authorityId, clock } = db
const brought = englandAndWales()
const projector = makeProjector(brought)
const actor = (role: Role): Actor => ({ authorityId, userId: role as UserId, name: role, role, teams: [] })
const manager = actor('complaints-manager')
const day = isoDate

/** The year as it stood until 10 September 2022, and with the day of the funeral. */
const of2022 = ENGLAND_AND_WALES.days.filter(({ on }) => on.startsWith('2022')).map(({ on, title }) => ({ on, title }))
const asKnownInAugust: HolidaysToLoad = { days: of2022.filter(({ on }) => on !== '2022-09-19'), reason: 'The list as GOV.UK gave it in August 2022' }
const withFuneral: HolidaysToLoad = { days: of2022, reason: null }

async function proposed(wanted: HolidaysToLoad, page = 1): Promise<HolidayProposal> {
  const proposal = await proposeHolidays(services, manager, wanted, page)
  if (proposal.kind !== 'proposed') throw new Error(proposal.kind)
  return proposal
}

const differences = async () => (await checkProjections(db.pools.owner, projector, PROJECTION_TABLES)).differences

test('fewer days than before need a reason, and without one nothing is changed', async () => {
  const { fingerprint, needsReason, later } = await proposed({ ...asKnownInAugust, reason: null })
  assert.equal(needsReason, true)
  assert.deepEqual(later.gone.map(({ on }) => on), ['2022-09-19'])
  assert.equal((await applyHolidays(services, manager, { ...asKnownInAugust, reason: null, fingerprint })).kind, 'reason-needed')
  assert.equal((await holidayLists(services, manager))?.isBrought, true)
  assert.equal((await applyHolidays(services, manager, { ...asKnownInAugust, fingerprint })).kind, 'applied')
})

test('the funeral of September 2022 moves the dates that span it, and the register stays what a rebuild makes', async () => {
  const meta = { recordedAt: '2022-09-08T09:00:00.000Z' }
  clock.set('2022-09-09')
  const acknowledged = { type: 'ComplaintAcknowledged', happenedOn: day('2022-09-06') } as const
  const plain = await complain(store, authorityId, { receivedOn: '2022-09-05', reference: 'F-1', afterwards: [acknowledged], ...meta })
  const extended = await complain(store, authorityId, {
    receivedOn: '2022-09-05', reference: 'F-2', ...meta,
    afterwards: [acknowledged, { type: 'StageOneExtended', happenedOn: day('2022-09-07'), ground: 'complex', untilWorkingDays: 20, toldOn: day('2022-09-08') }],
  })
  const untouched = await complain(store, authorityId, { receivedOn: '2022-09-19', reference: 'F-3', afterwards: [{ ...acknowledged, happenedOn: day('2022-09-20') }], recordedAt: '2022-09-05T09:00:00.000Z' })
  const answered = await complain(store, authorityId, { receivedOn: '2022-09-05', reference: 'F-4', afterwards: [acknowledged, { type: 'StageOneAnswered', happenedOn: day('2022-09-19'), whole: 'upheld' }], ...meta })
  const before = await proposed(withFuneral)
  const rows = new Map(before.page.map((row) => [row.reference, [row.clockId, row.from, row.to, row.told]]))
  // 5 September and ten working days: 19 September, which the funeral takes out.
  assert.deepEqual(rows.get('F-1'), ['stage-1-answer', '2022-09-19', '2022-09-20', { by: 'acknowledgement', on: '2022-09-06' }])
  assert.deepEqual(rows.get('F-2'), ['stage-1-answer', '2022-10-03', '2022-10-04', { by: 'extension', on: '2022-09-08' }])
  assert.equal(before.page.some(({ streamId, clockId }) => streamId === untouched && clockId === 'stage-1-answer'), false)
  assert.equal(before.needsReason, false)
  assert.deepEqual(await differences(), [], 'a proposal changes nothing')

  clock.set('2022-09-10')
  const applied = await applyHolidays(services, manager, { ...withFuneral, fingerprint: before.fingerprint })
  assert.deepEqual(applied.kind === 'applied' && applied.moved, before.movedClocks)
  assert.equal((await applyHolidays(services, manager, { ...withFuneral, fingerprint: before.fingerprint })).kind, 'same', 'a double click applies once')
  assert.deepEqual(await differences(), [])
  const [fact] = await store.read(wholeOf(authorityId), (reads) => reads.streamsByIds([answered], day('2022-12-31')))
  assert.equal(fact?.stageOneWorkingDays, 9)
  const today = await workList(services, manager, { group: 'open', sort: 'due', page: 1 })
  assert.equal(today.rows.find(({ complaintId }) => complaintId === plain)?.dueOn, '2022-09-20')
  assert.equal(today.rows.find(({ complaintId }) => complaintId === extended)?.dueOn, '2022-10-04')

  const dates = async (asKnownOn?: string) => {
    const explained = await explainClock(services, manager, { complaintId: plain, clockId: 'stage-1-answer', ...(asKnownOn !== undefined && { asKnownOn: day(asKnownOn) }) })
    return explained.kind === 'explained' ? [explained.explanation.clock.dueOn, explained.explanation.bankHolidays.id] : explained.kind
  }
  const lists = await holidayLists(services, manager)
  assert.deepEqual(lists?.loaded.map(({ recordedBy, recordedAt, list }) => [recordedBy, recordedAt.slice(0, 10), list.reason]), [
    ['complaints-manager', '2022-09-10', null], ['complaints-manager', '2022-08-01', asKnownInAugust.reason],
  ])
  assert.deepEqual(await dates(), ['2022-09-20', lists?.loaded[0]?.list.id])
  assert.deepEqual(await dates('2022-09-09'), ['2022-09-19', lists?.loaded[1]?.list.id], 'as known before, with the list of that day')
  assert.deepEqual((await verify(db.pools.owner, '/nowhere')).problems.filter(({ kind }) => kind !== 'seal-missing'), [])
})

test('another server, which has its own memory, counts with the list at once', async () => {
  const elsewhere = createStore({ pools: db.pools, projector: makeProjector(brought), reads: makeReads(brought) })
  const id = await complain(elsewhere, authorityId, { receivedOn: '2022-09-06', reference: 'F-5', recordedAt: '2022-09-10T13:00:00.000Z' })
  const list = await workList({ ...services, store: elsewhere }, manager, { group: 'open', sort: 'due', page: 1 })
  assert.ok(list.rows.some(({ complaintId }) => complaintId === id))
  assert.deepEqual(await differences(), [])
})

test('a page that is no longer true is not applied: a complaint was changed, or another list was applied', async () => {
  const further: HolidaysToLoad = { days: [...of2022, { on: day('2022-09-22'), title: 'A further day' }], reason: null }
  const seen = await proposed(further)
  await complain(store, authorityId, { receivedOn: '2022-09-12', reference: 'F-6', recordedAt: '2022-09-10T14:00:00.000Z' })
  assert.equal((await applyHolidays(services, manager, { ...further, fingerprint: seen.fingerprint })).kind, 'stale')
  assert.deepEqual(await differences(), [], 'nothing of it stays')
  const again = await proposed(further)
  assert.equal(again.movedComplaints, seen.movedComplaints + 1)
  const another: HolidaysToLoad = { days: [...of2022, { on: day('2022-09-23'), title: 'Another day' }], reason: null }
  const { fingerprint } = await proposed(another)
  assert.equal((await applyHolidays(services, manager, { ...another, fingerprint })).kind, 'applied')
  assert.equal((await applyHolidays(services, manager, { ...further, reason: 'x', fingerprint: again.fingerprint })).kind, 'stale')
  assert.deepEqual(await differences(), [])
})

test('complaints that are recorded while a list is applied are counted with it, whichever is faster', async () => {
  const later: HolidaysToLoad = { days: [...of2022, { on: day('2022-09-26'), title: 'One more day' }], reason: 'The day before was a mistake' }
  const { fingerprint } = await proposed(later)
  const recording = Promise.all(Array.from({ length: 8 }, (_, at) =>
    complain(store, authorityId, { receivedOn: '2022-09-20', reference: `R-${at}`, recordedAt: '2022-09-10T15:00:00.000Z' })))
  await applyHolidays(services, manager, { ...later, fingerprint })
  await recording
  assert.deepEqual(await differences(), [])
})

test('nobody but the complaints manager may look at a list or load it', async () => {
  for (const role of ['head-of-service', 'team-manager', 'reader', 'administrator'] as const) {
    assert.equal((await proposeHolidays(services, actor(role), withFuneral, 1)).kind, 'not-allowed')
    assert.equal((await applyHolidays(services, actor(role), { ...withFuneral, fingerprint: '' })).kind, 'not-allowed')
    assert.equal(await holidayLists(services, actor(role)), null)
  }
})

test('an enquiry and thanks to pass on move too: they are in the proposal beside complaints, and what somebody agreed is not', async () => {
  clock.set('2022-09-12')
  const meta = { recordedAt: '2022-09-12T09:00:00.000Z' }
  const entry = async (kind: StreamKind, ...events: readonly RegisterEvent[]) => {
    const streamId = uuidV7()
    await record(store, authorityId, streamId, events, { kind, ...meta })
    return streamId
  }
  const on = day('2022-09-12')
  const enquiry = await entry('enquiry', { type: 'EnquiryReceived', happenedOn: on, reference: 'EN-1', kind: 'enquiry', divisions: [], teams: [] })
  const member = await entry('member-enquiry', { type: 'MemberEnquiryReceived', happenedOn: on, reference: 'ME-1', from: 'mp', member: { personId: uuidV7() as PersonId }, consent: 'not-needed', said: { textId: uuidV7(), digest: 'd' } })
  const thanks = await entry('compliment', { type: 'ComplimentReceived', happenedOn: on, reference: 'CO-1', from: 'client', divisions: [], teams: [], said: { textId: uuidV7(), digest: 'd' } })
  const answered = await entry('enquiry', { type: 'EnquiryReceived', happenedOn: on, reference: 'EN-2', kind: 'enquiry', divisions: [], teams: [] }, { type: 'EnquiryResolved', happenedOn: on })
  const agreed = await entry('learning', { type: 'LearningNoted', happenedOn: on, reference: 'LE-1', from: 'other', text: { textId: uuidV7(), digest: 'd' } },
    { type: 'LearningActionAgreed', happenedOn: on, actionId: 'a', text: { textId: uuidV7(), digest: 'd' }, team: 'cin-widnes', dueOn: day('2022-09-26') })

  const present = (await holidayLists(services, manager))?.present.days.filter(({ on: each }) => each.startsWith('2022')) ?? []
  const another: HolidaysToLoad = { days: [...present.map(({ on: each, title }) => ({ on: each, title })), { on: day('2022-09-20'), title: 'A day proclaimed for a test' }], reason: null }
  const before = await proposed(another)
  const pages = await Promise.all(Array.from({ length: Math.ceil(before.movedClocks / MOVED_ON_A_PAGE) }, async (_, at) => (await proposed(another, at + 1)).page))
  const rows = new Map(pages.flat().map((row) => [row.streamId, row]))
  for (const [streamId, reference, clockId, from, to] of [
    [enquiry, 'EN-1', 'enquiry-answer', '2022-09-28', '2022-09-29'], [member, 'ME-1', 'member-enquiry-answer', '2022-09-20', '2022-09-21'], [thanks, 'CO-1', 'compliment-pass-on', '2022-09-28', '2022-09-29'],
  ] as const) {
    const row = rows.get(streamId)
    // Ten working days from Monday 12 September, and five for an MP: the 19th and a day after it are out already, the 20th goes too.
    assert.deepEqual([row?.reference, row?.clockId, row?.from, row?.to, row?.told, row?.entry?.reference], [reference, clockId, from, to, null, reference], reference)
  }
  assert.deepEqual([rows.has(answered), rows.has(agreed)], [false, false])
  assert.equal(before.movedEntries, 3)
  assert.equal(before.movedClocks, new Set(pages.flat().map(({ streamId, clockId }) => `${streamId} ${clockId}`)).size)
  assert.deepEqual(await differences(), [], 'a proposal changes nothing')

  // Somebody answers one of them while the page is looked at: it has to be seen again.
  await record(store, authorityId, member, [{ type: 'MemberEnquiryAnswered', happenedOn: on }], { kind: 'member-enquiry', ...meta })
  assert.equal((await applyHolidays(services, manager, { ...another, fingerprint: before.fingerprint })).kind, 'stale')
  const again = await proposed(another)
  assert.equal(again.movedEntries, 2)
  assert.ok(again.countedAgain > before.countedAgain, 'what was answered is counted again')
  assert.deepEqual(await applyHolidays(services, manager, { ...another, fingerprint: again.fingerprint }).then((applied) => applied.kind === 'applied' && applied.moved), again.movedClocks)
  assert.deepEqual(await differences(), [])
  const { rows: dates } = await db.pools.owner.query<{ reference: string; due_on: string }>(
    "select reference, due_on::text from register_clocks where stream_id = any($1::uuid[]) and ended_on is null order by reference", [[enquiry, member, thanks, answered, agreed]])
  assert.deepEqual(dates.map(({ reference, due_on: due }) => [reference, due]), [['CO-1', '2022-09-29'], ['EN-1', '2022-09-29'], ['LE-1', '2022-09-26']])
})
