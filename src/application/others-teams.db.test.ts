import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { words } from '../../test/support/builders.ts'
import { datedRegister } from '../../test/support/dated-register.ts'
import { record } from '../../test/support/recorded-complaints.ts'
import { isoDate } from '../domain/calendar/iso-date.ts'
import type { RegisterEvent } from '../domain/register/events.ts'
import { uuidV7 } from '../main/ids.ts'
import { wholeOf } from './access/sight.ts'
import { learningFromComplaint } from './learning-from-complaint.ts'
import { owedRemedies } from './owed-remedies.ts'
import { visibilityOf } from './permissions.ts'
import type { Actor, AnyEvent } from './ports.ts'

const db = await datedRegister({ after })
const { services, store, authorityId, manager, head, widnes, runcorn } = db
const day = isoDate

const owing: readonly AnyEvent[] = [
  { type: 'StageOneAnswered', happenedOn: day('2026-11-05'), whole: 'upheld', reasons: ['delay'], remedies: [{ type: 'apology', dueOn: day('2026-12-01') }] },
]
const ofWidnes = await db.given('2026-11-02', { reference: 'W-1', to: widnes, team: 'cin-widnes', afterwards: owing })
const ofRuncorn = await db.given('2026-11-03', { reference: 'R-1', to: runcorn, team: 'cin-runcorn', afterwards: owing })
// About both teams, and given to one of them.
for (const id of [ofWidnes, ofRuncorn]) await record(store, authorityId, id, [{ type: 'DetailsRecorded', happenedOn: day('2026-11-06'), details: { teams: ['cin-widnes', 'cin-runcorn'] } }])

async function learned(complaint: string, teams: readonly string[], ...afterwards: readonly RegisterEvent[]): Promise<string> {
  const streamId = uuidV7()
  await record(store, authorityId, streamId, [
    { type: 'LearningNoted', happenedOn: day('2026-11-09'), reference: `LE-${streamId.slice(-4)}`, from: 'complaint', complaint, text: words('t'), teams }, ...afterwards,
  ], { kind: 'learning' })
  return streamId
}

describe('What a team manager is not shown of other teams', () => {
  test('complaints with a cause: those of their own, though both are about their team', async () => {
    const found = (actor: Actor) => store.read(wholeOf(authorityId), async (reads) => (await reads.complaintsWithCause({
      visibility: visibilityOf(actor), cause: 'delay', teams: ['cin-widnes', 'cin-runcorn'], from: day('2026-11-01'), to: day('2026-11-30'),
    })).found.map(({ reference }) => reference))
    assert.deepEqual(await found(manager), ['W-1', 'R-1'])
    assert.deepEqual(await found(head), ['W-1', 'R-1'])
    assert.deepEqual([await found(widnes), await found(runcorn)], [['W-1'], ['R-1']])
    assert.deepEqual(await found({ ...widnes, role: 'reader', teams: [] }), [])
  })

  test('what is owed: in their own complaints, by the query and by the list', async () => {
    const ids = (actor: Actor) => store.read(wholeOf(authorityId), (reads) => reads.complaintsOwing(visibilityOf(actor)))
    assert.deepEqual((await ids(manager)).toSorted(), [ofWidnes, ofRuncorn].toSorted())
    assert.deepEqual([await ids(widnes), await ids(runcorn)], [[ofWidnes], [ofRuncorn]])
    const listed = async (actor: Actor) => {
      const owed = await owedRemedies(services, actor)
      return owed.kind === 'owed' ? owed.ofComplaints.map(({ reference }) => reference) : owed.kind
    }
    assert.deepEqual([await listed(manager), await listed(widnes), await listed(runcorn)], [['R-1', 'W-1'], ['W-1'], ['R-1']])
  })

  test('what was learned from a complaint: the complaints manager sees all of it, a team manager what is about their team', async () => {
    const own = await learned(ofWidnes, ['cin-widnes'])
    const others = await learned(ofWidnes, ['cin-runcorn'])
    const elsewhere = await learned(ofRuncorn, ['cin-widnes'])
    // A correction makes it belong to another complaint.
    const moved = await learned(ofRuncorn, ['cin-widnes'], { type: 'FactCorrected', happenedOn: day('2026-11-10'), corrects: 1, changes: { complaint: ofWidnes }, kind: 'slip' })
    const struck = await learned(ofWidnes, ['cin-widnes'], { type: 'EventStruckOut', happenedOn: day('2026-11-10'), corrects: 1, reason: words('twice') })
    const ids = async (actor: Actor, complaint: string) => (await learningFromComplaint(services, actor, complaint)).map(({ streamId }) => streamId).toSorted()
    for (const actor of [manager, head]) {
      assert.deepEqual(await ids(actor, ofWidnes), [own, others, moved].toSorted())
      assert.deepEqual(await ids(actor, ofRuncorn), [elsewhere])
    }
    assert.deepEqual(await ids(widnes, ofWidnes), [own, moved].toSorted())
    assert.deepEqual(await ids(runcorn, ofWidnes), [others])
    assert.deepEqual(await ids({ ...manager, role: 'reader' }, ofWidnes), [])
    assert.equal((await ids(manager, ofWidnes)).includes(struck), false)
  })
})
