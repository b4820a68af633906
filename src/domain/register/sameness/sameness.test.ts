import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { isoDate } from '../../calendar/iso-date.ts'
import type { PersonId, Recorded } from '../../complaint/events.ts'
import { decideEntry } from '../decide-entry.ts'
import type { RegisterEvent } from '../events.ts'
import { defaultSettings } from '../../authority/default-settings.ts'
import { groupOf } from './groups.ts'
import { likenessOf } from './likeness.ts'
import { foldSameness, samenessId } from './sameness.ts'
import { unlikelySame } from './unlikely-same.ts'

const on = isoDate('2026-03-02')
const context = { today: isoDate('2026-03-10'), settings: defaultSettings('Testshire') }
const ada = { personId: 'ada' as PersonId }
const words = { textId: 't', digest: 'd' }

function recorded(...events: readonly RegisterEvent[]): readonly Recorded<RegisterEvent>[] {
  return events.map((event, index) => ({ seq: index + 1, event, recordedAt: '', recordedBy: '', knownOn: null }))
}

const SAID: RegisterEvent = { type: 'PeopleSaidSame', happenedOn: on, person: ada, other: { personId: 'adah' as PersonId }, why: words }
const UNDONE: RegisterEvent = { type: 'SamenessUndone', happenedOn: on, reasons: words }

describe('saying that two records are of one person', () => {
  test('is undone, and may be said again', () => {
    assert.equal(foldSameness(recorded(SAID))?.isSaid, true)
    assert.equal(foldSameness(recorded(SAID, UNDONE))?.isSaid, false)
    assert.equal(foldSameness(recorded(SAID, UNDONE, { type: 'SamenessSaidAgain', happenedOn: on, why: words }))?.isSaid, true)
  })

  test('counts for nothing once it is struck out', () => {
    assert.equal(foldSameness(recorded(SAID, { type: 'EventStruckOut', happenedOn: on, corrects: 1, reason: words })), null)
  })

  for (const [why, stream, command, code] of [
    ['somebody with themselves', [], { type: 'say-same-person', on, person: ada, other: ada, why: words }, 'same-record'],
    ['twice', [SAID], { type: 'say-same-person-again', on, why: words }, 'already-said-same'],
    ['undone twice', [SAID, UNDONE], { type: 'undo-same-person', on, reasons: words }, 'not-said-same'],
    ['undone before it was said', [], { type: 'undo-same-person', on, reasons: words }, 'not-recorded'],
    ['tomorrow', [], { type: 'say-same-person', on: isoDate('2026-03-11'), person: ada, other: { personId: 'b' as PersonId }, why: words }, 'in-the-future'],
  ] as const) {
    test(`${why} is refused`, () => {
      const decision = decideEntry(recorded(...stream), command, context, '')
      assert.equal(decision.kind === 'impossible' && decision.code, code)
    })
  }

  test('the pair has one stream, in whatever order it is named, and two pairs have two', () => {
    fc.assert(fc.property(fc.uuid(), fc.uuid(), fc.uuid(), (one, other, third) => {
      assert.equal(samenessId(one, other), samenessId(other, one))
      assert.match(samenessId(one, other), /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/)
      if (third !== other) assert.notEqual(samenessId(one, other), samenessId(one, third))
    }))
  })
})

const PEOPLE = 8
const graph = fc.array(fc.tuple(fc.nat(PEOPLE - 1), fc.nat(PEOPLE - 1)), { maxLength: 14 })
  .map((pairs) => pairs.filter(([one, other]) => one !== other).map(([one, other]) => ({ person: String(one), other: String(other) })))

describe('who is one person', () => {
  test('a group is the same for each of its own, and every record is in exactly one', () => {
    fc.assert(fc.property(graph, (said) => {
      const groups = Array.from({ length: PEOPLE }, (_, id) => groupOf(String(id), said).toSorted().join())
      groups.forEach((group, id) => { for (const other of group.split(',')) assert.equal(groups[Number(other)], group, `${id} and ${other}`) })
      for (const { person, other } of said) assert.equal(groups[Number(person)], groups[Number(other)])
    }))
  })

  test('undoing one link splits a group in two at most, and only where nothing else joins its ends', () => {
    fc.assert(fc.property(graph.filter((said) => said.length > 0), fc.nat(), (said, at) => {
      const [gone, ...twice] = [said[at % said.length]!]
      assert.deepEqual(twice, [])
      const kept = said.filter((pair) => pair !== gone)
      const [before, left, right] = [groupOf(gone.person, said), groupOf(gone.person, kept), groupOf(gone.other, kept)]
      assert.deepEqual([...new Set([...left, ...right])].toSorted(), before.toSorted())
      const stillOne = left.includes(gone.other)
      assert.equal(left.some((id) => right.includes(id)), stillOne)
      if (!stillOne) assert.equal(left.length + right.length, before.length)
    }))
  })

  test('nobody else is touched by a link between two', () => {
    fc.assert(fc.property(graph, fc.nat(PEOPLE - 1), fc.nat(PEOPLE - 1), fc.nat(PEOPLE - 1), (said, one, other, third) => {
      const more = [...said, { person: String(one), other: String(other) }]
      const [before, after] = [groupOf(String(third), said), groupOf(String(third), more)]
      if (!before.includes(String(one)) && !before.includes(String(other))) assert.deepEqual(after, before)
    }))
  })
})

describe('what tells that two are hardly one person', () => {
  const nobody = { bornOn: [], parts: [] }
  test('they were born on different days; not where one day is unknown or agrees', () => {
    const born = (...days: readonly string[]) => ({ ...nobody, bornOn: days.map(isoDate) })
    assert.deepEqual(unlikelySame(born('2010-01-02'), born('2010-02-01')), ['born-on-different-days'])
    assert.deepEqual(unlikelySame(born('2010-01-02'), born()), [])
    assert.deepEqual(unlikelySame(born('2010-01-02', '2010-02-01'), born('2010-02-01')), [])
  })

  test('one is the worker and the other the child in one complaint, whichever is named first', () => {
    const part = (complaintId: string, role: string) => ({ ...nobody, parts: [{ complaintId, role }] })
    assert.deepEqual(unlikelySame(part('c1', 'worker'), part('c1', 'child')), ['worker-and-child'])
    assert.deepEqual(unlikelySame(part('c1', 'child'), part('c1', 'worker')), ['worker-and-child'])
    assert.deepEqual(unlikelySame(part('c1', 'worker'), part('c2', 'child')), [])
  })
})

test('records are alike by name, day of birth, e-mail and telephone, however these are written', () => {
  const one = { givenName: 'José', familyName: 'Marsh', bornOn: isoDate('2000-01-02'), contact: { email: 'Jose@Example.org ', telephone: '+44 1632 960001' } }
  const other = { givenName: 'jose', familyName: 'MARSH', bornOn: isoDate('2000-01-02'), contact: { email: 'jose@example.org', telephone: '01632 960 001' } }
  assert.deepEqual(likenessOf(one, other, true), ['same-name', 'same-birth', 'same-email', 'same-telephone'])
  assert.deepEqual(likenessOf({ givenName: 'Jos', familyName: 'Marsh' }, other, true), ['similar-name'])
  assert.deepEqual(likenessOf({ familyName: 'Marsh', contact: { telephone: '12' } }, { familyName: 'Marsh', contact: { telephone: '12' } }, false), [])
})
