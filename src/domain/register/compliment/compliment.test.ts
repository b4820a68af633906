import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { SETTINGS, words } from '../../../../test/support/builders.ts'
import { englandAndWales } from '../../calendar/england-and-wales.ts'
import { isoDate } from '../../calendar/iso-date.ts'
import type { PersonId, Recorded } from '../../complaint/events.ts'
import type { EntryCommand } from '../commands.ts'
import { decideEntry } from '../decide-entry.ts'
import type { RegisterEvent } from '../events.ts'
import { foldCompliment, whyNotQuotable } from './compliment.ts'
import { passOnClock } from './pass-on-clock.ts'

const context = { today: isoDate('2026-11-23'), settings: SETTINGS }
const day = isoDate
const received: EntryCommand = { type: 'record-compliment', on: day('2026-11-02'), from: 'client', divisions: [], teams: [], said: words('said') }
type Stream = readonly Recorded<RegisterEvent>[]

function after(...commands: readonly EntryCommand[]): Stream {
  return commands.reduce<Stream>((so, command) => {
    const decided = decideEntry(so, command, context, '2026-C-0001')
    if (decided.kind !== 'accepted') throw new Error(decided.code)
    return [...so, { seq: so.length + 1, event: decided.event, recordedAt: '', recordedBy: '', knownOn: null }]
  }, [])
}

function codeOf(so: Stream, command: EntryCommand): string {
  const decided = decideEntry(so, command, context, '2026-C-0001')
  return decided.kind === 'accepted' ? 'accepted' : decided.code
}

const consent = (state: 'asked' | 'given' | 'refused' | 'withdrawn', on = '2026-11-03'): EntryCommand => ({ type: 'record-consent-to-quote', on: day(on), consent: state })
const checked: EntryCommand = { type: 'check-quotation', on: day('2026-11-04'), quotation: words('quoted') }
const publish: EntryCommand = { type: 'publish-quotation', on: day('2026-11-05'), where: 'digest' }

describe('a compliment', () => {
  test('recorded before it could say of what sort the giver was is read as it is', () => {
    const old: RegisterEvent = { type: 'ComplimentReceived', happenedOn: day('2019-05-01'), reference: 'C-1', from: 'professional', divisions: [], teams: [] }
    const so = foldCompliment([{ seq: 1, event: old, recordedAt: '', recordedBy: '', knownOn: null }])
    assert.deepEqual([so?.sort, so?.worker, so?.consent.state, so?.isImported], [null, null, 'not-asked', false])
  })

  test('from a client is not from a judge', () => {
    assert.equal(codeOf([], { ...received, sort: 'judge' }), 'value-not-possible')
    assert.equal(codeOf([], { ...received, from: 'professional', sort: 'judge' }), 'accepted')
  })

  test('may be quoted with consent that stands and a quotation that was checked, in whichever order they came', () => {
    const whyNot = (...commands: readonly EntryCommand[]) => {
      const so = foldCompliment(after(received, ...commands))
      return so && whyNotQuotable(so)
    }
    assert.equal(whyNot(), 'no-consent-to-quote')
    assert.equal(whyNot(consent('asked'), checked), 'no-consent-to-quote')
    assert.equal(whyNot(consent('given')), 'quotation-not-checked')
    assert.equal(whyNot(consent('given'), checked), null)
    assert.equal(whyNot(checked, consent('given', '2026-11-06')), null)
    assert.equal(whyNot(consent('given'), checked, consent('withdrawn', '2026-11-06')), 'no-consent-to-quote')
    assert.equal(whyNot(consent('refused'), checked), 'no-consent-to-quote')
  })

  test('whose publication is asked for without consent, or unchecked, is refused', () => {
    assert.equal(codeOf(after(received), publish), 'no-consent-to-quote')
    assert.equal(codeOf(after(received, consent('asked'), checked), publish), 'no-consent-to-quote')
    assert.equal(codeOf(after(received, consent('given')), publish), 'quotation-not-checked')
    assert.equal(codeOf(after(received, consent('given'), checked, consent('withdrawn', '2026-11-04')), publish), 'no-consent-to-quote')
    assert.equal(codeOf(after(received, consent('given'), checked), publish), 'accepted')
  })

  test('published on a day before consent was given is refused; consent withdrawn after it does not undo it', () => {
    assert.equal(codeOf(after(received, consent('given', '2026-11-10'), checked), publish), 'no-consent-to-quote')
    assert.equal(codeOf(after(received, consent('given'), checked, publish), consent('withdrawn', '2026-11-06')), 'accepted')
  })

  test('whose consent was not given cannot have it taken back', () => {
    assert.equal(codeOf(after(received), consent('withdrawn')), 'no-consent-to-withdraw')
    assert.equal(codeOf(after(received, consent('refused')), consent('withdrawn')), 'no-consent-to-withdraw')
  })

  test('without words has nothing to quote, and the words of one that was checked are not taken out', () => {
    const { said: _said, ...silent } = received as Extract<EntryCommand, { type: 'record-compliment' }>
    assert.equal(codeOf(after(silent), checked), 'no-words-to-quote')
    assert.equal(codeOf(after(received, checked), { type: 'correct', on: day('2026-11-20'), corrects: 1, changes: { said: null } }), 'no-words-to-quote')
  })

  test('has a quotation that no correction changes behind the check’s back', () => {
    const so = after(received, checked)
    for (const field of ['quotation', 'left', 'reasons']) {
      assert.equal(codeOf(so, { type: 'correct', on: day('2026-11-20'), corrects: 2, changes: { [field]: words('other') } }), 'field-not-correctable')
    }
    assert.equal(codeOf(so, { ...checked, left: [words('found')] } as EntryCommand), 'reason-needed')
  })

  test('is corrected in every field of how it began; a person asks for a reason', () => {
    const so = after(received)
    const correct = (changes: Readonly<Record<string, unknown>>, reason = true): string =>
      codeOf(so, { type: 'correct', on: day('2026-11-20'), corrects: 1, changes, ...(reason && { reason: words('why') }) })
    for (const changes of [
      { from: 'professional' }, { sort: 'parent' }, { said: words('other') }, { divisions: [] , sort: 'carer' }, { worker: { personId: 'p' as PersonId } }, { givenBy: { personId: 'p' as PersonId } },
      { happenedOn: day('2026-11-01') },
    ]) assert.equal(correct(changes), 'accepted', JSON.stringify(changes))
    assert.equal(correct({ worker: { personId: 'p' } }, false), 'reason-needed')
    assert.equal(correct({ sort: 'judge' }), 'value-not-possible')
  })

  test('is passed on once for the target, however often it is', () => {
    const on = (by: string): EntryCommand => ({ type: 'pass-on-compliment', on: day(by), by: 'supervision' })
    assert.equal(foldCompliment(after(received, on('2026-11-10'), on('2026-11-06')))?.passedOn, '2026-11-06')
  })
})

describe('the day by which thanks are passed on', () => {
  const calendar = englandAndWales()
  const so = (...commands: readonly EntryCommand[]) => foldCompliment(after(received, ...commands))!

  test('is counted in working days from receipt, which is day 0', () => {
    const clock = passOnClock(so(), { settings: SETTINGS, calendar })
    assert.deepEqual([clock?.startedOn, clock?.dueOn, clock?.endedOn], ['2026-11-02', '2026-11-16', null])
    assert.equal(passOnClock(so({ type: 'pass-on-compliment', on: day('2026-11-05'), by: 'letter' }), { settings: SETTINGS, calendar })?.endedOn, '2026-11-05')
  })

  test('is none for what an old register brought with it, unless it says that it was passed on', () => {
    const old = { ...so(), isImported: true }
    assert.equal(passOnClock(old, { settings: SETTINGS, calendar }), null)
    assert.equal(passOnClock({ ...old, passedOn: day('2026-11-05') }, { settings: SETTINGS, calendar })?.endedOn, '2026-11-05')
  })
})
