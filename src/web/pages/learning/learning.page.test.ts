import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { actorOf, complaintsWeb } from '../../../../test/page-fixtures/complaints-web.ts'
import { textOf } from '../../../../test/support/web.ts'
import { recordLearning } from '../../../application/learning.ts'
import { isoDate } from '../../../domain/calendar/iso-date.ts'

type Fields = Readonly<Record<string, string | readonly string[]>>

function day(field: string, iso: string): Record<string, string> {
  const [year = '', month = '', date = ''] = iso.split('-')
  return { [`${field}-day`]: date, [`${field}-month`]: month, [`${field}-year`]: year }
}

function hidden(html: string, field: string): string {
  return new RegExp(`name="${field}" value="([^"]*)"`).exec(html)?.[1] ?? ''
}

/** A web with a complaint, and ways to note what was learned and what follows. */
async function opened() {
  const web = await complaintsWeb()
  const complaintId = await web.record()
  const manager = await web.signedIn()
  const note = async (fields: Fields = {}, link = '/learning/new') => {
    const { html } = await manager.get(link)
    return manager.post(link, {
      entryId: hidden(html, 'entryId'), commandId: hidden(html, 'commandId'), seq: hidden(html, 'seq'), from: 'other', text: 'Calls go unanswered on Fridays.',
      cause: 'poor-communication', teams: ['assessment'], ...day('on', '2026-01-05'), ...fields,
    })
  }
  const stepAs = (who: typeof manager) => async (at: string, command: string, fields: Fields) => {
    const { html } = await who.get(`${at}/${command}`)
    const only = /<option value="([^"]+)" selected>/.exec(html)?.[1] ?? ''
    const typed = Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, value === 'only' ? only : value]))
    return who.post(`${at}/${command}`, { commandId: hidden(html, 'commandId'), seq: hidden(html, 'seq'), ...typed })
  }
  const step = stepAs(manager)
  const action = (at: string, fields: Fields = {}) => step(at, 'agree-learning-action', {
    text: 'A rota for the telephone.', team: 'assessment', ...day('dueOn', '2026-12-01'), ...day('on', '2026-01-12'), ...fields,
  })
  return { ...web, complaintId, manager, note, step, stepAs, action, id: (at: string) => at.split('/').at(-1) ?? '' }
}

describe('What was learned', () => {
  test('is noted from a complaint, with its point, teams and divisions filled in, also from one that was not upheld', async () => {
    const { manager, complaintId, note } = await opened()
    const page = await manager.get(`/complaints/${complaintId}`)
    const link = /href="(\/learning\/new\?complaint=[^"]+point=[^"]+)"/.exec(page.html)?.[1]?.replaceAll('&amp;', '&') ?? ''
    assert.match(link, /point=point-1$/)
    const { html } = await manager.get(link)
    assert.match(html, /value="point-1" checked/)
    assert.match(html, /value="assessment" checked/)
    assert.match(html, /name="from" type="radio" value="point" checked/)
    const reference = /name="complaint" type="text" value="([^"]+)"/.exec(html)?.[1] ?? ''
    const saved = await note({ from: 'point', complaint: reference, points: ['point-1'] }, link)
    assert.equal(saved.status, 303, textOf(saved.html))
    const shown = textOf((await manager.get(saved.location)).html)
    assert.match(shown, new RegExp(`Where it comes from A point of complaint: ${reference} Cause Poor communication Divisions and teams Assessment`))
    assert.match(shown, /From which of its points Point 1/)
    const complaint = await manager.get(`/complaints/${complaintId}`)
    assert.match(textOf(complaint.html), /What was learned from it LE-\d+-\d+ Calls go unanswered on Fridays\. A point of complaint, noted 5 January 2026\. To be followed/)
    assert.ok(complaint.html.includes(`href="${saved.location}"`))
    assert.doesNotMatch(textOf((await manager.get(`/complaints/${complaintId}?asKnownOn=2026-01-04`)).html), /What was learned from it/)
  })

  test('from a complaint without saying which is refused with what to do, and nothing is recorded', async () => {
    const { note, manager } = await opened()
    const refused = await note({ from: 'complaint' })
    assert.equal(refused.status, 422)
    assert.match(textOf(refused.html), /Say which complaint it comes from/)
    assert.match(textOf((await manager.get('/learning')).html), /Nothing is left to be followed/)
  })

  test('a form sent twice records it once', async () => {
    const { manager } = await opened()
    const { html } = await manager.get('/learning/new')
    const sent = { entryId: hidden(html, 'entryId'), commandId: hidden(html, 'commandId'), seq: '0', from: 'other', text: 'Once.', ...day('on', '2026-01-05') }
    const [first, second] = [await manager.post('/learning/new', sent), await manager.post('/learning/new', sent)]
    assert.equal(first.location, second.location)
    assert.match(textOf((await manager.get('/learning')).html), /To be followed \(1\)/)
  })

  test('hostile words are shown as they were typed', async () => {
    const { note, manager } = await opened()
    const { location } = await note({ text: '<script>alert(1)</script> & "so"' })
    const { html } = await manager.get(location)
    assert.doesNotMatch(html, /<script>alert/)
    assert.match(html, /&lt;script&gt;alert\(1\)/)
  })

  test('is followed: an action with its owner and day, done with evidence, then it is said when one looks back', async () => {
    const { note, manager, action, step } = await opened()
    const { location } = await note()
    assert.equal((await action(location, { team: '' })).status, 422)
    assert.equal((await action(location)).status, 303)
    assert.match(textOf((await manager.get(location)).html), /A rota for the telephone\. Assessment 1 Dec 2026 To be done/)
    assert.equal((await step(location, 'close-learning', day('on', '2026-11-20'))).status, 422)
    assert.equal((await step(location, 'complete-learning-action', { actionId: 'only', evidence: 'The rota is on the wall.', ...day('on', '2026-11-20') })).status, 303)
    const shown = textOf((await manager.get(location)).html)
    assert.match(shown, /Done in time ?, 20 Nov 2026 The rota is on the wall\./)
    assert.match(shown, /Six months after: Thursday 20 May 2027/)
    assert.match(shown, /Found not at all in the six months before, not at all since\. The six months run until 20 May 2027\./)
    const { html } = await manager.get('/learning/you-said-we-did')
    assert.match(textOf(html), /You said Calls go unanswered on Fridays\. We did A rota for the telephone\. \(20 November 2026\)/)
  })

  test('a number that cannot be, and a day before it was noted, are refused with what may be typed', async () => {
    const { note, step } = await opened()
    const { location } = await note()
    const share = (people: string) => step(location, 'share-learning', { how: 'supervision', people, ...day('on', '2026-02-02') })
    for (const people of ['0', '10000']) assert.match((await share(people)).html, /href="#people">Enter an answer to “With how many people\?” as a whole number from 1 to 9,999</, people)
    assert.match(textOf((await step(location, 'share-learning', { how: 'supervision', ...day('on', '2026-01-04') })).html), /The day is before this begins\. Enter the day on which it begins or a later one/)
    assert.equal((await share('9,999')).status, 303)
  })

  test('a recommendation that is refused says why on the page, once, and is answered again where that was recorded in error', async () => {
    const { note, manager, step, eventsOf, id } = await opened()
    const { location } = await note()
    await step(location, 'make-recommendation', { by: 'review-panel', text: 'Answer within a day.', ...day('on', '2026-01-12') })
    assert.match(textOf((await step(location, 'refuse-recommendation', { recommendationId: 'only', ...day('on', '2026-02-02') })).html), /reasons|why/i)
    const { html } = await manager.get(`${location}/refuse-recommendation`)
    const only = /<option value="([^"]+)" selected>/.exec(html)?.[1] ?? ''
    const sent = { commandId: hidden(html, 'commandId'), seq: hidden(html, 'seq'), recommendationId: only, reasons: 'There is nobody on a <b>Sunday</b>.', ...day('on', '2026-02-02') }
    for (let click = 0; click < 2; click += 1) assert.equal((await manager.post(`${location}/refuse-recommendation`, sent)).status, 303)
    assert.deepEqual(eventsOf(id(location)).map(({ type }) => type), ['LearningNoted', 'RecommendationMade', 'RecommendationNotAccepted'])
    assert.match(textOf((await manager.get(location)).html), /Answer within a day\..*Not accepted.*There is nobody on a (&lt;b&gt;|<b>)Sunday/)
    assert.equal((await step(location, 'accept-recommendation', { recommendationId: only, ...day('on', '2026-02-03') })).status, 422)
    const struck = await manager.get(`/register/${id(location)}/strike-out?entry=3`)
    await manager.post(`/register/${id(location)}/strike-out`, { commandId: hidden(struck.html, 'commandId'), seq: hidden(struck.html, 'seq'), entry: '3', reason: 'It was accepted.' })
    assert.equal((await step(location, 'accept-recommendation', { recommendationId: only, ...day('on', '2026-02-03') })).status, 303)
    assert.doesNotMatch(textOf((await manager.get(location)).html), /Not accepted/)
  })

  test('an action that is overdue when it is entered is warned about, and then recorded as overdue', async () => {
    const { note, manager, step } = await opened()
    const { location } = await note()
    const fields = { text: 'Too late.', role: 'director', ...day('dueOn', '2026-02-01'), ...day('on', '2026-01-12') }
    const warned = await step(location, 'agree-learning-action', fields)
    assert.match(textOf(warned.html), /it will stand as overdue at once/)
    assert.equal((await step(location, 'agree-learning-action', { ...fields, accept: ['action-overdue-when-entered'] })).status, 303)
    assert.match(textOf((await manager.get('/learning?state=overdue')).html), /Overdue \(1\).*Calls go unanswered/)
  })

  test('that was recorded in error is said to be, and stands in no list', async () => {
    const { note, manager } = await opened()
    const { location } = await note()
    const strike = /href="([^"]*strike-out\?entry=1)"/.exec((await manager.get(location)).html)?.[1] ?? ''
    const { html } = await manager.get(strike)
    const struck = await manager.post(strike.split('?')[0] ?? '', { commandId: '0198f3a0-0000-7000-8000-000000000001', seq: hidden(html, 'seq'), entry: '1', reason: 'Typed twice.' })
    assert.equal(struck.status, 303)
    assert.match(textOf((await manager.get(location)).html), /recorded in error/i)
    assert.match(textOf((await manager.get('/learning?state=all')).html), /All \(0\)/)
  })

  test('is corrected on its page, with the reason where a day changes', async () => {
    const { note, manager } = await opened()
    const { location } = await note()
    const { html } = await manager.get(`${location}/correct?entry=1`)
    const sent = { commandId: hidden(html, 'commandId'), seq: hidden(html, 'seq'), entry: '1', from: 'other', text: 'Calls go unanswered.', cause: 'delay', teams: ['assessment', 'fostering'], ...day('on', '2026-01-05') }
    const saved = await manager.post(`${location}/correct`, sent)
    assert.equal(saved.status, 303, textOf(saved.html))
    assert.match(textOf((await manager.get(location)).html), /Calls go unanswered\. Where it comes from Something else Cause Delay Divisions and teams Assessment, Fostering/)
  })
})

describe('A team manager', () => {
  test('sees the learning of their own teams, and no other', async () => {
    const { note, signedIn } = await opened()
    const [own, other] = [await note({ teams: ['assessment'] }), await note({ teams: ['fostering'], text: 'Somebody else’s.' })]
    const theirs = await signedIn('team-manager')
    const list = textOf((await theirs.get('/learning?state=all')).html)
    assert.match(list, /Calls go unanswered/)
    assert.doesNotMatch(list, /Somebody else/)
    assert.equal((await theirs.get(own.location)).status, 200)
    assert.equal((await theirs.get(other.location)).status, 404)
  })

  test('is not told which complaint it came from where they may not see that', async () => {
    const { note, signedIn, manager, complaintId } = await opened()
    const reference = /<title>[^<]*?(\d{4}-\d{4})/.exec((await manager.get(`/complaints/${complaintId}`)).html)?.[1] ?? ''
    assert.notEqual(reference, '')
    const { location } = await note({ from: 'complaint', complaint: reference })
    const { html } = await (await signedIn('team-manager')).get(location)
    assert.doesNotMatch(html, new RegExp(`[^-]${reference}|${complaintId}`))
    assert.match(textOf(html), /A complaint that you may not see/)
  })

  test('records that an action of theirs was done, with evidence, and nothing else', async () => {
    const { note, action, signedIn, stepAs } = await opened()
    const { location } = await note()
    await action(location)
    const theirs = await signedIn('team-manager')
    assert.match(textOf((await theirs.get(location)).html), /What happened next\? Record that an action was done (Actions|Recommendations)/)
    assert.equal((await theirs.get(`${location}/agree-learning-action`)).status, 403)
    assert.equal((await theirs.get(`${location}/correct?entry=1`)).status, 403)
    assert.equal((await stepAs(theirs)(location, 'complete-learning-action', { actionId: 'only', evidence: 'Minutes.', ...day('on', '2026-11-20') })).status, 303)
    assert.match(textOf((await theirs.get(location)).html), /Done in time/)
  })

  test('cannot record an action of another team as done, by page or by command', async () => {
    const { note, action, signedIn, services, id, seqOf, eventsOf } = await opened()
    const { location } = await note()
    await action(location, { team: 'fostering' })
    const theirs = await signedIn('team-manager')
    assert.equal((await theirs.get(`${location}/complete-learning-action`)).status, 403)
    const streamId = id(location)
    const agreed = eventsOf(streamId).at(-1)
    assert.ok(agreed?.type === 'LearningActionAgreed')
    const command = { type: 'complete-learning-action', on: isoDate('2026-11-20'), actionId: agreed.actionId, evidence: { words: 'No.' } } as const
    const result = await recordLearning(services, actorOf('team-manager'), { entryId: streamId, expectedSeq: seqOf(streamId), commandId: 'c', command })
    assert.equal(result.kind, 'not-allowed')
  })

  test('a reader and an administrator see nothing of it', async () => {
    const { signedIn } = await opened()
    for (const role of ['reader', 'administrator'] as const) assert.equal((await (await signedIn(role)).get('/learning')).status, 403, role)
  })
})
