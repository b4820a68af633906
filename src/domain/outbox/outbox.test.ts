import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { LONGEST_WAIT_MS, PATIENCE_MS, SHORTEST_WAIT_MS, waitMs } from './back-off.ts'
import { FAILURES, type HandOver } from './failures.ts'
import { afterwards, type Happening, isDue, type OutboxEntry } from './outbox.ts'

const NOW = '2026-11-26T09:00:00.000Z'
const queued: OutboxEntry = { messageId: 'message', state: 'queued', attempts: 0, since: NOW, nextAt: NOW, triedAt: null, lastFailure: null }

function through(entry: OutboxEntry, happenings: readonly Happening[], now = NOW): OutboxEntry {
  return happenings.reduce((so, happening) => {
    const next = afterwards(so, happening, now)
    assert.notEqual(next, 'not-so', `${happening.kind} after ${so.state}`)
    return next as OutboxEntry
  }, entry)
}

const BEGUN: readonly Happening[] = [{ kind: 'taken-up' }, { kind: 'begun', attempt: 1 }]
const ended = (as: HandOver, attempt = 1): Happening => ({ kind: 'ended', attempt, as })

describe('a message on its way out', () => {
  test('is handed over, and sent once the other side has answered for it', () => assert.equal(through(queued, [...BEGUN, ended({ kind: 'accepted' })]).state, 'sent'))
  test('that was given whole and not answered may have been sent', () => assert.equal(through(queued, [...BEGUN, ended({ kind: 'no-telling' })]).state, 'may-have-been-sent'))
  test('that is found in the midst of a hand-over may have been sent, and nothing sends it again by itself', () => {
    const found = through(queued, [...BEGUN, { kind: 'found-unfinished' }])
    assert.equal(found.state, 'may-have-been-sent')
    assert.equal(isDue(found, '2036-01-01T00:00:00.000Z'), false)
    assert.equal(afterwards(found, { kind: 'taken-up' }, NOW), 'not-so')
  })
  test('that was refused for now is tried again after a minute, and a little more', () => {
    const { state, nextAt, lastFailure } = through(queued, [...BEGUN, ended({ kind: 'not-now', why: 'greylisted' })])
    assert.deepEqual([state, lastFailure], ['queued', 'greylisted'])
    assert.ok(nextAt >= '2026-11-26T09:01:00.000Z' && nextAt <= '2026-11-26T09:01:12.000Z', nextAt)
  })
  test('waits as long as the other side asks', () => {
    assert.ok(through(queued, [...BEGUN, ended({ kind: 'not-now', why: 'over-the-rate', afterMs: 600_000 })]).nextAt >= '2026-11-26T09:10:00.000Z')
  })
  test('that is refused for good has failed, with the reason', () => assert.deepEqual(
    (({ state, lastFailure }) => [state, lastFailure])(through(queued, [...BEGUN, ended({ kind: 'never', why: 'address-refused' })])), ['failed', 'address-refused']))
  test('has failed after two days of trying', () => {
    const late = { ...queued, since: '2026-11-24T09:30:00.000Z' }
    assert.equal(through(late, [...BEGUN, ended({ kind: 'not-now', why: 'no-answer' })]).state, 'failed')
  })
  test('is cancelled while it waits, and not once it is being handed over or was sent', () => {
    assert.equal(through(queued, [{ kind: 'cancelled' }]).state, 'cancelled')
    for (const before of [BEGUN, [...BEGUN, ended({ kind: 'accepted' })], [...BEGUN, ended({ kind: 'no-telling' })]]) assert.equal(afterwards(through(queued, before), { kind: 'cancelled' }, NOW), 'not-so')
  })
  test('that was cancelled between two steps of a try does not begin', () => {
    const cancelled = through(queued, [{ kind: 'taken-up' }, { kind: 'cancelled' }])
    assert.equal(afterwards(cancelled, { kind: 'begun', attempt: 1 }, NOW), 'not-so')
  })
  test('that may have been sent was sent, or is sent again, as a person says', () => {
    const open = through(queued, [...BEGUN, { kind: 'found-unfinished' }])
    assert.equal(through(open, [{ kind: 'decided-sent' }]).state, 'sent')
    const again = through(open, [{ kind: 'send-again' }])
    assert.deepEqual([again.state, isDue(again, NOW), again.attempts], ['queued', true, 1])
  })
  test('that the other side took after all, while another server thought it unfinished, was sent', () => {
    assert.equal(through(queued, [...BEGUN, { kind: 'found-unfinished' }, ended({ kind: 'accepted' })]).state, 'sent')
  })
  test('is not changed by an answer to an earlier try', () => {
    const again = through(queued, [...BEGUN, { kind: 'found-unfinished' }, { kind: 'send-again' }, { kind: 'taken-up' }, { kind: 'begun', attempt: 2 }])
    for (const as of [{ kind: 'accepted' }, { kind: 'no-telling' }, { kind: 'never', why: 'refused' }] as const) assert.equal(afterwards(again, ended(as, 1), NOW), 'not-so')
  })
  test('that comes back has failed', () => assert.equal(through(queued, [...BEGUN, ended({ kind: 'accepted' }), { kind: 'came-back', why: 'bounced' }]).state, 'failed'))
  test('does not wait for a clock that went back an hour', () => {
    const waiting = through(queued, [...BEGUN, ended({ kind: 'not-now', why: 'no-answer' })])
    assert.equal(isDue(waiting, NOW), false)
    assert.equal(isDue(waiting, '2026-11-26T08:00:00.000Z'), true)
  })
  test('that is to wait for its day does, whatever the clock does', () => {
    const held = { ...queued, nextAt: '2026-12-01T08:00:00.000Z' }
    for (const now of [NOW, '2026-11-26T08:00:00.000Z']) assert.equal(isDue(held, now), false)
    assert.equal(isDue(held, '2026-12-01T08:00:00.000Z'), true)
  })
})

const aHandOver: fc.Arbitrary<HandOver> = fc.oneof(
  fc.constant<HandOver>({ kind: 'accepted' }), fc.constant<HandOver>({ kind: 'no-telling' }),
  fc.constantFrom(...FAILURES).map((why): HandOver => ({ kind: 'not-now', why })), fc.constantFrom(...FAILURES).map((why): HandOver => ({ kind: 'never', why })))
const aHappening: fc.Arbitrary<Happening> = fc.oneof(
  fc.constantFrom<Happening>({ kind: 'taken-up' }, { kind: 'found-unfinished' }, { kind: 'decided-sent' }, { kind: 'send-again' }, { kind: 'cancelled' }, { kind: 'came-back', why: 'bounced' }),
  fc.integer({ min: 1, max: 4 }).map((attempt): Happening => ({ kind: 'begun', attempt })),
  fc.record({ kind: fc.constant('ended' as const), attempt: fc.integer({ min: 1, max: 4 }), as: aHandOver }))

describe('whatever happens, in whatever order', () => {
  test('two hand-overs of one message have a person’s word, or a plain refusal, between them', () => fc.assert(fc.property(
    fc.array(fc.tuple(aHappening, fc.integer({ min: -3_600_000, max: 86_400_000 })), { maxLength: 60 }), (steps) => {
      let entry = queued
      let now = Date.parse(NOW)
      // Whether the other side may have it, and nobody has said yet that it is to go again.
      let mayBeThere = false
      for (const [happening, ms] of steps) {
        now += ms
        const next = afterwards(entry, happening, new Date(now).toISOString())
        if (next === 'not-so') continue
        if (happening.kind === 'begun') {
          assert.equal(mayBeThere, false)
          mayBeThere = true
        }
        if (happening.kind === 'send-again') mayBeThere = false
        if (happening.kind === 'ended' && (happening.as.kind === 'not-now' || happening.as.kind === 'never')) mayBeThere = false
        entry = next
      }
    })))
  test('tries are numbered upwards, and what is sent stays sent unless it comes back', () => fc.assert(fc.property(fc.array(aHappening, { maxLength: 60 }), (happenings) => {
    let entry = queued
    for (const happening of happenings) {
      const next = afterwards(entry, happening, '2026-11-27T09:00:00.000Z')
      if (next === 'not-so') continue
      assert.ok(next.attempts >= entry.attempts)
      if (entry.state === 'sent') assert.equal(happening.kind, 'came-back')
      entry = next
    }
  })))
})

describe('the wait before the next try', () => {
  test('is between a minute and four hours, and at most a fifth more; the same seed gives the same', () => fc.assert(fc.property(
    fc.integer({ min: -PATIENCE_MS, max: 2 * PATIENCE_MS }), fc.string(), (triedFor, seed) => {
      const wait = waitMs(triedFor, seed)
      assert.ok(wait >= SHORTEST_WAIT_MS && wait <= LONGEST_WAIT_MS * 1.2)
      assert.equal(waitMs(triedFor, seed), wait)
    })))
  test('is never shorter for having tried longer, but for the part that is left to chance', () => fc.assert(fc.property(
    fc.nat({ max: PATIENCE_MS }), fc.nat({ max: PATIENCE_MS }), fc.string(), (one, more, seed) => assert.ok(waitMs(one + more, seed) >= waitMs(one, seed)))))
  test('spreads a thousand that failed together over the fifth', () => {
    const waits = Array.from({ length: 1000 }, (_, at) => waitMs(0, `message-${at} 1`))
    assert.ok(new Set(waits).size > 900)
    assert.ok(Math.min(...waits) < SHORTEST_WAIT_MS * 1.02 && Math.max(...waits) > SHORTEST_WAIT_MS * 1.18)
  })
  test('comes to no more than some two dozen tries in two days', () => {
    let [at, tries] = [0, 0]
    while (at < PATIENCE_MS) { at += waitMs(at, `m ${tries}`); tries += 1 }
    assert.ok(tries >= 12 && tries <= 30, String(tries))
  })
})
