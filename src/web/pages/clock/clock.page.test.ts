import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { isoDate } from '../../../domain/calendar/iso-date.ts'
import { complaintsWeb } from '../../../../test/page-fixtures/complaints-web.ts'
import { textOf } from '../../../../test/support/web.ts'

async function explained(setUp: (web: Awaited<ReturnType<typeof complaintsWeb>>) => Promise<string>, clock = 'stage-1-answer') {
  const web = await complaintsWeb()
  const id = await setUp(web)
  const { html, status } = await (await web.signedIn()).get(`/complaints/${id}/clocks/${clock}`)
  return { status, html, text: textOf(html) }
}

describe('the explanation of a date', () => {
  test('counts each day, leaves out weekends by name, and states the rule with its law', async () => {
    const { text } = await explained((web) => web.record())
    assert.match(text, /10 working days from Monday 16 November 2026, which is day 0 and does not count: the last day is Monday 30 November 2026\./)
    assert.match(text, /Monday 16 November 2026 Day 0 the clock starts Tuesday 17 November 2026 Day 1/)
    assert.match(text, /Saturday 21 November 2026 Left out: Saturday Sunday 22 November 2026 Left out: Sunday Monday 23 November 2026 Day 5 today/)
    assert.match(text, /Monday 30 November 2026 Day 10 last day/)
    assert.match(text, /The limit SI 2006\/1738 reg\. 14/)
  })

  test('names the bank holiday that is left out, and the list that says so', async () => {
    const { text } = await explained((web) => web.record({ on: isoDate('2026-08-20'), reachedTeamOn: isoDate('2026-08-20') }))
    assert.match(text, /Monday 31 August 2026 Left out: Summer bank holiday/)
    assert.match(text, /which vouches for every day up to Friday 31 December 2027/)
  })

  test('an extension told in time moves the date, one told too late does not rescue it', async () => {
    const inTime = await explained(async (web) => {
      const id = await web.record()
      await web.command(id, { type: 'extend-stage-one', on: isoDate('2026-11-23'), ground: 'complex', untilWorkingDays: 20, toldOn: isoDate('2026-11-23'), reason: { words: 'x' } })
      return id
    })
    assert.match(inTime.text, /Extended until working day 20 The complaint is complex\. The complainant was told on Monday 23 November 2026\. It moves the date\./)
    const late = await explained(async (web) => {
      const id = await web.record({ on: isoDate('2026-11-02'), reachedTeamOn: isoDate('2026-11-02') })
      await web.command(id, { type: 'extend-stage-one', on: isoDate('2026-11-16'), ground: 'complex', untilWorkingDays: 20, toldOn: isoDate('2026-11-20'), reason: { words: 'x' } })
      return id
    })
    assert.match(late.text, /told after the date had run out, so it does not rescue the date \(our reading\)/)
  })

  test('a clock that has not begun, or that nobody knows, is not found', async () => {
    assert.equal((await explained((web) => web.record(), 'panel-meeting')).status, 404)
    assert.equal((await explained((web) => web.record(), 'no-such-clock')).status, 404)
  })
})
