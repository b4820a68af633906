import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { complaintsWeb } from '../../../../test/page-fixtures/complaints-web.ts'
import { textOf, type Visitor } from '../../../../test/support/web.ts'

const hidden = (html: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? ''
const SEED = '/letter-templates/00000000-0000-4000-8000-000000010010'
const KEY = 'children-act-1989-england / acknowledgement'
const FORM = { do: 'save', title: 'Acknowledgement, for an adult', reader: 'adult', isFor: KEY }

async function editing() {
  const web = await complaintsWeb()
  const manager = await web.signedIn('complaints-manager')
  const ids = async (visitor: Visitor, at = SEED) => {
    const { html } = await visitor.get(at)
    return { commandId: hidden(html, 'commandId'), seen: hidden(html, 'seen') }
  }
  return { web, manager, ids }
}

describe('Templates of letters', () => {
  test('are there for every letter, for an adult and for a child, as they come with Heard', async () => {
    const { manager } = await editing()
    const words = textOf((await manager.get('/letter-templates')).html)
    assert.match(words, /Acknowledgement, for a child or young person A child or young person As it came with Heard/)
    assert.match(words, /Response to the panel, for an adult/)
  })

  test('are changed on the page, kept in versions that can be compared and saved again, and brought back to how they came', async () => {
    const { manager, ids } = await editing()
    const body = 'Dear ((recipient name))\n\n((must: how-handled))\nWe will look into it.\n((end))'
    assert.equal((await manager.post(SEED, { ...FORM, ...await ids(manager), body })).status, 303)
    assert.match(textOf((await manager.get(SEED)).html), /The day of receipt and the day the answer is due Not marked/)
    assert.equal((await manager.post(SEED, { ...FORM, ...await ids(manager), body: body.replace('look into it', 'look at it') })).status, 303)
    const { html } = await manager.get(`${SEED}/versions`)
    assert.match(textOf(html), /Version 2, as it stands[\s\S]*\[taken out: look into it|\[taken out: into/)
    assert.equal((await manager.post(`${SEED}/restore`, await ids(manager))).status, 303)
    assert.match(textOf((await manager.get('/letter-templates')).html), /Acknowledgement, for an adult An adult As it came with Heard/)
    // After it was brought back it can be changed again.
    assert.equal((await manager.post(SEED, { ...FORM, ...await ids(manager), body })).status, 303)
  })

  test('with an unknown field, a section that is not closed or hostile text are refused, by line, and nothing typed is lost', async () => {
    const { manager, ids } = await editing()
    const answer = await manager.post(SEED, { ...FORM, ...await ids(manager), body: 'Dear ((recipent name))\n\n((if child))\nx\u202E' })
    assert.equal(answer.status, 422)
    const words = textOf(answer.html)
    assert.match(words, /Line 1: there is no field “recipent name”\. Did you mean “recipient name”/)
    assert.match(words, /Line 3: the section “child” has no \(\(end\)\)/)
    assert.match(words, /Line 4: a character that no letter may hold \(U\+202E\)/)
    assert.match(answer.html, /Dear \(\(recipent name\)\)/)
  })

  test('changed by two people at once show both texts, and the next save is over theirs', async () => {
    const { web, manager, ids } = await editing()
    const officer = await web.signedIn('complaints-officer')
    const [mine, theirs] = [await ids(manager), await ids(officer)]
    assert.equal((await manager.post(SEED, { ...FORM, ...mine, body: 'Mine.' })).status, 303)
    const late = await officer.post(SEED, { ...FORM, ...theirs, body: 'Theirs.' })
    assert.equal(late.status, 422)
    assert.match(textOf(late.html), /Somebody else has changed this template[\s\S]*Theirs\.[\s\S]*Mine\./)
    assert.equal((await officer.post(SEED, { ...FORM, commandId: hidden(late.html, 'commandId'), seen: hidden(late.html, 'seen'), body: 'Both.' })).status, 303)
  })

  test('are previewed with a complaint that whoever looks may see, and with no other', async () => {
    const { web, manager, ids } = await editing()
    await web.record({})
    const body = 'Dear ((recipient name))\n\n((points))\n\n((panel date))'
    const shown = await manager.post(SEED, { ...FORM, ...await ids(manager), do: 'preview', complaint: '2026-0001', body })
    assert.match(textOf(shown.html), /As a letter about 2026-0001 Not known of this complaint: panel date\. Dear Ada Marsh Calls are not returned/)
    const none = await manager.post(SEED, { ...FORM, ...await ids(manager), do: 'preview', complaint: '2026-0999', body })
    assert.match(textOf(none.html), /There is no complaint of that reference that you may see/)
  })

  test('have what is chosen from the list put in, without a script at the end', async () => {
    const { manager, ids } = await editing()
    const { html } = await manager.post(SEED, { ...FORM, ...await ids(manager), do: 'insert', insert: '((reference))', body: 'Dear' })
    assert.match(html, /Dear\n\n\(\(reference\)\)/)
  })

  test('of the authority’s own are begun, offered where nobody owes a letter, and taken away', async () => {
    const { web, manager } = await editing()
    const id = await web.record({})
    const { html } = await manager.get('/letter-templates/new')
    const at = /<form method="post" action="(\/letter-templates\/[^"]+)"/.exec(html)?.[1] ?? ''
    assert.equal((await manager.post(at, { do: 'save', commandId: hidden(html, 'commandId'), seen: '0', title: 'An invitation', reader: 'adult', body: 'Dear ((recipient name)), please come.' })).status, 303)
    assert.match((await manager.get(`/complaints/${id}/letters/new`)).html, /An invitation/)
    const page = await manager.get(at)
    assert.equal((await manager.post(`${at}/restore`, { commandId: hidden(page.html, 'commandId'), seen: '1' })).status, 303)
    assert.equal((await manager.get(at)).status, 404)
  })

  test('are for whoever writes letters, and for nobody else', async () => {
    const { web } = await editing()
    for (const role of ['reader', 'team-manager', 'auditor', 'administrator'] as const) assert.equal((await (await web.signedIn(role)).get('/letter-templates')).status, 403, role)
  })
})
