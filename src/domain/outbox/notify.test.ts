import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { letterRefused, telephoneForText, textLength, wordsRefused } from './notify-limits.ts'
import { fateOf, handOverOfNotify } from './notify-replies.ts'

describe('what GOV.UK Notify takes', () => {
  test('a letter of ten pages and two megabytes, and not a page or a byte more', () => {
    assert.equal(letterRefused({ bytes: 2_097_152, pages: 10 }), null)
    assert.equal(letterRefused({ bytes: 2_097_152, pages: 11 }), 'too-many-pages')
    assert.equal(letterRefused({ bytes: 2_097_153, pages: 1 }), 'too-large')
    assert.equal(letterRefused({ bytes: 100, pages: null }), 'not-a-pdf')
  })
  test('a text message of 918 characters, or 402 where one of them is not in the GSM alphabet', () => {
    assert.equal(wordsRefused('notify-text', 'a'.repeat(918)), null)
    assert.equal(wordsRefused('notify-text', 'a'.repeat(919)), 'text-too-long')
    assert.equal(wordsRefused('notify-text', 'ŵ'.repeat(402)), null)
    assert.equal(wordsRefused('notify-text', `${'a'.repeat(402)}ŵ`), 'text-too-long')
  })
  test('a euro counts as two', () => assert.deepEqual(textLength('€5'), { characters: 3, most: 918 }))
  test('an e-mail of two million bytes', () => {
    assert.equal(wordsRefused('notify-email', 'é'.repeat(1_000_000)), null)
    assert.equal(wordsRefused('notify-email', 'é'.repeat(1_000_001)), 'too-large')
  })
  test('a telephone number, however it was typed', () => {
    for (const typed of ['07700 900123', '+44 7700 900123', '0044 7700-900123', '(07700) 900123', '+44 (0)7700 900123']) assert.equal(telephoneForText(typed), '+447700900123', typed)
    assert.equal(telephoneForText('+33 6 12 34 56 78'), '+33612345678')
    for (const typed of ['020 7946 0000', 'ask Ada', '', '07700 9001', '+0']) assert.equal(telephoneForText(typed), null, typed)
  })
  test('no text breaks the count', () => fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => assert.ok(textLength(text).characters >= 0))))
})

describe('what GOV.UK Notify answers', () => {
  test('over the rate waits a minute, or as long as it says, and nothing else goes meanwhile', () => {
    assert.deepEqual(handOverOfNotify({ status: 429, type: 'RateLimitError' }, 'notify-email'), { kind: 'not-now', why: 'over-the-rate', afterMs: 60_000, wayIsShut: true })
    assert.deepEqual(handOverOfNotify({ status: 429, type: 'RateLimitError', retryAfter: 5 }, 'notify-email'), { kind: 'not-now', why: 'over-the-rate', afterMs: 5000, wayIsShut: true })
  })
  test('over the day’s limit waits an hour', () => assert.equal((handOverOfNotify({ status: 429, type: 'TooManyRequestsError' }, 'notify-letter') as { why: string }).why, 'over-the-day'))
  test('a wrong key is for the operator, and no message fails for it', () => assert.deepEqual(handOverOfNotify({ status: 403, type: 'AuthError' }, 'notify-text'), { kind: 'not-now', why: 'sign-in-refused', wayIsShut: true }))
  test('an address that is none is refused for good', () => assert.deepEqual(handOverOfNotify({ status: 400, type: 'ValidationError' }, 'notify-email'), { kind: 'never', why: 'address-refused' }))
  test('its own faults are waited out', () => assert.equal(handOverOfNotify({ status: 500, type: 'Exception' }, 'notify-email').kind, 'not-now'))
  test('a gateway that gave up on it tells nothing: the message may have been taken, and does not go a second time by itself', () => {
    for (const status of [502, 504]) assert.deepEqual(handOverOfNotify({ status, type: '' }, 'notify-letter'), { kind: 'no-telling' })
  })
  test('each status has its end, and one that nobody knows is none', () => assert.deepEqual(
    ['created', 'sending', 'pending', 'accepted', 'pending-virus-check', 'delivered', 'received', 'sent', 'permanent-failure', 'temporary-failure', 'technical-failure', 'virus-scan-failed', 'validation-failed', 'cancelled', 'novel']
      .map((status) => fateOf(status)).map((fate) => ('why' in fate ? fate.why : fate.kind)),
    ['on-its-way', 'on-its-way', 'on-its-way', 'on-its-way', 'on-its-way', 'arrived', 'arrived', 'arrived', 'address-refused', 'bounced', 'provider-fault', 'virus-found', 'letter-not-printed', 'letter-not-printed', 'on-its-way']))
})
