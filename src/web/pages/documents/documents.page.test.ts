import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { strToU8, zipSync } from 'fflate'
import { complaintsWeb } from '../../../../test/page-fixtures/complaints-web.ts'
import { textOf, type Visitor } from '../../../../test/support/web.ts'

const PDF = Buffer.from('%PDF-1.7\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n')
const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')
const FILED = { kind: 'report', audience: 'internal', 'on-day': '23', 'on-month': '11', 'on-year': '2026' }

type Sent = Readonly<{ name: string; bytes: Buffer | string; type?: string }>

/** A form with files as a browser sends it, its fields first. */
function formWith(fields: Readonly<Record<string, string>>, files: readonly Sent[]): Buffer {
  const lines = Object.entries(fields).map(([name, value]) => Buffer.from(`--edge\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`))
  const parts = files.map(({ name, bytes, type = 'application/octet-stream' }) => Buffer.concat([
    Buffer.from(`--edge\r\ncontent-disposition: form-data; name="files"; filename="${name}"\r\ncontent-type: ${type}\r\n\r\n`), Buffer.from(bytes), Buffer.from('\r\n'),
  ]))
  return Buffer.concat([...lines, ...parts, Buffer.from('--edge--\r\n')])
}

const hidden = (html: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? ''
const actionOf = (html: string) => (/<form method="post" action="([^"]+)" enctype/.exec(html)?.[1] ?? '').replaceAll('&amp;', '&')

async function filing() {
  const web = await complaintsWeb()
  const id = await web.record({})
  const manager = await web.signedIn('complaints-manager')
  const page = `/complaints/${id}/documents`
  const send = async (visitor: Visitor, files: readonly Sent[], fields: Readonly<Record<string, string>> = {}, at = page) => {
    const { html } = await visitor.get(at)
    const given = { commandId: hidden(html, 'commandId'), expectedSeq: hidden(html, 'expectedSeq'), ...FILED, ...fields }
    return { answer: await visitor.send(actionOf(html), formWith(given, files), 'multipart/form-data; boundary=edge'), given, action: actionOf(html) }
  }
  return { web, id, manager, page, send }
}

describe('The documents of a complaint', () => {
  test('say that there are none yet, and how to file some', async () => {
    const { manager, page, id } = await filing()
    assert.match(textOf((await manager.get(page)).html), /Nothing is filed with this complaint yet/)
    assert.match((await manager.get(`/complaints/${id}`)).html, new RegExp(`href="${page}">Documents: none yet`))
  })

  test('are filed several at once, listed, and come back as they were sent, to be saved and never to be run', async () => {
    const { manager, page, send } = await filing()
    assert.equal((await send(manager, [{ name: 'report.pdf', bytes: PDF }, { name: 'C:\\photos\\the wall.png', bytes: PNG }], { text: 'From the school.' })).answer.status, 303)
    const { html } = await manager.get(page)
    assert.match(textOf(html), /the wall\.png/)
    assert.doesNotMatch(html, /photos/)
    const links = [...html.matchAll(/href="(\/complaints\/[^"]+\/documents\/file\/[^"]+)"/g)].map(([, href]) => href ?? '')
    assert.equal(links.length, 2)
    const got = await Promise.all(links.map((href) => manager.get(href)))
    assert.deepEqual(got.map(({ headers }) => headers['content-type']), ['image/png', 'application/pdf'])
    for (const { headers } of got) {
      assert.match(String(headers['content-disposition']), /^attachment/)
      assert.equal(headers['x-content-type-options'], 'nosniff')
      assert.match(String(headers['cache-control']), /no-store/)
    }
    assert.equal(got[1]?.html, PDF.toString())
  })

  test('sent twice are filed once', async () => {
    const { manager, page, send } = await filing()
    const { given, action } = await send(manager, [{ name: 'a.pdf', bytes: PDF }, { name: 'b.pdf', bytes: PDF }])
    const second = await manager.send(action, formWith(given, [{ name: 'a.pdf', bytes: PDF }, { name: 'b.pdf', bytes: PDF }]), 'multipart/form-data; boundary=edge')
    assert.equal(second.status, 303)
    assert.equal([...(await manager.get(page)).html.matchAll(/documents\/file\//g)].length, 2)
  })

  test('sent from a page that somebody else made old are not filed, and the page says so', async () => {
    const { manager, page, send } = await filing()
    await send(manager, [{ name: 'a.pdf', bytes: PDF }])
    const { answer } = await send(manager, [{ name: 'b.pdf', bytes: PDF }], { expectedSeq: '1' })
    assert.equal(answer.status, 422)
    assert.match(textOf(answer.html), /Somebody changed the complaint meanwhile/)
    assert.doesNotMatch((await manager.get(page)).html, /b\.pdf/)
  })

  const docm = zipSync({ '[Content_Types].xml': strToU8('<Types><Override PartName="/word/document.xml" ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>'), 'word/document.xml': strToU8('<x/>'), 'word/vbaProject.bin': strToU8('x') })
  const wrong: readonly (readonly [string, Sent, RegExp])[] = [
    ['is empty', { name: 'nothing.pdf', bytes: '' }, /nothing\.pdf is empty/],
    ['is a program that is called a picture', { name: 'cat.png', bytes: Buffer.from('4d5a90000300000004000000ffff0000', 'hex') }, /cat\.png is no picture/],
    ['is an archive', { name: 'all.zip', bytes: Buffer.from(zipSync({ 'a.zip': zipSync({ 'b.txt': strToU8('b') }) })) }, /all\.zip is no picture/],
    ['has macros', { name: 'letter.docx', bytes: Buffer.from(docm) }, /letter\.docx has macros|letter\.docx is no picture/],
  ]
  for (const [what, file, words] of wrong) {
    test(`are none where a file ${what}, and what came with it is not filed either`, async () => {
      const { manager, page, send } = await filing()
      const { answer } = await send(manager, [{ name: 'good.pdf', bytes: PDF }, file])
      assert.equal(answer.status, 422)
      assert.match(textOf(answer.html), words)
      assert.match(textOf(answer.html), /Nothing was filed\. Choose the files again/)
      assert.doesNotMatch((await manager.get(page)).html, /documents\/file\//)
    })
  }

  test('without a file, or without what it is, are asked for by field', async () => {
    const { manager, send } = await filing()
    assert.match(textOf((await send(manager, [])).answer.html), /Choose at least one file/)
    assert.match(textOf((await send(manager, [{ name: 'a.pdf', bytes: PDF }], { kind: '' })).answer.html), /What is it/i)
  })

  test('marked OFFICIAL-SENSITIVE for the panel are filed with a reason alone', async () => {
    const { manager, page, send } = await filing()
    const first = await send(manager, [{ name: 'a.pdf', bytes: PDF }], { audience: 'panel', isSensitive: 'yes' })
    assert.equal(first.answer.status, 422)
    assert.match(textOf(first.answer.html), /Say why they need it/)
    const second = await send(manager, [{ name: 'a.pdf', bytes: PDF }], { audience: 'panel', isSensitive: 'yes', text: 'The panel decides about it.', accept: 'sensitive-document-shared' })
    assert.equal(second.answer.status, 303, textOf(second.answer.html))
    assert.match(textOf((await manager.get(page)).html), /OFFICIAL-SENSITIVE/)
  })

  test('have versions, of which each can be opened', async () => {
    const { manager, page, send } = await filing()
    await send(manager, [{ name: 'draft.pdf', bytes: PDF }])
    const version = /href="([^"]+\/documents\/version\/[^"]+)"/.exec((await manager.get(page)).html)?.[1] ?? ''
    assert.equal((await send(manager, [{ name: 'one.pdf', bytes: PDF }, { name: 'two.pdf', bytes: PDF }], {}, version)).answer.status, 422)
    assert.equal((await send(manager, [{ name: 'final.png', bytes: PNG }], {}, version)).answer.status, 303)
    const text = textOf((await manager.get(page)).html)
    assert.match(text, /final\.png.*Earlier versions \(1\).*draft\.pdf/s)
  })

  test('that were taken away are not opened again, at whatever address', async () => {
    const { web, manager, page, send, id } = await filing()
    await send(manager, [{ name: 'wrong family.pdf', bytes: PDF }])
    const { html } = await manager.get(page)
    const href = /href="([^"]+\/documents\/file\/[^"]+)"/.exec(html)?.[1] ?? ''
    const documentId = /take-document-away\?item=([^"]+)"/.exec(html)?.[1] ?? ''
    assert.match(textOf((await manager.get(`/complaints/${id}/take-document-away?item=${documentId}`)).html), /wrong family\.pdf/)
    await web.command(id, { type: 'take-document-away', on: web.services.clock.today(), documentId, because: 'wrong-complaint' })
    assert.equal((await manager.get(href)).status, 404)
    assert.match(textOf((await manager.get(page)).html), /Taken away \(1\)/)
  })

  test('are opened by nobody who may not see the complaint, and filed by nobody who only reads it', async () => {
    const { web, manager, page, send } = await filing()
    await send(manager, [{ name: 'a.pdf', bytes: PDF }])
    const href = /href="([^"]+\/documents\/file\/[^"]+)"/.exec((await manager.get(page)).html)?.[1] ?? ''
    for (const role of ['team-manager', 'director', 'reader', 'administrator', 'outside', 'learning-lead'] as const) {
      const other = await web.signedIn(role)
      for (const address of [page, href]) assert.ok([403, 404].includes((await other.get(address)).status), `${role} ${address}`)
    }
    const auditor = await web.signedIn('auditor')
    assert.equal((await auditor.get(href)).status, 200)
    assert.doesNotMatch((await auditor.get(page)).html, /enctype/)
    const { html } = await manager.get(page)
    const refused = await auditor.send(actionOf(html), formWith({ commandId: hidden(html, 'commandId'), expectedSeq: hidden(html, 'expectedSeq'), ...FILED }, [{ name: 'b.pdf', bytes: PDF }]), 'multipart/form-data; boundary=edge')
    assert.equal(refused.status, 403)
  })
})
