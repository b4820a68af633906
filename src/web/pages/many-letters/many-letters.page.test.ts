import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { A_COMPLAINT, actorOf, complaintsWeb } from '../../../../test/page-fixtures/complaints-web.ts'
import { textOf, type Visitor } from '../../../../test/support/web.ts'
import { pdfText } from '../../../documents/text/pdf-text.ts'
import { unpacked } from '../../../documents/report/packed.ts'
import { makeMany } from '../../../application/letters/many-letters.ts'
import { listTemplates } from '../../../application/letters/templates.ts'
import { idOf } from '../../id-of.ts'
import { fillsIn } from '../letters/known-letter.ts'
import { recipientFor } from '../letters/recipients.ts'

const hidden = (html: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? ''
const TEMPLATE = '00000000-0000-4000-8000-000000010010'

/** The page of a lot once nothing is being made. */
async function settled(visitor: Visitor, at: string) {
  for (let tries = 0; tries < 200; tries += 1) {
    const page = await visitor.get(at)
    if (page.headers['refresh'] === undefined) return page
    await wait(20)
  }
  throw new Error('the letters were not begun')
}

async function choosing() {
  const web = await complaintsWeb()
  const ids = [await web.record({}), await web.record({}), await web.record({})]
  const manager = await web.signedIn('complaints-manager')
  const { html } = await manager.get('/letters')
  const form = { batchId: hidden(html, 'batchId'), template: TEMPLATE, references: '2026-0001\n2026-0002, 2026-0099' }
  return { web, ids, manager, form, drafted: () => ids.map((id) => web.eventsOf(id).filter(({ type }) => type === 'LetterDrafted').length) }
}

describe('Letters for many complaints', () => {
  test('are looked at first: what is found, what is not, and how the first would read', async () => {
    const { manager, form, drafted } = await choosing()
    const words = textOf((await manager.post('/letters', { ...form, do: 'look' })).html)
    assert.match(words, /Not found: 2026-0099\./)
    assert.match(words, /As it would be for 2026-0001, the first of them Dear Ada Marsh/)
    assert.match(words, /Begin 2 letters/)
    assert.deepEqual(drafted(), [0, 0, 0])
  })

  test('are begun and finished beside the pages, once, however often it is pressed', async () => {
    const { manager, form, drafted } = await choosing()
    const [first, second] = [await manager.post('/letters', { ...form, do: 'begin' }), await manager.post('/letters', { ...form, do: 'begin' })]
    assert.deepEqual([first.status, second.status], [303, 303])
    const words = textOf((await settled(manager, `/letters/${form.batchId}`)).html)
    assert.match(words, /2026-0001 Ada Marsh Finished 2026-0002 Ada Marsh Finished/)
    assert.equal((await manager.post('/letters', { ...form, do: 'begin' })).status, 303)
    await settled(manager, `/letters/${form.batchId}`)
    assert.deepEqual(drafted(), [1, 1, 0])
  })

  test('go on where a server was ended in their midst: what is begun is told, the rest is not missing in silence, and nothing is begun twice', async () => {
    const web = await complaintsWeb()
    const ids: string[] = []
    for (let many = 0; many < 120; many += 1) ids.push(await web.record({}))
    const manager = await web.signedIn('complaints-manager')
    const batchId = hidden((await manager.get('/letters')).html, 'batchId')
    const batch = { batchId, templateId: TEMPLATE, complaints: ids }
    const actor = actorOf('complaints-manager')
    // As it lies there after the kill: the lot, and whole letters of the first hundred and ten.
    await web.deps.drafts.save(actor.authorityId, { draftId: batchId, userId: actor.userId, kind: 'letter-batch', body: batch, updatedAt: web.services.clock.now() })
    const template = (await listTemplates(web.services, actor))?.find(({ templateId }) => templateId === TEMPLATE)
    assert.ok(template)
    await makeMany(web.services, actor, { ...batch, complaints: ids.slice(0, 110) }, template, { fillsIn, idOf, recipientOf: recipientFor, tell: () => undefined, onFault: () => undefined })
    const stopped = await manager.get(`/letters/${batchId}`)
    assert.match(textOf(stopped.html), /110 of 120 letters are begun\. This stopped before it was done, as it does where the server is started anew\. 10 complaints have no letter yet\.[^]*Go on with the rest/)
    assert.match(textOf(stopped.html), /2026-0111 – No letter yet 2026-0112/)
    assert.match(textOf((await manager.get(`/letters/${batchId}?page=3`)).html), /2026-0091 Ada Marsh Finished[^]*2026-0110 Ada Marsh Finished/)
    assert.equal((await manager.post(`/letters/${batchId}`, {})).status, 303)
    assert.match(textOf((await settled(manager, `/letters/${batchId}`)).html), /All 120 letters are begun\./)
    for (const id of ids) assert.deepEqual(web.eventsOf(id).map(({ type }) => type).filter((type) => type.startsWith('Letter')), ['LetterDrafted', 'LetterFinished'])
  })

  test('say of each that gets none why, and try those again', async () => {
    const { web, manager, form } = await choosing()
    const alone = await web.record({ details: { ...A_COMPLAINT.details, complainants: [{ type: 'parent' }], children: [] } }, [])
    await manager.post('/letters', { ...form, references: '2026-0001 2026-0004', do: 'begin' })
    const { html } = await settled(manager, `/letters/${form.batchId}`)
    assert.match(textOf(html), /1 of 2 letters is begun\. One complaint has no letter: it stands first in the list, with the reason\. Try those again[^]*2026-0004 – Nobody is known by name[^]*2026-0001 Ada Marsh Finished/)
    assert.match(html, new RegExp(`href="/complaints/${alone}">2026-0004<`), 'where it is mended')
    assert.equal(web.eventsOf(alone).some(({ type }) => type === 'LetterDrafted'), false)
  })

  test('one whose letter cannot be made leaves nothing of it, and is in nobody’s way', async () => {
    const web = await complaintsWeb({ store: (memory) => ({ ...memory, write: (viewer, work) => memory.write(viewer, (tx) => work({ ...tx, letterDrafts: { ...tx.letterDrafts, save: (draft) => draft.seen === 1 && draft.streamId === ids[1] && isBroken ? Promise.reject(new Error('the disk is full')) : tx.letterDrafts.save(draft) } })) }) })
    let isBroken = true
    const ids = [await web.record({}), await web.record({}), await web.record({})]
    const manager = await web.signedIn('complaints-manager')
    const form = { batchId: hidden((await manager.get('/letters')).html, 'batchId'), template: TEMPLATE, references: '2026-0001 2026-0002 2026-0003', do: 'begin' }
    await manager.post('/letters', form)
    assert.match(textOf((await settled(manager, `/letters/${form.batchId}`)).html), /2 of 3 letters are begun\.[^]*2026-0002 – Something went wrong: try it again/)
    assert.deepEqual(ids.map((id) => web.eventsOf(id).filter(({ type }) => type.startsWith('Letter')).length), [2, 0, 2])
    isBroken = false
    await manager.post(`/letters/${form.batchId}`, {})
    assert.match(textOf((await settled(manager, `/letters/${form.batchId}`)).html), /All 3 letters are begun\./)
  })

  test('come as one file of PDFs to print, those that may go alone, each with its trace, and to their writer alone', async () => {
    const { web, ids, manager, form } = await choosing()
    await manager.post('/letters', { ...form, do: 'begin' })
    const { html } = await settled(manager, `/letters/${form.batchId}`)
    const [, at = ''] = /href="([^"]+letters\.zip)"/.exec(html) ?? []
    await web.command(ids[1] ?? '', { type: 'set-letter-aside', on: web.services.clock.today(), letterId: idOf(form.batchId, ids[1] ?? ''), because: 'wrong' })
    const { bytes, headers } = await manager.get(at)
    const parts = unpacked(bytes)
    assert.deepEqual([parts.map(({ name }) => name), headers['content-type']], [['letter-2026-0001.pdf'], 'application/zip'])
    assert.match(await pdfText(parts[0]?.bytes ?? new Uint8Array(), 9_000) ?? '', /Ada Marsh/)
    const traced = web.deps.traces.kept.filter(({ kind }) => kind === 'exported').map(({ subject, what }) => `${subject?.kind} ${what}`)
    assert.deepEqual(traced, ['list zip', 'complaint pdf'])
    assert.equal((await (await web.signedIn('complaints-officer')).get(at)).status, 404)
  })

  test('are their writer’s own lot, and nobody’s who may not write letters', async () => {
    const { web, manager, form } = await choosing()
    await manager.post('/letters', { ...form, do: 'begin' })
    await settled(manager, `/letters/${form.batchId}`)
    assert.equal((await (await web.signedIn('complaints-officer')).get(`/letters/${form.batchId}`)).status, 404)
    assert.equal((await (await web.signedIn('team-manager')).get('/letters')).status, 403)
  })

  test('take their references from a part of the work list, as whoever asks sees it, beside those that were typed', async () => {
    const { manager, form, drafted } = await choosing()
    const { html, status } = await manager.post('/letters', { ...form, references: '2026-0002', group: 'open', stage: 'stage-1', do: 'put-in' })
    assert.equal(status, 200)
    assert.deepEqual(/<textarea[^>]*>\n?([^<]*)<\/textarea>/.exec(html)?.[1]?.split('\n').toSorted(), ['2026-0001', '2026-0002', '2026-0003'])
    assert.match(textOf(html), /3 references are put in\./)
    assert.match(html, new RegExp(`<option value="${TEMPLATE}" selected>`))
    assert.equal((await manager.post('/letters', { ...form, do: 'put-in' })).status, 422)
    assert.deepEqual(drafted(), [0, 0, 0])
  })

  test('need a complaint that is there', async () => {
    const { manager, form } = await choosing()
    assert.equal((await manager.post('/letters', { ...form, references: '2026-0099', do: 'begin' })).status, 422)
  })
})
