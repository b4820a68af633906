import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { SETTINGS } from '../../test/support/builders.ts'
import { memoryStore } from '../../test/support/memory-store.ts'
import { actor } from '../../test/support/store-suite.ts'
import { englandAndWales } from '../domain/calendar/england-and-wales.ts'
import { isoDate } from '../domain/calendar/iso-date.ts'
import type { AuthorityId } from './ports.ts'
import { recordEntry, type EntryRequest } from './record-entry.ts'
import { viewEntry } from './view-entry.ts'

const authorityId = 'authority' as AuthorityId
const manager = actor(authorityId, 'complaints-manager')
const on = isoDate('2024-03-04')

function opened() {
  const store = memoryStore()
  store.useSettings(authorityId, SETTINGS)
  let ids = 0
  const services = {
    store, calendar: englandAndWales(), ids: { next: () => `id-${(ids += 1)}` },
    clock: { today: () => isoDate('2024-03-11'), now: () => '2024-03-11T09:00:00.000Z' },
  }
  const ask = (command: EntryRequest['command'], entryId = 'entry', expectedSeq = 0, commandId = services.ids.next()) =>
    recordEntry(services, manager, { entryId, expectedSeq, commandId, command })
  return { services, ask }
}

const compliment: EntryRequest['command'] = { type: 'record-compliment', on, from: 'client', divisions: ['safeguarding'], teams: ['assessment'], said: { words: 'Thank you' } }
const enquiry: EntryRequest['command'] = { type: 'record-enquiry', on, kind: 'enquiry', divisions: [], teams: [] }
const contact: EntryRequest['command'] = { type: 'record-ombudsman-contact', on }

function code(result: Awaited<ReturnType<typeof recordEntry>>): string {
  return result.kind === 'refused' ? result.code : result.kind
}

describe('plain dated entries of the register', () => {
  test('a compliment is recorded with its words and gets a number of its own series', async () => {
    const { services, ask } = opened()
    const result = await ask(compliment)
    assert.deepEqual(result, { kind: 'done', entryId: 'entry', reference: 'CP-2024-0001', seq: 1 })
    const view = await viewEntry(services, manager, 'entry')
    assert.ok(view.kind === 'entry' && view.entry.kind === 'compliment')
    assert.deepEqual([...view.texts.values()], ['Thank you'])
  })

  test('a double click records one compliment', async () => {
    const { services, ask } = opened()
    const first = await ask(compliment, 'entry', 0, 'click')
    assert.deepEqual(await ask(compliment, 'entry', 0, 'click'), first)
    assert.deepEqual(await ask(compliment, 'another', 0, 'click'), first)
    assert.deepEqual(await viewEntry(services, manager, 'another'), { kind: 'not-found' })
  })

  test('an enquiry is resolved once, and not before it came', async () => {
    const { ask } = opened()
    await ask(enquiry)
    assert.equal(code(await ask({ type: 'resolve-enquiry', on: isoDate('2024-03-01') }, 'entry', 1)), 'before-the-entry')
    assert.equal(code(await ask({ type: 'resolve-enquiry', on }, 'entry', 1)), 'done')
    assert.equal(code(await ask({ type: 'resolve-enquiry', on }, 'entry', 2)), 'already-answered')
    assert.equal(code(await ask({ type: 'resolve-enquiry', on }, 'entry', 1)), 'stale')
  })

  test('the Ombudsman may decide again, and the later decision stands', async () => {
    const { services, ask } = opened()
    await ask(contact)
    await ask({ type: 'record-ombudsman-decision', on, result: 'open' }, 'entry', 1)
    await ask({ type: 'record-ombudsman-decision', on: isoDate('2024-03-05'), result: 'investigated-upheld' }, 'entry', 2)
    const view = await viewEntry(services, manager, 'entry')
    assert.ok(view.kind === 'entry' && view.entry.kind === 'ombudsman-contact')
    assert.equal(view.entry.result, 'investigated-upheld')
    assert.equal(view.entry.decidedOn, '2024-03-05')
  })

  for (const [reason, command, expected] of [
    ['a compliment of tomorrow', { ...compliment, on: isoDate('2024-03-12') }, 'in-the-future'],
    ['an unknown team', { ...compliment, teams: ['nowhere'] }, 'unknown-code'],
    ['a training of no sessions', { type: 'record-training', on, sessions: 0 }, 'value-not-possible'],
    ['half a case', { type: 'record-caseload', on, openCases: 1.5 }, 'value-not-possible'],
    ['resolving what was never received', { type: 'resolve-enquiry', on }, 'not-recorded'],
    ['correcting what was never received', { type: 'correct', on, corrects: 1, changes: {} }, 'no-such-entry'],
  ] as const satisfies readonly (readonly [string, EntryRequest['command'], string])[]) {
    test(`${reason} is refused`, async () => assert.equal(code(await opened().ask(command)), expected))
  }

  test('a team that had been closed by then is warned about, and recorded once that is accepted', async () => {
    const { services } = opened()
    const asked = { entryId: 'old', commandId: 'one', expectedSeq: 0, command: { ...compliment, teams: ['duty'] } } as const
    const warned = await recordEntry(services, manager, asked)
    assert.deepEqual(warned.kind === 'warned' && warned.warnings.map((warning) => warning.code), ['word-not-in-use'])
    assert.equal((await recordEntry(services, manager, { ...asked, acceptedWarnings: ['word-not-in-use'] })).kind, 'done')
  })

  test('a sequel of another kind is refused', async () => {
    const { ask } = opened()
    await ask(enquiry)
    assert.equal(code(await ask({ type: 'record-ombudsman-decision', on, result: 'open' }, 'entry', 1)), 'no-such-stage')
    assert.equal(code(await ask(compliment, 'entry', 1)), 'already-recorded')
  })

  test('an entry recorded in error is struck out with its sequel, takes nothing more, and can be brought back', async () => {
    const { services, ask } = opened()
    const reason = { words: 'Recorded twice' }
    await ask(enquiry)
    await ask({ type: 'resolve-enquiry', on }, 'entry', 1)
    assert.equal(code(await ask({ type: 'strike-out', on, corrects: 1, reason }, 'entry', 2)), 'done')
    const struck = await viewEntry(services, manager, 'entry')
    assert.ok(struck.kind === 'entry' && struck.inError?.seq === 3 && struck.entry.resolvedOn === on)
    assert.equal(code(await ask({ type: 'correct', on, corrects: 1, changes: { kind: 'point-of-contact' } }, 'entry', 3)), 'recorded-in-error')
    assert.equal(code(await ask({ type: 'resolve-enquiry', on }, 'entry', 3)), 'recorded-in-error')
    assert.equal(code(await ask({ type: 'strike-out', on, corrects: 3, reason }, 'entry', 3)), 'done')
    const back = await viewEntry(services, manager, 'entry')
    assert.ok(back.kind === 'entry' && back.inError === null && back.entry.resolvedOn === on)
  })

  test('what followed by mistake is struck out alone', async () => {
    const { services, ask } = opened()
    await ask(enquiry)
    await ask({ type: 'resolve-enquiry', on }, 'entry', 1)
    assert.equal(code(await ask({ type: 'strike-out', on, corrects: 2, reason: { words: 'Another one' } }, 'entry', 2)), 'done')
    const view = await viewEntry(services, manager, 'entry')
    assert.ok(view.kind === 'entry' && view.inError === null && view.entry.resolvedOn === null)
  })

  test('a corrected day needs its reason', async () => {
    const { services, ask } = opened()
    await ask(enquiry)
    const changes = { happenedOn: '2024-03-01' }
    assert.equal(code(await ask({ type: 'correct', on, corrects: 1, changes }, 'entry', 1)), 'reason-needed')
    assert.equal(code(await ask({ type: 'correct', on, corrects: 1, changes, reason: { words: 'Came on Friday' } }, 'entry', 1)), 'done')
    const view = await viewEntry(services, manager, 'entry')
    assert.ok(view.kind === 'entry' && view.entry.kind === 'enquiry')
    assert.equal(view.entry.happenedOn, '2024-03-01')
  })

  test('nobody but the complaints manager records entries', async () => {
    const { services } = opened()
    for (const role of ['team-manager', 'head-of-service', 'reader', 'administrator'] as const) {
      const result = await recordEntry(services, actor(authorityId, role), { entryId: 'e', expectedSeq: 0, commandId: 'c', command: compliment })
      assert.deepEqual(result, { kind: 'not-allowed' })
    }
  })
})
