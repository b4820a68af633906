import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { tmpdir } from 'node:os'
import { Readable } from 'node:stream'
import { describe, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { unzipSync } from 'fflate'
import { actorOf, complaintsWeb, A_COMPLAINT } from '../../../../test/page-fixtures/complaints-web.ts'
import { isInstalled } from '../../../../test/support/files.ts'
import { mimeText, receptionOf } from '../../../../test/support/mail.ts'
import { textOf, TEST_AUTHORITY } from '../../../../test/support/web.ts'
import { fileMessage, undoFiling } from '../../../application/messages/file-message.ts'
import type { PersonId } from '../../../domain/complaint/events.ts'
import { receiveMessage } from '../../../mail/received/receive-message.ts'

const WANDA = '11111111-1111-4111-8111-111111111111' as PersonId
const KIT = '22222222-2222-4222-8222-222222222222' as PersonId

function day(field: string, iso: string): Record<string, string> {
  const [year = '', month = '', date = ''] = iso.split('-')
  return { [`${field}-day`]: date, [`${field}-month`]: month, [`${field}-year`]: year }
}

function hidden(html: string, field: string): string {
  return new RegExp(`name="${field}" value="([^"]*)"`).exec(html)?.[1] ?? ''
}

type Fields = Readonly<Record<string, string | readonly string[]>>

/** A complaint of Wanda about Kit, with what other people said in it, and Wanda's request, opened by the data protection officer. */
async function opened() {
  const web = await complaintsWeb()
  const complaintId = await web.record({
    said: { words: 'My neighbour Zebedee Quince saw Kit outside at 9. Mr\nQuince told me. <script>alert(1)</script> مريم 😀 She lives at 9 Secret Close now.' },
    details: { ...A_COMPLAINT.details, complainants: [{ personId: WANDA, type: 'parent' }], children: [{ personId: KIT, careStatus: 'child-in-need', disability: 'no' }] },
  }, [
    { personId: WANDA, details: { givenName: 'Wanda', familyName: 'Testperson', contact: { address: '1 Hidden Lane, Testford' } } },
    { personId: KIT, details: { givenName: 'Kit', familyName: 'Testperson', contact: { address: '9 Secret Close' } } },
  ])
  await web.file(complaintId, { name: 'school report.pdf', bytes: Buffer.from('%PDF-1.4') }, { isSensitive: true })
  const officer = await web.signedIn('data-protection-officer')
  const send = async (at: string, fields: Fields, who = officer, from = at) => {
    const { html } = await who.get(from)
    return who.post(at, { entryId: hidden(html, 'entryId'), commandId: hidden(html, 'commandId'), seq: hidden(html, 'seq'), version: hidden(html, 'version'), next: hidden(html, 'next'), isText: hidden(html, 'isText'), ...fields })
  }
  const { location } = await send(`/rights/new?person=${WANDA}`, { right: 'access', asked: 'themselves', person: WANDA, ...day('on', '2026-11-20') })
  await send(`${location}/steps/confirm-identity`, { how: 'known-to-us', ...day('on', '2026-11-20') })
  const review = `${location}/review`
  const itemOf = async (title: RegExp) => {
    const { html } = await officer.get(review)
    return [...html.matchAll(/<a class="govuk-link heard-words" href="([^"]+)">([^<]+)</g)].find(([, , text = '']) => title.test(text))?.[1] ?? ''
  }
  /** Begins to make the file, and waits as the page does that asks again by itself. */
  const make = async (fields: Fields, who = officer) => {
    const sent = await send(`${review}/make`, fields, who, review)
    if (sent.location !== `${review}/making`) return sent
    for (;;) {
      const page = await who.get(`${review}/making`)
      if (page.status !== 200) return page
      await wait(50)
    }
  }
  return { ...web, officer, complaintId, send, make, location, review, itemOf, id: location.split('/').at(-1) ?? '' }
}

const SAID = /^Complaint received: what was said|^Received: |said/i

describe('The review of what is held on somebody', () => {
  test('has every text, what was recorded, and their own details, and nothing is decided by itself', async () => {
    const { officer, review } = await opened()
    const page = textOf((await officer.get(review)).html)
    assert.match(page, /Name and contact details, version 1/)
    assert.match(page, /What was recorded/)
    assert.match(page, /Document: a report, 23 November 2026|Document: a report/)
    assert.match(page, /Wait to be decided \d+, \d+ of them with something proposed Given 0 Given in part 0 Withheld 0/)
    assert.doesNotMatch(page, /To whom is it given/)
  })

  test('lists each document with its name, and says that it is given apart', async () => {
    const { officer, itemOf } = await opened()
    const page = textOf((await officer.get(await itemOf(/^Document:/))).html)
    assert.match(page, /File school report\.pdf Marked OFFICIAL-SENSITIVE The document itself is given apart from this file/)
    assert.doesNotMatch(page, /Give it without some passages/)
  })

  test('has the words of each e-mail that stands on their complaint, and none that only stood there by mistake', async () => {
    const web = await opened()
    let uid = 0
    const receive = async (text: string) => {
      const got = await receiveMessage(receptionOf(web, { fileStore: web.deps.fileStore }), TEST_AUTHORITY.authorityId, {
        at: { mailbox: 'complaints', uidValidity: 1, uid: uid += 1 }, arrivedAt: web.services.clock.now(), bytes: Readable.from([Buffer.from(mimeText({ text }))]),
        state: { mailbox: 'complaints', uidValidity: 1, lastUid: uid, lookedAt: null, failingSince: null, failure: null, attempts: 0, nextAt: null },
      })
      return got.kind === 'received' ? got.messageId : ''
    }
    const step = (messageId: string) => ({ messageId, expectedSeq: web.seqOf(messageId), commandId: web.services.ids.next() })
    const manager = actorOf('complaints-manager')
    const [theirs, others] = [await receive('Nobody rang Wanda back.'), await receive('Of another family altogether.')]
    for (const messageId of [theirs, others]) assert.equal((await fileMessage(web.services, manager, { ...step(messageId), to: { kind: 'complaint', streamId: web.complaintId } })).kind, 'done')
    assert.equal((await undoFiling(web.services, manager, { ...step(others), reason: 'It is about the Quinces' })).kind, 'done')
    const page = await web.officer.get(await web.itemOf(/^E-mail received: words/))
    assert.match(textOf(page.html), /Nobody rang Wanda back\./)
    assert.equal((await web.officer.get(web.review)).html.match(/E-mail received: words/g)?.length, 1)
  })

  test('takes out a passage that is typed, refuses one that is not there, and asks why', async () => {
    const { officer, itemOf, send, review } = await opened()
    const item = await itemOf(SAID)
    assert.notEqual(item, '')
    assert.match(textOf((await send(item, { choice: 'redact', head: 'third-party', passages: 'Not In Here' })).html), /“Not In Here” does not stand in this text/)
    assert.match(textOf((await send(item, { choice: 'withhold' })).html), /Say why it is withheld/)
    assert.equal((await send(item, { choice: 'redact', head: 'third-party', proposed: ['Kit'], passages: 'Zebedee Quince\nMr Quince' })).location, review)
    const shown = textOf((await officer.get(item)).html)
    assert.match(shown, /As it would be given My neighbour █████ saw █████ outside at 9\. █████ told me/)
  })

  test('is made only once all is decided, is given with nothing of what was taken out in any file, and is recorded', async () => {
    const { officer, itemOf, send, make, review, memory, id, location, eventsOf, complaintId, deps } = await opened()
    const item = await itemOf(SAID)
    await send(item, { choice: 'redact', head: 'third-party', proposed: ['Kit'], passages: 'Zebedee Quince\nMr Quince' })
    assert.match(textOf((await send(`${review}/make`, { to: 'Herself, by post' }, officer, review)).html), /Something still waits to be decided/)
    await send(`${review}/accept`, {}, officer, review)
    const made = await make({ to: 'Herself, by post' })
    assert.equal(made.location, location, `${made.status} ${textOf(made.html).slice(0, 600)}`)
    assert.ok(deps.traces.kept.some(({ kind, subject }) => kind === 'rights-answered' && subject?.id === WANDA))
    const files = memory.kept(TEST_AUTHORITY.authorityId).working.files.map(({ file }) => file)
    assert.deepEqual(files.map(({ name }) => name.split('.').at(-1)), ['zip', 'html', 'pdf', 'docx', 'json'])
    for (const { name, bytes } of files) {
      const texts = name.endsWith('.pdf') ? await wordsOfPdf(bytes) : /zip$|docx$/.test(name) ? Object.values(unzipSync(bytes)).map((part) => Buffer.from(part).toString('utf8')).join(' ') : Buffer.from(bytes).toString('utf8')
      assert.doesNotMatch(texts, /Zebedee|Quince/, name)
      if (/html$|docx$/.test(name)) assert.match(texts, /What we hold about you/)
    }
    const last = eventsOf(id).at(-1)
    assert.equal(last?.type, 'RightsReviewFinished')
    assert.match(textOf((await officer.get('/disclosures')).html), /Subject access file Herself, by post The person’s right of access 2026-0001/)
    assert.match(textOf((await officer.get(`/disclosures?beside=${complaintId}`)).html), /Herself, by post/)
    const link = /href="([^"]+\/files\/[^"]+)"/.exec((await officer.get(location)).html)?.[1] ?? ''
    assert.equal((await officer.get(link)).status, 200)
    if (process.env['KEEP_FILES']) for (const { name, bytes } of files) { mkdirSync('/tmp/shots-rights', { recursive: true }); writeFileSync(join('/tmp/shots-rights', name), bytes) }
  })

  test('is checked by somebody who decided nothing of it, and a change takes the check away', async () => {
    const { officer, send, review, signedIn, itemOf } = await opened()
    await send(`${review}/accept`, {}, officer, review)
    assert.match(textOf((await send(`${review}/check`, {}, officer, review)).html), /You decided some of it yourself/)
    const manager = await signedIn('complaints-manager')
    assert.equal((await send(`${review}/check`, {}, manager, review)).location, review)
    assert.match(textOf((await officer.get(review)).html), /Checked Test complaints manager/)
    await send(await itemOf(SAID), { choice: 'keep' })
    assert.match(textOf((await officer.get(review)).html), /Not by a second person yet/)
  })

  test('says who looked by day and number, what searches named them, and what is protected of somebody else is in no text', async () => {
    const { officer, review, itemOf, services, signedIn, complaintId, send, make, memory } = await opened()
    await services.store.write(actorOf('complaints-manager'), (tx) => tx.people.contacts.protect(KIT, ['address'], 'He must not know.', { recordedBy: 'x', recordedAt: '2026-11-23T09:00:00.000Z' }))
    const manager = await signedIn('complaints-manager')
    await manager.get(`/complaints/${complaintId}`)
    const { html } = await manager.get('/search')
    await manager.post('/search', { words: 'Wanda Testperson', seq: hidden(html, 'seq') })
    const looked = textOf((await officer.get(await itemOf(/^Who looked at it/))).html)
    assert.match(looked, /opened (once|\d+ times), by (one person|\d+ people).* Everybody counted here works for the authority/)
    assert.doesNotMatch(looked, /Test complaints manager/)
    const said = await officer.get(await itemOf(SAID))
    assert.match(textOf(said.html), /She lives at █████ now/)
    assert.doesNotMatch(said.html, /9 Secret Close/)
    assert.match(textOf(said.html), /Contact details that are protected are gone from it already/)
    await send(`${review}/accept`, {}, officer, review)
    await make({ to: 'Herself, by post' })
    for (const { file } of memory.kept(TEST_AUTHORITY.authorityId).working.files) assert.doesNotMatch(Buffer.from(file.bytes).toString('latin1'), /Secret Close/)
    const page = memory.kept(TEST_AUTHORITY.authorityId).working.files.find(({ file }) => file.name.endsWith('.html'))
    assert.match(textOf(Buffer.from(page?.file.bytes ?? []).toString('utf8')), /How it came ?: Email|How it came/)
  })

  test('tells a complaints manager that only the data protection officer looks at everything', async () => {
    const { officer, review, signedIn } = await opened()
    const manager = await signedIn('complaints-manager')
    assert.match(textOf((await manager.get(review)).html), /The data protection officer looks at everything that is held/)
    assert.doesNotMatch(textOf((await officer.get(review)).html), /The data protection officer looks at everything/)
  })

  test('two who decide at once lose nothing: the later one is told', async () => {
    const { send, review, itemOf, officer } = await opened()
    const item = await itemOf(SAID)
    const { html } = await officer.get(item)
    const version = hidden(html, 'version')
    await send(item, { choice: 'keep' })
    assert.match(textOf((await send(item, { choice: 'withhold', head: 'crime', version })).html), /Somebody else has changed the review/)
    assert.match(textOf((await officer.get(review)).html), /Given 1 Given in part 0 Withheld 0/)
  })
})

async function wordsOfPdf(bytes: Uint8Array): Promise<string> {
  if (!isInstalled('pdftotext')) return Buffer.from(bytes).toString('latin1')
  const path = join(tmpdir(), `review-${process.pid}.pdf`)
  writeFileSync(path, bytes)
  return execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' })
}
