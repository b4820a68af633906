import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { aComplaint, decideAfter, recorded, words, type Story } from '../../../../../test/support/builders.ts'
import { codeOf, warningsOf } from '../../../../../test/support/decisions.ts'
import { isoDate } from '../../../calendar/iso-date.ts'
import type { PersonId, UserId } from '../../basics.ts'
import { foldComplaint } from '../../evolve.ts'
import type { ComplaintCommand } from '../../commands.ts'
import { outsideRefused } from './refused-now.ts'
import { accessOn, lastDayOf, releasesFor, usableAccess } from './days.ts'

const rowan = { personId: 'rowan' as PersonId }
const sam = { personId: 'sam' as PersonId }
const ro = 'user-rowan' as UserId
const on = (day: string) => ({ happenedOn: isoDate(day) })

const atStageTwo = aComplaint().answered({ on: '2024-03-14', whole: 'not-upheld' }).and({ type: 'InvestigationRequested', ...on('2024-03-25') })
const appointed = atStageTwo.and({ type: 'InvestigatingOfficerAppointed', ...on('2024-03-26'), person: rowan })
const access = { accessId: 'a1', part: 'investigating-officer', person: rowan, user: ro, daysAfter: 28 } as const
const given = appointed.and({ type: 'OutsideAccessGiven', ...on('2024-04-02'), ...access })
const give = { type: 'give-outside-access', on: isoDate('2024-04-03'), ...access } as const

/** What somebody asking for it now is told: by the complaint as it stands, or else by the rules. */
const answerTo = (story: Story, command: ComplaintCommand) => outsideRefused(story.complaint, command) ?? codeOf(decideAfter(story.events, command))

const days = (story: Story) => usableAccess(story.complaint).map(({ access: { from }, lastDay }) => [from, lastDay?.on ?? null, lastDay?.why ?? null])
const sees = (story: Story, day: string) => accessOn(story.complaint, ro, isoDate(day)).length === 1

describe('access of somebody from outside', () => {
  test('is given to whoever has the part, and to nobody else', () => {
    assert.equal(answerTo(appointed, give), 'accepted')
    assert.equal(answerTo(atStageTwo, give), 'no-part-for-access')
    assert.equal(answerTo(appointed, { ...give, person: sam }), 'no-part-for-access')
    assert.equal(answerTo(appointed, { ...give, part: 'independent-person' }), 'no-part-for-access')
  })

  test('begins on its first day and has no end that nothing has brought about', () => {
    assert.deepEqual(days(given), [['2024-04-02', null, null]])
    assert.deepEqual([sees(given, '2024-04-01'), sees(given, '2024-04-02'), sees(given, '2034-04-02')], [false, true, true])
  })

  test('lasts to the end of its last day, and not an hour longer', () => {
    const until = appointed.and({ type: 'OutsideAccessGiven', ...on('2024-04-02'), ...access, until: isoDate('2024-04-30') })
    assert.deepEqual([sees(until, '2024-04-30'), sees(until, '2024-05-01')], [true, false])
  })

  test('may begin later, but not end before it begins', () => {
    assert.equal(answerTo(appointed, { ...give, from: isoDate('2024-04-10'), until: isoDate('2024-04-09') }), 'ends-before-it-begins')
    const later = appointed.and({ type: 'OutsideAccessGiven', ...on('2024-04-02'), ...access, from: isoDate('2024-04-10') })
    assert.deepEqual([sees(later, '2024-04-09'), sees(later, '2024-04-10')], [false, true])
  })

  test('is given once, until its last day is over', () => {
    assert.equal(answerTo(given, { ...give, accessId: 'a2' }), 'access-already-given')
    const over = appointed.and({ type: 'OutsideAccessGiven', ...on('2024-04-02'), ...access, until: isoDate('2024-04-02') })
    assert.equal(answerTo(over, { ...give, accessId: 'a2' }), 'accepted')
  })

  for (const [how, story, lastDay] of [
    ['it is ended', given.and({ type: 'OutsideAccessEnded', ...on('2024-04-10'), accessId: 'a1' }), '2024-04-09'],
    ['the appointment ends', given.and({ type: 'AppointmentEnded', ...on('2024-04-10'), role: 'investigating-officer', reason: words('ill') }), '2024-04-09'],
    ['another is appointed', given.and({ type: 'InvestigatingOfficerAppointed', ...on('2024-04-10'), person: sam }), '2024-04-09'],
    ['the stage was answered so many days ago', given.and({ type: 'InvestigationAnswered', ...on('2024-04-10'), whole: 'upheld' }), '2024-05-08'],
    ['the complaint was closed so many days ago', given.closed({ on: '2024-04-10' }), '2024-05-08'],
    ['the complaint was withdrawn so many days ago', given.and({ type: 'ComplaintWithdrawn', ...on('2024-04-10') }), '2024-05-08'],
  ] as const) {
    test(`ends by itself when ${how}`, () => {
      assert.equal(days(story)[0]?.[1], lastDay)
      assert.equal(sees(story, lastDay), true)
      assert.equal(accessOn(story.complaint, ro, isoDate('2024-05-09')).length, 0)
    })
  }

  test('never was where the appointment is struck out or corrected to somebody else', () => {
    const seq = appointed.events.length
    const struck = given.and({ type: 'EventStruckOut', ...on('2024-04-10'), corrects: seq, reason: words('wrong file') })
    const corrected = given.and({ type: 'FactCorrected', ...on('2024-04-10'), corrects: seq, changes: { person: sam }, kind: 'fact' })
    const later = given.and({ type: 'FactCorrected', ...on('2024-04-10'), corrects: seq, changes: { happenedOn: '2024-04-05' }, kind: 'fact' })
    for (const story of [struck, corrected, later]) assert.deepEqual(days(story), [])
  })

  test('is not corrected to another person or account: it is ended and given anew', () => {
    for (const changes of [{ person: sam }, { user: 'another' }, { part: 'advocate' }, { accessId: 'a9' }, { daysAfter: 300 }])
      assert.equal(answerTo(given, { type: 'correct', on: isoDate('2024-04-10'), corrects: given.events.length, changes }), 'field-not-correctable')
  })

  test('has a last day that can be corrected', () => {
    const corrected = given.and({ type: 'FactCorrected', ...on('2024-04-10'), corrects: given.events.length, changes: { until: '2024-04-20' }, kind: 'fact' })
    assert.deepEqual(days(corrected), [['2024-04-02', '2024-04-20', 'until']])
  })

  test('that was over before a complaint was reopened stays over; that was not, goes on', () => {
    const closed = given.closed({ on: '2024-04-10' })
    const soon = closed.and({ type: 'ComplaintReopened', ...on('2024-04-20'), reason: words('more') })
    const late = closed.and({ type: 'ComplaintReopened', ...on('2024-06-20'), reason: words('more') })
    assert.deepEqual([days(soon)[0]?.[1], days(late)[0]?.[1]], [null, '2024-05-08'])
  })

  test('needs a last day where the complaint or the stage is over', () => {
    const closed = appointed.closed({ on: '2024-04-01' })
    assert.equal(answerTo(closed, give), 'access-needs-an-end')
    assert.equal(answerTo(closed, { ...give, until: isoDate('2024-04-30') }), 'accepted')
    const answered = appointed.and({ type: 'InvestigationAnswered', ...on('2024-04-01'), whole: 'upheld' })
    assert.equal(answerTo(answered, give), 'access-needs-an-end')
  })

  test('is refused to whoever is accused and may not hear of it, and stands still where a concern about them is raised later', () => {
    const concern = { type: 'SafeguardingConcernRaised', concernId: 'c1', about: 'worker', accused: rowan, text: words('x') } as const
    assert.equal(answerTo(appointed.and({ ...concern, ...on('2024-04-01') }), give), 'access-of-the-accused')
    const raised = given.and({ ...concern, ...on('2024-04-10') })
    assert.deepEqual(days(raised), [])
    const byAccount = given.and({ ...concern, accused: sam, accusedUser: ro, ...on('2024-04-10') })
    assert.deepEqual(days(byAccount), [])
  })

  test('of an advocate ends with their help, and is asked about where they are the complainant', () => {
    const helped = aComplaint().and({ type: 'AdvocateAppointed', ...on('2024-03-06'), person: sam })
    const advocate = { ...access, part: 'advocate', person: sam } as const
    assert.deepEqual(warningsOf(decideAfter(helped.events, { type: 'give-outside-access', on: isoDate('2024-03-07'), ...advocate })), [])
    const story = helped.and({ type: 'OutsideAccessGiven', ...on('2024-03-07'), ...advocate }).and({ type: 'AdvocacyEnded', ...on('2024-03-20') })
    assert.deepEqual(days(story), [['2024-03-07', '2024-03-19', 'part-ended']])
    const same = helped.and({ type: 'DetailsRecorded', ...on('2024-03-06'), details: { complainants: [{ ...sam, type: 'parent' }] } })
    assert.deepEqual(warningsOf(decideAfter(same.events, { type: 'give-outside-access', on: isoDate('2024-03-07'), ...advocate })), ['outsider-is-complainant'])
  })

  test('of a clerk needs no appointment', () =>
    assert.equal(answerTo(atStageTwo, { ...give, part: 'panel-clerk', person: sam }), 'accepted'))
})

describe('papers released', () => {
  const release = { type: 'release-papers', on: isoDate('2024-04-03'), releaseId: 'r1', papers: ['stage-1-answer'], to: 'one', accessId: 'a1' } as const
  const confirmed = given.and({ type: 'OutsiderConfirmed', ...on('2024-04-02'), accessId: 'a1', what: 'confidentiality' })
  const released = confirmed.and({ type: 'PapersReleased', ...on('2024-04-03'), releaseId: 'r1', papers: ['stage-1-answer'], to: 'one', accessId: 'a1' })

  test('are papers that the complaint has, and go to somebody who has access', () => {
    assert.deepEqual(warningsOf(decideAfter(confirmed.events, release)), [])
    assert.equal(answerTo(confirmed, { ...release, papers: ['investigation-report'] }), 'no-such-paper')
    assert.equal(answerTo(confirmed, { ...release, papers: [] }), 'no-such-paper')
    const { accessId: _one, ...toAll } = release
    assert.equal(answerTo(confirmed, { ...toAll, to: 'panel' }), 'nobody-to-release-to')
    assert.equal(answerTo(confirmed, { ...release, to: 'panel' }), 'nobody-to-release-to')
    assert.equal(answerTo(appointed, release), 'nobody-to-release-to')
  })

  test('are asked about where a concern is open, where details of others stand in them, and where nobody promised to keep them', () => {
    assert.deepEqual(warningsOf(decideAfter(given.events, { ...release, holds: ['third-parties', 'protected-details'] })), ['released-with-protected-details', 'released-with-third-parties', 'confidentiality-not-undertaken'])
    const concern = confirmed.and({ type: 'SafeguardingConcernRaised', ...on('2024-04-02'), concernId: 'c1', about: 'child', text: words('x') })
    assert.deepEqual(warningsOf(decideAfter(concern.events, release)), ['released-despite-concern'])
  })

  test('are read by the one they were released to until that is withdrawn', () => {
    const [one] = accessOn(released.complaint, ro, isoDate('2024-04-04'))
    assert.ok(one)
    assert.deepEqual(releasesFor(released.complaint, one).map(({ papers }) => papers), [['stage-1-answer']])
    const withdrawn = released.and({ type: 'PaperReleaseWithdrawn', ...on('2024-04-05'), releaseId: 'r1', reason: words('too much') })
    assert.deepEqual(releasesFor(withdrawn.complaint, one), [])
    assert.equal(answerTo(withdrawn, { type: 'withdraw-papers', on: isoDate('2024-04-06'), releaseId: 'r1', reason: words('again') }), 'no-such-release')
  })

  test('of the panel are read by all who sit at its table, whenever they joined, and by nobody else', () => {
    const panel = released.and({ type: 'InvestigationAnswered', ...on('2024-04-10'), whole: 'not-upheld' }).and({ type: 'ReviewPanelRequested', ...on('2024-04-15') })
      .and({ type: 'OutsideAccessGiven', ...on('2024-04-16'), ...access, accessId: 'a2', part: 'panel-clerk', person: sam, user: 'user-sam' as UserId })
      .and({ type: 'PapersReleased', ...on('2024-04-17'), releaseId: 'r2', papers: ['adjudication'], to: 'panel' })
      .and({ type: 'PanelMemberAppointed', ...on('2024-04-18'), person: { personId: 'jo' as PersonId } })
      .and({ type: 'OutsideAccessGiven', ...on('2024-04-18'), ...access, accessId: 'a3', part: 'panel-member', person: { personId: 'jo' as PersonId }, user: 'user-jo' as UserId })
    const papersOf = (user: string) => accessOn(panel.complaint, user as UserId, isoDate('2024-04-19')).map((each) => releasesFor(panel.complaint, each).flatMap(({ papers }) => papers))
    assert.deepEqual([papersOf('user-sam'), papersOf('user-jo'), papersOf('user-rowan')], [[['adjudication']], [['adjudication']], [['stage-1-answer']]])
  })
})

describe('nothing that was opened stands in the way of a late entry or a correction', () => {
  const busy = given.and({ type: 'OutsiderConfirmed', ...on('2024-04-05'), accessId: 'a1', what: 'confidentiality' })
    .and({ type: 'PapersReleased', ...on('2024-04-06'), releaseId: 'r1', papers: ['stage-1-answer'], to: 'one', accessId: 'a1' })
    .and({ type: 'OutsiderReportSent', ...on('2024-04-08'), accessId: 'a1' })
  const seqOf = (type: string) => busy.events.findIndex((event) => event.type === type) + 1
  for (const [what, command] of [
    ['the appointment is struck out', { type: 'strike-out', on: isoDate('2024-04-20'), corrects: seqOf('InvestigatingOfficerAppointed'), reason: words('wrong') }],
    ['the appointment was of somebody else', { type: 'correct', on: isoDate('2024-04-20'), corrects: seqOf('InvestigatingOfficerAppointed'), changes: { person: sam }, reason: words('the other') }],
    ['the appointment ended before', { type: 'end-appointment', on: isoDate('2024-04-01'), role: 'investigating-officer', reason: words('ill') }],
    ['a concern about them was raised before', { type: 'raise-safeguarding-concern', on: isoDate('2024-04-01'), concernId: 'c1', about: 'worker', accused: rowan, text: words('x') }],
    ['the complaint was withdrawn before', { type: 'withdraw', on: isoDate('2024-04-01') }],
    ['access was ended before', { type: 'end-outside-access', on: isoDate('2024-04-03'), accessId: 'a1' }],
    ['it all was recorded in error', { type: 'strike-out', on: isoDate('2024-04-20'), corrects: 1, reason: words('twice') }],
  ] as const) test(what, () => assert.equal(answerTo(busy, command), 'accepted'))
})

describe('what somebody from outside gives back', () => {
  test('is kept with its first day, and only while they have access', () => {
    const twice = given.and({ type: 'OutsiderConfirmed', ...on('2024-04-03'), accessId: 'a1', what: 'independence' })
      .and({ type: 'OutsiderConfirmed', ...on('2024-04-08'), accessId: 'a1', what: 'independence' })
    assert.equal(twice.complaint.threads.outsideAccess.given[0]?.confirmed.independence, '2024-04-03')
    const ended = given.and({ type: 'OutsideAccessEnded', ...on('2024-04-10'), accessId: 'a1' })
    assert.equal(answerTo(ended, { type: 'confirm-outside-part', on: isoDate('2024-04-11'), accessId: 'a1', what: 'independence' }), 'no-such-access')
  })

  test('is a report of whoever writes one', () => {
    assert.equal(answerTo(given, { type: 'note-report-sent', on: isoDate('2024-04-05'), accessId: 'a1' }), 'accepted')
    const advocate = aComplaint().and({ type: 'AdvocateAppointed', ...on('2024-03-06'), person: sam })
      .and({ type: 'OutsideAccessGiven', ...on('2024-03-07'), ...access, part: 'advocate', person: sam })
    assert.equal(answerTo(advocate, { type: 'note-report-sent', on: isoDate('2024-03-08'), accessId: 'a1' }), 'no-report-of-this-part')
  })
})

test('whatever is recorded in error says nothing any more, and nobody sees it', () => {
  const struck = given.and({ type: 'EventStruckOut', ...on('2024-04-10'), corrects: 1, reason: words('made twice') })
  assert.equal(foldComplaint(recorded(...struck.events)), null)
})

test('the earliest end counts', () =>
  assert.deepEqual(given.complaint.threads.outsideAccess.given.map((each) =>
    lastDayOf({ ...each, until: isoDate('2024-05-01'), stageOverOn: isoDate('2024-04-01'), complaintOverOn: isoDate('2024-03-01') })), [{ on: '2024-03-29', why: 'complaint-over' }]))
