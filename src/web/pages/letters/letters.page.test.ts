import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { complaintsWeb } from '../../../../test/page-fixtures/complaints-web.ts'
import { SETTINGS } from '../../../../test/support/builders.ts'
import { TEST_AUTHORITY, textOf, type Visitor } from '../../../../test/support/web.ts'
import { wholeOf } from '../../../application/access/sight.ts'
import { pdfText } from '../../../documents/text/pdf-text.ts'
import { tellLetters } from '../../../application/letters/tell-letters.ts'
import type { PersonId } from '../../../domain/complaint/basics.ts'
import { isoDate } from '../../../domain/calendar/iso-date.ts'

const hidden = (html: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? ''
const bodyOf = (html: string) => (/<textarea[^>]*id="body"[^>]*>\n?([\s\S]*?)<\/textarea>/.exec(html)?.[1] ?? '').replaceAll('&#39;', "'").replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
const ids = (html: string) => ({ commandId: hidden(html, 'commandId'), expectedSeq: hidden(html, 'expectedSeq') })
const TODAY = { 'on-day': '23', 'on-month': '11', 'on-year': '2026' }
const listOf = (at: string) => at.slice(0, at.lastIndexOf('/'))
const MUM = 'person-ada' as PersonId

/** A complaint of Friday 20 November with its letters, as the complaints manager. */
async function writing(check: 'nobody' | 'second-person' = 'nobody', contact: Readonly<{ email?: string; telephone?: string; address?: string }> = { telephone: '01632 960001' }) {
  const web = await complaintsWeb()
  web.memory.useSettings(TEST_AUTHORITY.authorityId, { ...SETTINGS, letterCheck: check })
  const id = await web.record({ on: isoDate('2026-11-20'), reachedTeamOn: isoDate('2026-11-20') }, [
    { personId: MUM, details: { givenName: 'Ada', familyName: 'Marsh', contact } }, { personId: 'person-kit' as PersonId, details: { givenName: 'Kit', familyName: 'Marsh' } },
  ])
  const manager = await web.signedIn('complaints-manager')
  const letters = `/complaints/${id}/letters`
  /** Begins a letter of a rule and gives its address. */
  const begin = async (visitor: Visitor, rule: string, fields: Readonly<Record<string, string>> = {}) => {
    const { html } = await visitor.get(`${letters}/new?rule=${rule}`)
    const template = /<option value="([^"]+)" selected>/.exec(html)?.[1] ?? ''
    const given = { ...ids(html), letterId: hidden(html, 'letterId'), rule, to: MUM, reader: 'adult', template, ...fields }
    const answer = await visitor.post(`${letters}/new`, given)
    assert.equal(answer.status, 303, textOf(answer.html))
    return { at: `${letters}/${given.letterId}`, given }
  }
  const finish = async (visitor: Visitor, at: string, change: (body: string) => string = (body) => body) => {
    const { html } = await visitor.get(at)
    return visitor.post(`${at}/finish`, { ...ids(html), seen: hidden(html, 'seen'), body: change(bodyOf(html)) })
  }
  const step = async (visitor: Visitor, at: string, name: string, fields: Readonly<Record<string, string>> = {}) => {
    const { html } = await visitor.get(at)
    return visitor.post(`${at}/${name}`, { ...ids(html), ...fields })
  }
  const send = async (visitor: Visitor, at: string, fields: Readonly<Record<string, string>> = {}) => {
    const { html } = await visitor.get(`${at}/send`)
    return visitor.post(`${at}/send`, { ...ids(html), by: 'by-hand', ...TODAY, also: 'yes', ...fields })
  }
  return { web, id, manager, letters, begin, finish, step, send }
}

describe('The letters of a complaint', () => {
  test('say which letters the procedure owes, and by when', async () => {
    const { manager, letters, id } = await writing()
    const words = textOf((await manager.get(letters)).html)
    assert.match(words, /Acknowledgement Owed 25 November 2026/)
    assert.match(words, /Stage 1 answer Owed 4 December 2026/)
    assert.match((await manager.get(`/complaints/${id}`)).html, new RegExp(`href="${letters}"`))
    assert.match(textOf((await manager.get(`/complaints/${id}/stages/stage-1`)).html), /Acknowledgement Owed by 25 November 2026/)
  })

  test('say that they are late once their day is over, there and on the page of the complaint', async () => {
    const web = await complaintsWeb()
    const id = await web.record({ on: isoDate('2026-11-02') }, [{ personId: MUM, details: { givenName: 'Ada', familyName: 'Marsh', contact: {} } }, { personId: 'person-kit' as PersonId, details: { givenName: 'Kit', familyName: 'Marsh' } }])
    const manager = await web.signedIn('complaints-manager')
    assert.match(textOf((await manager.get(`/complaints/${id}/letters`)).html), /Stage 1 answer Owed, late 16 November 2026/)
    assert.match(textOf((await manager.get(`/complaints/${id}`)).html), /Stage 1 answer Owed, late by 16 November 2026/)
  })

  test('stand in the timeline by what they are called, and by no id or code', async () => {
    const { web, id, manager, begin, finish } = await writing()
    await begin(manager, 'acknowledgement')
    const [drafted] = web.eventsOf(id).filter(({ type }) => type === 'LetterDrafted')
    const template = drafted?.type === 'LetterDrafted' ? drafted.template ?? '' : ''
    const { html } = await manager.get(`/complaints/${id}`)
    assert.match(textOf(html), /Letter begun [^.]*Which letter is it Acknowledgement To whom/)
    assert.ok(template.length > 10 && !textOf(html).includes(template))
    // Several letters of a complaint are told apart, in the timeline and by subject.
    const { at } = await begin(manager, 'stage-1-answer')
    await finish(manager, at)
    const words = textOf((await manager.get(`/complaints/${id}`)).html)
    assert.match(words, /Letters 2 open, 3 entries Open Acknowledgement, to Ada Marsh Stage 1 answer, to Ada Marsh/)
    assert.match(words, /Letter finished [^.]*Which letter Stage 1 answer, to Ada Marsh/)
  })

  test('begin from a template that is filled in from the complaint, with the names and points as they were typed', async () => {
    const { manager, begin } = await writing()
    const { at } = await begin(manager, 'acknowledgement')
    const { html } = await manager.get(at)
    assert.match(bodyOf(html), /Dear Ada Marsh[\s\S]*2026-0001[\s\S]*- Calls are not returned\.[\s\S]*\(\(must: days\)\)\nWe received your complaint on Friday 20 November 2026\. You should have our answer by Friday 4 December 2026/)
    assert.doesNotMatch(textOf(html), /Missing/)
  })

  test('are finished, sent and recorded with the acknowledgement in one step, and owed no more', async () => {
    const { web, id, manager, letters, begin, finish, send } = await writing()
    const { at } = await begin(manager, 'acknowledgement')
    assert.equal((await finish(manager, at)).status, 303)
    assert.equal((await send(manager, at)).status, 303)
    assert.deepEqual(web.eventsOf(id).map(({ type }) => type).slice(-4), ['LetterFinished', 'LetterSent', 'DocumentFiled', 'ComplaintAcknowledged'])
    const words = textOf((await manager.get(letters)).html)
    assert.doesNotMatch(words, /Acknowledgement Owed/)
    assert.match(words, /Acknowledgement Ada Marsh Sent Sent 23 November 2026: Given by hand/)
    assert.match(textOf((await manager.get(at)).html), /Dear Ada Marsh/)
    assert.doesNotMatch((await manager.get(at)).html, /name="body"/)
  })

  test('lacking what the law requires are held, and go only with a reason that stays on record', async () => {
    const { web, id, manager, begin, finish, step, send } = await writing()
    const { at } = await begin(manager, 'stage-1-answer')
    assert.match(textOf((await manager.get(at)).html), /A finding on each point Missing/)
    await finish(manager, at)
    assert.match(textOf((await manager.get(at)).html), /Stage 1 answer Held/)
    assert.match(textOf((await send(manager, at)).html), /The letter is held/)
    assert.match(textOf((await step(manager, at, 'release')).html), /Enter/)
    assert.equal((await step(manager, at, 'release', { reason: 'The findings were told face to face.' })).status, 303)
    assert.equal((await send(manager, at)).status, 303)
    assert.ok(web.eventsOf(id).some(({ type }) => type === 'LetterSent'))
    assert.deepEqual(web.eventsOf(id).filter(({ type }) => type === 'LetterFinished').map((event) => 'isHeld' in event && event.isHeld), [true])
  })

  test('wait for a second person where the authority wants one, who is not whoever wrote them', async () => {
    const { web, manager, begin, finish, step, send, id } = await writing('second-person')
    const officer = await web.signedIn('complaints-officer')
    const { at } = await begin(manager, 'acknowledgement')
    await finish(manager, at)
    assert.match(textOf((await manager.get(at)).html), /A colleague checks it before it goes/)
    assert.match(textOf((await send(manager, at)).html), /Somebody else has to check the letter/)
    assert.match(textOf((await step(manager, at, 'check')).html), /Whoever finished the letter does not check it/)
    assert.equal((await step(officer, at, 'send-back', { reasons: 'The name is wrong.' })).status, 303)
    assert.match(textOf((await manager.get(at)).html), /Sent back on 23 November 2026: The name is wrong\./)
    await finish(manager, at)
    assert.equal((await step(officer, at, 'check')).status, 303)
    assert.equal((await send(manager, at)).status, 303)
    // What was checked is what was sent: finishing again would ask for another check.
    assert.deepEqual(web.eventsOf(id).map(({ type }) => type).slice(-4), ['LetterChecked', 'LetterSent', 'DocumentFiled', 'ComplaintAcknowledged'])
  })

  test('go as they were finished and checked: what somebody saves afterwards waits until it is finished and checked too', async () => {
    const { web, manager, begin, finish, step, send } = await writing('second-person')
    const officer = await web.signedIn('complaints-officer')
    const { at } = await begin(manager, 'acknowledgement')
    await finish(manager, at)
    assert.equal((await step(officer, at, 'check')).status, 303)
    const { html } = await manager.get(at)
    assert.equal((await manager.post(`${at}/save`, { ...ids(html), seen: hidden(html, 'seen'), body: `${bodyOf(html)}\n\nNobody has checked this.` })).status, 303)
    const words = async () => textOf((await manager.get(`${at}/letter.html`)).html)
    assert.doesNotMatch(await words(), /Nobody has checked this/)
    const page = textOf((await officer.get(at)).html)
    assert.match(page, /What was saved since it was finished does not go/)
    assert.match(page, /As it would be printed Dear Ada Marsh(?![^]*As it would be printed)/)
    assert.equal((await send(manager, at)).status, 303)
    assert.match(await words(), /Dear Ada Marsh/)
    assert.doesNotMatch(await words(), /Nobody has checked this/)
    assert.doesNotMatch(textOf((await manager.get(at)).html), /What was saved since|Nobody has checked this/)
  })

  test('wait for nobody where nobody else is there to check', async () => {
    const { web, manager, begin, finish, send } = await writing('second-person')
    const kept = web.memory.kept(TEST_AUTHORITY.authorityId)
    kept.users = kept.users.filter(({ role }) => role === 'complaints-manager')
    const { at } = await begin(manager, 'acknowledgement')
    await finish(manager, at)
    assert.equal((await send(manager, at)).status, 303)
  })

  test('of second class on the last day are warned about: the post would bring them late', async () => {
    const { web, id, manager, begin, finish, send } = await writing()
    const { at } = await begin(manager, 'acknowledgement')
    await finish(manager, at)
    const warned = await send(manager, at, { by: 'second-class' })
    assert.equal(warned.status, 422)
    assert.match(textOf(warned.html), /It reaches them after the day by which they have to be told/)
    assert.equal((await send(manager, at, { by: 'second-class', accept: 'letter-arrives-late' })).status, 303)
    assert.deepEqual(web.eventsOf(id).filter(({ type }) => type === 'LetterSent').map((event) => 'arrivesOn' in event && event.arrivesOn), ['2026-11-27'])
  })

  test('that GOV.UK Notify prints count as there when the post brings them: late ones are warned about, and nobody is taken to be told the day they were handed over', async () => {
    const { web, id, manager, begin, finish, send } = await writing('nobody', { address: '1 Hill Street' })
    const { at } = await begin(manager, 'acknowledgement')
    await finish(manager, at)
    assert.match(textOf((await manager.get(`${at}/send`)).html), /Letter by GOV\.UK Notify It goes to 1 Hill Street\. Sent today, it counts as there on 30 November 2026\./)
    assert.match(textOf((await send(manager, at, { by: 'notify-letter' })).html), /It reaches them after the day by which they have to be told/)
    assert.equal((await send(manager, at, { by: 'notify-letter', accept: 'letter-arrives-late' })).status, 303)
    const { rows: [row] } = await web.services.store.read(wholeOf(TEST_AUTHORITY.authorityId), (reads) => reads.outbox({ limit: 9 }))
    assert.ok(row)
    await web.services.store.write(wholeOf(TEST_AUTHORITY.authorityId), (tx) => tellLetters(web.services)(tx, { ...row, state: 'sent' }, web.services.clock.now()))
    assert.deepEqual(web.eventsOf(id).filter(({ type }) => type === 'LetterSent').map((event) => 'arrivesOn' in event && event.arrivesOn), ['2026-11-30'])
  })

  test('about an extension move the clock once they reach the complainant', async () => {
    const { web, id, manager, begin, finish, send, letters } = await writing()
    await web.command(id, { type: 'extend-stage-one', on: isoDate('2026-11-23'), ground: 'complex', untilWorkingDays: 20, reason: { words: 'A worker is away.' } }, ['extension-not-told'])
    const stage = async () => textOf((await manager.get(`/complaints/${id}`)).html)
    assert.match(await stage(), /4 December 2026/)
    assert.match(textOf((await manager.get(letters)).html), /Extension of stage 1 Owed 4 December 2026/)
    const { at } = await begin(manager, 'stage-1-extension')
    await finish(manager, at, (body) => body.replace('((new date))', 'Friday 18 December 2026'))
    assert.equal((await send(manager, at)).status, 303)
    assert.match(await stage(), /18 December 2026/)
  })

  test('to somebody who needs to be told by telephone are told, and not sent', async () => {
    const { web, id, manager, begin, finish, send } = await writing()
    await web.command(id, { type: 'record-letter-needs', on: isoDate('2026-11-23'), person: { personId: MUM }, needs: ['telephone-instead'] })
    const { at } = await begin(manager, 'acknowledgement')
    await finish(manager, at)
    const page = await manager.get(`${at}/send`)
    assert.match(textOf(page.html), /They need to be told by telephone instead/)
    assert.match(textOf((await send(manager, at, { by: 'first-class' })).html), /They need to be told by telephone instead of written to/)
    assert.equal((await send(manager, at, { by: 'told' })).status, 303)
  })

  test('two people write at once: the second sees both texts, and neither is lost', async () => {
    const { web, manager, begin } = await writing()
    const officer = await web.signedIn('complaints-officer')
    const { at } = await begin(manager, 'acknowledgement')
    const { html } = await manager.get(at)
    const seen = hidden(html, 'seen')
    assert.equal((await manager.post(`${at}/save`, { ...ids(html), seen, body: 'Mine.' })).status, 303)
    const late = await officer.post(`${at}/save`, { ...ids(html), seen, body: 'Theirs.' })
    assert.equal(late.status, 422)
    assert.match(textOf(late.html), /Somebody else has changed the draft[\s\S]*Theirs\.[\s\S]*Mine\./)
    // The form that comes back saves over what is there now.
    assert.equal((await officer.post(`${at}/save`, { ...ids(late.html), seen: hidden(late.html, 'seen'), body: 'Both.' })).status, 303)
    assert.equal(bodyOf((await manager.get(at)).html), 'Both.')
  })

  test('pressed twice are one letter, one finishing and one sending', async () => {
    const { web, id, manager, begin, letters, finish } = await writing()
    const { at, given } = await begin(manager, 'acknowledgement')
    assert.equal((await manager.post(`${letters}/new`, given)).status, 303)
    await finish(manager, at)
    const { html } = await manager.get(`${at}/send`)
    const form = { ...ids(html), by: 'by-hand', ...TODAY, also: 'yes' }
    assert.equal((await manager.post(`${at}/send`, form)).status, 303)
    assert.equal((await manager.post(`${at}/send`, form)).status, 303)
    const types = web.eventsOf(id).map(({ type }) => type)
    for (const type of ['LetterDrafted', 'LetterSent', 'ComplaintAcknowledged']) assert.equal(types.filter((one) => one === type).length, 1, type)
  })

  test('hostile text is refused with its line, and what is harmless is printed as it was typed', async () => {
    const { manager, begin, finish } = await writing()
    const { at } = await begin(manager, 'acknowledgement')
    const refused = await finish(manager, at, (body) => `${body}\n\u202Eevil`)
    assert.equal(refused.status, 422)
    assert.match(textOf(refused.html), /Line \d+: a character that no letter may hold \(U\+202E\)/)
    await finish(manager, at, (body) => `${body}\n<script>alert(1)</script> #eval("x") {{ 7*7 }}`)
    const { html } = await manager.get(at)
    assert.match(html, /&lt;script&gt;alert\(1\)&lt;\/script&gt; #eval\(&quot;x&quot;\) \{\{ 7\*7 \}\}/)
    assert.doesNotMatch(html, /<script>alert/)
  })

  test('come as PDF/UA, Word and HTML, marked as a draft until they are finished', async () => {
    const { manager, begin, finish } = await writing()
    const { at } = await begin(manager, 'acknowledgement')
    assert.match((await manager.get(`${at}/letter.html`)).html, /Draft: not to be sent/)
    await finish(manager, at)
    const [pdf, docx, html] = [await manager.get(`${at}/letter.pdf`), await manager.get(`${at}/letter.docx`), await manager.get(`${at}/letter.html`)]
    assert.match(pdf.html, /^%PDF-1\.[\s\S]*pdfuaid/)
    assert.match(docx.html, /^PK/)
    assert.doesNotMatch(html.html, /Draft: not to be sent/)
    for (const { headers } of [pdf, docx, html]) assert.match(String(headers['content-disposition']), /^attachment; filename="letter-2026-0001\./)
  })

  test('are not there for who may not see the complaint, nor to be written by who may only read', async () => {
    const { web, manager, begin, letters } = await writing()
    const { at } = await begin(manager, 'acknowledgement')
    for (const role of ['reader', 'administrator', 'director', 'team-manager'] as const) {
      const somebody = await web.signedIn(role)
      assert.ok([403, 404].includes((await somebody.get(letters)).status), role)
      assert.ok([403, 404].includes((await somebody.get(`${at}/letter.pdf`)).status), role)
    }
    const auditor = await web.signedIn('auditor')
    assert.equal((await auditor.get(letters)).status, 200)
    assert.doesNotMatch((await auditor.get(at)).html, /name="body"/)
    assert.equal((await auditor.post(`${at}/save`, { body: 'x' })).status, 403)
  })

  test('are not printed whole between the entries of the complaint: their words are folded there', async () => {
    const { id, manager, begin, finish } = await writing()
    const { at } = await begin(manager, 'acknowledgement')
    await finish(manager, at)
    const { html } = await manager.get(`/complaints/${id}`)
    assert.match(html, /<details[^>]*><summary[^>]*><span[^>]*>Show all of it<span[^>]*>: [^<]+<\/span><\/span><\/summary><div[^>]*>[^<]*Dear Ada Marsh/)
  })

  test('go by e-mail through the outbox with the event that says so, once, and what becomes of them stands on the complaint', async () => {
    const { web, id, manager, letters, begin, finish } = await writing('nobody', { email: 'ada@example.org' })
    const { at } = await begin(manager, 'acknowledgement')
    await finish(manager, at)
    const { html } = await manager.get(`${at}/send`)
    assert.match(textOf(html), /E-mail It goes to ada@example\.org\./)
    const form = { ...ids(html), by: 'email', ...TODAY }
    assert.equal((await manager.post(`${at}/send`, form)).status, 303)
    assert.equal((await manager.post(`${at}/send`, form)).status, 303)
    const kept = web.memory.kept(TEST_AUTHORITY.authorityId)
    const rows = await web.services.store.read(wholeOf(TEST_AUTHORITY.authorityId), (reads) => reads.outbox({ limit: 9 }))
    assert.equal(rows.total, 1)
    const content = await web.services.store.read(wholeOf(TEST_AUTHORITY.authorityId), (reads) => reads.outboxContent(rows.rows[0]?.messageId ?? ''))
    assert.deepEqual([content?.to, content?.subject, content?.attachments.length], ['ada@example.org', 'Testshire: 2026-0001', 1])
    assert.match(content?.text ?? '', /Dear Ada Marsh[\s\S]*- Calls are not returned\./)
    assert.equal(kept.letterDrafts.size, 0)
    assert.match(textOf((await manager.get(letters)).html), /Acknowledgement On its way/)
    const row = rows.rows[0]
    assert.ok(row)
    const tell = (state: 'queued' | 'may-have-been-sent' | 'sent' | 'failed') => web.services.store.write(wholeOf(TEST_AUTHORITY.authorityId), (tx) => tellLetters(web.services)(tx, { ...row, state, lastFailure: 'bounced' }, web.services.clock.now()))
    await tell('may-have-been-sent')
    assert.match(textOf((await manager.get(letters)).html), /Acknowledgement May have been sent/)
    await tell('queued')
    assert.match(textOf((await manager.get(letters)).html), /Acknowledgement On its way/, 'somebody wanted it sent again')
    await tell('sent')
    await tell('sent')
    assert.equal(web.eventsOf(id).filter(({ type }) => type === 'LetterSent').length, 1)
    await tell('failed')
    assert.match(textOf((await manager.get(letters)).html), /Acknowledgement Not delivered/)
  })

  test('of a complaint in which nobody is known by name lead to where somebody is named', async () => {
    const web = await complaintsWeb()
    const id = await web.record({ on: isoDate('2026-11-20'), reachedTeamOn: isoDate('2026-11-20'), details: {} }, [])
    const { html } = await (await web.signedIn('complaints-manager')).get(`/complaints/${id}/letters/new?rule=acknowledgement`)
    assert.match(textOf(html), /Nobody of this complaint is known by name yet/)
    assert.match(html, new RegExp(`href="/complaints/${id}/record-details\\?part=complainant"[^>]*>Say who complains<`))
  })

  test('that nobody owes stand on the complaint while somebody has to decide about them, and not otherwise', async () => {
    const { web, id, manager, begin, finish, send } = await writing('nobody', { email: 'ada@example.org' })
    const onComplaint = async () => /Another letter, to Ada Marsh<\/a> <strong[^>]*>([^<]+)/.exec((await manager.get(`/complaints/${id}`)).html)?.[1] ?? 'not there'
    const { at } = await begin(manager, '')
    await finish(manager, at, () => 'We need a little longer.')
    assert.equal(await onComplaint(), 'not there')
    await send(manager, at, { by: 'email' })
    assert.equal(await onComplaint(), 'not there')
    const { rows: [row] } = await web.services.store.read(wholeOf(TEST_AUTHORITY.authorityId), (reads) => reads.outbox({ limit: 9 }))
    assert.ok(row)
    const tell = (state: 'may-have-been-sent' | 'sent' | 'failed') => web.services.store.write(wholeOf(TEST_AUTHORITY.authorityId), (tx) => tellLetters(web.services)(tx, { ...row, state, lastFailure: 'bounced' }, web.services.clock.now()))
    await tell('may-have-been-sent')
    assert.equal(await onComplaint(), 'May have been sent')
    await tell('sent')
    assert.equal(await onComplaint(), 'not there')
    await tell('failed')
    assert.equal(await onComplaint(), 'Not delivered')
  })

  test('are refused to an address that is not there or is protected, with what to do', async () => {
    const { web, id, manager, begin, finish, send } = await writing('nobody', { email: 'ada@example.org' })
    const { at } = await begin(manager, 'acknowledgement')
    await finish(manager, at)
    assert.match(textOf((await send(manager, at, { by: 'notify-text' })).html), /There is no address for this on record\. Add it/)
    await web.services.store.write(wholeOf(TEST_AUTHORITY.authorityId), (tx) => tx.people.contacts.protect(MUM, ['email'], 'fled', { recordedBy: 'test', recordedAt: '2026-11-23T09:00:00.000Z' }))
    const page = await send(manager, at, { by: 'email' })
    assert.match(textOf(page.html), /Their address for this is protected/)
    assert.doesNotMatch(page.html, /ada@example\.org/)
    assert.equal(web.eventsOf(id).some(({ type }) => type === 'LetterQueued'), false)
  })

  test('say before they go which characters the PDF cannot print, and tell whoever reads the PDF what to do', async () => {
    const { manager, begin, finish } = await writing()
    const { at } = await begin(manager, 'acknowledgement')
    assert.doesNotMatch(textOf((await manager.get(at)).html), /The PDF cannot print/)
    await finish(manager, at, (body) => body.replace('Dear Ada Marsh', 'Dear Ada Marsh (أدا)'))
    for (const page of [at, `${at}/send`]) assert.match(textOf((await manager.get(page)).html), /The PDF cannot print U\+0623 \(Arabic\), U\+062F \(Arabic\), U\+0627 \(Arabic\): \[\?\] stands in their place/)
    const words = await pdfText((await manager.get(`${at}/letter.pdf`)).bytes, 9_000) ?? ''
    assert.match(words, /Dear Ada Marsh \(\[\?\]\)[^]*there are words that could not be printed here\. Please ask us/)
    assert.doesNotMatch(words, /U\+06|web page/)
  })

  test('never carry a protected address: not on their page, in no file of them, and not where they are sent', async () => {
    const { web, manager, begin, finish } = await writing('nobody', { address: '7 Refuge Row, Testshire', email: 'ada@example.org' })
    const { at } = await begin(manager, 'acknowledgement')
    await finish(manager, at)
    const files = async () => Promise.all(['letter.pdf', 'letter.html', 'letter.docx'].map(async (name) => (await manager.get(`${at}/${name}`)).bytes))
    const words = async () => { const [pdf, html] = await files(); return `${await pdfText(pdf ?? Buffer.of(), 9_000) ?? ''} ${html?.toString() ?? ''}` }
    assert.match(await words(), /7 Refuge Row/)
    await web.services.store.write(wholeOf(TEST_AUTHORITY.authorityId), (tx) => tx.people.contacts.protect(MUM, ['address', 'email'], 'fled', { recordedBy: 'test', recordedAt: '2026-11-23T09:00:00.000Z' }))
    for (const shown of [await words(), (await manager.get(at)).html, (await manager.get(`${at}/send`)).html, (await manager.get(listOf(at))).html]) assert.doesNotMatch(shown, /Refuge Row|ada@example/)
    assert.match(textOf((await manager.get(`${at}/send`)).html), /Their postal address is protected: open it with a reason/)
  })

  test('to two people of one household are two letters, each to its own, and the step is recorded once', async () => {
    const { web, id, manager, letters: list, begin, finish, send } = await writing('nobody', { address: '1 Hill Street' })
    const { at: first } = await begin(manager, 'acknowledgement')
    const { at: second } = await begin(manager, 'acknowledgement', { to: 'person-kit', reader: 'child' })
    for (const at of [first, second]) { await finish(manager, at); assert.equal((await send(manager, at, { by: 'first-class' })).status, 303) }
    assert.equal(web.eventsOf(id).filter(({ type }) => type === 'ComplaintAcknowledged').length, 1)
    assert.match(textOf((await manager.get(list)).html), /Acknowledgement Ada Marsh Sent[^]*Acknowledgement Kit Marsh Sent|Acknowledgement Kit Marsh Sent[^]*Acknowledgement Ada Marsh Sent/)
    assert.match(textOf((await manager.get(`${second}/letter.html`)).html), /Dear Kit/)
  })

  test('held and released by two people in the same second are released once, with one reason; the other is told', async () => {
    const { web, id, manager, begin, finish } = await writing()
    const officer = await web.signedIn('complaints-officer')
    const { at } = await begin(manager, 'stage-1-answer')
    await finish(manager, at)
    const [one, other] = [await manager.get(at), await officer.get(at)]
    const answers = await Promise.all([manager.post(`${at}/release`, { ...ids(one.html), reason: 'Told face to face.' }), officer.post(`${at}/release`, { ...ids(other.html), reason: 'It was agreed.' })])
    assert.deepEqual(answers.map(({ status }) => status).toSorted((a, b) => a - b), [303, 422])
    assert.match(answers.map(({ html }) => textOf(html)).join(), /Somebody has changed the complaint since this page was drawn/)
    assert.equal(web.eventsOf(id).filter(({ type }) => type === 'LetterReleased').length, 1)
  })

  test('of a million characters are refused with how long they may be, and what was typed comes back', async () => {
    const { manager, begin, finish } = await writing()
    const { at } = await begin(manager, 'acknowledgement')
    const { html } = await manager.get(at)
    const saved = await manager.post(`${at}/save`, { ...ids(html), seen: hidden(html, 'seen'), body: 'word '.repeat(200_000) })
    assert.equal(saved.status, 422)
    assert.match(textOf(saved.html), /longer than 60,000 characters/)
    assert.equal((await finish(manager, at, () => 'word '.repeat(200_000))).status, 422)
  })

  test('set aside are not sent, and their draft goes', async () => {
    const { web, manager, begin, step } = await writing()
    const { at } = await begin(manager, 'acknowledgement')
    assert.equal((await step(manager, at, 'set-aside', { because: 'wrong' })).status, 303)
    assert.equal(web.memory.kept(TEST_AUTHORITY.authorityId).letterDrafts.size, 0)
    assert.match(textOf((await manager.get(at)).html), /Set aside/)
  })
})
