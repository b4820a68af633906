import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { complaintsWeb } from '../../../../test/page-fixtures/complaints-web.ts'
import { pdfOf } from '../../../../test/support/small-pdf.ts'
import { TEST_AUTHORITY, textOf, type Fields } from '../../../../test/support/web.ts'
import { textOf as wordsOfFile } from '../../../documents/text/text-of.ts'

const PAGES = [{ text: 'Zebedee Quince saw it' }, { text: 'Signed by Ottoline Marsh' }]

async function filed(said = {}, file = {}) {
  const web = await complaintsWeb()
  const id = await web.record({})
  const fileId = await web.file(id, { name: 'school report.pdf', bytes: pdfOf({ pages: PAGES, info: 'Zebedee' }) }, said, file)
  const manager = await web.signedIn('complaints-manager')
  return { web, id, fileId, manager, look: `/complaints/${id}/documents/look/${fileId}`, blackOut: `/complaints/${id}/documents/black-out/${fileId}` }
}

describe('Looking at a document', () => {
  test('shows one page of it as a picture, drawn anew, and leads on to the next', async () => {
    const { manager, look } = await filed({ isSensitive: true })
    const { html } = await manager.get(look)
    assert.match(textOf(html), /OFFICIAL-SENSITIVE .*school report\.pdf Staff alone\. Filed/)
    assert.match(textOf(html), /Page 1 of 2 · Next page/)
    const picture = await manager.get(/<img src="([^"]+)"/.exec(html)?.[1] ?? '')
    assert.equal(picture.headers['content-type'], 'image/png')
    assert.match(textOf((await manager.get(`${look}?page=2`)).html), /Page before · Page 2 of 2/)
    for (const page of ['0', '3', 'x', '99999']) assert.equal((await manager.get(`${look}/${page}`)).status === 200, page === '0' || page === 'x' || page === '99999', page)
  })

  test('shows a text as text, whatever is in it, and of what cannot be shown says so', async () => {
    const { web, manager, id } = await filed()
    const note = await web.file(id, { name: 'note.html', bytes: Buffer.from('<script>alert(1)</script>') }, {}, { mediaType: 'text/html', marks: ['active'] })
    const sheet = await web.file(id, { name: 'sheet.xlsx', bytes: Buffer.from('PK') }, {}, { mediaType: 'application/zip', marks: ['packed'] })
    web.memory.kept(TEST_AUTHORITY.authorityId).fileTexts.set(note, 'Words <b>of</b> it <script>alert(1)</script>')
    const { html } = await manager.get(`/complaints/${id}/documents/look/${note}`)
    assert.match(html, /Words &lt;b&gt;of&lt;\/b&gt; it &lt;script&gt;/)
    assert.match(textOf((await manager.get(`/complaints/${id}/documents/look/${sheet}`)).html), /A file of this kind cannot be shown here\. Save it/)
    for (const [mediaType, file, says] of [
      ['image/heic', {}, /in the format of an iPhone \(HEIC\), which cannot be shown here\. Save it/], ['image/tiff', {}, /only JPEG, PNG and GIF can\. Save it/], ['audio/mpeg', {}, /cannot be played here\. Save it/],
      ['application/pdf', { size: 300_000_000 }, /larger than 120 MB/], ['application/pdf', { marks: ['locked'] }, /locked with a password\. Save it/],
      ['text/plain', {}, /Its words are being read\. Look again/],
    ] as const) {
      const fileId = await web.file(id, { name: 'x', bytes: Buffer.from('x') }, {}, { mediaType, ...file })
      const page = (await manager.get(`/complaints/${id}/documents/look/${fileId}`)).html
      assert.match(textOf(page), says, mediaType)
      assert.doesNotMatch(page, /<img src="\/complaints|Black something out/)
    }
  })

  test('is for nobody who may not see the complaint, and for nothing that is not clean or was taken away', async () => {
    const { web, manager, look, blackOut, id } = await filed()
    for (const role of ['team-manager', 'director', 'reader', 'administrator', 'outside'] as const) {
      const other = await web.signedIn(role)
      for (const address of [look, `${look}/1`, blackOut, `${blackOut}/page/1`, `${blackOut}/making`]) assert.ok([403, 404].includes((await other.get(address)).status), `${role} ${address}`)
    }
    const auditor = await web.signedIn('auditor')
    assert.equal((await auditor.get(look)).status, 200)
    assert.ok([403, 404].includes((await auditor.get(blackOut)).status))
    for (const scan of ['waiting', 'infected'] as const) {
      const fileId = await web.file(id, { name: 'x.pdf', bytes: pdfOf({ pages: PAGES }) }, {}, { scan })
      for (const at of ['look', 'black-out', 'file']) assert.equal((await manager.get(`/complaints/${id}/documents/${at}/${fileId}`)).status, 404, `${scan} ${at}`)
    }
  })
})

describe('Blacking out a document', () => {
  async function made({ manager, blackOut }: Awaited<ReturnType<typeof filed>>, fields: Fields) {
    const { html } = await manager.get(blackOut)
    assert.match(html, /name="boxes"/)
    const sent = await manager.post(blackOut, { page: '1', go: 'make', audience: 'complainant', ...fields })
    if (sent.location !== `${blackOut}/making`) return sent
    for (;;) {
      const page = await manager.get(`${blackOut}/making`)
      if (page.status !== 200) return page
      await wait(50)
    }
  }

  test('makes a copy in which what was under the boxes is nowhere, for whom it says; the version before stays', async () => {
    const there = await filed()
    const { web, id, manager } = there
    assert.equal((await made(there, { boxes: '1 0 0 100 30\n2 5.5 10 40 3' })).location, `/complaints/${id}/documents`)
    const event = web.eventsOf(id).at(-1)
    assert.ok(event?.type === 'DocumentRedacted')
    assert.deepEqual([event.of, event.boxes, event.audience], [1, 2, 'complainant'])
    const page = textOf((await manager.get(`/complaints/${id}/documents`)).html)
    assert.match(page, /school report \(blacked out\)\.pdf.*2 boxes are blacked out of version 1\..*Earlier versions \(1\).*Whoever complains, too/s)
    const { headers } = await manager.get(`/complaints/${id}/documents/file/${event.file.fileId}`)
    assert.equal(headers['content-type'], 'application/pdf')
    const bytes = await bytesOf(web, id, event.file.fileId)
    assert.doesNotMatch(bytes.toString('latin1'), /Zebedee|Quince|Ottoline|school report/)
    assert.equal((await wordsOfFile({ bytes, mediaType: 'application/pdf' }))?.trim(), '', 'no word can be copied out of it')
  })

  test('shows the boxes on their page, and tells a line that is none', async () => {
    const { manager, blackOut } = await filed()
    for (const line of ['1 2 3', '0 1 1 1 1', '1 0 0 0 5', '1 0 0 101 5', '1.5 0 0 5 5', 'a b c d e', '1 -1 0 5 5']) {
      const { html, status } = await manager.post(blackOut, { page: '1', boxes: line, go: 'make', audience: 'internal' })
      assert.ok(status === 422 && /is no box/.test(textOf(html)), line)
    }
    const { html } = await manager.post(blackOut, { page: '1', boxes: '2 10 10 20 20', go: '2' })
    assert.match(textOf(html), /Page 2 of 2/)
    assert.match(html, /page\/2\?boxes=2-10-10-20-20"/)
    assert.match(textOf((await manager.post(blackOut, { page: '1', boxes: '', go: 'make', audience: 'internal' })).html), /Draw or type at least one box/)
  })

  test('of a page that is not there makes nothing, and says so', async () => {
    const there = await filed()
    assert.equal((await made(there, { boxes: '7 0 0 5 5' })).location, there.blackOut)
    assert.match(textOf((await there.manager.get(there.blackOut)).html), /There is no page 7: the document has 2\. Nothing was made/)
    assert.equal(there.web.eventsOf(there.id).at(-1)?.type, 'DocumentFiled')
  })

  test('that is OFFICIAL-SENSITIVE, for others than staff, asks why', async () => {
    const there = await filed({ isSensitive: true })
    assert.match(textOf((await made(there, { boxes: '1 0 0 5 5' })).html), /Say why they need it/)
    assert.equal((await made(there, { boxes: '1 0 0 5 5', text: 'They asked for their own file.' })).location, `/complaints/${there.id}/documents`)
  })
})

async function bytesOf(web: Awaited<ReturnType<typeof complaintsWeb>>, id: string, fileId: string): Promise<Buffer> {
  const kept = web.memory.kept(TEST_AUTHORITY.authorityId).files.get(fileId)
  assert.ok(kept && kept.streamId === id)
  return Buffer.concat(await Array.fromAsync(await web.deps.fileStore.open(TEST_AUTHORITY.authorityId, kept.sha256) ?? []))
}
