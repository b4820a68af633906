import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { isoDate } from '../../../domain/calendar/iso-date.ts'
import type { AuthorityId } from '../../../application/ports.ts'
import type { ComplaintEvent, PersonId } from '../../../domain/complaint/events.ts'
import { hiddenIn, opened, send } from '../../../../test/page-fixtures/command-page.ts'
import { complaintsWeb, TEAM_MANAGER } from '../../../../test/page-fixtures/complaints-web.ts'
import { textOf, type Fields } from '../../../../test/support/web.ts'
import { COMMAND_FORMS } from './command-forms.ts'

const on = (day: number, month = 11, year = 2026): Fields => ({ 'on-day': String(day), 'on-month': String(month), 'on-year': String(year) })

describe('every command', () => {
  // Turning into an enquiry begins on the enquiry's own page; access from outside and its papers, and letters, have pages of theirs.
  for (const command of Object.keys(COMMAND_FORMS).filter((each) => !['turn-into-enquiry', 'give-outside-access', 'release-papers', 'file-document', 'file-document-version', 'redact-document', 'release-document'].includes(each) && (!each.includes('letter') || each === 'record-letter-needs')))
    test(`${command} has a page with one heading, its questions and the ids that make a double click one`, async () => {
      const { someone, url } = await opened()
      const { html, status } = await someone.get(`${url(command)}?entry=1&part=points`)
      assert.equal(status, 200)
      assert.equal(html.match(/<h1/g)?.length, 1)
      assert.match(html, /name="commandId" value="[^"]+"/)
      assert.match(html, /name="expectedSeq" value="1"/)
    })

  test('a command that there is none of, and one that the role may not do, are not shown', async () => {
    const { web, someone, url } = await opened()
    assert.equal((await someone.get(url('delete-everything'))).status, 404)
    assert.equal((await someone.get(url('record-complaint'))).status, 404)
    assert.equal((await (await web.signedIn('head-of-service')).get(url('close'))).status, 403)
  })
})

describe('acknowledging', () => {
  test('is dated today unless another day is typed, and leads back to the complaint, which says that it was saved', async () => {
    const { someone, url, lastEvent, id } = await opened()
    const { html } = await someone.get(url('acknowledge'))
    assert.match(html, /name="on-day"[^>]*value="23"/)
    const answer = await send(someone, url('acknowledge'), { ...on(18), 'on-month': 'Nov', how: 'letter' })
    assert.equal(answer.location, `/complaints/${id}?recorded=2`)
    assert.deepEqual(lastEvent(), { type: 'ComplaintAcknowledged', happenedOn: '2026-11-18', how: 'letter' })
    assert.match(textOf((await someone.get(answer.location)).html), /Saved Acknowledged, Wednesday 18 November 2026/)
  })

  test('on 31 February is told by field and keeps what was typed', async () => {
    const { someone, url, count } = await opened()
    const { html, status } = await send(someone, url('acknowledge'), { ...on(31, 2), how: 'letter' })
    assert.equal(status, 422)
    assert.match(html, /<a href="#on">There is no such day\. Check the day it was acknowledged<\/a>/)
    assert.match(html, /name="on-day"[^>]*value="31"/)
    assert.match(html, /value="letter" selected/)
    assert.match(html, /<title>Error: /)
    assert.equal(count(), 1)
  })

  test('tomorrow, or before it was received, is refused in words with what is possible instead', async () => {
    const { someone, url, count } = await opened()
    const tomorrow = textOf((await send(someone, url('acknowledge'), on(24))).html)
    assert.match(tomorrow, /This was not saved The day 24 November 2026 is still to come/)
    const before = await send(someone, url('acknowledge'), on(15))
    assert.match(textOf(before.html), /The day 15 November 2026 is before the complaint was received, on 16 November 2026/)
    assert.match(before.html, /Mend it below and save it again\..*What you can do now instead.*href="[^"]*\/allocate"/s)
    assert.equal(count(), 1)
  })
})

describe('saving twice, and saving late', () => {
  test('a double click is one entry, and both clicks arrive at the complaint', async () => {
    const { someone, url, count } = await opened()
    const { html } = await someone.get(url('add-note'))
    const fields = { ...hiddenIn(html), ...on(23), text: 'Rang back.' }
    const [first, second] = [await someone.post(url('add-note'), fields), await someone.post(url('add-note'), fields)]
    assert.equal(first.status, 303)
    assert.equal(second.location, first.location)
    assert.equal(count(), 2)
  })

  test('a double click on a correction is one correction, although nothing is left to change the second time', async () => {
    const { someone, url, count } = await opened()
    const { html } = await someone.get(`${url('correct')}?entry=1`)
    const fields = { ...hiddenIn(html), ...day('happenedOn', 13), ...day('reachedTeamOn', 17), channel: 'email', said: 'Nobody has rung me back since September.', reason: 'The e-mail is dated 13 November.' }
    const [first, second] = [await someone.post(url('correct'), fields), await someone.post(url('correct'), fields)]
    assert.deepEqual([first.status, second.status], [303, 303])
    assert.equal(count(), 2)
  })

  test('a page that is out of date comes again with what changed since and the words kept, and then it can be saved', async () => {
    const { web, id, someone, url, count } = await opened()
    const { html } = await someone.get(url('add-note'))
    await web.command(id, { type: 'acknowledge', on: isoDate('2026-11-18') })
    const stale = await someone.post(url('add-note'), { ...hiddenIn(html), ...on(20), text: 'My long note.' })
    assert.equal(stale.status, 409)
    assert.match(textOf(stale.html), /changed while you had the page open.*Acknowledged, Wednesday 18 November 2026, recorded by Test complaints manager/)
    assert.match(stale.html, /My long note\./)
    assert.equal(count(), 2)
    const again = await someone.post(url('add-note'), { ...hiddenIn(stale.html), ...on(20), text: 'My long note.' })
    assert.equal(again.status, 303)
    assert.equal(count(), 3)
  })
})

const day = (field: string, number: number, month = 11): Fields =>
  ({ [`${field}-day`]: String(number), [`${field}-month`]: String(month), [`${field}-year`]: '2026' })

describe('recording the stage 1 answer', () => {
  test('a finding for each point, what was given and its amount are recorded; a warning is shown first and needs its reason', async () => {
    const { someone, url, lastEvent, count } = await opened(async (web, id) => web.command(id, { type: 'acknowledge', on: isoDate('2026-11-17') }))
    const fields = {
      ...on(23), decided: 'each', 'finding-1': 'upheld', 'finding-2': 'not-upheld', 'reasons-of-1': ['delay', 'poor-communication'], 'nature-of-1': 'human-error', howResolved: ['apology'],
      'remedy-1-type': 'payment', 'remedy-1-amount': '£1,300', 'remedy-1-purpose': 'costs', 'remedy-1-due': '4/12/2026', text: 'We are sorry.',
    }
    const warned = await send(someone, url('answer-stage-one'), fields)
    assert.equal(warned.status, 422)
    assert.match(textOf(warned.html), /Check before you save.*The answer has not been approved/)
    assert.match(warned.html, /value="£1,300"/)
    assert.equal(count(), 2)
    const withoutReason = await someone.post(url('answer-stage-one'), { ...hiddenIn(warned.html), ...fields, accept: 'answer-not-approved' })
    assert.match(withoutReason.html, /<a href="#departureReason">Give the reason<\/a>/)
    const saved = await someone.post(url('answer-stage-one'), {
      ...hiddenIn(withoutReason.html), ...fields, accept: 'answer-not-approved', departureReason: 'Agreed on the telephone.',
    })
    assert.equal(saved.status, 303)
    const { text: _text, departureReason: _why, ...event } = lastEvent() as Extract<ComplaintEvent, { type: 'StageOneAnswered' }>
    assert.deepEqual(event, {
      type: 'StageOneAnswered', happenedOn: '2026-11-23', findings: [
        { pointId: 'point-1', finding: 'upheld', reasons: ['delay', 'poor-communication'], nature: 'human-error' }, { pointId: 'point-2', finding: 'not-upheld' },
      ],
      howResolved: ['apology'], remedies: [{ type: 'payment', amountPence: 130_000, purpose: 'costs', dueOn: '2026-12-04' }],
    })
  })

  test('no two fields of an answer have one id, whatever is asked of its points and of the whole', async () => {
    const { someone, url } = await opened()
    const ids = [...(await someone.get(url('answer-stage-one'))).html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
    assert.deepEqual(ids.filter((id, at) => ids.indexOf(id) !== at), [])
  })

  test('a cause of a point that was not upheld is told by field, and says what is possible', async () => {
    const { someone, url, count } = await opened()
    const fields = { ...on(20), decided: 'each', 'finding-1': 'upheld', 'finding-2': 'not-upheld', 'reasons-of-2': ['delay'] }
    const { html } = await send(someone, url('answer-stage-one'), fields)
    assert.match(html, /<a href="#reasons-of-2">Take the causes of point 2 away, or choose upheld or partly upheld/)
    assert.match(html, /id="reasons-of-2" name="reasons-of-2" type="checkbox" value="poor-communication"/)
    assert.match(html, /name="reasons-of-2" type="checkbox" value="delay" checked/)
    const nature = await send(someone, url('answer-stage-one'), { ...on(20), decided: 'whole', whole: 'no-finding', nature: 'human-error' })
    assert.match(nature.html, /<a href="#nature">Take the causes of the complaint away/)
    const unknown = await send(someone, url('answer-stage-one'), { ...on(20), decided: 'whole', whole: 'upheld', nature: 'malice', reasons: ['bad-luck'] })
    assert.match(unknown.html, /<a href="#reasons">Choose why it was upheld from the list<\/a>.*<a href="#nature">Choose how it came about from the list/s)
    assert.equal(count(), 1)
  })

  test('causes are ticked again for the next stage, found later, and corrected', async () => {
    const { someone, url, id, lastEvent } = await opened(async (web, complaint) => web.command(complaint, {
      type: 'answer-stage-one', on: isoDate('2026-11-18'), departureReason: { words: 'In a hurry.' },
      findings: [{ pointId: 'point-1', finding: 'upheld', reasons: ['delay'], nature: 'human-error' }, { pointId: 'point-2', finding: 'not-upheld' }],
    }, ['answer-not-approved', 'not-acknowledged']))
    assert.match(textOf((await someone.get(`/complaints/${id}`)).html), /Upheld Delay \(human error\)/)
    const found = await send(someone, url('record-causes'), { ...on(19), points: ['point-1'], causes: ['poor-recording'], nature: 'error-of-judgement', text: 'Said in supervision.' })
    assert.equal(found.status, 303, textOf(found.html))
    // The point that was not upheld is not offered, and a form made up by hand is sent back.
    const offered = (await someone.get(url('record-causes'))).html
    assert.deepEqual([offered.includes('value="point-1"'), offered.includes('value="point-2"')], [true, false])
    const refused = await send(someone, url('record-causes'), { ...on(19), points: ['point-2'], causes: ['poor-recording'] })
    assert.match(refused.html, /<a href="#points">/)
    const none = await send(someone, url('record-causes'), { ...on(19), points: ['point-1'] })
    assert.match(none.html, /<a href="#causes">/)
    assert.equal((await send(someone, url('request-investigation'), on(19))).status, 303)
    const { html } = await someone.get(url('answer-investigation'))
    for (const code of ['delay', 'poor-recording']) assert.match(html, new RegExp(`name="reasons-of-1" type="checkbox" value="${code}" checked`))
    assert.ok(!/name="reasons-of-2" type="checkbox" value="[^"]*" checked/.test(html))
    const corrected = await send(someone, `${url('correct')}?entry=2`, {
      ...day('happenedOn', 18), 'finding-1': 'upheld', 'reasons-of-1': ['delay', 'conduct'], 'nature-of-1': 'human-error', 'finding-2': 'not-upheld', departureReason: 'In a hurry.', reason: 'One was missing.',
    })
    assert.equal(corrected.status, 303, textOf(corrected.html))
    assert.deepEqual((lastEvent() as Extract<ComplaintEvent, { type: 'FactCorrected' }>).changes, {
      findings: [{ pointId: 'point-1', finding: 'upheld', reasons: ['delay', 'conduct'], nature: 'human-error' }, { pointId: 'point-2', finding: 'not-upheld' }],
    })
    const wrong = await send(someone, `${url('correct')}?entry=2`, {
      ...day('happenedOn', 18), 'finding-1': 'not-upheld', 'reasons-of-1': ['delay'], 'finding-2': 'not-upheld', departureReason: 'In a hurry.', reason: 'Wrong.',
    })
    assert.match(wrong.html, /<a href="#reasons-of-1">Take the causes of point 1 away/)
  })

  test('one outcome for the whole may say that it was resolved without a finding', async () => {
    const { someone, url, lastEvent } = await opened(async (web, id) => {
      await web.command(id, { type: 'acknowledge', on: isoDate('2026-11-17') })
      await web.command(id, { type: 'draft-answer', on: isoDate('2026-11-18') })
      await web.command(id, { type: 'submit-answer', on: isoDate('2026-11-18') })
      await web.command(id, { type: 'approve-answer', on: isoDate('2026-11-19') })
    })
    const saved = await send(someone, url('answer-stage-one'), { ...on(20), decided: 'whole', whole: 'resolved-no-finding', termsOfResolution: 'A call each Friday.' })
    assert.equal(saved.status, 303)
    const { termsOfResolution, ...event } = lastEvent() as Extract<ComplaintEvent, { type: 'StageOneAnswered' }>
    assert.ok(termsOfResolution)
    assert.deepEqual(event, { type: 'StageOneAnswered', happenedOn: '2026-11-20', whole: 'resolved-no-finding' })
  })

  test('a point without a finding and an amount that is none are told by field', async () => {
    const { someone, url } = await opened()
    const { html } = await send(someone, url('answer-stage-one'), { ...on(20), decided: 'each', 'finding-1': 'upheld', 'remedy-2-amount': 'much' })
    assert.match(html, /<a href="#finding-2">Choose a finding for point 2/)
    assert.match(html, /<a href="#remedy-2-amount">Enter the amount in pounds/)
    assert.match(html, /id="finding-2"/)
    assert.match(html, /id="remedy-2-amount"/)
  })

  test('an answer sent before the complaint came is refused with its law', async () => {
    const { someone, url } = await opened()
    const { html } = await send(someone, url('answer-stage-one'), { ...on(13), decided: 'whole', whole: 'upheld' })
    assert.match(textOf(html), /This was not saved.*before the complaint was received.*SI 2006\/1738 reg\. 14/)
  })
})

describe('logging a contact', () => {
  test('one click on the complaint’s page logs it for today with the next contact', async () => {
    const { someone, url, id, lastEvent } = await opened()
    const { html } = await someone.get(`/complaints/${id}`)
    const typed = { ...hiddenIn(html), ...on(23), ...day('nextContactOn', 27), kind: 'visit', text: '' }
    assert.equal((await someone.post(url('log-contact'), typed)).status, 303)
    assert.deepEqual(lastEvent(), { type: 'ContactLogged', happenedOn: '2026-11-23', kind: 'visit', nextContactOn: '2026-11-27' })
  })

  test('a slip in the short form brings the whole form with what was typed', async () => {
    const { someone, url, id } = await opened()
    const { html } = await someone.get(`/complaints/${id}`)
    const slip = await someone.post(url('log-contact'), { ...hiddenIn(html), ...on(23), ...day('nextContactOn', 31, 2), kind: 'message', text: 'Wrote to them.' })
    assert.match(slip.html, /#nextContactOn/)
    assert.match(slip.html, /Wrote to them\./)
    assert.match(slip.html, /value="message"[^>]* checked/)
  })
})

describe('correcting', () => {
  test('a date needs a reason, a typing slip does not', async () => {
    const { someone, url, lastEvent } = await opened()
    const same = { ...day('happenedOn', 16), ...day('reachedTeamOn', 17), channel: 'email', said: 'Nobody has rung me back since September.' }
    const slip = await send(someone, `${url('correct')}?entry=1`, { ...same, said: 'Nobody has rung me back since August.' })
    assert.equal(slip.status, 303)
    assert.equal((lastEvent() as Extract<ComplaintEvent, { type: 'FactCorrected' }>).kind, 'slip')
    const without = await send(someone, `${url('correct')}?entry=1`, { ...same, said: 'Nobody has rung me back since August.', ...day('happenedOn', 13) })
    assert.match(without.html, /<a href="#reason">Give the reason: it changes a date, an outcome or a person<\/a>/)
    const with_ = await send(someone, `${url('correct')}?entry=1`, {
      ...same, said: 'Nobody has rung me back since August.', ...day('happenedOn', 13), reason: 'The e-mail is of the 13th.',
    })
    assert.equal(with_.status, 303)
    assert.deepEqual((lastEvent() as Extract<ComplaintEvent, { type: 'FactCorrected' }>).changes, { happenedOn: '2026-11-13' })
  })

  test('what is sent back unchanged is no correction', async () => {
    const { someone, url, count } = await opened()
    const { html } = await send(someone, `${url('correct')}?entry=1`, {
      ...day('happenedOn', 16), ...day('reachedTeamOn', 17), channel: 'email', said: 'Nobody has rung me back since September.',
    })
    assert.match(textOf(html), /Nothing has changed/)
    assert.equal(count(), 1)
  })

  test('a finding can be corrected, and the corrected answer shows both', async () => {
    const { someone, url, id, lastEvent } = await opened(async (web, complaint) => web.command(complaint, {
      type: 'answer-stage-one', on: isoDate('2026-11-20'), departureReason: { words: 'In a hurry.' }, reasons: ['delay'],
      findings: [{ pointId: 'point-1', finding: 'upheld' }, { pointId: 'point-2', finding: 'upheld' }],
    }, ['answer-not-approved', 'not-acknowledged']))
    const saved = await send(someone, `${url('correct')}?entry=2`, {
      ...day('happenedOn', 20), 'finding-1': 'upheld', 'finding-2': 'not-upheld', reasons: ['delay'], departureReason: 'In a hurry.', reason: 'Typed wrongly.',
    })
    assert.equal(saved.status, 303, textOf(saved.html))
    assert.deepEqual(Object.keys((lastEvent() as Extract<ComplaintEvent, { type: 'FactCorrected' }>).changes), ['findings'])
    assert.match(textOf((await someone.get(`/complaints/${id}`)).html), /Findings was Point 1: upheld Point 2: upheld , now Point 1: upheld Point 2: not upheld/)
  })

  test('a struck-out entry stays on the page, and can neither be corrected nor struck out again', async () => {
    const { someone, url, id } = await opened(async (web, complaint) => web.command(complaint, { type: 'add-note', on: isoDate('2026-11-20'), text: { words: 'Wrong file.' } }))
    assert.equal((await send(someone, `${url('strike-out')}?entry=2`, { reason: 'Another family’s note.' })).status, 303)
    const { html } = await someone.get(`/complaints/${id}`)
    assert.match(html, /<del>Note<\/del>/)
    assert.match(textOf(html), /Struck out by Test complaints manager.*Another family’s note\..*Wrong file\./)
    assert.doesNotMatch(html, /strike-out\?entry=2/)
  })
})

describe('completing and changing the details', () => {
  test('the complainant of a bare record is completed; changing who it was is a correction with a reason', async () => {
    const web = await complaintsWeb()
    const id = await web.record({ details: {} }, [])
    const someone = await web.signedIn()
    const url = `/complaints/${id}/record-details`
    assert.equal((await send(someone, `${url}?part=complainant`, { 'complainant-1-type': 'parent', 'complainant-1-givenName': 'Ada', 'complainant-1-familyName': 'Marsh' })).status, 303)
    assert.match((await someone.get(`/complaints/${id}`)).html, /<h1[^>]*>Ada Marsh<\/h1>/)
    const without = await send(someone, `${url}?part=complainant`, { who: 'other', 'complainant-1-type': 'carer', 'complainant-1-givenName': 'Bea', 'complainant-1-familyName': 'Lowe' })
    assert.match(without.html, /#reason/)
    const changed = await send(someone, `${url}?part=complainant`, { who: 'other', 'complainant-1-type': 'carer', 'complainant-1-givenName': 'Bea', 'complainant-1-familyName': 'Lowe', reason: 'The aunt wrote, not the mother.' })
    assert.equal(changed.status, 303, textOf(changed.html))
    assert.match((await someone.get(`/complaints/${id}`)).html, /<h1[^>]*>Bea Lowe<\/h1>/)
  })

  test('a name spelt wrongly and a new telephone number are mended without a reason, and it stays the same person', async () => {
    const { web, someone, url, lastEvent } = await opened()
    const saved = await send(someone, `${url('record-details')}?part=complainant`, {
      who: 'same', 'complainant-1-type': 'parent', 'complainant-1-relation': 'mother', 'complainant-1-givenName': 'Ada', 'complainant-1-familyName': 'Marshe', 'complainant-1-telephone': '01632 960002',
    })
    assert.equal(saved.status, 303, textOf(saved.html))
    const { details } = lastEvent() as Extract<ComplaintEvent, { type: 'DetailsRecorded' }>
    assert.deepEqual(details.complainants, [{ type: 'parent', relation: 'mother', personId: 'person-ada' }])
    const { version, familyName, contact } = web.memory.kept('test' as AuthorityId).people.get('person-ada' as PersonId) ?? {}
    assert.deepEqual([version, familyName, contact], [2, 'Marshe', { telephone: '01632 960002' }])
  })

  test('one more child is added without a reason; what the form does not ask for stays', async () => {
    const { web, someone, url, lastEvent } = await opened()
    const saved = await send(someone, `${url('record-details')}?part=child`, {
      who: 'same', 'child-1-givenName': 'Kit', 'child-1-familyName': 'Marsh', ...day('child-1-bornOn', 4, 5), 'child-1-bornOn-year': '2016',
      'child-1-careStatus': 'child-in-need', 'child-1-disability': 'no', 'child-2-careStatus': 'unborn',
    })
    assert.equal(saved.status, 303, textOf(saved.html))
    const { details } = lastEvent() as Extract<ComplaintEvent, { type: 'DetailsRecorded' }>
    assert.deepEqual(details.children, [{ careStatus: 'child-in-need', disability: 'no', personId: 'person-kit' }, { careStatus: 'unborn' }])
    assert.equal(web.memory.kept('test' as AuthorityId).people.get('person-kit' as PersonId)?.version, 1)
  })

  test('points keep their ids when one is added', async () => {
    const { someone, url, lastEvent } = await opened()
    const saved = await send(someone, `${url('record-details')}?part=points`, {
      'point-1-text': 'Calls are not returned.', 'point-1-wants': 'A named worker who answers.', 'point-2-text': 'The visit of 2 October was missed.', 'point-3-text': 'A letter was lost.',
    })
    assert.equal(saved.status, 303, textOf(saved.html))
    const { details } = lastEvent() as Extract<ComplaintEvent, { type: 'DetailsRecorded' }>
    assert.deepEqual(details.points?.slice(0, 2).map(({ pointId }) => pointId), ['point-1', 'point-2'])
    assert.equal(details.points?.length, 3)
  })

  test('a high priority needs its reason', async () => {
    const { someone, url } = await opened()
    assert.match((await send(someone, `${url('record-details')}?part=priority`, { priority: 'urgent', priorityReason: '' })).html, /#priorityReason/)
  })
})

describe('the other commands', () => {
  test('a complaint is allocated to a person, to a team, and not to nobody', async () => {
    const { someone, url, lastEvent } = await opened()
    assert.match((await send(someone, url('allocate'), { ...on(20), responder: '', team: '' })).html, /Choose a person or a team/)
    assert.equal((await send(someone, url('allocate'), { ...on(20), responder: TEAM_MANAGER, team: 'assessment' })).status, 303)
    assert.deepEqual(lastEvent(), { type: 'ComplaintAllocated', happenedOn: '2026-11-20', responderId: TEAM_MANAGER, team: 'assessment' })
  })

  test('an extension that nobody was told of is warned about, and saved once that is accepted', async () => {
    const { someone, url, count } = await opened()
    const fields = { ...on(23), ground: 'complex', untilWorkingDays: '20', 'toldOn-day': '', 'toldOn-month': '', 'toldOn-year': '', reason: 'Two workers are to be heard.' }
    const warned = await send(someone, url('extend-stage-one'), fields)
    assert.match(textOf(warned.html), /The day on which the complainant was told is missing/)
    assert.equal((await someone.post(url('extend-stage-one'), { ...hiddenIn(warned.html), ...fields, accept: 'extension-not-told' })).status, 303)
    assert.equal(count(), 2)
  })

  test('closing confirms the category and, without an answer, needs its reason', async () => {
    const { someone, url, lastEvent } = await opened()
    const fields = { ...on(23), category: 'delay' }
    const warned = await send(someone, url('close'), fields)
    assert.match(textOf(warned.html), /would be closed although this stage has no answer/)
    const without = await someone.post(url('close'), { ...hiddenIn(warned.html), ...fields, accept: 'closed-without-answer' })
    assert.match(without.html, /<a href="#reason">Give the reason<\/a>/)
    const saved = await someone.post(url('close'), { ...hiddenIn(without.html), ...fields, accept: 'closed-without-answer', reason: 'They moved away.' })
    assert.equal(saved.status, 303)
    assert.equal((lastEvent() as Extract<ComplaintEvent, { type: 'ComplaintClosed' }>).category, 'delay')
  })

  test('pausing and resuming are each one day, and what has no place in the stage is refused', async () => {
    const { someone, url, lastEvent } = await opened()
    assert.equal((await send(someone, url('pause-stage-one'), on(18))).status, 303)
    assert.equal((await send(someone, url('resume-stage-one'), { ...on(20), advocateAppointed: 'yes' })).status, 303)
    assert.deepEqual(lastEvent(), { type: 'StageOneResumed', happenedOn: '2026-11-20', advocateAppointed: true })
    assert.match(textOf((await send(someone, url('record-panel-meeting'), on(20))).html), /This was not saved.*What you can do now instead:/)
  })
})

describe('more than one person', () => {
  const complainant = (row: number, type: string, given: string, family: string) => ({
    [`complainant-${row}-type`]: type, [`complainant-${row}-givenName`]: given, [`complainant-${row}-familyName`]: family,
  })

  async function openedDetails() {
    const { web, someone, id } = await opened()
    const details = () => web.eventsOf(id).findLast((event): event is Extract<ComplaintEvent, { type: 'DetailsRecorded' }> => event.type === 'DetailsRecorded')?.details ?? {}
    return { web, someone, details, url: (part: string) => (part === '' ? `/complaints/${id}` : `/complaints/${id}/record-details?part=${part}`) }
  }

  test('a second complainant is added, and the first stays; the name of either is mended', async () => {
    const { web, someone, url, details } = await openedDetails()
    assert.equal((await send(someone, url('complainant'), { who: 'same', ...complainant(1, 'parent', 'Ada', 'Marsh'), ...complainant(2, 'other-relative', 'Joan', 'Marsh') })).status, 303)
    const [first, second] = details().complainants ?? []
    assert.equal(first?.personId, 'person-ada')
    assert.match(textOf((await someone.get(url(''))).html), /Ada Marsh and 1 more/)
    await send(someone, url('complainant'), { who: 'same', ...complainant(1, 'parent', 'Ada', 'Marsh'), ...complainant(2, 'other-relative', 'Joan', 'Marche') })
    assert.equal(web.memory.kept('test' as AuthorityId).people.get(second?.personId as PersonId)?.familyName, 'Marche')
    assert.equal(web.memory.kept('test' as AuthorityId).people.get('person-ada' as PersonId)?.familyName, 'Marsh')
  })

  test('a name without who it is, and an emptied row, are told apart from nobody', async () => {
    const { someone, url } = await openedDetails()
    assert.match((await send(someone, url('complainant'), { who: 'same', ...complainant(1, 'parent', 'Ada', 'Marsh'), ...complainant(2, '', 'Joan', '') })).html, /href="#complainant-2-type"/)
    assert.match(textOf((await send(someone, url('complainant'), { who: 'same', ...complainant(1, '', '', '') })).html), /Choose who complains/)
  })

  test('putting one of two in the place of another leaves the second alone', async () => {
    const { someone, url, details } = await openedDetails()
    await send(someone, url('complainant'), { who: 'same', ...complainant(1, 'parent', 'Ada', 'Marsh'), ...complainant(2, 'parent', 'Joan', 'Marsh') })
    const before = details().complainants?.[1]?.personId
    const saved = await send(someone, url('complainant'), { who: 'other', reason: 'It was Bea.', ...complainant(1, 'carer', 'Bea', 'Lowe'), ...complainant(2, 'parent', 'Joan', 'Marsh') })
    assert.equal(saved.status, 303, textOf(saved.html))
    const page = textOf((await someone.get(url(''))).html)
    assert.match(page, /People Bea Lowe .* Joan Marsh/)
    assert.ok(before)
  })

  test('an advocate is added with a name and a part, which says that an advocate helps, and a worker beside', async () => {
    const { someone, url, details } = await openedDetails()
    assert.match((await send(someone, url('others'), { 'other-1-role': 'advocate' })).html, /href="#other-1-givenName">Enter a name/)
    assert.match((await send(someone, url('others'), { 'other-1-familyName': 'Pell' })).html, /href="#other-1-role">Choose what their part is/)
    assert.match((await send(someone, url('others'), {})).html, /href="#other-1-role"/)
    await send(someone, url('others'), { 'other-1-role': 'advocate', 'other-1-givenName': 'Nia', 'other-1-familyName': 'Pell', 'other-1-telephone': '01632 960077' })
    assert.equal(details().supportedByAdvocate, true)
    await send(someone, url('others'), {
      who: 'same', 'other-1-role': 'advocate', 'other-1-givenName': 'Nia', 'other-1-familyName': 'Pell', 'other-1-telephone': '01632 960077',
      'other-2-role': 'worker', 'other-2-familyName': 'Osgood',
    })
    assert.deepEqual(details().others?.map(({ role }) => role), ['advocate', 'worker'])
    assert.match(textOf((await someone.get(url(''))).html), /Nia Pell Advocate 01632 960077 Osgood Worker complained about/)
  })

  test('a child born tomorrow is a slip', async () => {
    const { someone, url } = await openedDetails()
    const born = { 'child-1-givenName': 'Kit', 'child-1-bornOn-day': '24', 'child-1-bornOn-month': '11', 'child-1-bornOn-year': '2026' }
    assert.match((await send(someone, url('child'), { who: 'same', ...born })).html, /href="#child-1-bornOn">The day is still to come/)
  })
})

describe('a complaint recorded in error', () => {
  const hidden = (html: string) => ({
    commandId: /name="commandId" value="([^"]+)"/.exec(html)?.[1] ?? '', expectedSeq: /name="expectedSeq" value="([^"]+)"/.exec(html)?.[1] ?? '',
  })

  test('is struck out with its reason from its first entry, says so, offers only to be brought back, and is brought back', async () => {
    const web = await complaintsWeb()
    const id = await web.record()
    const manager = await web.signedIn()
    assert.match((await manager.get(`/complaints/${id}`)).html, new RegExp(`href="/complaints/${id}/strike-out\\?entry=1">The whole record was made in error`))
    const form = await manager.get(`/complaints/${id}/strike-out?entry=1`)
    assert.match(form.html, /<h1[^>]*>Strike out the whole record<\/h1>/)
    const fields = { ...hidden(form.html), entry: '1' }
    assert.match((await manager.post(`/complaints/${id}/strike-out`, fields)).html, /href="#reason">Enter the reason/)
    for (let click = 0; click < 2; click += 1)
      assert.equal((await manager.post(`/complaints/${id}/strike-out`, { ...fields, reason: 'The same as the one before.' })).location, `/complaints/${id}?recorded=2`)
    const page = await manager.get(`/complaints/${id}`)
    assert.match(textOf(page.html), /Recorded in error The whole record was struck out on Monday 23 November 2026 by Test complaints manager.*The same as the one before\./)
    assert.match(textOf(page.html), /What is due Nothing: the record was made in error/)
    for (const command of ['acknowledge', 'log-contact', 'correct', 'record-details']) assert.doesNotMatch(page.html, new RegExp(`/${command}`), command)
    assert.match(textOf((await (await web.signedIn('head-of-service')).get(`/complaints/${id}`)).html), /Recorded in error/)
    const undo = await manager.get(`/complaints/${id}/strike-out?entry=2`)
    assert.match(undo.html, /<h1[^>]*>Bring the record back<\/h1>/)
    await manager.post(`/complaints/${id}/strike-out`, { ...hidden(undo.html), entry: '2', reason: 'They are two.' })
    assert.doesNotMatch(textOf((await manager.get(`/complaints/${id}`)).html), /Recorded in error/)
  })

  test('a command sent to it from an older page is not carried out', async () => {
    const web = await complaintsWeb()
    const id = await web.record()
    const manager = await web.signedIn()
    const form = await manager.get(`/complaints/${id}/add-note`)
    await web.command(id, { type: 'strike-out', on: isoDate('2026-11-23'), corrects: 1, reason: { words: 'Twice' } })
    assert.equal((await manager.post(`/complaints/${id}/add-note`, { ...hidden(form.html), 'on-day': '23', 'on-month': '11', 'on-year': '2026', text: 'x' })).status, 409)
    const page = await manager.post(`/complaints/${id}/add-note`, { ...hidden(form.html), expectedSeq: '2', 'on-day': '23', 'on-month': '11', 'on-year': '2026', text: 'x' })
    assert.match(textOf(page.html), /This record was struck out as made in error on 23 November 2026\. Bring it back first/)
    assert.match(page.html, new RegExp(`href="/complaints/${id}/strike-out\\?entry=2">Bring the record back`))
    for (const command of ['acknowledge', 'correct?entry=1', 'strike-out?entry=1']) assert.equal((await manager.get(`/complaints/${id}/${command}`)).location, `/complaints/${id}`, command)
  })

  test('a team manager may not strike out', async () => {
    const web = await complaintsWeb()
    const id = await web.record()
    await web.command(id, { type: 'allocate', on: isoDate('2026-11-18'), team: 'assessment' })
    assert.equal((await (await web.signedIn('team-manager')).get(`/complaints/${id}/strike-out?entry=1`)).status, 403)
  })
})

describe('somebody who is known already', () => {
  test('is looked for in the form of another complaint, and is the same record in both', async () => {
    const web = await complaintsWeb()
    await web.record()
    const second = await web.record({ details: {} }, [])
    const manager = await web.signedIn()
    const at = `/complaints/${second}/record-details?part=complainant`
    const form = await manager.get(at)
    const sent = (more: Readonly<Record<string, string>>) => ({
      commandId: /name="commandId" value="([^"]*)"/.exec(form.html)?.[1] ?? '', expectedSeq: '1', part: 'complainant', who: 'same', 'complainant-1-type': 'parent', ...more,
    })
    const looked = await manager.post(`/complaints/${second}/record-details`, sent({ 'complainant-1-familyName': 'Marsh', 'complainant-1-givenName': 'Ada', go: 'find-complainant-1' }))
    assert.match(textOf(looked.html), /Is it somebody who is known already\? .*Ada Marsh 01632 960001 · 1 complaint or entry Somebody new/)
    assert.doesNotMatch(textOf(looked.html), /There is a problem/)
    const saved = await manager.post(`/complaints/${second}/record-details`, sent({ 'complainant-1-familyName': 'Marsh', 'complainant-1-known': 'person-ada', 'complainant-1-email': 'ada@example.org' }))
    assert.match(saved.location, /recorded=2/)
    const event = web.eventsOf(second).at(-1)
    assert.deepEqual(event?.type === 'DetailsRecorded' && event.details.complainants, [{ type: 'parent', personId: 'person-ada' }])
    assert.match(textOf((await manager.get(`/complaints/${second}`)).html), /Ada Marsh Complainant: Parent .*ada@example\.org.*1 other complaint by this person/)
  })
})
