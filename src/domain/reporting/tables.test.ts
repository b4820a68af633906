import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { aFact, aYear, REPORTING_SETTINGS } from '../../../test/support/report-facts.ts'
import type { AuthoritySettings } from '../authority/settings.ts'
import { isoDate } from '../calendar/iso-date.ts'
import type { Disruption } from '../register/disruption/disruption.ts'
import type { PrintedReport } from './printed-report.ts'
import type { ReportFact } from './report-fact.ts'
import { behindFigure, figuresFrom, tableById } from './year-figures.ts'

const question = { year: aYear('2019-20'), years: 1, asKnownOn: isoDate('2026-11-23') }

/** The counts of one table's rows for 2019-20, by row id. */
function rowsOf(table: string, facts: readonly Partial<ReportFact>[], settings: AuthoritySettings = REPORTING_SETTINGS) {
  const numbered = facts.map((parts, at) => aFact({ streamId: String(at), ...parts }))
  const found = tableById(figuresFrom(numbered, settings, question, null).tables, table)
  return Object.fromEntries(found?.rows.map(({ id, cells }) => [id, cells[0]?.count]) ?? [])
}

const answered = (stageOneWorkingDays: number, stageOneExtended = false): Partial<ReportFact> =>
  ({ stageOneAnsweredOn: isoDate('2019-07-01'), stageOneWorkingDays, stageOneExtended })

describe('stage 1, with agreed extensions told from lateness', () => {
  test('day 10 needs no extension, day 20 is the last that one can cover, and over 20 nothing does', () =>
    assert.deepEqual(rowsOf('timeliness-extension', [answered(10, true), answered(11), answered(11, true), answered(20, true), answered(21, true)]), {
      'within-10-working-days': 1, '11-to-20-within-an-agreed-extension': 2, '11-to-20-without-an-agreed-extension': 1, 'over-20-working-days': 1,
      'no-answer-yet': 0, total: 5,
    }))

  test('an answer on a day that nobody can count from stands apart, and is not called late', () =>
    assert.equal(rowsOf('timeliness-percent', [{ stageOneAnsweredOn: isoDate('2019-07-01') }])['days-not-known'], 1))
})

describe('stage 2', () => {
  const investigated = (stageTwoWorkingDays: number | null, stageTwoExtended = false): Partial<ReportFact> =>
    ({ stageTwoAnsweredOn: isoDate('2019-10-28'), stageTwoWorkingDays, stageTwoExtended })

  test('day 25 is within the limit, day 65 within an agreed extension, day 66 within nothing', () =>
    assert.deepEqual(
      rowsOf('stage-2-time', [investigated(25), investigated(26), investigated(65, true), investigated(66, true), investigated(null)]),
      {
        'within-25-working-days': 1, 'within-extended-65-working-days': 1, '26-to-65-without-an-agreed-extension': 1, 'over-65-working-days': 1,
        'days-not-known': 1, total: 5,
      },
    ))

  test('points are counted one by one, investigations as one', () =>
    assert.deepEqual(rowsOf('stage-2', [{ ...investigated(30), stageTwoFindings: { upheld: 5, 'partly-upheld': 3, 'not-upheld': 0, 'no-finding': 1 } }]), {
      investigations: 1, 'points-upheld': 5, 'points-partly-upheld': 3, 'points-not-upheld': 0, 'points-no-finding': 1,
    }))
})

describe('without the complaints that a local hold touched', () => {
  const hold = (parts: Partial<Disruption> = {}): Disruption =>
    ({ kind: 'local-hold', from: isoDate('2019-06-10'), until: isoDate('2019-06-20'), stages: ['stage-1'], divisions: [], teams: [], text: null, ...parts })
  const stageOne = (receivedOn: string, answeredOn: string | null, parts: Partial<ReportFact> = {}) => aFact({
    streamId: `${receivedOn} ${answeredOn ?? 'open'} ${Object.keys(parts).join()}`, receivedOn: isoDate(receivedOn), ...parts,
    ...(answeredOn !== null && { stageOneAnsweredOn: isoDate(answeredOn), stageOneWorkingDays: 5 }),
  })
  const facts = [
    stageOne('2019-06-03', '2019-06-09'), stageOne('2019-06-03', '2019-06-10'), stageOne('2019-06-20', '2019-06-27'), stageOne('2019-06-21', '2019-06-28'),
    stageOne('2019-05-01', '2019-05-08'), stageOne('2019-06-12', null),
  ]
  const count = (holds: readonly Disruption[], known: readonly ReportFact[] = facts) => figuresFrom(known, REPORTING_SETTINGS, { ...question, holds }, null).tables
  const bases = (holds: readonly Disruption[], known?: readonly ReportFact[]) =>
    ['timeliness-extension', 'timeliness-without-holds'].map((id) => tableById(count(holds, known), id)?.baseCounts[0])

  test('the first and the last day of the hold count, the days before and after do not, and all complaints stay as they were', () => {
    assert.deepEqual(bases([hold()]), [6, 3])
    assert.deepEqual(tableById(count([hold()]), 'timeliness-percent'), tableById(count([]), 'timeliness-percent'))
  })

  test('where nothing was held there is no second table, nor for anything that is no hold of our own', () => {
    assert.deepEqual(bases([]), [6, undefined])
    assert.deepEqual(bases([hold({ kind: 'lockdown' })]), [6, undefined])
  })

  test('a hold of stage 2 leaves nobody out at stage 1, and a hold of every stage has all the tables', () => {
    assert.deepEqual(bases([hold({ stages: ['stage-2'] })]), [6, undefined])
    const ids = count([hold({ stages: [] })]).map(({ id }) => id).filter((id) => id.endsWith('-without-holds'))
    assert.deepEqual(ids, ['timeliness-without-holds', 'stage-2-time-without-holds', 'stage-3-without-holds'])
  })

  test('a hold of one division touches no other, and one that lasts touches what came since', () => {
    assert.deepEqual(bases([hold({ divisions: ['children-in-care'] })]), [6, 6])
    assert.deepEqual(bases([hold({ divisions: ['children-in-care'] })], [stageOne('2019-06-12', null, { divisions: ['children-in-care'] })]), [1, 0])
    assert.deepEqual(bases([hold({ until: null })]), [6, 2])
  })

  test('at stage 2 it is the days of stage 2 that count, and a figure opens to those who are left', () => {
    const investigated = (streamId: string, requestedOn: string, answeredOn: string) => aFact({
      streamId, stageOneAnsweredOn: isoDate('2019-06-12'), stageTwoRequestedOn: isoDate(requestedOn), stageTwoAnsweredOn: isoDate(answeredOn), stageTwoWorkingDays: 20,
    })
    const known = [investigated('held', '2019-06-17', '2019-07-15'), investigated('later', '2019-06-21', '2019-07-19')]
    const holds = [hold({ stages: ['stage-2'] })]
    const row = (id: string) => tableById(count(holds, known), id)?.rows.find((each) => each.id === 'within-25-working-days')?.cells[0]?.count
    assert.deepEqual([row('stage-2-time'), row('stage-2-time-without-holds')], [2, 1])
    const at = { year: question.year, table: 'stage-2-time-without-holds', row: 'within-25-working-days', settings: REPORTING_SETTINGS, holds }
    assert.deepEqual(behindFigure(known, question.asKnownOn, at)?.map(({ streamId }) => streamId), ['later'])
    assert.equal(behindFigure(known, question.asKnownOn, { ...at, holds: [] }), null)
  })
})

describe('the other tables', () => {
  test('a complaint with one breach counts, with three it counts once, and without any it does not', () =>
    assert.equal(rowsOf('breaches', [{ breaches: 1 }, { breaches: 3 }, { breaches: 0 }])['with-a-breach'], 2))

  test('training counts sessions, not entries', () =>
    assert.equal(rowsOf('training', [{ kind: 'training', quantity: 2 }, { kind: 'training', quantity: 3 }])['sessions-held'], 5))

  test('a corporate complaint is no statutory one, nor the other way round', () => {
    assert.equal(rowsOf('corporate', [{ kind: 'corporate-complaint' }, {}])['received'], 1)
    assert.equal(rowsOf('statutory-complaints', [{ kind: 'corporate-complaint' }, {}])['received'], 1)
  })
})

describe('the authority’s own words keep to their dates', () => {
  const word = (code: string, from: string, until: string | null) => ({ code, label: code, from: isoDate(from), until: until === null ? null : isoDate(until) })
  const settings: AuthoritySettings = {
    ...REPORTING_SETTINGS,
    words: {
      ...REPORTING_SETTINGS.words,
      channels: [
        word('always', '2006-09-01', null), word('until-the-first-day', '2006-09-01', '2019-04-01'), word('gone-before', '2006-09-01', '2019-03-31'),
        word('from-the-last-day', '2020-03-31', null), word('not-yet', '2020-04-01', null), word('gone-but-used', '2006-09-01', '2018-01-01'),
      ],
    },
  }

  test('words in use on any day of the years have a row, others only where they were recorded', () =>
    assert.deepEqual(rowsOf('channel-count', [{ channel: 'gone-but-used' }], settings), {
      always: 0, 'until-the-first-day': 0, 'from-the-last-day': 0, 'gone-but-used': 1, total: 1,
    }))
})

describe('printed bounds and rows', () => {
  const printed = (rows: PrintedReport['tables'][number]['rows'], table: string, measure: 'under-percent' | 'count'): PrintedReport =>
    ({ title: 'A report', columns: ['2019-20'], tables: [{ table, measure, rows }] })

  test('exactly 3 % is not under 3 %', () => {
    const report = printed({ 'complaints-against-open-cases': [3] }, 'share-of-open-cases', 'under-percent')
    const shareOf = (openCases: number) => {
      const facts = [...[1, 2, 3].map((at) => aFact({ streamId: String(at) })), aFact({ streamId: 'open', kind: 'caseload', quantity: openCases })]
      return tableById(figuresFrom(facts, REPORTING_SETTINGS, question, report).tables, 'share-of-open-cases')?.rows[0]?.cells[0]?.printed?.percent
    }
    assert.equal(shareOf(100)?.discrepancy?.kind, 'not-under')
    assert.equal(shareOf(101)?.discrepancy, null)
  })

  test('a printed row that the register never had is shown with nothing counted', () => {
    const table = tableById(figuresFrom([aFact()], REPORTING_SETTINGS, question, printed({ telegram: [4] }, 'channel-count', 'count')).tables, 'channel-count')
    const row = table?.rows.find(({ id }) => id === 'telegram')
    assert.deepEqual(row?.cells[0], { count: 0, percent: null, printed: { count: { value: 4, discrepancy: { kind: 'count-differs', printed: 4, count: 0 } } } })
    assert.equal(table?.rows.at(-1)?.id, 'total')
  })

  test('years that the report did not print have nothing beside them', () => {
    const table = tableById(figuresFrom([aFact()], REPORTING_SETTINGS, { ...question, years: 2 }, printed({ received: [1] }, 'statutory-complaints', 'count')).tables, 'statutory-complaints')
    assert.deepEqual(table?.rows[0]?.cells.map((cell) => cell.printed !== undefined), [false, true])
  })
})
