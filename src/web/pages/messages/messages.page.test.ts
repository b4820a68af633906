import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { complaintsWeb } from '../../../../test/page-fixtures/complaints-web.ts'
import { type Mime, mimeText, receptionOf, REPLY_SECRETS, COMPLAINTS_AT } from '../../../../test/support/mail.ts'
import { TEST_AUTHORITY, textOf } from '../../../../test/support/web.ts'
import { replyAddressOf } from '../../../mail/received/reply-address.ts'
import { receiveMessage } from '../../../mail/received/receive-message.ts'

const PDF = Buffer.from('%PDF-1.7\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n')

async function mail() {
  const web = await complaintsWeb()
  let uid = 0
  const receive = async (mime: Mime) => {
    uid += 1
    const got = await receiveMessage(receptionOf(web, { fileStore: web.deps.fileStore }), TEST_AUTHORITY.authorityId, {
      at: { mailbox: 'complaints', uidValidity: 1, uid }, arrivedAt: web.services.clock.now(), bytes: (async function* () { yield Buffer.from(mimeText(mime)) })(),
      state: { mailbox: 'complaints', uidValidity: 1, lastUid: uid, lookedAt: null, failingSince: null, failure: null, attempts: 0, nextAt: null },
    })
    return got.kind === 'received' ? got.messageId : ''
  }
  return { ...web, receive }
}

const fields = (html: string) => ({ commandId: /name="commandId" value="([^"]+)"/.exec(html)?.[1] ?? '', expectedSeq: /name="expectedSeq" value="([^"]+)"/.exec(html)?.[1] ?? '', newId: /name="newId" value="([^"]+)"/.exec(html)?.[1] ?? '' })

describe('E-mail that came', () => {
  test('is nothing at first, and the page says what comes here', async () => {
    const { signedIn } = await mail()
    assert.match(textOf((await (await signedIn()).get('/mail')).html), /To be filed \(0\).*No e-mail waits to be filed/)
  })

  test('waits in triage with whom it is from, is read there as words alone, and is new until somebody opened it', async () => {
    const { signedIn, receive } = await mail()
    const messageId = await receive({ subject: '<script>alert(1)</script>', text: '<img src=x onerror=alert(1)> Nobody rang.', attachments: [{ name: 'a.pdf', type: 'application/pdf', bytes: PDF }] })
    const manager = await signedIn()
    assert.match(textOf((await manager.get('/mail')).html), /To be filed \(1\).*New.*Attachments: 1.*Ada Byron/)
    const { html } = await manager.get(`/mail/${messageId}`)
    assert.doesNotMatch(html, /<script>alert|<img src=x/)
    assert.match(textOf(html), /Nobody rang\..*a\.pdf.*Save the whole e-mail.*File this e-mail.*Make a new record of it/)
    assert.doesNotMatch(textOf((await manager.get('/mail')).html), /Came .* New /)
  })

  test('whose subject sounds like an automatic reply says so, since nobody has to set it aside for that', async () => {
    const { signedIn, receive } = await mail()
    const messageId = await receive({ subject: 'Automatic reply: your letter' })
    await receive({ subject: 'Your automatic door hurt my son' })
    const manager = await signedIn()
    assert.equal(textOf((await manager.get('/mail')).html).match(/sounds like an automatic reply/g)?.length, 1)
    assert.match(textOf((await manager.get(`/mail/${messageId}`)).html), /Written by Its subject sounds like an automatic reply\./)
  })

  test('is filed on the complaint whose reference is typed, is read there, and the filing is undone with a reason', async () => {
    const { signedIn, receive, record } = await mail()
    const complaintId = await record()
    const manager = await signedIn()
    const reference = /\b(\d{4}-\d{4})\b/.exec(textOf((await manager.get(`/complaints/${complaintId}`)).html))?.[1] ?? ''
    const messageId = await receive({ subject: 'About it', attachments: [{ name: 'a.pdf', type: 'application/pdf', bytes: PDF }] })
    const page = await manager.get(`/mail/${messageId}`)
    assert.match(textOf((await manager.post(`/mail/${messageId}/file`, { ...fields(page.html), reference: '1999-0001' })).html), /There is a problem.*no complaint with this reference/)
    assert.equal((await manager.post(`/mail/${messageId}/file`, { ...fields(page.html), reference: reference.toLowerCase() })).status, 303)
    assert.match(textOf((await manager.get(`/complaints/${complaintId}`)).html), /E-mail: 1/)
    assert.match(textOf((await manager.get(`/complaints/${complaintId}/mail`)).html), /About it.*Nobody rang me back.*a\.pdf/)
    const filed = await manager.get(`/mail/${messageId}`)
    assert.match(textOf((await manager.post(`/mail/${messageId}/undo`, fields(filed.html))).html), /There is a problem/)
    assert.equal((await manager.post(`/mail/${messageId}/undo`, { ...fields(filed.html), reason: 'Another family' })).location, '/mail')
    assert.match(textOf((await manager.get(`/complaints/${complaintId}/mail`)).html), /No e-mail stands on this complaint/)
    assert.match(textOf((await manager.get(`/mail/${messageId}`)).html), /Filing undone, .*Another family/)
  })

  test('is told as a reason where its subject has a reference, and is not filed by it', async () => {
    const { signedIn, receive, record } = await mail()
    const complaintId = await record()
    const manager = await signedIn()
    const reference = /\b(\d{4}-\d{4})\b/.exec(textOf((await manager.get(`/complaints/${complaintId}`)).html))?.[1] ?? ''
    const messageId = await receive({ subject: `Re: ${reference}.` })
    assert.match(textOf((await manager.get(`/mail/${messageId}`)).html), /None of this is certain.*its reference stands in the subject, which anybody can write/)
  })

  test('by its signed address stands on its complaint at once, and is shown as new', async () => {
    const { signedIn, receive, record } = await mail()
    const complaintId = await record()
    await receive({ to: replyAddressOf(COMPLAINTS_AT, { authorityId: TEST_AUTHORITY.authorityId, streamId: complaintId }, REPLY_SECRETS) ?? '' })
    const manager = await signedIn()
    assert.match(textOf((await manager.get('/mail')).html), /New on complaints \(1\)/)
    assert.match(textOf((await manager.get(`/complaints/${complaintId}`)).html), /E-mail: 1, 1 new/)
  })

  test('becomes an enquiry in one step, once however often the button is pressed, and a complaint with its words filled in', async () => {
    const { signedIn, receive } = await mail()
    const manager = await signedIn()
    const messageId = await receive({ subject: 'A question', text: 'Where do I find you?' })
    const asked = fields((await manager.get(`/mail/${messageId}`)).html)
    const made = await manager.post(`/mail/${messageId}/make`, { ...asked, as: 'enquiry' })
    assert.equal((await manager.post(`/mail/${messageId}/make`, { ...asked, as: 'enquiry' })).location, made.location)
    assert.match(textOf((await manager.get(made.location)).html), /Where do I find you\?/)
    const other = await receive({ subject: 'A complaint', text: 'You never rang.' })
    const begun = await manager.post(`/mail/${other}/make`, { ...fields((await manager.get(`/mail/${other}`)).html), as: 'complaint' })
    assert.match(textOf((await manager.get(begun.location.replace('/received', '/check'))).html), /How it came E-mail.*You never rang\..*Who complains To put right/)
    assert.match((await manager.get(begun.location.replace('/received', '/complainants'))).html, /value="Byron"/)
  })

  test('about somebody of the complaints team leaves triage with the complaint that is recorded around them', async () => {
    const { signedIn, receive } = await mail()
    const officer = await signedIn('complaints-officer')
    const messageId = await receive({ from: 'ada@example.org', subject: 'About your officer', text: 'Your officer was rude to us.' })
    const { location } = await officer.post(`/mail/${messageId}/make`, { ...fields((await officer.get(`/mail/${messageId}`)).html), as: 'complaint' })
    const draft = location.slice(0, location.lastIndexOf('/'))
    await officer.post(`${draft}/about-team`, { isAbout: 'yes', about: ['user-complaints-officer'], takenBy: 'user-head-of-service' })
    assert.equal((await officer.post(`${draft}/check`)).location, '/complaints/with-somebody-else')
    assert.match(textOf((await officer.get('/mail')).html), /To be filed \(0\)/)
    const head = await signedIn('head-of-service')
    assert.match(textOf((await head.get(`/complaints/${draft.split('/').at(-1)}/mail`)).html), /About your officer/)
  })

  test('is set aside and taken up again; an attachment is saved and never shown', async () => {
    const { signedIn, receive } = await mail()
    const manager = await signedIn()
    const messageId = await receive({ attachments: [{ name: 'page.html', type: 'text/html', bytes: Buffer.from('<html><script>alert(1)</script></html>') }] })
    const page = await manager.get(`/mail/${messageId}`)
    const href = /href="(\/mail\/[^"]+\/files\/[^"]+)"/.exec(page.html)?.[1] ?? ''
    const file = await manager.get(href)
    assert.deepEqual([file.headers['content-type'], String(file.headers['content-disposition']).startsWith('attachment')], ['application/octet-stream', true])
    assert.equal((await manager.post(`/mail/${messageId}/aside`, { ...fields(page.html), because: 'spam' })).location, '/mail')
    assert.match(textOf((await manager.get('/mail?show=aside')).html), /page 1 of 1|Set aside.*My complaint/i)
    assert.equal((await manager.post(`/mail/${messageId}/up`, fields((await manager.get(`/mail/${messageId}`)).html))).status, 303)
    assert.match(textOf((await manager.get('/mail')).html), /To be filed \(1\)/)
  })

  test('is for the complaints team: others are not let in, and those who read change nothing', async () => {
    const { signedIn, receive } = await mail()
    const messageId = await receive({})
    for (const role of ['team-manager', 'director', 'reader', 'learning-lead', 'administrator', 'data-protection-officer'] as const) assert.equal((await (await signedIn(role)).get(`/mail/${messageId}`)).status, 403, role)
    const auditor = await signedIn('auditor')
    assert.doesNotMatch((await auditor.get(`/mail/${messageId}`)).html, /name="reference"/)
    assert.equal((await auditor.post(`/mail/${messageId}/aside`, { because: 'spam' })).status, 403)
  })

  test('of a mailbox that is not reached is missed on its pages', async () => {
    const { signedIn, services } = await mail()
    await services.store.write({ authorityId: TEST_AUTHORITY.authorityId, sight: { kind: 'whole', userId: '', teams: [] } }, ({ mail: beside }) => beside.saveMailbox({
      mailbox: 'complaints', uidValidity: 1, lastUid: 4, lookedAt: '2026-11-22T09:00:00.000Z', failingSince: '2026-11-22T10:00:00.000Z', failure: 'secret-refused', attempts: 3, nextAt: '2026-11-23T09:30:00.000Z',
    }))
    assert.match(textOf((await (await signedIn()).get('/mail')).html), /One mailbox is not reached/)
    assert.match(textOf((await (await signedIn('administrator')).get('/mailboxes')).html), /complaints Not reached The client secret has run out or is wrong: whoever runs Heard makes another\. Since 22 November/)
  })
})
