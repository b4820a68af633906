import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { strToU8, zipSync } from 'fflate'
import { complaintsWeb } from '../../../../test/page-fixtures/complaints-web.ts'
import { SETTINGS } from '../../../../test/support/builders.ts'
import { TEST_AUTHORITY, textOf, type Visitor } from '../../../../test/support/web.ts'

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

  const wrong: readonly (readonly [string, Sent, RegExp])[] = [
    ['is empty', { name: 'nothing.pdf', bytes: '' }, /nothing\.pdf is empty/],
    ['is a program that is called a picture', { name: 'cat.png', bytes: Buffer.from('4d5a90000300000004000000ffff0000', 'hex') }, /cat\.png is a program/],
    ['is a script', { name: 'letter.pdf.js', bytes: 'WScript.Echo(1)' }, /letter\.pdf\.js is a program.*as a PDF or a picture/],
    ['is nothing that is known', { name: 'data.bin', bytes: Buffer.from([0, 1, 2, 3, 4]) }, /data\.bin is no picture, PDF, office document/],
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

  const docm = zipSync({ '[Content_Types].xml': strToU8('<Types/>'), 'word/document.xml': strToU8('<x/>'), 'word/vbaProject.bin': strToU8('x') })
  const marked: readonly (readonly [string, Sent, RegExp])[] = [
    ['macros', { name: 'letter.docx', bytes: Buffer.from(docm) }, /Has macros, which are programs/],
    ['a zip of zips', { name: 'all.zip', bytes: Buffer.from(zipSync({ 'a.zip': zipSync({ 'b.txt': strToU8('b') }) })) }, /Heard does not unpack it.*packed again are inside/],
    ['a web page', { name: 'page.html', bytes: '<!doctype html><script>alert(1)</script>' }, /Does something where it is opened/],
    ['a drawing with a script', { name: 'x.svg', bytes: '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>' }, /Does something where it is opened/],
    ['a PDF that opens a program', { name: 'x.pdf', bytes: '%PDF-1.4\n1 0 obj<</OpenAction<</S/Launch/F(calc.exe)>>>>endobj' }, /Does something where it is opened/],
  ]
  for (const [what, file, words] of marked) {
    test(`that are ${what} are kept, marked, and given to be saved alone`, async () => {
      const { manager, page, send } = await filing()
      assert.equal((await send(manager, [file])).answer.status, 303)
      const { html } = await manager.get(page)
      assert.match(textOf(html), words)
      const { headers } = await manager.get(/href="([^"]+\/documents\/file\/[^"]+)"/.exec(html)?.[1] ?? '')
      assert.match(String(headers['content-disposition']), /^attachment/)
      assert.equal(headers['x-content-type-options'], 'nosniff')
      assert.doesNotMatch(String(headers['content-type']), /html|svg|xml;/)
    })
  }

  test('are called as they were, without folders, hidden signs or a direction of their own, and however long', async () => {
    const { manager, page, send } = await filing()
    const names = ['../../etc/passwd', 'invoice\u202Efdp.exe.pdf', 'tab\u0007bell.pdf', `${'x'.repeat(400)}.pdf`, 'Zeugnis für مريم.pdf', '', '.', '<script>alert(1)</script>.pdf']
    assert.equal((await send(manager, names.filter((name) => name !== '').map((name) => ({ name, bytes: PDF })))).answer.status, 303)
    const { html } = await manager.get(page)
    for (const never of ['etc/passwd', '\u202E', '\u0007', '<script>alert']) assert.ok(!html.includes(never), never)
    const links = [...html.matchAll(/href="([^"]+\/documents\/look\/[^"]+)"[^>]*>([^<]+)</g)]
    assert.ok(links.every(([, , name = '']) => name.length <= 200))
    const own = links.find(([, , name = '']) => name.includes('Zeugnis'))?.[1]?.replace('/look/', '/file/') ?? ''
    assert.match(String((await manager.get(own)).headers['content-disposition']), /filename="Zeugnis-f-r-+\.pdf"; filename\*=UTF-8''Zeugnis%20f%C3%BCr%20/)
  })

  test('that are larger than the authority allows are refused with what to do, and the rest of the form is read', async () => {
    const { web, manager, send } = await filing()
    web.memory.useSettings(TEST_AUTHORITY.authorityId, { ...SETTINGS, documentMegabytes: 1 })
    const { answer } = await send(manager, [{ name: 'large.pdf', bytes: Buffer.concat([PDF, Buffer.alloc(1_100_000)]) }], { text: 'A note that stays' })
    assert.match(textOf(answer.html), /large\.pdf is larger than 1 MB\. Scan it with fewer dots or in parts, or ask the complaints manager/)
    assert.match(answer.html, /A note that stays/)
  })

  test('of which the sending broke off are not filed, and the page says so', async () => {
    const { web, manager, page, id } = await filing()
    const { html } = await manager.get(page)
    const whole = formWith({ commandId: hidden(html, 'commandId'), expectedSeq: hidden(html, 'expectedSeq'), ...FILED }, [{ name: 'a.pdf', bytes: Buffer.concat([PDF, Buffer.alloc(100_000)]) }])
    const answer = await manager.send(actionOf(html), whole.subarray(0, whole.length - 50_000), 'multipart/form-data; boundary=edge')
    assert.match(textOf(answer.html), /The files did not arrive whole\. Send them again/)
    assert.equal(web.eventsOf(id).length, 1)
  })

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
