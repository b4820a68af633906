import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { demonstrationSettings } from '../../demonstration/settings.ts'
import { englandAndWales } from '../../domain/calendar/england-and-wales.ts'
import { fromDayNumber, isoDate } from '../../domain/calendar/iso-date.ts'
import type { ComplaintEvent, Recorded } from '../../domain/complaint/events.ts'
import { foldComplaint } from '../../domain/complaint/evolve.ts'
import { outcomeOf } from '../../domain/complaint/outcome.ts'
import type { CheckContext } from './check-context.ts'
import { checkRow } from './check-row.ts'
import { COLUMNS } from './columns.ts'
import { planStream } from './planned-stream.ts'
import { wordChoices } from './word-choices.ts'

const context: CheckContext = { choices: wordChoices(demonstrationSettings()), today: isoDate('2026-11-23'), calendar: englandAndWales(), kindForAll: null }

/** The stream of a row; null where the row has problems. */
function streamOf(cells: Readonly<Record<string, string>>) {
  const checked = checkRow(2, new Map(Object.entries(cells)), context)
  if (checked.kind === 'problems') return null
  let id = 0
  const planned = planStream(checked.row, { importId: 'import', ids: { next: () => `id-${(id += 1)}` }, procedure: 'children-act-1989-england' })
  return { planned, stream: planned.stream('2019-0001', planned.texts.map(({ textId }) => ({ textId, digest: 'digest' }))) }
}

function recordedOf(cells: Readonly<Record<string, string>>): readonly Recorded<ComplaintEvent>[] {
  const made = streamOf(cells)
  assert.ok(made, 'the row has problems')
  return made.stream.events.map(({ event, knownOn }, at) => ({ seq: at + 1, event: event as ComplaintEvent, knownOn, recordedAt: '2026-11-23T12:00:00.000Z', recordedBy: 'user' }))
}

const STAGES = {
  key: '1', kind: 'statutory-complaint', 'received-on': '2019-05-13', channel: 'email', 'point-1': 'One', 'point-2': 'Two', 'answered-on': '2019-06-03', outcome: 'not-upheld',
  'stage-2-requested-on': '2019-06-10', 'stage-2-answered-on': '2019-09-02', 'stage-2-upheld': '2', 'stage-2-partly-upheld': '1',
}

test('an investigation that found on more points than stage 1 had names the others', () => {
  const complaint = foldComplaint(recordedOf(STAGES))
  assert.equal(complaint?.points.length, 3)
  assert.deepEqual(complaint && outcomeOf(complaint).counts, { upheld: 2, 'partly-upheld': 1, 'not-upheld': 0, 'no-finding': 0 })
  assert.equal(complaint && outcomeOf(complaint).outcome, 'partly-upheld')
})

test('the receipt comes first, the rest by day, each known on its day or when the row was first recorded', () => {
  const events = recordedOf({ ...STAGES, 'acknowledged-on': '2019-06-20', 'first-recorded-on': '2019-06-05' })
  assert.deepEqual(events.map(({ event, knownOn }) => [event.type, event.happenedOn, knownOn]), [
    ['ComplaintReceived', '2019-05-13', '2019-06-05'], ['StageOneAnswered', '2019-06-03', '2019-06-05'],
    ['InvestigationRequested', '2019-06-10', '2019-06-10'], ['DetailsRecorded', '2019-06-10', '2019-06-10'],
    ['ComplaintAcknowledged', '2019-06-20', '2019-06-20'], ['InvestigationAnswered', '2019-09-02', '2019-09-02'],
  ])
})

test('an extension that nobody was told of is untold, and lies on the day of receipt', () => {
  const [, extended] = recordedOf({ key: '1', kind: 'statutory-complaint', 'received-on': '2019-05-13', channel: 'email', 'extended-until': '20' })
  assert.deepEqual(extended?.event, { type: 'StageOneExtended', happenedOn: '2019-05-13', ground: 'complex', untilWorkingDays: 20 })
})

const day = fc.integer({ min: 16_000, max: 20_700 }).map(fromDayNumber)
const cellOf = (example: string, shape: string) => (shape === 'day' ? day : shape === 'day-or-working-days' ? fc.oneof(day, fc.constant('20')) : fc.constantFrom(example, example, 'no', '3', 'x; y'))
const rowOf = fc.record(Object.fromEntries(COLUMNS.map(({ id, example, shape }) => [id, cellOf(example, shape)])), { requiredKeys: ['key', 'received-on', 'channel'] })

test('whatever row the check lets in becomes a stream that holds together', () => {
  let good = 0
  fc.assert(fc.property(rowOf, fc.subarray(COLUMNS.map(({ id }) => id), { maxLength: 12 }), (cells, kept) => {
    const row = Object.fromEntries(Object.entries(cells).filter(([id]) => ['key', 'received-on', 'channel', ...kept].includes(id)))
    const made = streamOf({ ...row, kind: 'statutory-complaint' })
    if (!made) return
    good += 1
    const { events } = made.stream
    assert.equal(events[0]?.event.type, 'ComplaintReceived')
    for (const { event, knownOn } of events) assert.ok(event.happenedOn >= (row['received-on'] ?? '') && (knownOn ?? '') >= event.happenedOn)
    const complaint = foldComplaint(recordedOf({ ...row, kind: 'statutory-complaint' }))
    assert.equal(complaint?.receivedOn, row['received-on'])
    const points = new Set(complaint?.points.map(({ pointId }) => pointId))
    for (const { event } of events) if ('findings' in event) for (const { pointId } of event.findings ?? []) assert.ok(points.has(pointId))
  }), { numRuns: 3000 })
  assert.ok(good > 200, `only ${good} rows were let in`)
})
