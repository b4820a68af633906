import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { testStore } from '../../test/support/database.ts'
import { actor } from '../../test/support/store-suite.ts'
import { WORDS_FROM, defaultSettings } from '../domain/authority/default-settings.ts'
import { englandAndWales } from '../domain/calendar/england-and-wales.ts'
import { isoDate } from '../domain/calendar/iso-date.ts'
import type { RegisterEvent, StreamKind } from '../domain/register/events.ts'
import { uuidV7 } from '../main/ids.ts'
import { makeProjector } from '../storage/projections/projector.ts'
import { PROJECTION_TABLES } from '../storage/projections/tables.ts'
import { makeReads } from '../storage/queries/reads.ts'
import { checkProjections } from '../storage/rebuild/rebuild.ts'
import { wholeOf } from './access/sight.ts'
import { changeWord } from './change-words.ts'
import { changePractice } from './practice.ts'

const calendar = englandAndWales()
const projector = makeProjector(calendar)
const clock = { today: () => isoDate('2026-03-02'), now: () => '2026-03-02T09:00:00.000Z' }
const meta = { recordedBy: 'somebody', recordedAt: clock.now() }

async function opened() {
  const db = await testStore({ after }, { projector, reads: makeReads(calendar) })
  const { store, authorityId } = db
  await store.write(wholeOf(authorityId), (tx) => tx.settings.save(defaultSettings('Testshire'), { ...meta, validFrom: WORDS_FROM }))
  const streamId = uuidV7()
  await store.write(wholeOf(authorityId), async (tx) => tx.ledger.append('complaint', streamId, 0, [
    { type: 'ComplaintReceived', happenedOn: isoDate('2026-02-27'), procedure: 'children-act-1989-england', reference: '2026-0001', channel: 'email', details: { category: 'staff' } },
  ], { ...meta, commandId: uuidV7() }))
  const services = { store, clock, ids: { next: uuidV7 }, calendar }
  const dueOn = async () => (await db.pools.owner.query<{ due_on: string }>(
    "select due_on::text from complaint_clocks where authority_id = $1 and clock_id like '%acknowledg%'", [authorityId])).rows.map((row) => row.due_on)
  const differences = async () => (await checkProjections(db.pools.owner, projector, PROJECTION_TABLES)).differences
  const registerDates = async () => (await db.pools.owner.query<{ said: string }>(
    "select reference || ' ' || due_on as said from register_clocks where authority_id = $1 order by reference", [authorityId])).rows.map(({ said }) => said)
  const begin = (kind: StreamKind, event: RegisterEvent) =>
    store.write(wholeOf(authorityId), (tx) => tx.ledger.append(kind, uuidV7(), 0, [event], { ...meta, commandId: uuidV7() }))
  const versions = async () => Number((await db.pools.owner.query<{ count: string }>('select count(*) from settings_versions where authority_id = $1', [authorityId])).rows[0]?.count)
  return { services, manager: actor(authorityId, 'complaints-manager'), dueOn, differences, versions, registerDates, begin }
}

test('another target for acknowledging moves the dates at once, and a rebuild finds the same rows', async () => {
  const { services, manager, dueOn, differences, versions } = await opened()
  assert.deepEqual(await dueOn(), ['2026-03-04'])
  assert.deepEqual(await changePractice(services, manager, { acknowledgementWorkingDays: 5 }), { kind: 'saved' })
  assert.deepEqual(await dueOn(), ['2026-03-06'])
  assert.deepEqual(await differences(), [])
  assert.deepEqual(await changePractice(services, manager, { acknowledgementWorkingDays: 5 }), { kind: 'saved' })
  assert.equal(await versions(), 2, 'the same again is no version')
})

test('another target for enquiries or for passing thanks on moves their dates at once, and a rebuild finds the same rows', async () => {
  const { services, manager, registerDates, differences, begin } = await opened()
  const on = isoDate('2026-02-27')
  await begin('enquiry', { type: 'EnquiryReceived', happenedOn: on, reference: 'EN-1', kind: 'enquiry', divisions: [], teams: [] })
  await begin('enquiry', { type: 'EnquiryReceived', happenedOn: on, reference: 'EN-2', kind: 'early-resolution', divisions: [], teams: [] })
  await begin('compliment', { type: 'ComplimentReceived', happenedOn: on, reference: 'CO-1', from: 'client', divisions: [], teams: [] })
  const { enquiryWorkingDays } = await services.store.read(manager, (reads) => reads.settings())
  // Friday 27 February is day 0.
  const [thanks = '', asked, early] = await registerDates()
  assert.deepEqual([thanks, asked], ['CO-1 2026-03-13', 'EN-1 2026-03-13'])
  assert.deepEqual(await changePractice(services, manager, { enquiryWorkingDays: { ...enquiryWorkingDays, enquiry: 1 } }), { kind: 'saved' })
  assert.deepEqual(await registerDates(), [thanks, 'EN-1 2026-03-02', early], 'the target of one kind moves that kind alone')
  assert.deepEqual(await changePractice(services, manager, { complimentWorkingDays: 5 }), { kind: 'saved' })
  assert.deepEqual(await registerDates(), ['CO-1 2026-03-06', 'EN-1 2026-03-02', early])
  // A tier that stood on that day has a target of its own, for what was handled in it.
  await begin('enquiry', { type: 'EnquiryReceived', happenedOn: on, reference: 'EN-3', kind: 'enquiry', divisions: [], teams: [], inTierBeforeStageOne: true })
  await changePractice(services, manager, { tierBeforeStageOne: { name: 'Stage 0', from: isoDate('2020-01-01'), until: null, workingDays: 3 } })
  assert.deepEqual(await registerDates(), ['CO-1 2026-03-06', 'EN-1 2026-03-02', early, 'EN-3 2026-03-04'])
  assert.deepEqual(await differences(), [])
})

test('a word that ends, is renamed or mended leaves every row as it is', async () => {
  const { services, manager, differences, versions } = await opened()
  await changeWord(services, manager, { type: 'replace', list: 'categories', code: 'staff', label: 'Staff and workers', from: isoDate('2026-04-01') })
  await changeWord(services, manager, { type: 'mend', list: 'categories', code: 'staff', label: 'Staff (until March 2026)' })
  await changeWord(services, manager, { type: 'end', list: 'channels', code: 'email', until: isoDate('2026-02-28') })
  assert.deepEqual(await differences(), [])
  assert.equal(await versions(), 4)
})

test('two people who change a list at the same time both get an answer, and no change is lost', async () => {
  const { services, manager, versions } = await opened()
  const results = await Promise.all(['North', 'South', 'East', 'West'].map((label) => changeWord(services, manager, { type: 'add', list: 'teams', label })))
  assert.deepEqual(results.map(({ kind }) => kind), ['done', 'done', 'done', 'done'])
  const settings = await services.store.read(manager, (reads) => reads.settings())
  assert.deepEqual(settings.words.teams.map(({ code }) => code).toSorted(), ['east', 'north', 'south', 'west'])
  assert.equal(await versions(), 5)
})
