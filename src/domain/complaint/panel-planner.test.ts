import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { ENGLAND_AND_WALES, englandAndWales } from '../calendar/england-and-wales.ts'
import { addDays, isoDate, type IsoDate } from '../calendar/iso-date.ts'
import { CHILDREN_ACT_1989_ENGLAND } from '../procedure/children-act-1989-england/procedure.ts'
import { CORPORATE_COUNCIL } from '../procedure/corporate-council.ts'
import { keeps, planPanel, type PanelInput } from './panel-planner.ts'

const calendar = englandAndWales()
const always = () => true
const only = (...days: readonly string[]) => (day: IsoDate) => days.includes(day)
const not = (...days: readonly string[]) => (day: IsoDate) => !days.includes(day)

/** Asked for on Wednesday 1 May 2024; the 30th working day, past the holidays of 6 and 27 May, is Friday 14 June. */
const plan = (changes: Partial<PanelInput> = {}) => planPanel({
  requestedOn: isoDate('2024-05-01'), today: isoDate('2024-05-01'), calendar, procedure: CHILDREN_ACT_1989_ENGLAND, members: [always, always, always],
  doneOn: {}, ...changes,
})
const days = ({ fits }: ReturnType<typeof plan>) => fits.map(({ panelOn }) => panelOn)

describe('a day for the panel', () => {
  test('leaves ten working days for the papers and keeps to thirty', () => {
    const fits = days(plan())
    assert.equal(fits[0], '2024-05-16')
    assert.equal(fits.at(-1), '2024-06-14')
    assert.ok(!fits.includes(isoDate('2024-05-27')), 'no bank holiday')
    assert.deepEqual(plan().nearest, [])
    assert.deepEqual(plan().missed, [])
  })

  test('comes with the date of every clock, and its law', () => {
    const [first] = plan().fits
    assert.deepEqual(first?.clocks.map(({ clock, dueOn, isKept }) => [clock, dueOn, isKept]), [
      ['panel-acknowledgement', '2024-05-03', true], ['panel-chair', '2024-05-16', true], ['panel-papers', '2024-05-01', true], ['panel-meeting', '2024-06-14', true],
    ])
    assert.equal(first?.clocks.at(-1)?.rule.law, 'SI 2006/1738 reg. 19(4)')
  })

  test('is one on which everybody can come', () => {
    assert.deepEqual(days(plan({ members: [only('2024-05-20', '2024-05-21'), not('2024-05-20'), always] })), ['2024-05-21'])
    assert.deepEqual(days(plan({ members: [only('2024-05-20'), not('2024-05-20')] })), [])
  })

  test('may be sooner where the papers are out already', () => {
    const sent = plan({ today: isoDate('2024-05-20'), doneOn: { 'panel-papers': isoDate('2024-05-08'), 'panel-acknowledgement': isoDate('2024-05-02'), 'panel-chair': isoDate('2024-05-07') } })
    assert.equal(days(sent)[0], '2024-05-22')
    assert.equal(days(plan({ today: isoDate('2024-05-20') }))[0], '2024-06-04')
  })
})

describe('what cannot be kept', () => {
  test('with too little time for papers: the last day within the limit, and the first with time for them', () => {
    const { fits, nearest, missed } = plan({ today: isoDate('2024-06-05') })
    assert.deepEqual([fits, missed], [[], ['panel-acknowledgement', 'panel-chair']])
    assert.deepEqual(nearest.map((day) => [day.panelOn, keeps(day, 'panel-meeting'), keeps(day, 'panel-papers')]), [
      ['2024-06-14', true, false], ['2024-06-19', false, true],
    ])
  })

  test('once thirty working days have gone by: the first day with time for papers, and the limit is missed', () => {
    const { nearest, missed } = plan({ today: isoDate('2024-06-17') })
    assert.deepEqual(nearest.map(({ panelOn }) => panelOn), ['2024-07-01'])
    assert.ok(missed.includes('panel-meeting'))
  })

  test('with members who can come on no day at all: no day is made up', () => assert.deepEqual(plan({ members: [() => false] }).nearest, []))

  test('late in beginning: an acknowledgement or a chair that is overdue is said, one done in time is not', () => {
    assert.deepEqual(plan({ today: isoDate('2024-05-07') }).missed, ['panel-acknowledgement'])
    assert.deepEqual(plan({ today: isoDate('2024-05-07'), doneOn: { 'panel-acknowledgement': isoDate('2024-05-03') } }).missed, [])
    assert.deepEqual(plan({ today: isoDate('2024-05-07'), doneOn: { 'panel-acknowledgement': isoDate('2024-05-07') } }).missed, ['panel-acknowledgement'])
  })

  test('past the bank-holiday list dates are provisional', () =>
    assert.ok(plan({ requestedOn: isoDate('2031-05-01'), today: isoDate('2031-05-01') }).fits[0]?.clocks.every(({ provisional }) => provisional)))

  test('a procedure without a panel is a fault', () => assert.throws(() => plan({ procedure: CORPORATE_COUNCIL }), /no panel-acknowledgement/))
})

/** A counter of its own: steps from day to day and asks the list of holidays. */
const HOLIDAYS = new Set<string>(ENGLAND_AND_WALES.days.map(({ on }) => on))
const works = (day: IsoDate) => ![0, 6].includes(new Date(`${day}T12:00:00Z`).getUTCDay()) && !HOLIDAYS.has(day)
function step(from: IsoDate, workingDays: number): IsoDate {
  let day = from
  for (let left = Math.abs(workingDays); left > 0;) {
    day = addDays(day, Math.sign(workingDays))
    if (works(day)) left -= 1
  }
  return day
}

test('every day is proposed that a count day by day finds, and no other, whoever can come when', () => {
  fc.assert(fc.property(
    fc.integer({ min: 0, max: 700 }), fc.integer({ min: 0, max: 60 }), fc.option(fc.integer({ min: 0, max: 60 })),
    fc.array(fc.array(fc.boolean(), { minLength: 60, maxLength: 60 }), { maxLength: 4 }),
    (start, waited, sent, diaries) => {
      const requestedOn = addDays(isoDate('2023-01-02'), start)
      const today = addDays(requestedOn, waited)
      const papersOn = sent === null ? undefined : addDays(requestedOn, Math.min(sent, waited))
      const canOn = (diary: readonly boolean[]) => (day: IsoDate) => diary[Math.abs(Date.parse(day) / 86_400_000) % 60] ?? true
      const input = plan({ requestedOn, today, members: diaries.map(canOn), doneOn: papersOn === undefined ? {} : { 'panel-papers': papersOn } })
      const expected: IsoDate[] = []
      for (let day = today; day <= step(requestedOn, 30); day = addDays(day, 1))
        if (works(day) && (papersOn ?? today) <= step(day, -10) && diaries.every((diary) => canOn(diary)(day))) expected.push(day)
      assert.deepEqual(days(input), expected)
      for (const { panelOn, clocks } of [...input.fits, ...input.nearest]) {
        assert.deepEqual(clocks.map(({ dueOn }) => dueOn), [step(requestedOn, 2), step(requestedOn, 10), step(panelOn, -10), step(requestedOn, 30)])
        assert.ok(panelOn >= today && works(panelOn))
      }
    },
  ), { numRuns: 300 })
})
