import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { complaintsWeb } from '../../../../test/page-fixtures/complaints-web.ts'
import { textOf, type Visitor } from '../../../../test/support/web.ts'

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
