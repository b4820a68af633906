import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { fromDayNumber, isoDate } from '../domain/calendar/iso-date.ts'
import { formReader, type Typed } from './form-reader.ts'
import { typedDay } from './typed-day.ts'

const today = isoDate('2026-11-23')
const dayOf = (day: string, month: string, year: string) => {
  const read = formReader({ 'on-day': day, 'on-month': month, 'on-year': year }, today)
  const on = read.day('on', 'the day it was sent')
  return read.slips[0]?.text ?? on
}

for (const [words, day, month, year, expected] of [
  ['figures', '2', '3', '2026', '2026-03-02'],
  ['a month by name', '2', 'March', '2026', '2026-03-02'],
  ['a month cut short', '2', 'mar', '2026', '2026-03-02'],
  ['a year in two figures', '02', '03', '26', 'Write the year of the day it was sent with four figures, such as 2026'],
  ['a year in three figures', '02', '03', '026', 'Write the year of the day it was sent with four figures, such as 2026'],
  ['a year that lost its place', '2', '3', '0226', 'Check the day it was sent: it cannot be before 1900'],
  ['a year of another age', '2', '3', '1026', 'Check the day it was sent: it cannot be before 1900'],
  ['the first day of all', '1', '1', '1900', '1900-01-01'],
  ['31 February', '31', '2', '2026', 'There is no such day. Check the day it was sent'],
  ['a month that is none', '1', 'Marchy', '2026', 'There is no such day. Check the day it was sent'],
  ['an ambiguous month', '1', 'Ju', '2026', 'There is no such day. Check the day it was sent'],
  ['a year forgotten', '2', '3', '', 'Enter the day it was sent with a day, a month and a year, such as 2 3 2026'],
  ['nothing', '', '', ' ', 'Enter the day it was sent'],
] as const)
  test(`a day typed as ${words}`, () => assert.equal(dayOf(day, month, year), expected))

test('every day that is filled in reads back as itself', () =>
  fc.assert(fc.property(fc.integer({ min: 0, max: 40_000 }), (number) => {
    const day = fromDayNumber(number)
    const read = formReader(typedDay('on', day), today)
    assert.equal(read.day('on', 'it'), day)
    assert.deepEqual(read.slips, [])
  })))

for (const [typed, pence] of [['1,300', 130_000], ['£49.50', 4950], ['0.07', 7], ['', undefined]] as const)
  test(`an amount typed as "${typed}" is ${pence} pence`, () => {
    const read = formReader({ amount: typed }, today)
    assert.equal(read.optionalPounds('amount', 'the amount'), pence)
    assert.deepEqual(read.slips, [])
  })

for (const typed of ['13oo', '1.234', '-5', 'about £20', '£', '£ ', ','])
  test(`an amount typed as "${typed}" is a slip`, () => {
    const read = formReader({ amount: typed }, today)
    read.optionalPounds('amount', 'the amount')
    assert.equal(read.slips[0]?.text, 'Enter the amount in pounds, such as 1,300 or 49.50')
  })

test('a choice that is not on the list is a slip, and a missing one too', () => {
  const read = formReader({ how: 'pigeon' } satisfies Typed, today)
  read.choice('how', 'how it was sent', ['letter', 'email'])
  read.choice('other', 'another', ['letter'])
  assert.deepEqual(read.slips, [
    { field: 'how', text: 'Choose how it was sent from the list' }, { field: 'other', text: 'Choose another' },
  ])
})

test('words keep their lines and lose the spaces around them', () => {
  const read = formReader({ words: '  one\r\ntwo  ' }, today)
  assert.deepEqual(read.words('words', 'the words'), { words: 'one\ntwo' })
})

test('words that are only spaces are missing', () => {
  const read = formReader({ words: ' \r\n ' }, today)
  read.words('words', 'the words')
  assert.equal(read.slips[0]?.text, 'Enter the words')
})
