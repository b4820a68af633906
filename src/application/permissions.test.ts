import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { SETTINGS } from '../../test/support/builders.ts'
import { EXAMPLES } from '../../test/support/declared-examples.ts'
import { memoryStore } from '../../test/support/memory-store.ts'
import { actor, on, toRecord } from '../../test/support/store-suite.ts'
import { englandAndWales } from '../domain/calendar/england-and-wales.ts'
import { isoDate } from '../domain/calendar/iso-date.ts'
import type { CommandType } from '../domain/complaint/commands.ts'
import type { PersonId, UserId } from '../domain/complaint/events.ts'
import { EVENT_OF_COMMAND } from '../domain/complaint/to-event.ts'
import { wholeOf } from './access/sight.ts'
import { carryOut } from './carry-out.ts'
import { explainClock } from './explain-clock.ts'
import { OTHER_ACTIONS } from './access/actions.ts'
import { may } from './permissions.ts'
import { ROLES, type AuthorityId, type Role } from './ports.ts'
import { recordComplaint } from './record-complaint.ts'
import { searchRegister } from './search-register.ts'
import { similarComplaints } from './similar-complaints.ts'
import { viewComplaint } from './view-complaint.ts'
import { viewEntry } from './view-entry.ts'
import { workList } from './work-list.ts'
import type { WordedCommand } from './worded.ts'

const authorityId = 'authority' as AuthorityId
const COMMANDS = Object.keys(EVENT_OF_COMMAND) as readonly CommandType[]

/** Every command, so that each can be asked of the application by each role. */
const EACH_COMMAND: { readonly [Type in CommandType]: Extract<WordedCommand, { type: Type }> } = {
  'record-complaint': { type: 'record-complaint', on, procedure: 'children-act-1989-england', reference: 'x', channel: 'email', details: {} },
  acknowledge: { type: 'acknowledge', on },
  'record-details': { type: 'record-details', on, details: {} },
  allocate: { type: 'allocate', on, team: 'assessment' },
  'extend-stage-one': { type: 'extend-stage-one', on, ground: 'complex', untilWorkingDays: 20 },
  'pause-stage-one': { type: 'pause-stage-one', on, reason: 'awaiting-advocate' },
  'resume-stage-one': { type: 'resume-stage-one', on, advocateAppointed: true },
  'draft-answer': { type: 'draft-answer', on },
  'submit-answer': { type: 'submit-answer', on },
  'send-back-answer': { type: 'send-back-answer', on, reasons: { words: 'Too short' } },
  'approve-answer': { type: 'approve-answer', on },
  'answer-stage-one': { type: 'answer-stage-one', on, whole: 'upheld' },
  'log-contact': { type: 'log-contact', on, kind: 'call' },
  'add-note': { type: 'add-note', on, text: { words: 'Rang' } },
  close: { type: 'close', on },
  withdraw: { type: 'withdraw', on },
  reopen: { type: 'reopen', on, reason: { words: 'More came' } },
  'extend-investigation': { type: 'extend-investigation', on, untilWorkingDays: 65 },
  'answer-investigation': { type: 'answer-investigation', on, whole: 'upheld' },
  'answer-review-panel': { type: 'answer-review-panel', on, whole: 'upheld' },
  'request-corporate-review': { type: 'request-corporate-review', on },
  'answer-corporate-review': { type: 'answer-corporate-review', on, whole: 'upheld' },
  ...EXAMPLES,
  correct: { type: 'correct', on, corrects: 1, changes: { channel: 'letter' } },
  'strike-out': { type: 'strike-out', on, corrects: 2, reason: { words: 'Entered twice' } },
}

/** One complaint, allocated to the assessment team. */
async function withComplaint() {
  const store = memoryStore()
  store.useSettings(authorityId, SETTINGS)
  let ids = 0
  const services = {
    store, calendar: englandAndWales(), ids: { next: () => `id-${(ids += 1)}` },
    clock: { today: () => isoDate('2024-03-11'), now: () => '2024-03-11T09:00:00.000Z' },
  }
  const manager = actor(authorityId, 'complaints-manager')
  const input = toRecord(services)
  await recordComplaint(services, manager, input)
  const { complaintId } = input
  const ask = (role: Role, command: WordedCommand, expectedSeq: number, teams: readonly string[] = ['assessment']) =>
    carryOut(services, actor(authorityId, role, role === 'team-manager' ? teams : []), { complaintId, expectedSeq, commandId: services.ids.next(), command })
  assert.equal((await ask('complaints-manager', EACH_COMMAND.allocate, 1)).kind, 'done')
  return { services, store, complaintId, ask }
}

const SEALING: readonly CommandType[] = ['seal-complaint', 'change-seal-list', 'lift-seal']
const FILING: readonly CommandType[] = ['file-document', 'file-document-version']
/** The program says what became of a message, and nobody else. */
const BY_PROGRAM: readonly CommandType[] = ['note-letter-may-have-been-sent', 'note-letter-failed']

describe('who may do what', () => {
  const allowed: Readonly<Record<Role, readonly CommandType[]>> = {
    'complaints-manager': COMMANDS.filter((type) => !BY_PROGRAM.includes(type)),
    'team-manager': ['draft-answer', 'submit-answer', 'log-contact', 'add-note', 'raise-safeguarding-concern', ...FILING],
    'head-of-service': ['send-back-answer', 'approve-answer', 'log-contact', 'add-note', 'raise-safeguarding-concern', 'check-letter', 'send-letter-back', ...FILING, ...SEALING],
    'complaints-officer': COMMANDS.filter((type) => !SEALING.includes(type) && !BY_PROGRAM.includes(type)),
    director: [],
    reader: [],
    'learning-lead': [],
    administrator: [],
    'data-protection-officer': [],
    auditor: [],
    outside: [],
  }
  for (const role of ROLES) {
    test(`a ${role.replaceAll('-', ' ')} may carry out ${allowed[role].length} of the ${COMMANDS.length} commands, and the application asks for each`, async () => {
      for (const type of COMMANDS) {
        const { ask } = await withComplaint()
        const result = await ask(role, EACH_COMMAND[type], 2)
        assert.equal(result.kind !== 'not-allowed', allowed[role].includes(type), type)
      }
    })
  }

  test('only the administrator manages users, and does nothing else but look at what is being sent and which mailboxes are fetched from', () => {
    const others = OTHER_ACTIONS.filter((action) => may(actor(authorityId, 'administrator'), action))
    assert.deepEqual(others.toSorted(), ['manage-users', 'view-mailboxes', 'view-outbox'])
    assert.deepEqual(ROLES.filter((role) => may(actor(authorityId, role), 'manage-users')), ['administrator'])
  })

  test('a reader sees figures, and not the complaints behind them, and may be second to a report where the authority says so', () => {
    assert.deepEqual(OTHER_ACTIONS.filter((action) => may(actor(authorityId, 'reader'), action)), ['view-figures', 'check-report', 'approve-report'])
  })
})

describe('who may see what', () => {
  for (const role of ['director', 'reader', 'learning-lead', 'administrator', 'data-protection-officer', 'outside'] as const) {
    test(`a ${role} is shown no complaint, by whatever way they ask`, async () => {
      const { services, complaintId } = await withComplaint()
      const who = actor(authorityId, role)
      assert.deepEqual(await viewComplaint(services, who, complaintId), { kind: 'not-found' })
      assert.deepEqual(await explainClock(services, who, { complaintId, clockId: 'acknowledgement' }), { kind: 'not-found' })
      assert.equal((await workList(services, who, { group: 'open', sort: 'due', page: 1 })).total, 0)
      assert.equal((await searchRegister(services, who, 'Northwood', 1)).total, 0)
      assert.deepEqual(await similarComplaints(services, who, { names: ['Northwood'], receivedOn: on }), [])
      assert.deepEqual(await viewEntry(services, who, complaintId), { kind: 'not-found' })
    })
  }

  test('a team manager finds what is allocated to their team, and another team’s manager does not', async () => {
    const { services, complaintId } = await withComplaint()
    for (const [team, total] of [['assessment', 1], ['fostering', 0]] as const) {
      const who = actor(authorityId, 'team-manager', [team])
      assert.equal((await searchRegister(services, who, 'Northwood', 1)).total, total)
      assert.equal((await workList(services, who, { group: 'open', sort: 'due', page: 1 })).total, total)
      assert.equal('kind' in (await viewComplaint(services, who, complaintId)), total === 0)
      assert.equal((await explainClock(services, who, { complaintId, clockId: 'acknowledgement' })).kind, total === 0 ? 'not-found' : 'explained')
    }
  })

  test('what is allocated to a team manager in person is theirs, whatever the team', async () => {
    const { services, store, complaintId, ask } = await withComplaint()
    const mine = actor(authorityId, 'team-manager')
    assert.equal((await ask('complaints-manager', { type: 'allocate', on, responderId: mine.userId }, 2)).kind, 'refused')
    store.addUser(authorityId, { userId: mine.userId, name: 'A team manager', role: 'team-manager', teams: [], isActive: true })
    assert.equal((await ask('complaints-manager', { type: 'allocate', on, responderId: mine.userId }, 2)).kind, 'done')
    assert.ok('complaint' in (await viewComplaint(services, mine, complaintId)))
    assert.deepEqual(await viewComplaint(services, { ...actor(authorityId, 'team-manager', ['assessment']), userId: 'somebody-else' as UserId }, complaintId), { kind: 'not-found' })
  })

  test('nobody who has left, or keeps accounts, is allocated one', async () => {
    const { store, ask } = await withComplaint()
    store.addUser(authorityId, { userId: 'gone' as UserId, name: 'Gone', role: 'team-manager', teams: [], isActive: false })
    store.addUser(authorityId, { userId: 'accounts' as UserId, name: 'Keeps accounts', role: 'administrator', teams: [], isActive: true })
    for (const name of ['gone', 'accounts', 'nobody']) {
      const responderId = name as UserId
      const result = await ask('complaints-manager', { type: 'allocate', on, responderId }, 2)
      assert.equal(result.kind === 'refused' && result.code, 'no-such-responder')
      const corrected = await ask('complaints-manager', { type: 'correct', on, corrects: 2, changes: { responderId }, reason: { words: 'Wrong one' } }, 2)
      assert.equal(corrected.kind === 'refused' && corrected.code, 'no-such-responder')
    }
  })

  test('a clock is explained day by day, and one that has not begun is not found', async () => {
    const { services, complaintId } = await withComplaint()
    const manager = actor(authorityId, 'complaints-manager')
    const explained = await explainClock(services, manager, { complaintId, clockId: 'stage-1-answer' })
    assert.ok(explained.kind === 'explained')
    assert.ok(explained.explanation.days.length >= 10)
    assert.deepEqual(await explainClock(services, manager, { complaintId, clockId: 'panel-meets' }), { kind: 'not-found' })
  })

  test('people of another complaint are not drawn with this one', async () => {
    const { services, store, complaintId } = await withComplaint()
    await store.write(wholeOf(authorityId), (tx) => tx.people.add('stranger' as PersonId, { familyName: 'Stranger' }, { recordedBy: 'x', recordedAt: 'y' }))
    const view = await viewComplaint(services, actor(authorityId, 'complaints-manager'), complaintId)
    assert.ok('people' in view && view.people.size === 1)
  })
})

test('working days are counted from today: none left is due today, and less is late', async () => {
  const { services } = await withComplaint()
  const list = await workList(services, actor(authorityId, 'complaints-manager'), { group: 'open', sort: 'due', page: 1 })
  assert.deepEqual(list.rows.map((row) => [row.dueOn, row.workingDaysLeft]), [['2024-03-01', -6]])
})

test('while a clock is paused no working days are left or late', async () => {
  const { services, ask } = await withComplaint()
  await ask('complaints-manager', EACH_COMMAND['pause-stage-one'], 2)
  const list = await workList(services, actor(authorityId, 'complaints-manager'), { group: 'open', sort: 'due', page: 1 })
  assert.deepEqual(list.rows.map((row) => [row.pausedOn, row.workingDaysLeft]), [['2024-03-04', null]])
})
