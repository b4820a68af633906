import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { wholeOf } from '../../application/access/sight.ts'
import type { AnyEvent } from '../../application/ports.ts'
import { englandAndWales } from '../../domain/calendar/england-and-wales.ts'
import { isoDate, type IsoDate } from '../../domain/calendar/iso-date.ts'
import type { UserId } from '../../domain/complaint/events.ts'
import type { ReportFact } from '../../domain/reporting/report-fact.ts'
import { addTestAuthority, tamper } from '../../../test/support/database.ts'
import { complain, projectedStore, record, saveSettings, type Told } from '../../../test/support/recorded-complaints.ts'
import { uuidV7 } from '../../main/ids.ts'
import { checkProjections, rebuildProjections } from '../rebuild/rebuild.ts'
import { makeProjector } from './projector.ts'
import { PROJECTION_TABLES } from './tables.ts'

const db = await projectedStore({ after })
const { store, authorityId } = db
const day = isoDate

type Row = Readonly<Record<string, unknown>>

async function rowsIn(table: string, streamId: string): Promise<readonly Row[]> {
  return (await db.pools.owner.query<Row>(`select * from ${table} where stream_id = $1 order by 1, 2, 3`, [streamId])).rows
}

async function summaryOf(streamId: string): Promise<Row | undefined> {
  return (await rowsIn('complaint_summaries', streamId))[0]
}

async function factsOf(streamId: string, asKnownOn: string): Promise<readonly ReportFact[]> {
  return store.read(wholeOf(authorityId), (reads) => reads.streamsByIds([streamId], day(asKnownOn)))
}

/** Received on Monday 2 March 2026: acknowledged by the 5th, answered by the 16th. */
const received = (told: Told = {}) => complain(store, authorityId, { receivedOn: '2026-03-02', ...told })
const then = (streamId: string, ...events: readonly AnyEvent[]) => record(store, authorityId, streamId, events, { recordedAt: '2026-03-20T12:00:00.000Z' })
const part = (row: Row | undefined, ...names: readonly string[]) => Object.fromEntries(names.map((name) => [name, row?.[name]]))

test('a new complaint waits for its acknowledgement first', async () => {
  const row = await summaryOf(await received())
  assert.deepEqual(part(row, 'status', 'is_open', 'clock_id', 'due_on', 'paused_on', 'head_seq', 'stage', 'provisional'),
    { status: 'open', is_open: true, clock_id: 'acknowledgement', due_on: '2026-03-05', paused_on: null, head_seq: 1, stage: 'stage-1', provisional: false })
})

test('once it is acknowledged, the answer is what is due', async () => {
  const streamId = await received()
  await then(streamId, { type: 'ComplaintAcknowledged', happenedOn: day('2026-03-03') })
  assert.deepEqual(part(await summaryOf(streamId), 'clock_id', 'due_on', 'acknowledged_on'), { clock_id: 'stage-1-answer', due_on: '2026-03-16', acknowledged_on: '2026-03-03' })
  const clocks = await rowsIn('complaint_clocks', streamId)
  assert.deepEqual(clocks.map((clock) => [clock['clock_id'], clock['is_running'], clock['ending']]), [['acknowledgement', false, 'met'], ['stage-1-answer', true, null]])
})

test('its dates go with a complaint that is given to another team: the first sees them no longer', async () => {
  const streamId = await received()
  await then(streamId, { type: 'ComplaintAllocated', happenedOn: day('2026-03-03'), team: 'cin-widnes' })
  const seenBy = (team: string) => store.read({ authorityId, sight: { kind: 'own', userId: uuidV7() as UserId, teams: [team] } }, async (reads) =>
    (await reads.dueDates({ visibility: { kind: 'all' }, to: day('2026-12-31'), paused: false, limit: 500 })).dates.filter(({ complaintId }) => complaintId === streamId).length)
  assert.deepEqual([(await seenBy('cin-widnes')) > 0, await seenBy('cin-runcorn')], [true, 0])
  await then(streamId, { type: 'ComplaintAllocated', happenedOn: day('2026-03-04'), team: 'cin-runcorn' })
  assert.deepEqual([await seenBy('cin-widnes'), (await seenBy('cin-runcorn')) > 0], [0, true])
})

test('an extension of which the complainant was told in time moves the date', async () => {
  const streamId = await received()
  await then(streamId, { type: 'ComplaintAcknowledged', happenedOn: day('2026-03-03') },
    { type: 'StageOneExtended', happenedOn: day('2026-03-10'), ground: 'complex', untilWorkingDays: 20, toldOn: day('2026-03-10') })
  assert.deepEqual(part(await summaryOf(streamId), 'due_on'), { due_on: '2026-03-30' })
})

test('a paused clock keeps the date it had on the day of the pause, and the work list moves it to today', async () => {
  const streamId = await received({ reference: 'P-0001' })
  await then(streamId, { type: 'ComplaintAcknowledged', happenedOn: day('2026-03-03') }, { type: 'StageOnePaused', happenedOn: day('2026-03-04'), reason: 'awaiting-advocate' })
  const before = await summaryOf(streamId)
  assert.equal(before?.['paused_on'], '2026-03-04')
  await record(store, authorityId, streamId, [{ type: 'ContactLogged', happenedOn: day('2026-03-20'), kind: 'call' }], { recordedAt: '2026-03-25T12:00:00.000Z' })
  assert.equal((await summaryOf(streamId))?.['due_on'], before?.['due_on'], 'writing something else does not move it')
  const list = (today: string, group: 'open' | 'overdue') => store.read(wholeOf(authorityId), (reads) =>
    reads.workList({ visibility: { kind: 'all' }, today: day(today), soonUntil: day(today), group, sort: 'reference', page: 1 }))
  const dueOn = async (today: string) => (await list(today, 'open')).rows.find(({ reference }) => reference === 'P-0001')?.dueOn
  assert.equal(await dueOn('2026-03-05'), '2026-03-17')
  assert.equal(await dueOn('2026-03-06'), '2026-03-18')
  assert.ok(!(await list('2027-01-04', 'overdue')).rows.some(({ reference }) => reference === 'P-0001'))
})

test('an answered complaint stays on the work list until it is closed; a closed or withdrawn one does not', async () => {
  const [closed, withdrawn] = [await received(), await received()]
  await then(closed, { type: 'StageOneAnswered', happenedOn: day('2026-03-10'), whole: 'upheld' })
  assert.deepEqual(part(await summaryOf(closed), 'status', 'is_open', 'clock_id', 'outcome', 'answered_on'),
    { status: 'answered', is_open: true, clock_id: null, outcome: 'upheld', answered_on: '2026-03-10' })
  await then(closed, { type: 'ComplaintClosed', happenedOn: day('2026-03-12') })
  assert.deepEqual(part(await summaryOf(closed), 'status', 'is_open', 'closed_on'), { status: 'closed', is_open: false, closed_on: '2026-03-12' })
  await then(withdrawn, { type: 'ComplaintWithdrawn', happenedOn: day('2026-03-04') })
  assert.deepEqual(part(await summaryOf(withdrawn), 'status', 'is_open', 'closed_on', 'outcome', 'clock_id'),
    { status: 'withdrawn', is_open: false, closed_on: '2026-03-04', outcome: 'withdrawn', clock_id: null })
})

test('an answer after the limit is a breach in the row; a limit that merely runs out is left to whoever reads', async () => {
  const streamId = await received()
  await then(streamId, { type: 'ContactLogged', happenedOn: day('2026-03-19'), kind: 'call' })
  assert.deepEqual(await rowsIn('complaint_breaches', streamId), [])
  await then(streamId, { type: 'StageOneAnswered', happenedOn: day('2026-03-20'), whole: 'not-upheld' })
  assert.deepEqual((await rowsIn('complaint_breaches', streamId)).map(({ code }) => code), ['done-after-limit'])
  assert.equal((await factsOf(streamId, '2026-12-31'))[0]?.breaches, 1)
})

test('a complaint recorded in error is in no work list and in no figure from then on, and is found as such', async () => {
  const streamId = await received()
  const reason = { textId: uuidV7(), digest: 'd' }
  await record(store, authorityId, streamId, [{ type: 'ComplaintAcknowledged', happenedOn: day('2026-03-03') }], { recordedAt: '2026-03-03T12:00:00.000Z' })
  await then(streamId, { type: 'EventStruckOut', happenedOn: day('2026-03-20'), corrects: 1, reason })
  assert.deepEqual(part(await summaryOf(streamId), 'status', 'is_open', 'clock_id', 'due_on', 'next_contact_on', 'to_complete', 'head_seq'),
    { status: 'recorded-in-error', is_open: false, clock_id: null, due_on: null, next_contact_on: null, to_complete: 0, head_seq: 3 })
  assert.deepEqual(await rowsIn('complaint_clocks', streamId), [])
  assert.equal((await factsOf(streamId, '2026-03-19')).length, 1)
  assert.deepEqual(await factsOf(streamId, '2026-03-20'), [])
  await record(store, authorityId, streamId, [{ type: 'EventStruckOut', happenedOn: day('2026-03-23'), corrects: 3, reason }], { recordedAt: '2026-03-23T12:00:00.000Z' })
  assert.deepEqual(part(await summaryOf(streamId), 'status', 'is_open', 'clock_id'), { status: 'open', is_open: true, clock_id: 'stage-1-answer' })
  assert.deepEqual([(await factsOf(streamId, '2026-03-22')).length, (await factsOf(streamId, '2026-03-23')).length], [0, 1])
})

test('a compliment recorded twice is counted once from the day it was struck out', async () => {
  const streamId = uuidV7()
  const compliment: AnyEvent = { type: 'ComplimentReceived', happenedOn: day('2026-03-02'), reference: 'CP-2026-9001', from: 'client', divisions: [], teams: [] }
  await store.write(wholeOf(authorityId), (tx) => tx.ledger.append('compliment', streamId, 0, [compliment], { commandId: uuidV7(), recordedBy: 'u', recordedAt: '2026-03-02T12:00:00.000Z' }))
  const struck: AnyEvent = { type: 'EventStruckOut', happenedOn: day('2026-03-20'), corrects: 1, reason: { textId: uuidV7(), digest: 'd' } }
  await store.write(wholeOf(authorityId), (tx) => tx.ledger.append('compliment', streamId, 1, [struck], { commandId: uuidV7(), recordedBy: 'u', recordedAt: '2026-03-20T12:00:00.000Z' }))
  assert.deepEqual([(await factsOf(streamId, '2026-03-19')).length, (await factsOf(streamId, '2026-03-20')).length], [1, 0])
  assert.deepEqual(await rowsIn('register_entries', streamId), [])
})

test('a fact can be read as it was known on a past day', async () => {
  const streamId = await complain(store, authorityId, { receivedOn: '2026-02-02', recordedAt: '2026-02-03T09:00:00.000Z' })
  const at = (recordedAt: string, ...events: readonly AnyEvent[]) => record(store, authorityId, streamId, events, { recordedAt })
  await at('2026-02-10T09:00:00.000Z', { type: 'StageOneAnswered', happenedOn: day('2026-02-06'), whole: 'not-upheld' })
  await at('2026-02-20T09:00:00.000Z', { type: 'FactCorrected', happenedOn: day('2026-02-20'), corrects: 2, changes: { whole: 'upheld', happenedOn: '2026-02-09' }, kind: 'fact' })
  const seen = async (on: string) => (await factsOf(streamId, on)).map((fact) => [fact.outcome, fact.stageOneAnsweredOn, fact.stageOneWorkingDays, fact.knownFrom, fact.knownTo])
  assert.deepEqual(await seen('2026-02-02'), [])
  assert.deepEqual(await seen('2026-02-03'), [[null, null, null, '2026-02-03', '2026-02-10']])
  assert.deepEqual(await seen('2026-02-10'), [['not-upheld', '2026-02-06', 4, '2026-02-10', '2026-02-20']])
  assert.deepEqual(await seen('2026-02-20'), [['upheld', '2026-02-09', 5, '2026-02-20', null]])
})

test('the fact has the causes of what stands as upheld, as they were known on each day, and none where nothing does', async () => {
  const causes = async (streamId: string, on: string) => (await factsOf(streamId, on)).map((fact) => [fact.causes, fact.natures, fact.foundOn])
  const at = (streamId: string, recordedOn: string, ...events: readonly AnyEvent[]) => record(store, authorityId, streamId, events, { recordedAt: `${recordedOn}T12:00:00.000Z` })
  const streamId = await received({ details: { points: [{ pointId: 'p1' }, { pointId: 'p2' }] } })
  await at(streamId, '2026-03-16', {
    type: 'StageOneAnswered', happenedOn: day('2026-03-16'),
    findings: [{ pointId: 'p1', finding: 'upheld', reasons: ['delay'], nature: 'human-error' }, { pointId: 'p2', finding: 'not-upheld' }],
  })
  await at(streamId, '2026-03-20', { type: 'CauseFound', happenedOn: day('2026-03-18'), causes: ['poor-recording', 'delay'], nature: 'error-of-judgement' })
  assert.deepEqual(await causes(streamId, '2026-03-15'), [[[], [], null]])
  assert.deepEqual(await causes(streamId, '2026-03-17'), [[['delay'], ['human-error'], '2026-03-16']])
  assert.deepEqual(await causes(streamId, '2026-03-20'), [[['delay', 'poor-recording'], ['human-error', 'error-of-judgement'], '2026-03-16']])
  await at(streamId, '2026-03-25', { type: 'InvestigationRequested', happenedOn: day('2026-03-23') })
  await at(streamId, '2026-05-01', { type: 'InvestigationAnswered', happenedOn: day('2026-04-30'), whole: 'not-upheld' })
  assert.deepEqual(await causes(streamId, '2026-05-01'), [[[], [], null]])
})

test('what an old register knew is known from its own days, never backwards', async () => {
  const streamId = uuidV7()
  const from: IsoDate = day('2019-05-01')
  const events = [
    { event: { type: 'ComplimentReceived', happenedOn: from, reference: 'CM-1', from: 'client', divisions: ['children-in-care'], teams: [], importedFrom: { importId: 'i', rowKey: '1', knownAssumed: true } }, knownOn: from },
    { event: { type: 'FactCorrected', happenedOn: day('2019-06-03'), corrects: 1, changes: { from: 'professional' }, kind: 'fact' }, knownOn: day('2019-04-01') },
  ] as const
  await store.write(wholeOf(authorityId), (tx) => tx.ledger.appendNew([{ streamId, kind: 'compliment', events }], { commandId: uuidV7(), recordedBy: 'import', recordedAt: '2026-03-02T12:00:00.000Z' }))
  const facts = await factsOf(streamId, '2019-05-01')
  assert.deepEqual(facts.map((fact) => [fact.kind, fact.complainantType, fact.knownFrom, fact.knownTo, fact.knownAssumed]), [['compliment', 'professional', '2019-05-01', null, true]])
})

test('figures are read by the days they count: received, answered, closed or open in a period', async () => {
  const ids = [
    await complain(store, authorityId, { reference: 'F-1', receivedOn: '2020-01-06', recordedAt: '2020-01-06T09:00:00.000Z' }),
    await complain(store, authorityId, { reference: 'F-2', receivedOn: '2020-01-06', recordedAt: '2020-01-20T09:00:00.000Z', afterwards: [{ type: 'StageOneAnswered', happenedOn: day('2020-01-13'), whole: 'upheld' }, { type: 'ComplaintClosed', happenedOn: day('2020-01-14') }] }),
  ]
  const within = (from: string, to: string) => store.read(wholeOf(authorityId), async (reads) =>
    (await reads.reportFacts({ from: day(from), to: day(to), asKnownOn: day('2026-12-31') })).filter(({ streamId }) => ids.includes(streamId)).map(({ reference }) => reference))
  assert.deepEqual(await within('2020-01-01', '2020-01-31'), ['F-1', 'F-2'])
  assert.deepEqual(await within('2020-01-14', '2020-01-31'), ['F-1', 'F-2'])
  assert.deepEqual(await within('2020-01-15', '2020-01-31'), ['F-1'], 'the other was closed before, and this one is still open')
  assert.deepEqual(await within('2019-01-01', '2019-12-31'), [])
})

test('the work list counts its groups under the same filters and shows names for its page', async () => {
  const other = await addTestAuthority(db, 'list.example')
  await saveSettings(store, other)
  const owner = uuidV7() as never
  const acknowledged: AnyEvent = { type: 'ComplaintAcknowledged', happenedOn: day('2026-03-02') }
  const make = (reference: string, receivedOn: string, ...more: readonly AnyEvent[]) =>
    complain(store, other, { reference, receivedOn, person: { givenName: 'Ada', familyName: reference }, afterwards: [{ ...acknowledged, happenedOn: day(receivedOn) }, ...more], recordedAt: '2026-03-16T09:00:00.000Z' })
  await make('L-1', '2026-02-02')
  await make('L-2', '2026-03-02', { type: 'ComplaintAllocated', happenedOn: day('2026-03-02'), responderId: owner, team: 'cin-widnes' })
  await make('L-3', '2026-03-05')
  await make('L-4', '2026-03-16')
  await make('L-5', '2026-01-05', { type: 'ComplaintClosed', happenedOn: day('2026-01-12') })
  const list = (query: object) => store.read(wholeOf(other), (reads) =>
    reads.workList({ visibility: { kind: 'all' }, today: day('2026-03-16'), soonUntil: day('2026-03-23'), group: 'open', sort: 'due', page: 1, ...query }))
  const all = await list({})
  assert.deepEqual(all.counts, { overdue: 1, 'due-today': 1, 'due-soon': 1, open: 4 })
  assert.deepEqual(all.rows.map(({ reference, complainantName }) => [reference, complainantName]), [['L-1', 'Ada L-1'], ['L-2', 'Ada L-2'], ['L-3', 'Ada L-3'], ['L-4', 'Ada L-4']])
  assert.deepEqual((await list({ descending: true })).rows.map(({ reference }) => reference), ['L-4', 'L-3', 'L-2', 'L-1'])
  assert.deepEqual((await list({ group: 'due-soon' })).rows.map(({ reference }) => reference), ['L-3'])
  assert.deepEqual((await list({ team: 'cin-widnes' })).counts, { overdue: 0, 'due-today': 1, 'due-soon': 0, open: 1 })
  assert.equal((await list({ owner: 'nobody' })).total, 3)
  assert.equal((await list({ owner })).total, 1)
  assert.equal((await list({ clock: 'acknowledgement' })).total, 0)
  assert.equal((await list({ visibility: { kind: 'teams', userId: owner, teams: [] } })).total, 1)
  assert.equal((await list({ visibility: { kind: 'teams', userId: uuidV7() as UserId, teams: ['cin-runcorn'] } })).total, 0)
  assert.equal((await list({ visibility: { kind: 'none' } })).total, 0)
  assert.deepEqual((await list({ page: 2 })).rows, [])
})

test('whether somebody may see a complaint is answered from what it is allocated to, and never across authorities', async () => {
  const streamId = await received({ afterwards: [{ type: 'ComplaintAllocated', happenedOn: day('2026-03-02'), team: 'cin-widnes' }] })
  const other = await addTestAuthority(db, 'elsewhere.example')
  const see = (visibility: Parameters<Parameters<Parameters<typeof store.read>[1]>[0]['maySee']>[0], at = authorityId, id = streamId) => store.read(wholeOf(at), (reads) => reads.maySee(visibility, id))
  assert.equal(await see({ kind: 'all' }), true)
  assert.equal(await see({ kind: 'teams', userId: uuidV7() as never, teams: ['cin-widnes'] }), true)
  assert.equal(await see({ kind: 'teams', userId: uuidV7() as never, teams: ['cin-runcorn'] }), false)
  assert.equal(await see({ kind: 'none' }), false)
  assert.equal(await see({ kind: 'all' }, other), false)
  const accused = uuidV7() as never
  const hidden = await received({ afterwards: [
    { type: 'ComplaintAllocated', happenedOn: day('2026-03-02'), team: 'cin-widnes' },
    { type: 'SafeguardingConcernRaised', happenedOn: day('2026-03-02'), concernId: uuidV7(), about: 'worker', text: { textId: uuidV7(), digest: 'x' }, accusedUser: accused },
  ] })
  assert.equal(await see({ kind: 'teams', userId: accused, teams: ['cin-widnes'] }, authorityId, hidden), false, 'whoever is accused does not see it')
  assert.equal(await see({ kind: 'teams', userId: uuidV7() as never, teams: ['cin-widnes'] }, authorityId, hidden), true)
  assert.equal(await see({ kind: 'all' }, authorityId, 'not-an-id'), false)
})

test('every row that was projected as it came in is the row that a rebuild makes, and one altered cell is found', async () => {
  const projector = makeProjector(englandAndWales())
  const check = () => checkProjections(db.pools.owner, projector, PROJECTION_TABLES)
  const report = await check()
  assert.deepEqual(report.differences, [])
  assert.ok(report.streams > 10)
  for (const [change, table] of [
    [`update complaint_summaries set due_on = due_on + 1 where clock_id = 'acknowledgement'`, 'complaint_summaries'],
    [`update report_facts set category = 'staff'`, 'report_facts'],
    [`delete from search_postings where is_name and word = 'ada'`, 'search_postings'],
    [`update search_postings set entries[1] = entries[1] + 65536 where is_name and word = 'ada'`, 'search_postings'],
    [`update search_words set part_one = 'x' where word = 'ada'`, 'search_words'],
  ] as const) {
    await tamper(db, change)
    assert.deepEqual((await check()).differences.map((difference) => difference.table), [table])
    await rebuildProjections(db.pools.owner, projector, PROJECTION_TABLES)
    assert.deepEqual((await check()).differences, [])
  }
})
