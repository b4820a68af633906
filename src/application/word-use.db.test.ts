import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { words } from '../../test/support/builders.ts'
import { complain, projectedStore, record } from '../../test/support/recorded-complaints.ts'
import { WORD_LISTS, type WordList } from '../domain/authority/settings.ts'
import { isoDate } from '../domain/calendar/iso-date.ts'
import type { PersonId, UserId } from '../domain/complaint/events.ts'
import { uuidV7 } from '../main/ids.ts'
import { wholeOf } from './access/sight.ts'
import type { Actor, AnyEvent, Role } from './ports.ts'
import { wordUse } from './word-use.ts'

const db = await projectedStore({ after }, { today: '2026-11-23' })
const { services, store, authorityId } = db
const actor = (role: Role): Actor => ({ authorityId, userId: role as UserId, name: role, role, teams: [] })
const manager = actor('complaints-manager')
const day = isoDate
const used = async (list: WordList, code: string) => {
  const { used: found } = await wordUse(services, manager, { list, code, isAsked: true }) ?? {}
  return found && [found.complaints, found.entries, found.lastOn]
}

await complain(store, authorityId, {
  receivedOn: '2026-03-02', person: { familyName: 'Northwood' },
  details: {
    complainants: [{ personId: uuidV7() as PersonId, type: 'parent', relation: 'mother' }, { personId: uuidV7() as PersonId, type: 'carer', relation: 'foster-carer' }],
    divisions: ['children-in-need'], teams: ['cin-widnes', 'cin-runcorn'], category: 'staff', points: [{ pointId: 'p1', category: 'service', text: words('t') }],
    preferredContact: 'in-person', language: 'polish',
  },
  afterwards: [
    { type: 'ComplaintAcknowledged', happenedOn: day('2026-03-03'), how: 'letter' },
    {
      type: 'StageOneAnswered', happenedOn: day('2026-03-10'), findings: [{ pointId: 'p1', finding: 'upheld', reasons: ['delay'] }], howResolved: ['explained'],
      remedies: [{ type: 'apology' }],
    },
    { type: 'RemedyPromised', happenedOn: day('2026-03-11'), remedyId: 'r1', kind: 'reimbursement' },
    { type: 'CauseFound', happenedOn: day('2026-03-12'), points: ['p1'], causes: ['never-told'] },
    // The correction names a word that stands nowhere else.
    { type: 'FactCorrected', happenedOn: day('2026-03-13'), corrects: 4, changes: { kind: 'service-provided' }, kind: 'slip' },
    { type: 'ComplaintLinked', happenedOn: day('2026-03-14'), complaint: uuidV7(), how: 'same-matter' },
  ],
})
const entry = async (kind: Parameters<typeof record>[4] & object, ...events: readonly AnyEvent[]) => record(store, authorityId, uuidV7(), events, kind)
await entry({ kind: 'enquiry' }, { type: 'EnquiryReceived', happenedOn: day('2026-05-05'), reference: 'EN-1', kind: 'signposting', signpostedTo: 'housing', teams: ['cin-widnes'], divisions: [], channel: 'telephone' })
await entry({ kind: 'training' }, { type: 'TrainingHeld', happenedOn: day('2026-05-06'), sessions: 1, audiences: ['managers'] })
await entry({ kind: 'disruption' }, { type: 'DisruptionRecorded', happenedOn: day('2026-06-01'), kind: 'other', stages: [], divisions: ['children-in-care'], teams: [] })
await entry({ kind: 'theme' }, { type: 'ThemeBegun', happenedOn: day('2026-06-02'), name: words('n'), text: words('t'), causeTags: ['timeliness'] })

test('a word of each list is found wherever it stands, in complaints and in other entries, each once', async () => {
  const found: Readonly<Record<WordList, readonly (readonly [string, readonly [number, number, string]])[]>> = {
    divisions: [['children-in-need', [1, 0, '2026-03-02']], ['children-in-care', [0, 1, '2026-06-01']]], teams: [['cin-widnes', [1, 1, '2026-05-05']], ['cin-runcorn', [1, 0, '2026-03-02']]],
    categories: [['staff', [1, 0, '2026-03-02']], ['service', [1, 0, '2026-03-02']]], channels: [['email', [1, 0, '2026-03-02']], ['letter', [1, 0, '2026-03-03']], ['telephone', [0, 1, '2026-05-05']]],
    complainantTypes: [['parent', [1, 0, '2026-03-02']], ['carer', [1, 0, '2026-03-02']]], relations: [['foster-carer', [1, 0, '2026-03-02']]],
    reasonsUpheld: [['delay', [1, 0, '2026-03-10']], ['never-told', [1, 0, '2026-03-12']]], howResolved: [['explained', [1, 0, '2026-03-10']]],
    remedies: [['apology', [1, 0, '2026-03-10']], ['reimbursement', [1, 0, '2026-03-11']], ['service-provided', [1, 0, '2026-03-13']]],
    audiences: [['managers', [0, 1, '2026-05-06']]], signposts: [['housing', [0, 1, '2026-05-05']]], contactPreferences: [['in-person', [1, 0, '2026-03-02']]],
    languages: [['polish', [1, 0, '2026-03-02']]], causeTags: [['timeliness', [0, 1, '2026-06-02']]],
  }
  for (const list of WORD_LISTS) for (const [code, expected] of found[list]) assert.deepEqual(await used(list, code), expected, `${list} ${code}`)
})

test('the same code in another list, or in something that is no word of the authority, counts for nothing', async () => {
  for (const [list, code] of [['channels', 'same-matter'], ['remedies', 'other'], ['categories', 'parent'], ['teams', 'children-in-need'], ['languages', '%'], ['channels', '" || true || "']] as const)
    assert.deepEqual(await used(list, code), [0, 0, null], `${list} ${code}`)
})

test('the teams of a division and the causes of a tag hang on them', async () => {
  const settings = await store.read(wholeOf(authorityId), (reads) => reads.settings())
  await store.write(wholeOf(authorityId), (tx) => tx.settings.save({
    ...settings, words: {
      ...settings.words, teams: settings.words.teams.map((team) => (team.code === 'cin-widnes' ? { ...team, division: 'children-in-need' } : team)),
      reasonsUpheld: [{ code: 'delay', label: 'Delay', from: day('2006-09-01'), until: null, tags: ['timeliness'] }],
    },
  }, { recordedBy: 'test', recordedAt: '2026-11-23T09:00:00.000Z', validFrom: day('2026-11-23') }))
  assert.equal((await wordUse(services, manager, { list: 'divisions', code: 'children-in-need', isAsked: true }))?.words, 1)
  assert.equal((await wordUse(services, manager, { list: 'causeTags', code: 'timeliness', isAsked: true }))?.words, 1)
  assert.equal((await wordUse(services, manager, { list: 'divisions', code: 'children-in-care', isAsked: true }))?.words, 0)
})

test('what takes longer than it was given is not counted, and the same reading goes on', async () => {
  await store.read(wholeOf(authorityId), async (reads) => {
    // Held by the owner, the ledger keeps the count waiting, as a large one would.
    const owner = await db.pools.owner.connect()
    try {
      await owner.query('begin; lock table events in access exclusive mode')
      assert.equal(await reads.wordUsed({ list: 'categories', code: 'staff', withinMs: 50 }), null)
    } finally {
      await owner.query('rollback')
      owner.release()
    }
    assert.deepEqual(await reads.wordUsed({ list: 'categories', code: 'staff', withinMs: null }), { complaints: 1, entries: 0, lastOn: '2026-03-02' })
    assert.deepEqual(await reads.wordUsed({ list: 'categories', code: 'staff', withinMs: 60_000 }), { complaints: 1, entries: 0, lastOn: '2026-03-02' })
  })
})

test('nobody else is told', async () => {
  assert.equal(await wordUse(services, actor('head-of-service'), { list: 'categories', code: 'staff', isAsked: true }), null)
  assert.equal(await wordUse(services, { ...manager, authorityId: uuidV7() as never }, { list: 'categories', code: 'staff', isAsked: true }).then((use) => use?.used?.complaints, () => 0), 0)
})
