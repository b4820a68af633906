import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { SETTINGS, words } from '../../../../test/support/builders.ts'
import { isoDate } from '../../calendar/iso-date.ts'
import type { Recorded } from '../../complaint/events.ts'
import type { EntryCommand } from '../commands.ts'
import { decideEntry } from '../decide-entry.ts'
import type { RegisterEvent } from '../events.ts'
import { foldCase, isOpenCase } from './case.ts'
import { CATEGORY_SETS, categorySetOn } from './category-sets.ts'
import { deskFigures, yearOf } from './desk-figures.ts'

const day = isoDate
const on = (text: string) => ({ on: day(text) })

/** Decides each command after those before it; the codes of what was refused, and the stream that comes of the rest. */
function story(...commands: readonly EntryCommand[]) {
  const recorded: Recorded<RegisterEvent>[] = []
  const refused: string[] = []
  for (const command of commands) {
    const decision = decideEntry(recorded, command, { today: day('2026-11-23'), settings: SETTINGS }, 'OM-1')
    if (decision.kind === 'impossible') refused.push(decision.code)
    else recorded.push({ seq: recorded.length + 1, event: decision.event, recordedAt: '2026-11-23T12:00:00.000Z', recordedBy: 'u', knownOn: null })
  }
  const so = foldCase(recorded)
  if (!so) throw new Error('no case')
  return { so, refused, recorded }
}

const CONTACT = { type: 'record-ombudsman-contact', ...on('2026-09-01') } as const
const UPHELD = { type: 'record-ombudsman-decision', ...on('2026-09-20'), result: 'investigated-upheld', category: 'upheld' } as const
const REMEDY = { type: 'record-ombudsman-remedy', ...on('2026-09-20'), remedyId: 'r1', kind: 'apology', text: words('t'), dueOn: day('2026-10-20') } as const

describe('A case of the Ombudsman', () => {
  test('a case is open until it is decided, its dates are kept and its remedies settled', () => {
    assert.equal(isOpenCase(story(CONTACT).so), true)
    assert.equal(isOpenCase(story(CONTACT, UPHELD).so), false)
    assert.equal(isOpenCase(story(CONTACT, UPHELD, REMEDY).so), true)
    assert.equal(isOpenCase(story(CONTACT, UPHELD, REMEDY, { type: 'record-remedy-complied', ...on('2026-10-20'), remedyId: 'r1' }).so), false)
    assert.equal(isOpenCase(story(CONTACT, UPHELD, { type: 'record-ombudsman-enquiry', ...on('2026-10-01'), enquiryId: 'e1', dueOn: day('2026-10-30') }).so), true)
  })

  for (const [when, done, standing] of [
    ['the day before its date', '2026-10-19', 'complied'], ['on its date', '2026-10-20', 'complied'], ['the day after its date', '2026-10-21', 'late'],
  ] as const)
    test(`a remedy done ${when} is ${standing}`, () =>
      assert.equal(story(CONTACT, UPHELD, REMEDY, { type: 'record-remedy-complied', ...on(done), remedyId: 'r1' }).so.remedies[0]?.standing, standing))

  test('a remedy is late against the date that the Ombudsman moved it to, when that was known by then', () => {
    const moved = { type: 'move-ombudsman-date', ...on('2026-10-15'), itemId: 'r1', dueOn: day('2026-11-10') } as const
    const { so, refused } = story(CONTACT, UPHELD, REMEDY, { type: 'record-remedy-complied', ...on('2026-11-10'), remedyId: 'r1' }, moved)
    assert.deepEqual(refused, [])
    assert.equal(so.remedies[0]?.standing, 'complied')
    assert.deepEqual([so.remedies[0]?.firstDueOn, so.remedies[0]?.dueOn], ['2026-10-20', '2026-11-10'])
  })

  test('a remedy without a date is never late, and one refused can be done after all', () => {
    const { dueOn: _dueOn, ...undated } = REMEDY
    const refusedFirst = { type: 'record-remedy-not-complied', ...on('2026-10-01'), remedyId: 'r1', reasons: words('w') } as const
    const { so, refused } = story(CONTACT, UPHELD, undated, refusedFirst, { type: 'record-remedy-complied', ...on('2026-11-20'), remedyId: 'r1' })
    assert.deepEqual([refused, so.remedies[0]?.standing], [[], 'complied'])
    assert.equal(story(CONTACT, UPHELD, REMEDY, refusedFirst).so.remedies[0]?.standing, 'not-complied')
  })

  test('what cannot be is refused: before the contact, twice, of nothing, of another kind, due before its letter', () => {
    const enquiry = { type: 'record-ombudsman-enquiry', ...on('2026-10-01'), enquiryId: 'e1', dueOn: day('2026-10-30') } as const
    const answer = { type: 'answer-ombudsman-enquiry', ...on('2026-10-05'), enquiryId: 'e1' } as const
    for (const [codes, commands] of [
      [['before-the-entry'], [{ ...enquiry, on: day('2026-08-31') }]], [['already-recorded'], [enquiry, enquiry]],
      [['no-such-item'], [answer]], [['no-such-item'], [enquiry, answer, answer]], [['no-such-item'], [enquiry, { ...answer, on: day('2026-09-30') }]],
      [['no-such-item'], [enquiry, { type: 'record-remedy-complied', ...on('2026-10-05'), remedyId: 'e1' }]],
      [['due-before-letter'], [{ ...enquiry, dueOn: day('2026-09-30') }]],
      [['due-before-letter'], [enquiry, { type: 'move-ombudsman-date', ...on('2026-10-05'), itemId: 'e1', dueOn: day('2026-09-30') }]],
      [['no-such-item'], [enquiry, answer, { type: 'move-ombudsman-date', ...on('2026-10-06'), itemId: 'e1', dueOn: day('2026-12-01') }]],
      [['in-the-future'], [{ ...enquiry, on: day('2026-11-24'), dueOn: day('2026-12-24') }]],
      [['value-not-possible'], [{ ...REMEDY, amountPence: -1 }]],
      [['value-not-possible'], [{ type: 'record-sent-back', ...on('2026-10-01'), ground: 'whim' as 'other' }]],
      [['field-needed'], [{ type: 'record-remedy-not-complied', ...on('2026-10-01'), remedyId: 'r1' } as unknown as EntryCommand]],
      [['already-recorded'], [{ type: 'record-public-report', ...on('2026-10-01') }, { type: 'record-public-report', ...on('2026-10-02') }]],
      [['already-recorded'], [CONTACT]], [['no-such-stage'], [{ type: 'leave-pool', ...on('2026-10-01') }]],
    ] as const satisfies readonly (readonly [readonly string[], readonly EntryCommand[]])[]) assert.deepEqual(story(CONTACT, ...commands).refused, codes, JSON.stringify(commands))
  })

  test('an answer is struck out with its enquiry in mind: the enquiry cannot go while its answer stands', () => {
    const { refused } = story(
      CONTACT, { type: 'record-ombudsman-enquiry', ...on('2026-10-01'), enquiryId: 'e1', dueOn: day('2026-10-30') },
      { type: 'answer-ombudsman-enquiry', ...on('2026-10-05'), enquiryId: 'e1' }, { type: 'strike-out', ...on('2026-11-23'), corrects: 2, reason: words('why') },
    )
    assert.deepEqual(refused, ['no-such-item'])
  })

  test('sent back, not investigated and decided give the result that table 4.10 counts; the last one stands', () => {
    assert.equal(story(CONTACT, { type: 'record-sent-back', ...on('2026-09-10'), ground: 'premature' }).so.outcome?.result, 'sent-to-statutory-procedure')
    assert.equal(story(CONTACT, { type: 'record-not-investigated', ...on('2026-09-10') }).so.outcome?.category, 'assessed-and-closed')
    assert.equal(story(CONTACT, { type: 'record-not-investigated', ...on('2026-09-10') }, UPHELD).so.outcome?.category, 'upheld')
    assert.equal(story(CONTACT, UPHELD, { ...UPHELD, on: day('2026-10-01'), result: 'open' }).so.outcome, null)
  })
})

describe('The Ombudsman’s categories', () => {
  test('they follow on one another without a gap, from the first day to the last', () => {
    for (const [at, set] of CATEGORY_SETS.entries()) {
      const next = CATEGORY_SETS[at + 1]
      if (next && set.until) assert.equal(categorySetOn(set.until).id, set.id)
      if (next?.from) assert.equal(categorySetOn(next.from).id, next.id)
    }
    for (const known of ['1990-01-01', '2013-03-31', '2013-04-01', '2022-03-31', '2022-04-01', '2099-01-01']) assert.ok(categorySetOn(day(known)))
  })

  test('a code that two sets have gives the same result in both, so a correction of the day changes no result', () => {
    for (const { code, result } of CATEGORY_SETS.flatMap(({ categories }) => categories)) {
      const results = new Set(CATEGORY_SETS.flatMap(({ categories }) => categories.filter((other) => other.code === code).map((other) => other.result)))
      assert.equal(results.size, 1, `${code}: ${result}`)
    }
  })

  test('a category is only taken on a day of its set', () => {
    const of = (category: string, text: string) => story({ ...CONTACT, on: day('2010-01-04') }, { ...UPHELD, on: day(text), category }).refused
    assert.deepEqual([of('local-settlement', '2013-03-31'), of('local-settlement', '2013-04-01'), of('upheld', '2013-03-31'), of('upheld', '2013-04-01')],
      [[], ['category-not-in-force'], ['category-not-in-force'], []])
  })

  test('the founding report’s four contacts read three closed after initial enquiries and one referred back', () => {
    const decided = (result: 'agreed-not-investigated' | 'sent-to-statutory-procedure') =>
      story({ ...CONTACT, on: day('2019-06-03') }, { type: 'record-ombudsman-decision', ...on('2019-07-01'), result }).so
    const cases = [decided('agreed-not-investigated'), decided('agreed-not-investigated'), decided('agreed-not-investigated'), decided('sent-to-statutory-procedure')]
    const [year] = deskFigures(cases.map((so, at) => ({ streamId: `s${at}`, case: so })), day('2026-11-23'))
    assert.equal(year?.year, 2019)
    const counts = Object.fromEntries(year?.sets[0]?.categories.map(({ category, counted }) => [category, counted.count]) ?? [])
    assert.deepEqual([counts['closed-after-initial-enquiries'], counts['referred-back-for-local-resolution'], counts['upheld'], year?.investigated.count], [3, 1, 0, 0])
  })
})

describe('The figures of the annual letter', () => {
  test('a year runs from 1 April to 31 March', () => assert.deepEqual([yearOf(day('2026-03-31')), yearOf(day('2026-04-01'))], [2025, 2026]))

  test('a remedy counts in the year of its date, overdue from the day after; early remedies count as upheld', () => {
    const early = story(CONTACT, { ...UPHELD, category: 'satisfactory-remedy-already-provided' }).so
    const due = story({ ...CONTACT, on: day('2026-01-05') }, { ...UPHELD, on: day('2026-02-02') }, { ...REMEDY, on: day('2026-02-02'), dueOn: day('2026-04-01') }).so
    const cases = [{ streamId: 'a', case: early }, { streamId: 'b', case: due }]
    const years = deskFigures(cases, day('2026-04-01'))
    assert.deepEqual(years.map(({ year, upheld, remedies }) => [year, upheld.count, remedies.overdue.count, remedies['not-due-yet'].count]), [[2026, 1, 0, 1], [2025, 1, 0, 0]])
    assert.equal(deskFigures(cases, day('2026-04-02'))[0]?.remedies.overdue.count, 1)
    assert.deepEqual(years[0]?.sets[0]?.categories.find(({ category }) => category === 'upheld')?.counted.streamIds, ['a'])
  })
})
