import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { WordedCommand } from '../../../application/worded.ts'
import { isoDate } from '../../../domain/calendar/iso-date.ts'
import type { PersonId } from '../../../domain/complaint/events.ts'
import { feedDates } from '../../../application/feeds.ts'
import type { Feeds } from '../../../application/feed-ports.ts'
import { actorOf, complaintsWeb } from '../../../../test/page-fixtures/complaints-web.ts'
import { pdfOf } from '../../../../test/support/small-pdf.ts'
import { testAccount, textOf, type Fields } from '../../../../test/support/web.ts'

const outside = testAccount('outside').userId
const rowan = { personId: 'person-rowan' as PersonId }
const ROWAN = [{ personId: rowan.personId, details: { givenName: 'Rowan', familyName: 'Ashe' } }]
const on = (day: string) => isoDate(day)
type Web = Awaited<ReturnType<typeof complaintsWeb>>

/** A complaint at stage 2 of which Rowan is the investigating officer, with access from the first day of the tests. */
async function investigated(web: Web, more: Readonly<{ until?: string; saying?: string }> = {}) {
  const id = await web.record({ on: on('2026-06-01'), reachedTeamOn: on('2026-06-01'), ...(more.saying !== undefined && { said: { words: more.saying } }) })
  const steps: readonly WordedCommand[] = [
    { type: 'answer-stage-one', on: on('2026-06-12'), whole: 'not-upheld', departureReason: { words: 'agreed' }, text: { words: 'We are sorry that you waited.' } },
    { type: 'request-investigation', on: on('2026-11-16') },
  ]
  for (const step of steps) await web.command(id, step, ['answer-not-approved', 'not-acknowledged'])
  await appointed(web, id)
  await web.command(id, { type: 'give-outside-access', on: on('2026-11-23'), accessId: `access-${id}`, part: 'investigating-officer', person: rowan, user: outside, daysAfter: 28, ...(more.until !== undefined && { until: on(more.until) }) })
  return id
}

async function appointed(web: Web, id: string) {
  const { carryOut } = await import('../../../application/carry-out.ts')
  const done = await carryOut(web.services, actorOf('complaints-manager'), {
    complaintId: id, expectedSeq: web.seqOf(id), commandId: web.services.ids.next(), newPeople: ROWAN, command: { type: 'appoint-investigating-officer', on: on('2026-11-17'), person: rowan },
  })
  assert.equal(done.kind, 'done')
}

const released = (web: Web, id: string, papers: readonly ('said' | 'points' | 'stage-1-answer' | 'people')[], releaseId = `release-${id}`) =>
  web.command(id, { type: 'release-papers', on: on('2026-11-23'), releaseId, papers: [...papers], to: 'one', accessId: `access-${id}` }, ['confidentiality-not-undertaken'])

const idIn = (html: string, what: string): Fields => ({ commandId: new RegExp(`value="([^"]*${what})"`).exec(html)?.[1] ?? '', what })
/** The page of an address that never was, for the same person: nothing else is what they see of what is not theirs. */
const NEVER = '/complaints/never-was'

describe('somebody from outside', () => {
  test('is led to their one part, and finds what it asks, their dates, and that nothing is released yet', async () => {
    const web = await complaintsWeb()
    const id = await investigated(web)
    const rowanSees = await web.signedIn('outside')
    assert.equal((await rowanSees.get('/')).location, '/my-complaint')
    assert.equal((await rowanSees.get('/my-complaint')).location, `/my-complaint/access-${id}`)
    const text = textOf((await rowanSees.get(`/my-complaint/access-${id}`)).html)
    for (const words of [
      /Investigating officer: complaint 2026-0001/, /Nothing has been released to you yet/, /Investigates at stage 2 and reports with a finding on each point/, /SI 2006\/1738 reg\. 17 \(source not confirmed\)/,
      /Should not be the line manager/, /21 December 2026/, /Reach the complaints team as you were told/,
    ]) assert.match(text, words)
    for (const hidden of [/Marsh/, /Nobody has rung me back/, /Calls are not returned/, /Test complaints manager/, /timeline/i]) assert.doesNotMatch(text, hidden)
  })

  test('opens a document that was released to them, and nothing else of the complaint, until it is withdrawn', async () => {
    const web = await complaintsWeb()
    const id = await investigated(web)
    const shown = await web.file(id, { name: 'school report.pdf', bytes: pdfOf({ pages: [{ text: 'One' }, { text: 'Two' }] }) }, { audience: 'panel' })
    const other = await web.file(id, { name: 'private note.pdf', bytes: pdfOf({ pages: [{ text: 'Never' }] }) })
    const rowanSees = await web.signedIn('outside')
    const at = (fileId: string) => [`/my-complaint/access-${id}/documents/${fileId}`, `/my-complaint/access-${id}/documents/${fileId}/page/1`, `/my-complaint/access-${id}/documents/${fileId}/file`]
    for (const address of at(shown)) assert.equal((await rowanSees.get(address)).status, 404)
    const documentId = web.eventsOf(id).flatMap((event) => (event.type === 'DocumentFiled' ? [event.documentId] : []))[0] ?? ''
    const release: WordedCommand = { type: 'release-document', on: on('2026-11-23'), releaseId: 'r1', documentId, version: 1, to: 'one', accessId: `access-${id}` }
    await web.command(id, release, ['confidentiality-not-undertaken'])
    const part = textOf((await rowanSees.get(`/my-complaint/access-${id}`)).html)
    assert.match(part, /Documents released to you school report\.pdf A report\. Released on Monday 23 November 2026/)
    assert.doesNotMatch(part, /private note/)
    const [page = '', picture = '', file = ''] = at(shown)
    assert.match(textOf((await rowanSees.get(page)).html), /Released to you on Monday 23 November 2026.*Page 1 of 2/)
    assert.equal((await rowanSees.get(picture)).headers['content-type'], 'image/png')
    assert.match(String((await rowanSees.get(file)).headers['content-disposition']), /^attachment/)
    assert.ok(web.deps.traces.kept.some(({ kind, userId, what }) => kind === 'exported' && userId === outside && what === 'document'))
    for (const address of [...at(other), `/complaints/${id}/documents`, `/complaints/${id}/documents/file/${shown}`, `/complaints/${id}/documents/look/${shown}`, `/complaints/${id}/documents/look/${shown}/1`]) assert.ok([403, 404].includes((await rowanSees.get(address)).status), address)
    await web.command(id, { type: 'withdraw-document', on: on('2026-11-23'), releaseId: 'r1' })
    for (const address of at(shown)) assert.equal((await rowanSees.get(address)).status, 404)
  })

  test('is offered to by name, with a warning where the document is not for them, on the page of the document', async () => {
    const web = await complaintsWeb()
    const id = await investigated(web)
    const fileId = await web.file(id, { name: 'school report.pdf', bytes: pdfOf({ pages: [{ text: 'One' }] }) })
    const manager = await web.signedIn('complaints-manager')
    const look = `/complaints/${id}/documents/look/${fileId}`
    const { html } = await manager.get(look)
    assert.match(textOf(html), /Nobody from outside can open this version\. Release a document .*Rowan Ashe, investigating officer/s)
    const hidden = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? ''
    const sent = { commandId: hidden('commandId'), expectedSeq: hidden('expectedSeq'), to: `access-${id}`, reason: 'To investigate.' }
    assert.match(textOf((await manager.post(look, { ...sent, to: '' })).html), /to whom it is released/)
    const warned = await manager.post(look, sent)
    assert.match(textOf(warned.html), /The document says that it is not for them/)
    assert.equal((await manager.post(look, { ...sent, accept: ['document-beyond-audience', 'confidentiality-not-undertaken'] })).location, look)
    assert.match(textOf((await manager.get(look)).html), /Rowan Ashe, investigating officer, since .* Withdraw/)
    for (const role of ['team-manager', 'head-of-service', 'auditor'] as const) assert.ok([403, 404].includes((await (await web.signedIn(role)).post(look, sent)).status), role)
  })

  test('reads a paper once it is released to them, as it stood then, and it leaves a trace', async () => {
    const web = await complaintsWeb()
    const id = await investigated(web)
    const seen = await web.signedIn('outside')
    assert.equal((await seen.get(`/my-complaint/access-${id}/papers/said`)).status, 404)
    await released(web, id, ['said', 'points', 'people', 'stage-1-answer'])
    assert.match(textOf((await seen.get(`/my-complaint/access-${id}`)).html), /The complaint in the words it came in/)
    const paper = async (name: string) => textOf((await seen.get(`/my-complaint/access-${id}/papers/${name}`)).html)
    assert.match(await paper('said'), /Nobody has rung me back since September/)
    assert.match(await paper('points'), /Point 1.*Calls are not returned\..*What they want to happen: A named worker/s)
    assert.match(await paper('stage-1-answer'), /We are sorry that you waited.*As a whole.*Not upheld/s)
    const people = await paper('people')
    assert.match(people, /Ada Marsh.*Kit Marsh/s)
    assert.doesNotMatch(people, /01632/, 'contact details stand in no paper')
    assert.equal((await seen.get(`/my-complaint/access-${id}/papers/adjudication`)).status, 404)
  })

  test('no longer reads a paper that changed or was withdrawn', async () => {
    const web = await complaintsWeb()
    const id = await investigated(web)
    const seen = await web.signedIn('outside')
    await released(web, id, ['points'])
    await web.command(id, { type: 'record-details', on: on('2026-11-23'), details: { points: [{ pointId: 'point-1', text: { words: 'Calls to Ms Larch are not returned.' } }, { pointId: 'point-2' }] } })
    const changed = textOf((await seen.get(`/my-complaint/access-${id}`)).html)
    assert.match(changed, /This paper has changed since it was released to you/)
    assert.equal((await seen.get(`/my-complaint/access-${id}/papers/points`)).status, 404)
    await released(web, id, ['points'], 'release-2')
    assert.match(textOf((await seen.get(`/my-complaint/access-${id}/papers/points`)).html), /Ms Larch/)
    await web.command(id, { type: 'withdraw-papers', on: on('2026-11-23'), releaseId: 'release-2', reason: { words: 'too much' } })
    assert.equal((await seen.get(`/my-complaint/access-${id}/papers/points`)).status, 404)
  })

  test('sees how each of their dates is counted', async () => {
    const web = await complaintsWeb()
    const id = await investigated(web)
    const seen = await web.signedIn('outside')
    assert.match(textOf((await seen.get(`/my-complaint/access-${id}/dates/stage-2-answer`)).html), /25 working days from Monday 16 November 2026/)
    assert.equal((await seen.get(`/my-complaint/access-${id}/dates/acknowledgement`)).status, 404, 'no other date of the complaint')
  })

  test('gets no calendar to subscribe to, is told why, and one made while they were staff is empty for them', async () => {
    const web = await complaintsWeb()
    const id = await investigated(web)
    const seen = await web.signedIn('outside')
    assert.match(textOf((await seen.get(`/my-complaint/access-${id}`)).html), /no calendar to subscribe to for these dates: its address would work without signing in/)
    for (const url of ['/diary/feed', '/diary/feed/revoke']) assert.equal((await seen.post(url, { covers: 'own' })).status, 404, url)
    const feeds: Feeds = { ...web.deps.feeds, find: async () => ({ actor: actorOf('outside'), feed: { userId: outside, covers: 'visible', madeAt: '2026-11-01T09:00:00.000Z' } }) }
    assert.equal(await feedDates({ feeds, services: web.services }, actorOf('outside').authorityId, 'hash'), null)
  })

  test('confirms with one click, kept once however often it is pressed', async () => {
    const web = await complaintsWeb()
    const id = await investigated(web)
    const seen = await web.signedIn('outside')
    const page = await seen.get(`/my-complaint/access-${id}`)
    const click = idIn(page.html, 'confidentiality')
    for (const _ of [1, 2]) assert.equal((await seen.post(`/my-complaint/access-${id}/say`, click)).status, 303)
    assert.equal(web.eventsOf(id).filter(({ type }) => type === 'OutsiderConfirmed').length, 1)
    assert.match(textOf((await seen.get(`/my-complaint/access-${id}`)).html), /You undertook to keep it confidential on Monday 23 November 2026/)
  })

  test('notes that the report was sent, on a day that is none or to come not, and that they cannot do it', async () => {
    const web = await complaintsWeb()
    const id = await investigated(web)
    const seen = await web.signedIn('outside')
    await seen.get(`/my-complaint/access-${id}`)
    const tomorrow = await seen.post(`/my-complaint/access-${id}/say`, { what: 'report-sent', commandId: 'c1', 'on-day': '24', 'on-month': '11', 'on-year': '2026' })
    assert.equal(tomorrow.status, 422)
    await seen.post(`/my-complaint/access-${id}/say`, { what: 'report-sent', commandId: 'c2', 'on-day': '23', 'on-month': '11', 'on-year': '2026' })
    await seen.post(`/my-complaint/access-${id}/say`, { what: 'cannot-serve', commandId: 'c3', reason: 'I know the family.' })
    const text = textOf((await seen.get(`/my-complaint/access-${id}`)).html)
    assert.match(text, /You said that you sent your report on Monday 23 November 2026/)
    assert.match(text, /You said on Monday 23 November 2026 that you cannot do this/)
    const team = await web.signedIn()
    assert.match(textOf((await team.get(`/complaints/${id}/outside`)).html), /Said on 23 Nov(ember)? 2026 that they cannot do it/)
  })

  test('with parts in two complaints of one family sees each apart, and neither in the other', async () => {
    const web = await complaintsWeb()
    const [one, two] = [await investigated(web, { saying: 'The first thing.' }), await investigated(web, { saying: 'The second thing.' })]
    await released(web, one, ['said'])
    const seen = await web.signedIn('outside')
    const list = textOf((await seen.get('/my-complaint')).html)
    assert.match(list, /Investigating officer: complaint 2026-0001.*Investigating officer: complaint 2026-0002/s)
    assert.equal((await seen.get(`/my-complaint/access-${one}/papers/said`)).status, 200)
    assert.equal((await seen.get(`/my-complaint/access-${two}/papers/said`)).status, 404)
    const page = textOf((await seen.get(`/my-complaint/access-${two}`)).html)
    assert.doesNotMatch(page, /2026-0001|The first thing/)
  })

  test('has access to the end of its last day, and then is told kindly that it has ended, and nothing else', async () => {
    const web = await complaintsWeb()
    const id = await investigated(web, { until: '2026-11-23' })
    await released(web, id, ['said'])
    const seen = await web.signedIn('outside')
    const open = await seen.get(`/my-complaint/access-${id}`)
    assert.match(textOf(open.html), /Your access lasts until Monday 23 November 2026/)
    // Midnight in London; the session lasts.
    web.minutesPass(14 * 60 + 59)
    const again = await web.signedIn('outside')
    assert.equal((await again.get(`/my-complaint/access-${id}/papers/said`)).status, 200)
    web.minutesPass(2)
    for (const url of ['/my-complaint', `/my-complaint/access-${id}`, `/my-complaint/access-${id}/papers/said`, `/my-complaint/access-${id}/dates/stage-2-answer`]) {
      const ended = await again.get(url)
      assert.match(textOf(ended.html), /Your access has ended/, url)
      assert.doesNotMatch(textOf(ended.html), /2026-0001|Nobody has rung|Investigating/, url)
    }
    const stale = await again.post(`/my-complaint/access-${id}/say`, idIn(open.html, 'independence'))
    assert.match(textOf(stale.html), /Your access has ended/)
    assert.equal(web.eventsOf(id).some(({ type }) => type === 'OutsiderConfirmed'), false)
  })

  test('loses it at once where the appointment is struck out', async () => {
    const web = await complaintsWeb()
    const id = await investigated(web)
    await released(web, id, ['said'])
    const seen = await web.signedIn('outside')
    const seq = web.eventsOf(id).findIndex(({ type }) => type === 'InvestigatingOfficerAppointed') + 1
    assert.equal((await seen.get(`/my-complaint/access-${id}/papers/said`)).status, 200)
    await web.command(id, { type: 'strike-out', on: on('2026-11-23'), corrects: seq, reason: { words: 'Somebody else.' } })
    assert.match(textOf((await seen.get(`/my-complaint/access-${id}/papers/said`)).html), /Your access has ended/)
  })

  test('finds no page of the authority’s: each address is not found, in the words of one that never was', async () => {
    const web = await complaintsWeb()
    const id = await investigated(web)
    const other = await web.record()
    const seen = await web.signedIn('outside')
    const never = textOf((await seen.get(NEVER)).html)
    for (const url of [
      `/complaints/${id}`, `/complaints/${other}`, `/complaints/${id}/outside`, `/complaints/${id}/stages/stage-2`, `/complaints/${id}/add-note`, `/complaints/${id}/clocks/stage-2-answer`, '/work', '/search', '/diary',
      '/diary/feed', '/people-pool', '/people/person-ada', '/figures', '/dashboard', '/reports', '/reminders', '/compliments', '/learning', '/settings', '/access', '/more', `/my-complaint/access-${other}`,
      '/my-complaint/access-guessed', `/my-complaint/access-${id}/papers/said`,
    ]) {
      const answer = await seen.get(url)
      assert.equal(answer.status, 404, url)
      assert.equal(textOf(answer.html), never, url)
    }
    for (const url of [`/complaints/${id}/add-note`, `/complaints/${id}/outside/release`, `/my-complaint/access-${other}/say`]) {
      const answer = await seen.post(url, { what: 'independence', text: 'x', commandId: 'c' })
      assert.deepEqual([answer.status, textOf(answer.html)], [404, never], url)
    }
  })

  test('who is staff finds no page of theirs', async () => {
    const web = await complaintsWeb()
    const id = await investigated(web)
    for (const role of ['complaints-manager', 'team-manager', 'administrator', 'auditor'] as const) {
      const someone = await web.signedIn(role)
      for (const url of ['/my-complaint', `/my-complaint/access-${id}`]) assert.equal((await someone.get(url)).status, 403, `${role} ${url}`)
    }
  })
})
