import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { unzipSync } from 'fflate'
import { verifyFolder } from '../../../application/rights/verify-bundle.ts'
import { A_COMPLAINT, actorOf, complaintsWeb } from '../../../../test/page-fixtures/complaints-web.ts'
import { isInstalled } from '../../../../test/support/files.ts'
import { pdfOf } from '../../../../test/support/small-pdf.ts'
import { testPress } from '../../../../test/support/press.ts'
import { textOf, TEST_AUTHORITY } from '../../../../test/support/web.ts'
import type { PersonId } from '../../../domain/complaint/events.ts'

const WANDA = '11111111-1111-4111-8111-111111111111' as PersonId
const KIT = '22222222-2222-4222-8222-222222222222' as PersonId

function hidden(html: string, field: string): string {
  return new RegExp(`name="${field}" value="([^"]*)"`).exec(html)?.[1] ?? ''
}

type Fields = Readonly<Record<string, string | readonly string[]>>

async function opened() {
  const web = await complaintsWeb()
  const complaintId = await web.record({
    said: { words: 'My neighbour Zebedee Quince saw Kit. We live at 1 Hidden Lane now; he must not know.' },
    details: { ...A_COMPLAINT.details, complainants: [{ personId: WANDA, type: 'parent' }], children: [{ personId: KIT, careStatus: 'child-in-need', disability: 'no' }] },
  }, [
    { personId: WANDA, details: { givenName: 'Wanda', familyName: 'Testperson', contact: { address: '1 Hidden Lane, Testford' } } },
    { personId: KIT, details: { givenName: 'Kit', familyName: 'Testperson' } },
  ])
  const manager = await web.signedIn()
  const { html } = await manager.get(`/bundles/new/${complaintId}`)
  const { location } = await manager.post(`/bundles/new/${complaintId}`, { entryId: hidden(html, 'entryId'), commandId: hidden(html, 'commandId'), seq: hidden(html, 'seq'), purpose: 'ombudsman', 'on-day': '20', 'on-month': '11', 'on-year': '2026' })
  const id = location.split('/').at(-1) ?? ''
  const send = async (part: string, fields: Fields) => {
    const { html: page } = await manager.get(location)
    return manager.post(`${location}/${part}`, { seen: hidden(page, 'seen'), commandId: hidden(page, 'commandId'), version: hidden(page, 'version'), ...fields })
  }
  /** Waits, as the page does that asks again by itself, until what was begun is made. */
  const whenMade = async () => {
    for (;;) {
      const page = await manager.get(`${location}/making`)
      if (page.status !== 200) return page.location
      await wait(50)
    }
  }
  const make = async (fields: Fields) => {
    const sent = await send('make', fields)
    return sent.location === `${location}/making` ? { ...sent, location: await whenMade() } : sent
  }
  const addPdf = async (bytes: Buffer, name = 'Letter from school') => {
    const { html: page } = await manager.get(location)
    const parts = ['--x', 'content-disposition: form-data; name="name"', '', name, '--x', 'content-disposition: form-data; name="file"; filename="letter.pdf"', 'content-type: application/octet-stream', '', bytes.toString('latin1'), '--x--', '']
    const sent = await manager.send(/action="([^"]+\/add\?[^"]+)"/.exec(page)?.[1]?.replaceAll('&amp;', '&') ?? '', parts.join('\r\n'), 'multipart/form-data; boundary=x')
    return sent.location === `${location}/making` ? { ...sent, location: await whenMade() } : sent
  }
  const made = () => web.memory.kept(TEST_AUTHORITY.authorityId).working.files.map(({ file }) => file).filter(({ kind }) => kind === 'made')
  return { ...web, manager, complaintId, location, id, send, make, made, whenMade, addPdf }
}

const OUT: Fields = { papers: ['step-1'], 'order-step-1': '1', 'section-step-1': 'complaint', names: ['Kit'], passages: 'Zebedee Quince' }

describe('A bundle of a complaint', () => {
  test('begins with what its purpose asks for, and takes a passage out of every paper', async () => {
    const { manager, location, send } = await opened()
    assert.match(textOf((await manager.get(location)).html), /Proposed for this purpose; nothing is saved yet\. One passage was taken out\. Contact details of people are in no bundle/)
    assert.match(textOf((await send('papers', { ...OUT, passages: 'Nobody Here' })).html), /“Nobody Here” stands in no paper that is chosen/)
    assert.match(textOf((await send('papers', {})).html), /Choose at least one paper/)
    assert.equal((await send('papers', OUT)).location, location)
    assert.match(textOf((await manager.get(location)).html), /passages were taken out/)
  })

  test('is made with nothing of what was taken out, nor an address, in any of its files, and is recorded as given', async () => {
    const { manager, location, send, make, made, eventsOf, id, signedIn, complaintId, deps } = await opened()
    assert.match(textOf((await send('make', { to: 'Anybody', version: '1', commandId: '00000000-0000-4000-8000-0000000000aa' })).html), /Look at what goes in and save it before the bundle is made/)
    await send('papers', OUT)
    assert.match(textOf((await send('make', {})).html), /Say to whom the bundle is given/)
    assert.equal((await make({ to: 'The investigator, through the portal' })).location, location)
    assert.ok(deps.traces.kept.some(({ kind, subject }) => kind === 'bundle-made' && subject?.id === complaintId))
    const files = made()
    assert.deepEqual(files.map(({ name }) => name), ['bu-2026-0001-version-1.pdf', 'bu-2026-0001-version-1.zip', 'bu-2026-0001-version-1-manifest.json'])
    const inside = unzipSync(files[1]?.bytes ?? new Uint8Array())
    for (const [name, bytes] of [...Object.entries(inside), ...files.map((file) => [file.name, file.bytes] as const)]) {
      const text = name.endsWith('.pdf') && isInstalled('pdftotext') ? wordsOfPdf(bytes) : Buffer.from(bytes).toString('latin1')
      assert.doesNotMatch(text, /Zebedee|Quince|\bKit\b|Hidden Lane/, name)
      assert.doesNotMatch(Buffer.from(bytes).toString('latin1'), /Zebedee|Quince|Hidden Lane/, name)
    }
    assert.match(Buffer.from(inside['papers/001-received.html'] ?? []).toString('utf8'), /My neighbour █████ saw █████\. We live at █████ now/)
    assert.equal(eventsOf(id).at(-1)?.type, 'BundleMade')
    assert.doesNotMatch(JSON.stringify(eventsOf(id)), /Zebedee|portal/)
    const officer = await signedIn('data-protection-officer')
    assert.match(textOf((await officer.get(`/disclosures?beside=${complaintId}`)).html), /Bundle The investigator, through the portal The Ombudsman asked for it 2026-0001/)
    const page = textOf((await manager.get(location)).html)
    assert.match(page, /Version 1 , Mon|Version 1/)
  })

  test('made again is another version that says what differs, and a second click makes none', async () => {
    const { manager, location, send, make, eventsOf, id, whenMade } = await opened()
    await send('papers', OUT)
    const { html } = await manager.get(location)
    const sent = { seen: hidden(html, 'seen'), commandId: hidden(html, 'commandId'), version: hidden(html, 'version'), to: 'The panel' }
    assert.equal((await manager.post(`${location}/make`, sent)).location, `${location}/making`)
    const waiting = await manager.get(`${location}/making`)
    assert.equal(waiting.headers['refresh'], '2')
    assert.match(textOf(waiting.html), /You may leave this page and come back/)
    assert.match(textOf((await manager.get(location)).html), /Something is being made of this bundle/)
    await manager.post(`${location}/make`, sent)
    await whenMade()
    await manager.post(`${location}/make`, sent)
    assert.equal(eventsOf(id).filter((event) => event.type === 'BundleMade').length, 1)
    await send('papers', { ...OUT, passages: '' })
    await make({ to: 'The panel' })
    assert.match(textOf((await manager.get(location)).html), /Papers against the version before: 1 changed\./)
  })

  test('is as it was made, byte by byte, or says which file is not', async () => {
    const { send, make, made, services } = await opened()
    await send('papers', OUT)
    await make({ to: 'The panel' })
    const files = Object.entries(unzipSync(made()[1]?.bytes ?? new Uint8Array())).map(([name, bytes]) => ({ name, bytes }))
    const actor = actorOf('complaints-manager')
    assert.deepEqual(await verifyFolder(services, testPress(), actor, files).then((verdict) => (verdict.kind === 'folder' ? [verdict.problems, verdict.recorded] : verdict)), [[], { reference: 'BU-2026-0001', version: 1 }])
    const altered = files.map((file) => (file.name === 'index.csv' ? { ...file, bytes: Buffer.from('1') } : file)).filter(({ name }) => name !== 'chronology.html')
    const verdict = await verifyFolder(services, testPress(), actor, [...altered, { name: 'more.txt', bytes: Buffer.from('') }])
    assert.deepEqual(verdict.kind === 'folder' && verdict.problems.map(({ kind, name }) => `${kind} ${name}`), ['altered index.csv', 'missing chronology.html', 'unlisted more.txt'])
  })

  test('takes names that are offered out of whatever comes, and makes nothing beside what was not saved', async () => {
    const { send, manager, location } = await opened()
    const names = [...(await manager.get(location)).html.matchAll(/name="names"[^>]* value="([^"]+)"/g)].map(([, name = '']) => name)
    assert.ok(names.includes('Wanda Testperson'), 'a name that stands in no text')
    assert.equal((await send('papers', { ...OUT, names })).location, location)
    const wrong = await send('papers', { ...OUT, passages: 'Nobody Here' })
    assert.doesNotMatch(textOf(wrong.html), /To whom is it given/)
    const stale = await send('make', { to: 'The panel', seen: '0' })
    assert.match(textOf(stale.html), /Somebody else has changed what goes in/)
  })

  test('takes in the pages of a document of the complaint, and of none that is not to be opened or is another’s', async () => {
    const web = await opened()
    const pdf = await web.file(web.complaintId, { name: 'school letter.pdf', bytes: pdfOf({ pages: [{ text: 'Kit was late' }, { text: 'Again' }] }) })
    const infected = await web.file(web.complaintId, { name: 'bad.pdf', bytes: pdfOf({ pages: [{ text: 'x' }] }) }, {}, { scan: 'infected' })
    const sheet = await web.file(web.complaintId, { name: 'sheet.xlsx', bytes: Buffer.from('PK') })
    const offered = textOf((await web.manager.get(web.location)).html)
    assert.match(offered, /Documents of the complaint \(2\)/)
    assert.doesNotMatch(offered, /bad/)
    for (const file of [infected, 'nothing']) assert.equal((await web.send('add-document', { file })).status, 404)
    assert.match(textOf((await web.send('add-document', { file: sheet })).html), /It is nothing that can be read/)
    assert.equal((await web.send('add-document', { file: pdf })).location, `${web.location}/making`)
    assert.equal(await web.whenMade(), web.location)
    assert.match(textOf((await web.manager.get(web.location)).html), /A report: school letter 2 pages, nothing blacked out/)
  })

  test('takes a PDF from outside page by page, with what is blacked out burnt in and its words nowhere', async () => {
    const { send, make, made, manager, location, addPdf } = await opened()
    await addPdf(pdfOf({ pages: [{ text: 'Kit Quince was late' }, { text: 'Signed by Zebedee Quince' }, { text: 'End' }], info: 'Zebedee' }))
    const page = (await manager.get(location)).html
    assert.match(textOf(page), /Letter from school 3 pages, nothing blacked out/)
    const look = /href="([^"]+\/pages\/[^"]+\/1)"/.exec(page)?.[1] ?? ''
    const second = look.replace(/1$/, '2')
    assert.match(textOf((await manager.get(second)).html), /page 2 of 3 Letter from school Page before · Next page/)
    assert.equal((await manager.get(`${second}/picture`)).headers['content-type'], 'image/png')
    for (const none of ['0', '4', 'x', '../1']) assert.equal((await manager.get(look.replace(/1$/, none))).status, 404)
    const seen = hidden((await manager.get(second)).html, 'seen')
    for (const typed of ['10 20 30', '0 0 0 5', '0 0 101 5', 'a b c d', '10 20 30 40 50']) assert.match(textOf((await manager.post(second, { seen, boxes: typed })).html), /is no box/)
    assert.equal((await manager.post(second, { seen, boxes: '0 0 100 30\n10,50;20 5' })).location, second)
    assert.match(textOf((await manager.get(location)).html), /3 pages, 2 boxes blacked out/)
    const scan = /name="papers" value="(scan-[^"]+)"/.exec((await manager.get(location)).html)?.[1] ?? ''
    assert.equal((await send('papers', { ...OUT, papers: ['step-1', scan], [`order-${scan}`]: '1', 'order-step-1': '2', [`section-${scan}`]: 'added' })).location, location)
    assert.equal((await make({ to: 'The panel' })).location, location)
    const inside = unzipSync(made()[1]?.bytes ?? new Uint8Array())
    assert.deepEqual(Object.keys(inside).filter((name) => name.startsWith('papers/')), ['papers/001-letter-from-school.html', 'papers/002-received.html', 'papers/001-page-1.png', 'papers/001-page-2.png', 'papers/001-page-3.png'])
    for (const [name, bytes] of Object.entries(inside)) assert.doesNotMatch(Buffer.from(bytes).toString('latin1'), /Zebedee|Quince/, name)
    // Three pages of pictures after the first, which has the index; then the complaint.
    assert.match(Buffer.from(inside['index.csv'] ?? []).toString('utf8'), /1,Added papers,Letter from school,,2–4,.*\r\n2,The complaint,Received,16 November 2026,5,/)
    if (isInstalled('pdftotext')) assert.doesNotMatch(wordsOfPdf(inside['bundle.pdf'] ?? new Uint8Array()), /Zebedee|Quince|Signed/)
  })

  test('refuses a PDF that cannot be read with what to do instead, and keeps nothing of it', async () => {
    const { manager, location, addPdf } = await opened()
    await addPdf(Buffer.from('%PDF-1.7 hostile'))
    const page = textOf((await manager.get(location)).html)
    assert.match(page, /There is a problem .*The PDF cannot be read\. Open it where it came from, print it to a new PDF, and add that\./)
    assert.doesNotMatch(page, /Letter from school/)
    assert.doesNotMatch(textOf((await manager.get(location)).html), /cannot be read/, 'it is told once')
    assert.match(textOf((await addPdf(Buffer.from('MZ'))).html), /It is nothing that can be read/)
    assert.match(textOf((await addPdf(pdfOf({ pages: [{ text: 'x' }] }), '')).html), /Say what it is/)
  })

  test('is not there for whoever may not make one', async () => {
    const { location, complaintId, signedIn } = await opened()
    for (const role of ['team-manager', 'head-of-service', 'reader', 'administrator', 'auditor', 'director'] as const) {
      const other = await signedIn(role)
      for (const at of [location, '/bundles', `/bundles/new/${complaintId}`, `${location}/files/11111111-1111-4111-8111-111111111111`]) assert.notEqual((await other.get(at)).status, 200, `${role} ${at}`)
      assert.doesNotMatch((await other.get('/search?words=Wanda')).html, /BU-2026/, role)
    }
  })
})

function wordsOfPdf(bytes: Uint8Array): string {
  const path = join(tmpdir(), `bundle-page-${process.pid}.pdf`)
  writeFileSync(path, bytes)
  return execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' })
}
