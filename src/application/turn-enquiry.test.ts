import assert from 'node:assert/strict'
import fc from 'fast-check'
import { describe, test } from 'node:test'
import { SETTINGS } from '../../test/support/builders.ts'
import { memoryStore } from '../../test/support/memory-store.ts'
import { actor } from '../../test/support/store-suite.ts'
import { englandAndWales } from '../domain/calendar/england-and-wales.ts'
import { isoDate } from '../domain/calendar/iso-date.ts'
import { recordedInError } from '../domain/complaint/recorded-in-error.ts'
import { carryOut } from './carry-out.ts'
import { goesOnIn } from './goes-on-in.ts'
import type { AuthorityId, Services, Store } from './ports.ts'
import { recordComplaint, type ComplaintToRecord } from './record-complaint.ts'
import { recordEntry, type EntryRequest } from './record-entry.ts'
import { recordComplaintOfEnquiry, recordEnquiryOfComplaint } from './turn-enquiry.ts'

const authorityId = 'authority' as AuthorityId
const manager = actor(authorityId, 'complaints-manager')
const on = isoDate('2024-03-04')

function opened() {
  const store = memoryStore()
  store.useSettings(authorityId, SETTINGS)
  let ids = 0
  const services: Services = {
    store, calendar: englandAndWales(), ids: { next: () => `id-${(ids += 1)}` },
    clock: { today: () => isoDate('2024-03-11'), now: () => '2024-03-11T09:00:00.000Z' },
  }
  const streams = () => store.kept(authorityId).streams
  const stream = (id: string) => streams().get(id)?.recorded ?? []
  const types = (id: string) => stream(id).map(({ event }) => event.type)
  const enquiry = (entryId: string, commandId = entryId): EntryRequest => ({ entryId, commandId, expectedSeq: 0, command: { type: 'record-enquiry', on, kind: 'enquiry' } })
  const complaint = (complaintId: string): ComplaintToRecord => ({ complaintId, commandId: `record ${complaintId}`, complaint: { on, channel: 'email', details: {} } })
  return { store, services, streams, stream, types, enquiry, complaint }
}

/** The same store, where nothing more can be appended to a stream once it holds as many events. */
function failingAt(store: Store, streamId: string, many = 0): Store {
  return {
    ...store,
    write: (authority, work) => store.write(authority, (tx) => work({
      ...tx, ledger: {
        ...tx.ledger, append: async (kind, id, expectedSeq, events, meta) => {
          if (id === streamId && expectedSeq >= many) throw new Error('the second append fails')
          return tx.ledger.append(kind, id, expectedSeq, events, meta)
        },
      },
    })),
  }
}

describe('An enquiry that becomes a complaint', () => {
  test('is said in the enquiry in the same transaction; sent twice, it is said once', async () => {
    const { services, enquiry, complaint, types } = opened()
    await recordEntry(services, manager, enquiry('e'))
    for (const _ of [1, 2]) assert.equal((await recordComplaintOfEnquiry(services, manager, complaint('c'), 'e')).kind, 'done')
    assert.deepEqual([types('e'), types('c')], [['EnquiryReceived', 'EnquiryBecameComplaint'], ['ComplaintReceived']])
  })

  test('leaves no complaint behind where the enquiry cannot say so', async () => {
    const { store, services, enquiry, complaint, types } = opened()
    await recordEntry(services, manager, enquiry('e'))
    await assert.rejects(recordComplaintOfEnquiry({ ...services, store: failingAt(store, 'e') }, manager, complaint('c'), 'e'), /second append fails/)
    assert.deepEqual([types('e'), types('c')], [['EnquiryReceived'], []])
    assert.equal((await recordComplaintOfEnquiry(services, manager, complaint('c'), 'e')).kind, 'done', 'and it can be sent again')
  })

  test('is refused, and nothing recorded, where it became another complaint meanwhile', async () => {
    const { services, enquiry, complaint, types } = opened()
    await recordEntry(services, manager, enquiry('e'))
    await recordComplaintOfEnquiry(services, manager, complaint('first'), 'e')
    const second = await recordComplaintOfEnquiry(services, manager, complaint('second'), 'e')
    assert.equal(second.kind === 'refused' && second.code, 'already-a-complaint')
    assert.deepEqual(types('second'), [])
  })

  test('stands alone where the enquiry was struck out meanwhile', async () => {
    const { services, enquiry, complaint, types } = opened()
    await recordEntry(services, manager, enquiry('e'))
    await recordEntry(services, manager, { entryId: 'e', commandId: 's', expectedSeq: 1, command: { type: 'strike-out', on, corrects: 1, reason: { words: 'Twice' } } })
    assert.equal((await recordComplaintOfEnquiry(services, manager, complaint('c'), 'e')).kind, 'done')
    assert.deepEqual(types('e'), ['EnquiryReceived', 'EventStruckOut'])
  })

  test('is not for whoever may not record entries', async () => {
    const { services, enquiry, complaint, types } = opened()
    await recordEntry(services, manager, enquiry('e'))
    assert.equal((await recordComplaintOfEnquiry(services, actor(authorityId, 'team-manager'), complaint('c'), 'e')).kind, 'not-allowed')
    assert.deepEqual(types('c'), [])
  })
})

describe('A complaint that turns out to be an enquiry', () => {
  test('leaves no enquiry behind where the complaint cannot say so, and no complaint turned that could not be closed', async () => {
    const { store, services, enquiry, complaint, types } = opened()
    await recordComplaint(services, manager, complaint('c'))
    const turn = (parts: Services) => recordEnquiryOfComplaint(parts, manager, { complaintId: 'c', turnId: parts.ids.next(), requests: [enquiry('e')] })
    for (const many of [1, 2]) {
      await assert.rejects(turn({ ...services, store: failingAt(store, 'c', many) }), /second append fails/)
      assert.deepEqual([types('e'), types('c')], [[], ['ComplaintReceived']])
    }
    for (const _ of [1, 2]) assert.equal((await turn(services)).kind, 'done')
    assert.deepEqual([types('e'), types('c')], [['EnquiryReceived'], ['ComplaintReceived', 'ComplaintBecameEnquiry', 'ComplaintClosed']])
    const again = await recordEnquiryOfComplaint(services, manager, { complaintId: 'c', turnId: 'other', requests: [enquiry('f')] })
    assert.equal(again.kind === 'refused' && again.code, 'already-an-enquiry')
    assert.deepEqual(types('f'), [])
  })

  test('cannot be named by that enquiry as what it became: neither would be counted', async () => {
    const { services, enquiry, complaint } = opened()
    await recordComplaint(services, manager, complaint('c'))
    await recordEnquiryOfComplaint(services, manager, { complaintId: 'c', turnId: 't', requests: [enquiry('e')] })
    const back = await recordEntry(services, manager, { entryId: 'e', commandId: 'back', expectedSeq: 1, command: { type: 'turn-enquiry-into-complaint', on, complaint: 'c' } })
    assert.equal(back.kind === 'refused' && back.code, 'goes-on-nowhere')
    const struck = await recordEntry(services, manager, { entryId: 'e', commandId: 'strike', expectedSeq: 1, command: { type: 'strike-out', on, corrects: 1, reason: { words: 'Twice' } } })
    assert.equal(struck.kind === 'refused' && struck.code, 'others-go-on-here')
  })
})

const MATTERS = ['a', 'b', 'c'] as const
const anyAct = fc.record({
  act: fc.constantFrom('to-complaint', 'to-enquiry', 'link', 'strike', 'unstrike', 'correct', 'strike-whole'), matter: fc.constantFrom(...MATTERS), at: fc.nat(20), to: fc.nat(20),
})

describe('Whatever is turned, undone and struck out', () => {
  test('every matter goes on in a record that is counted, and each record of it is counted or goes on in another', () =>
    fc.assert(fc.asyncProperty(fc.array(anyAct, { maxLength: 25 }), async (acts) => {
      const { services, streams, stream, enquiry, complaint } = opened()
      const records = new Map<string, string[]>(MATTERS.map((matter) => [matter, [`e-${matter}`]]))
      for (const matter of MATTERS) await recordEntry(services, manager, enquiry(`e-${matter}`))
      for (const [step, { act, matter, at, to }] of acts.entries()) {
        const own = records.get(matter) ?? []
        const id = own[at % own.length] ?? ''
        const next = own[to % own.length] ?? ''
        const isComplaint = stream(id)[0]?.event.type === 'ComplaintReceived'
        const seq = stream(id).length
        const made = `${matter}-${step}`
        const strike = async (corrects: number) => {
          const command = { type: 'strike-out', on: isoDate('2024-03-11'), corrects, reason: { words: 'In error' } } as const
          if (isComplaint) await carryOut(services, manager, { complaintId: id, commandId: made, expectedSeq: seq, command, acceptedWarnings: ['category-not-confirmed', 'closed-without-answer'] })
          else await recordEntry(services, manager, { entryId: id, commandId: made, expectedSeq: seq, command })
        }
        const link = stream(id).findLast(({ event }) => event.type === 'EnquiryBecameComplaint' || event.type === 'ComplaintBecameEnquiry')?.seq
        const struck = stream(id).findLast(({ event }) => event.type === 'EventStruckOut')?.seq
        const entry = (command: EntryRequest['command']) => recordEntry(services, manager, { entryId: id, commandId: made, expectedSeq: seq, command })
        const today = isoDate('2024-03-11')
        const ofEnquiry: Partial<Record<typeof act, () => Promise<unknown>>> = {
          'to-complaint': () => recordComplaintOfEnquiry(services, manager, complaint(made), id),
          link: () => entry({ type: 'turn-enquiry-into-complaint', on: today, complaint: next }),
          correct: () => entry({ type: 'correct', on: today, corrects: link ?? 0, changes: { complaint: next }, reason: { words: 'Another' } }),
        }
        const ofComplaint: Partial<Record<typeof act, () => Promise<unknown>>> = {
          'to-enquiry': () => recordEnquiryOfComplaint(services, manager, { complaintId: id, turnId: `turn ${made}`, requests: [enquiry(made)] }),
        }
        const ofAny: Partial<Record<typeof act, () => Promise<unknown>>> = { strike: () => strike(link ?? 0), unstrike: () => strike(struck ?? 0), 'strike-whole': () => strike(1) }
        await (ofAny[act] ?? (isComplaint ? ofComplaint : ofEnquiry)[act])?.()
        if (stream(made).length > 0) own.push(made)
      }
      for (const id of streams().keys()) if (recordedInError(stream(id)) === null) assert.equal(countedOf(stream, id), true, `${id} is counted in the end: ${JSON.stringify(acts)}`)
    }), { numRuns: 300 }))
})

/** Whether following a record to where it goes on comes to one that counts. */
function countedOf(stream: ReturnType<typeof opened>['stream'], from: string): boolean {
  const passed = new Set<string>()
  for (let id: string | null = from; id !== null; id = goesOnIn(stream(id))) {
    if (passed.has(id) || stream(id).length === 0 || recordedInError(stream(id)) !== null) return false
    passed.add(id)
  }
  return true
}
