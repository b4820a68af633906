import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { defaultSettings } from '../../domain/authority/default-settings.ts'
import { englandAndWales } from '../../domain/calendar/england-and-wales.ts'
import { isoDate } from '../../domain/calendar/iso-date.ts'
import { demonstrationSettings } from '../../demonstration/settings.ts'
import { COLUMNS } from './columns.ts'
import type { CheckContext } from './check-context.ts'
import { checkRow } from './check-row.ts'
import { wordChoices } from './word-choices.ts'

const context: CheckContext = { choices: wordChoices(demonstrationSettings()), today: isoDate('2026-11-23'), calendar: englandAndWales(), kindForAll: null }

const COMPLAINT = { key: 'C/17', kind: 'Statutory complaint', 'received-on': '3 April 2019', channel: 'Email' }

function check(cells: Readonly<Record<string, string>>, given: CheckContext = context) {
  return checkRow(7, new Map(Object.entries(cells)), given)
}

function problemsOf(cells: Readonly<Record<string, string>>) {
  const checked = check({ ...COMPLAINT, ...cells })
  return checked.kind === 'row' ? [] : checked.problems.map(({ column, code, other }) => [column, code, ...(other === undefined ? [] : [other])].join(' '))
}

function complaintOf(cells: Readonly<Record<string, string>>) {
  const checked = check({ ...COMPLAINT, ...cells })
  assert.equal(checked.kind, 'row', JSON.stringify(checked))
  if (checked.kind !== 'row' || !('complaint' in checked.row)) throw new Error('no complaint')
  return checked.row.complaint
}

test('the day, the channel, a key and the kind are enough', () => {
  const checked = check(COMPLAINT)
  assert.equal(checked.kind, 'row')
})

for (const [why, cells, problems] of [
  ['answered before it was received', { 'answered-on': '2 April 2019', outcome: 'Upheld' }, ['answered-on before received-on']],
  ['received tomorrow', { 'received-on': '24 November 2026' }, ['received-on after-today']],
  ['31 February', { 'received-on': '31 February 2019' }, ['received-on no-such-day']],
  ['a year in two figures', { 'received-on': '03/04/19' }, ['received-on two-figure-year']],
  ['an unknown channel', { channel: 'pigeon' }, ['channel unknown-word']],
  ['one unknown team of two', { teams: 'CIN Widnes; Mars' }, ['teams unknown-word Mars']],
  ['no key', { key: '' }, ['key missing']],
  ['no channel', { channel: '' }, ['channel missing']],
  ['an outcome without an answer', { outcome: 'Upheld' }, ['outcome needs answered-on']],
  ['a point decided without an answer', { 'point-1': 'Late', 'point-1-outcome': 'Upheld' }, ['point-1-outcome needs answered-on']],
  ['an outcome for the whole and for a point', { 'answered-on': '1 May 2019', outcome: 'Upheld', 'point-1-outcome': 'Upheld' }, ['outcome outcome-twice']],
  ['stage 2 answered without a request', { 'stage-2-answered-on': '1 July 2019' }, ['stage-2-answered-on needs stage-2-requested-on']],
  ['a panel that met before it was asked for',
    { 'stage-2-requested-on': '1 May 2019', 'stage-3-requested-on': '1 July 2019', 'stage-3-met-on': '28 June 2019' }, ['stage-3-met-on before stage-3-requested-on']],
  ['a corporate review of a statutory complaint', { 'corporate-review-requested-on': '1 May 2019' }, ['corporate-review-requested-on not-for-this-kind']],
  ['more names than types', { 'complainant-type': 'Parent; Carer', 'complainant-name': 'A B; C D; E F' }, ['complainant-name lists-differ complainant-type']],
  ['a name without a type', { 'complainant-name': 'Dana Ashworth' }, ['complainant-name needs complainant-type']],
  ['an amount in words', { 'answered-on': '1 May 2019', remedy: 'Reimbursement of costs', 'remedy-amount': 'about £20' }, ['remedy-amount not-an-amount']],
  ['first recorded before it was received', { 'first-recorded-on': '1 April 2019' }, ['first-recorded-on before received-on']],
  ['a cause of what was not upheld', { 'answered-on': '1 May 2019', outcome: 'Not upheld', 'reasons-upheld': 'Staff were late for meetings' }, ['reasons-upheld cause-without-fault']],
  ['how it came about where no outcome is given', { 'answered-on': '1 May 2019', 'cause-nature': 'Human error' }, ['cause-nature cause-without-fault']],
  ['two things at once', { 'received-on': '31/02/2019', channel: 'pigeon' }, ['received-on no-such-day', 'channel unknown-word']],
] as const)
  test(`impossible: ${why}`, () => {
    const filled = Object.fromEntries(Object.entries({ ...COMPLAINT, ...cells }).filter(([, text]) => text !== ''))
    const checked = check(filled)
    assert.equal(checked.kind, 'problems')
    if (checked.kind !== 'problems') return
    assert.deepEqual(checked.problems.map(({ column, code, other }) => [column, code, ...(other === undefined ? [] : [other])].join(' ')), problems)
  })

for (const [why, cells] of [
  ['an answer on day 31', { 'answered-on': '21 May 2019', outcome: 'Not upheld' }],
  ['an extension that nobody was told of', { 'extended-until': '20', 'answered-on': '1 May 2019', outcome: 'Upheld' }],
  ['an extension beyond what the rules allow', { 'extended-until': '35 working days' }],
  ['an acknowledgement after the answer', { 'acknowledged-on': '1 July 2019', 'answered-on': '1 May 2019', outcome: 'Upheld' }],
  ['closed without an answer', { 'closed-on': '1 July 2019' }],
  ['an answer with no outcome recorded', { 'answered-on': '1 May 2019' }],
  ['stage 2 asked for before stage 1 was answered', { 'stage-2-requested-on': '10 April 2019', 'answered-on': '1 May 2019', outcome: 'Upheld' }],
] as const)
  test(`unlawful or odd, but it happened: ${why}`, () => assert.deepEqual(problemsOf(cells), []))

test('an extension to a day is counted in working days from receipt, Easter left out', () => {
  // 3 April 2019 is a Wednesday; 3 May is 20 working days later, with Good Friday and Easter Monday between.
  assert.equal(complaintOf({ 'extended-until': '3 May 2019' }).extension?.untilWorkingDays, 20)
  assert.equal(complaintOf({ 'extended-until': '20 working days' }).extension?.untilWorkingDays, 20)
})

test('stage 2 findings are read from their counts', () =>
  assert.deepEqual(complaintOf({ 'stage-2-requested-on': '1 May 2019', 'stage-2-answered-on': '1 July 2019', 'stage-2-upheld': '2', 'stage-2-partly-upheld': '1' }).stageTwo?.findings,
    ['upheld', 'upheld', 'partly-upheld']))

test('a cause is taken with whatever upheld something, and how it came about as people write it', () => {
  const reasons = { 'answered-on': '1 May 2019', 'reasons-upheld': 'Staff were late for meetings', 'cause-nature': 'Error in judgement' }
  for (const outcome of [{ outcome: 'Partly upheld' }, { 'point-1': 'Late', 'point-1-outcome': 'Upheld' }, {
    outcome: 'Not upheld', 'stage-2-requested-on': '1 June 2019', 'stage-2-answered-on': '1 July 2019', 'stage-2-upheld': '1',
  }]) assert.deepEqual(complaintOf({ ...reasons, ...outcome }).causes, { reasons: ['late-for-meetings'], nature: 'error-of-judgement' })
})

test('names are read as people write them, and an anonymous parent has none', () => {
  const { complainants } = complaintOf({ 'complainant-type': 'Parent; Other relative', 'complainant-name': 'Ashworth, Dana; Mrs Pat Lee', 'complainant-relation': 'Mother' })
  assert.deepEqual(complainants, [
    { type: 'parent', relation: 'mother', name: { givenName: 'Dana', familyName: 'Ashworth' } },
    { type: 'other-relative', relation: null, name: { givenName: 'Pat', familyName: 'Lee' } },
  ])
  assert.deepEqual(complaintOf({ 'complainant-type': 'Parent' }).complainants, [{ type: 'parent', relation: null, name: null }])
})

test('a team brings its division where none is given', () => {
  const checked = check({ ...COMPLAINT, teams: 'CIN Widnes; TAF Runcorn' })
  assert.deepEqual(checked.kind === 'row' && checked.row.divisions, ['children-in-need', 'team-around-the-family'])
})

test('the words of the old register are read by the user\'s map', () => {
  const mapped = { ...context, choices: wordChoices(demonstrationSettings(), { channels: { 'Web form (old)': 'complaint-form' }, kinds: { 'S1': 'statutory-complaint' } }) }
  const checked = check({ ...COMPLAINT, kind: 's1', channel: 'WEB FORM - old' }, mapped)
  assert.equal(checked.kind === 'row' && checked.row.channel, 'complaint-form')
})

test('a map to a code that the authority does not have maps nothing', () => {
  const mapped = { ...context, choices: wordChoices(defaultSettings('Sandbourne'), { channels: { Pigeon: 'carrier-pigeon' } }) }
  assert.equal(check({ ...COMPLAINT, channel: 'Pigeon' }, mapped).kind, 'problems')
})

test('no row of any text makes the check fail', () => {
  const cell = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...COLUMNS.map((column) => column.example)), fc.constantFrom(';', '; ;', '=1+1', '-5', '99999999999', '0'))
  const cells = fc.dictionary(fc.constantFrom(...COLUMNS.map((column) => column.id)), cell)
  fc.assert(fc.property(cells, (given) => {
    const checked = check(given)
    if (checked.kind === 'problems') assert.ok(checked.problems.length > 0)
  }), { numRuns: 500 })
})

test('a word that was in use on none of the days of a row is loaded and told; on one of them it is like any other', () => {
  const settings = demonstrationSettings()
  const teams = settings.words.teams.map((team) => (team.code === 'cin-widnes' ? { ...team, until: isoDate('2018-06-01') } : team))
  const closed = { ...context, choices: wordChoices({ ...settings, words: { ...settings.words, teams } }) }
  const cells = (receivedOn: string) => new Map([['key', '1'], ['kind', 'compliment'], ['received-on', receivedOn], ['from', 'client'], ['teams', 'CIN Widnes']])
  const told = (receivedOn: string) => {
    const checked = checkRow(1, cells(receivedOn), closed)
    return checked.kind === 'row' ? checked.wordsNotInUse : checked.problems
  }
  assert.deepEqual(told('2018-06-01'), [])
  assert.deepEqual(told('2018-06-02'), [{ column: 'teams', list: 'teams', code: 'cin-widnes' }])
})
