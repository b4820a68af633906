import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import ICAL from 'ical.js'
import { isoDate } from '../../domain/calendar/iso-date.ts'
import { writeCalendar, type CalendarDay } from './icalendar.ts'

const WRITTEN_AT = '2026-11-23T09:30:00.123Z'
const A_DAY: CalendarDay = { uid: 'one@heard', on: isoDate('2026-11-30'), sequence: 4, summary: '2026-0042: answer at stage 1' }

function written(days: readonly CalendarDay[], name = 'Heard'): string {
  return writeCalendar({ name, writtenAt: WRITTEN_AT, days })
}

function read(text: string): readonly InstanceType<typeof ICAL.Event>[] {
  return new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((event) => new ICAL.Event(event))
}

describe('a calendar, read by a parser that is not ours', () => {
  test('holds a whole day with its reference, its number of changes and the time of writing', () => {
    const [event] = read(written([A_DAY]))
    assert.equal(event?.uid, 'one@heard')
    assert.equal(event?.summary, '2026-0042: answer at stage 1')
    assert.equal(event?.startDate.isDate, true)
    assert.equal(event?.startDate.toString(), '2026-11-30')
    assert.equal(event?.endDate.toString(), '2026-12-01')
    assert.equal(event?.sequence, 4)
    assert.equal(String(event?.component.getFirstPropertyValue('dtstamp')), '2026-11-23T09:30:00Z')
    assert.equal(String(event?.component.getFirstPropertyValue('transp')), 'TRANSPARENT')
  })

  test('is a whole calendar with nothing in it where nothing is due', () => {
    const calendar = new ICAL.Component(ICAL.parse(written([])))
    assert.equal(calendar.name, 'vcalendar')
    assert.equal(calendar.getFirstPropertyValue('version'), '2.0')
    assert.deepEqual(calendar.getAllSubcomponents(), [])
  })

  test('a last day of the year ends in the next', () => {
    assert.equal(read(written([{ ...A_DAY, on: isoDate('2026-12-31') }]))[0]?.endDate.toString(), '2027-01-01')
  })

  const texts = fc.string({ unit: 'grapheme', maxLength: 300 }).map((text) => text.replaceAll(/\p{Cc}/gu, (one) => (one === '\n' ? one : '')))

  test('gives back any words whole, whatever they hold, in any number of days', () => fc.assert(fc.property(
    fc.array(fc.record({ uid: fc.uuid(), on: fc.constant(isoDate('2026-03-02')), sequence: fc.nat(), summary: texts }), { maxLength: 5 }), texts,
    (days, name) => {
      const text = written(days, name)
      assert.deepEqual(read(text).map(({ uid, summary, sequence }) => ({ uid, summary: summary ?? '', sequence })), days.map(({ uid, summary, sequence }) => ({ uid, summary, sequence })))
    })))

  test('never has a line of more than 75 octets, and ends each with CRLF', () => fc.assert(fc.property(texts, (summary) => {
    const text = written([{ ...A_DAY, summary }])
    assert.ok(text.endsWith('\r\n'))
    for (const line of text.slice(0, -2).split('\r\n')) {
      assert.ok(Buffer.byteLength(line) <= 75, line)
      assert.doesNotMatch(line, /[\r\n]/)
    }
  })))

  test('words cannot add a line of their own', () => {
    const hostile = 'x\r\nATTENDEE:mailto:somebody@example.org\nEND:VEVENT\r\nBEGIN:VEVENT;\\,'
    const events = read(written([{ ...A_DAY, summary: hostile, uid: `u\r\nURL:https://example.org` }]))
    assert.equal(events.length, 1)
    assert.equal(events[0]?.component.getFirstProperty('attendee'), null)
    assert.equal(events[0]?.component.getFirstProperty('url'), null)
    assert.equal(events[0]?.summary, hostile.replaceAll('\r\n', '\n'))
  })
})
