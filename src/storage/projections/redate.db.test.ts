import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { complain, projectedStore } from '../../../test/support/recorded-complaints.ts'
import { wholeOf } from '../../application/access/sight.ts'
import { ENGLAND_AND_WALES } from '../../domain/calendar/england-and-wales.ts'
import { isoDate } from '../../domain/calendar/iso-date.ts'
import { workingDayCalendar } from '../../domain/calendar/working-days.ts'
import { checkProjections } from '../rebuild/rebuild.ts'
import { inAuthority } from '../transaction.ts'
import { makeProjector } from './projector.ts'
import { redate } from './redate.ts'
import { PROJECTION_TABLES } from './tables.ts'

const db = await projectedStore({ after })
const { store, authorityId } = db
const day = isoDate
const withFuneral = workingDayCalendar({
  ...ENGLAND_AND_WALES, id: 'with-a-late-bank-holiday',
  days: [...ENGLAND_AND_WALES.days, { on: day('2026-03-09'), title: 'A day of mourning', confirmed: true }],
})

test('a late bank holiday moves the open clocks that span it, and what the register then says is what a rebuild says', async () => {
  const acknowledged = { type: 'ComplaintAcknowledged', happenedOn: day('2026-03-03') } as const
  const plain = await complain(store, authorityId, { receivedOn: '2026-03-02', afterwards: [acknowledged] })
  const extended = await complain(store, authorityId, {
    receivedOn: '2026-03-02', recordedAt: '2026-03-04T09:00:00.000Z',
    afterwards: [acknowledged, { type: 'StageOneExtended', happenedOn: day('2026-03-04'), ground: 'complex', untilWorkingDays: 20, toldOn: day('2026-03-04') }],
  })
  const paused = await complain(store, authorityId, {
    receivedOn: '2026-03-02', recordedAt: '2026-03-04T09:00:00.000Z', afterwards: [acknowledged, { type: 'StageOnePaused', happenedOn: day('2026-03-03'), reason: 'awaiting-advocate' }],
  })
  await complain(store, authorityId, { receivedOn: '2026-03-09' })
  await complain(store, authorityId, { receivedOn: '2026-01-05', afterwards: [{ type: 'StageOneAnswered', happenedOn: day('2026-01-12'), whole: 'upheld' }] })
  const answered = await complain(store, authorityId, {
    receivedOn: '2026-03-02', recordedAt: '2026-03-11T09:00:00.000Z', afterwards: [{ type: 'StageOneAnswered', happenedOn: day('2026-03-11'), whole: 'upheld' }],
  })
  const { moved } = await inAuthority(db.pools.app, wholeOf(authorityId), 'write', (trx) => redate(trx, authorityId, withFuneral, day('2026-03-09')))
  const dates = new Map(moved.map((move) => [move.streamId, [move.clockId, move.from, move.to]]))
  assert.deepEqual(dates.get(plain), ['stage-1-answer', '2026-03-16', '2026-03-17'])
  assert.deepEqual(dates.get(extended), ['stage-1-answer', '2026-03-30', '2026-03-31'])
  assert.deepEqual(dates.get(paused), ['stage-1-answer', '2026-03-16', '2026-03-17'])
  assert.equal(moved.length, 3)
  const facts = await store.read(wholeOf(authorityId), (reads) => reads.streamsByIds([answered], day('2026-12-31')))
  assert.equal(facts[0]?.stageOneWorkingDays, 6)
  const list = await store.read(wholeOf(authorityId), (reads) =>
    reads.workList({ visibility: { kind: 'all' }, today: day('2026-03-17'), soonUntil: day('2026-03-24'), group: 'due-today', sort: 'due', page: 1 }))
  assert.deepEqual(list.rows.map(({ complaintId }) => complaintId), [plain])
  assert.deepEqual((await checkProjections(db.pools.owner, makeProjector(withFuneral), PROJECTION_TABLES)).differences, [])
})
