import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { USUAL_RETENTION_RULES, type RetentionRule } from '../../authority/retention-rules.ts'
import { addDays, isoDate } from '../../calendar/iso-date.ts'
import { ownRetention, retentionOf, type OwnRetention, type RetentionFacts } from './retention.ts'

const day = isoDate

function facts(parts: Partial<RetentionFacts> = {}): RetentionFacts {
  return {
    streamId: 's', kind: 'complaint', reference: '2018-0001', receivedOn: day('2018-05-01'), closedOn: day('2018-06-10'), wasReopened: false, isAnswered: true,
    came: [], children: [], lastActivityOn: day('2018-06-10'), ...parts,
  }
}

const own = (parts: Partial<RetentionFacts> = {}, rules: readonly RetentionRule[] = USUAL_RETENTION_RULES) => ownRetention(facts(parts), rules, 4)

/** Until when, by which rule, counted from what. */
function told(retention: OwnRetention): string {
  return retention.kind === 'undated' ? retention.why : `${retention.longest.keptUntil} ${retention.longest.rule.id} ${retention.longest.from.what}`
}

describe('How long a record is kept', () => {
  test('an ordinary complaint is kept for six years after it was closed', () => {
    assert.equal(told(own()), '2024-06-10 complaint closed')
  })

  test('one that was opened again counts from its last closure, and says so', () => {
    assert.equal(told(own({ wasReopened: true, closedOn: day('2019-01-15') })), '2025-01-15 complaint closed-again')
  })

  test('of several rules the longest wins, and every one is told', () => {
    const retention = own({ came: ['stage-2', 'stage-3'] })
    assert.equal(told(retention), '2028-06-10 complaint-stage-2 closed')
    assert.deepEqual(retention.kind === 'dated' && retention.dates.map(({ rule }) => rule.id), ['complaint-stage-2', 'complaint-stage-3', 'complaint'])
  })

  test('a looked-after child keeps it for 75 years from birth', () => {
    assert.equal(told(own({ children: [{ status: 'looked-after', bornOn: day('2010-02-28') }] })), '2085-02-28 looked-after birth')
  })

  test('a birth that nobody knows is taken for the day of receipt, so that nothing goes too early', () => {
    assert.equal(told(own({ children: [{ status: 'looked-after', bornOn: null }] })), '2093-05-01 looked-after latest-possible-birth')
  })

  test('of several children each counts by itself, and the longest wins', () => {
    const children = [{ status: 'looked-after', bornOn: day('2005-01-01') }, { status: 'looked-after', bornOn: day('2012-07-09') }, { status: 'child-in-need', bornOn: day('2016-01-01') }]
    const retention = own({ children })
    assert.equal(told(retention), '2087-07-09 looked-after birth')
    assert.deepEqual(retention.kind === 'dated' && retention.dates.map(({ keptUntil }) => keptUntil), ['2087-07-09', '2080-01-01', '2037-01-01', '2024-06-10'])
  })

  test('a child in need keeps it for three years after they are eighteen, or after the last entry where that is later', () => {
    const child = (bornOn: string) => ({ children: [{ status: 'child-in-need', bornOn: day(bornOn) }] })
    assert.equal(told(own(child('2004-03-31'))), '2025-03-31 child-in-need eighteenth-birthday')
    assert.equal(told(own({ ...child('1999-01-01'), lastActivityOn: day('2023-02-03') })), '2026-02-03 child-in-need last-activity')
    assert.equal(told(own({ children: [{ status: 'child-in-need', bornOn: null }] })), '2039-05-01 child-in-need latest-possible-eighteenth-birthday')
  })

  test('what is open, or was answered and never closed, is kept and dated by nothing', () => {
    assert.equal(told(own({ closedOn: null, isAnswered: false })), 'open')
    assert.equal(told(own({ closedOn: null, isAnswered: true })), 'answered-not-closed')
  })

  test('what no rule speaks of is kept', () => {
    assert.equal(told(own({}, [])), 'no-rule')
  })

  test('a compliment is kept for the reporting year and one more', () => {
    const compliment = (receivedOn: string) => told(own({ kind: 'compliment', receivedOn: day(receivedOn), closedOn: day(receivedOn) }))
    assert.equal(compliment('2024-03-31'), '2025-03-31 compliment end-of-reporting-year')
    assert.equal(compliment('2024-04-01'), '2026-03-31 compliment end-of-reporting-year')
  })
})

describe('Linked records', () => {
  const linked = (retention: OwnRetention) => ({ streamId: 'o', reference: '2018-0002', own: retention })

  test('a record goes when the last of those linked to it may', () => {
    const retention = retentionOf(own(), [linked(own({ came: ['stage-2'] }))])
    assert.deepEqual(retention.kind === 'dated' && [retention.keptUntil, retention.withLinked?.reference], ['2028-06-10', '2018-0002'])
  })

  test('none goes while one of them is open', () => {
    const retention = retentionOf(own(), [linked(own({ closedOn: null, isAnswered: false }))])
    assert.deepEqual([retention.kind, retention.kind === 'undated' && retention.why], ['undated', 'linked-open'])
  })

  test('one that goes earlier, or has no rule, changes nothing', () => {
    const retention = retentionOf(own(), [linked(own({ closedOn: day('2017-01-01') })), linked(own({}, []))])
    assert.deepEqual(retention.kind === 'dated' && [retention.keptUntil, retention.withLinked], ['2024-06-10', null])
  })
})

test('no rule that matches keeps a record longer than the one that wins, and another rule never shortens it', () => {
  const days = fc.integer({ min: 0, max: 9000 }).map((many) => addDays(day('2000-01-01'), many))
  const child = fc.record({ status: fc.constantFrom('looked-after', 'child-in-need', 'care-leaver', 'not-known', null), bornOn: fc.option(days) })
  const some = fc.record({ receivedOn: days, closedOn: days, lastActivityOn: days, children: fc.array(child, { maxLength: 4 }), came: fc.subarray(['stage-2', 'stage-3', 'ombudsman'] as const) })
  fc.assert(fc.property(some, fc.integer({ min: 1, max: USUAL_RETENTION_RULES.length }), (parts, many) => {
    const whole = own(parts)
    assert.equal(whole.kind, 'dated')
    if (whole.kind !== 'dated') return
    for (const { keptUntil } of whole.dates) assert.ok(keptUntil <= whole.longest.keptUntil)
    const fewer = own(parts, USUAL_RETENTION_RULES.slice(0, many))
    assert.ok(fewer.kind === 'dated' && fewer.longest.keptUntil <= whole.longest.keptUntil)
  }))
})
