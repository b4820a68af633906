import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { memoryServices, TEST_AUTHORITY, testWeb, textOf, type Fields } from '../../../../test/support/web.ts'

const ON = { 'on-day': '20', 'on-month': '11', 'on-year': '2026' }

/** The form as a browser would send it: every field as it was drawn. */
function drawnForm(html: string): Fields {
  const plain = (text: string) => text.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
  const inputs = [...html.matchAll(/<input [^>]*name="([\w-]+)"[^>]*>/g)].filter(([tag]) => !/type="checkbox"/.test(tag) || / checked/.test(tag))
  const values = inputs.map(([tag, name = '']) => [name, plain(/ value="([^"]*)"/.exec(tag)?.[1] ?? '')] as const)
  const text = /<textarea[^>]*name="quotation"[^>]*>\n([^<]*)<\/textarea>/.exec(html)?.[1] ?? ''
  return { ...Object.fromEntries(values.filter(([name]) => name !== '_csrf')), quotation: plain(text) }
}

async function opened(said: string) {
  const services = memoryServices()
  const web = await testWeb({ services })
  const manager = await web.signedIn()
  const { html } = await manager.get('/compliments/new')
  const at = (await manager.post('/compliments/new', { ...drawnForm(html), ...ON, from: 'client', said, 'worker-given': 'Wren', 'giver-given': 'Robert' })).location ?? ''
  const url = `${at}/quotation`
  const send = async (page: string, fields: Fields) => manager.post(url, { ...drawnForm(page), ...fields })
  const kept = () => services.store.kept(TEST_AUTHORITY.authorityId)
  const events = () => kept().streams.get(at.split('/').at(-1) ?? '')?.recorded.map(({ event }) => event) ?? []
  const text = (textId: string) => kept().texts.get(textId)
  return { manager, at, url, send, events, text, page: await manager.get(url) }
}

describe('Editing and checking a quotation', () => {
  test('offers an edit for everything that was found, and shows the words where they stand', async () => {
    const { page } = await opened('Wren came with Auntie Pat on 12 March. <b>Bob</b> is glad.')
    assert.match(textOf(page.html), /The check finds much and not everything\..*4 things were found.*Somebody whom this record names.*What a relative is called.*A day/)
    assert.match(page.html, /<mark>Auntie Pat<\/mark>/)
    assert.match(page.html, /value="The worker"/)
    assert.doesNotMatch(page.html, /<b>Bob/)
  })

  test('makes the edits that are ticked and checks again; what is changed is told in words; then it is read and saved', async () => {
    const { page, send, events, text, manager, at } = await opened('Wren came with Auntie Pat on 12 March. Lovely.')
    const edited = await send(page.html, { do: 'edit', 'with-2': 'my aunt' })
    assert.match(textOf(edited.html), /Nothing more was found .*\[taken out: Wren \].*\[put in: The worker \].*“Wren” became “The worker” “Auntie Pat on 12 March\.” became “my aunt recently\.”/)
    assert.equal(events().length, 1)
    assert.match((await send(edited.html, { do: 'save' })).html, /href="#read">Read the quotation as it stands, and tick that you have/)
    assert.equal((await send(edited.html, { do: 'save', read: 'yes' })).location, at)
    const [first, checked] = events() as unknown as readonly { said: { textId: string }; quotation: { textId: string } }[]
    assert.equal(text(checked!.quotation.textId), 'The worker came with my aunt recently. Lovely.')
    assert.equal(text(first!.said.textId), 'Wren came with Auntie Pat on 12 March. Lovely.')
    assert.match(textOf((await manager.get(at)).html), /What may be quoted The worker came with my aunt recently/)
  })

  test('saves nothing that was found and neither edited nor left with a reason', async () => {
    const { page, send, events, text, manager, url } = await opened('We love Bolton, thank you Wren.')
    const { 'take-1': _first, 'take-2': _second, ...untaken } = drawnForm(page.html)
    const refused = await manager.post(url, { ...untaken, do: 'save', read: 'yes' })
    assert.equal(refused.status, 422)
    assert.match(refused.html, /href="#reason-1">Take the edit of “Bolton”, or say why it stays/)
    assert.match(refused.html, /href="#reason-2">Take the edit of “Wren”/)
    const half = await manager.post(url, { ...untaken, 'reason-1': 'Everybody lives there', do: 'save', read: 'yes' })
    assert.doesNotMatch(half.html, /href="#reason-1"/)
    const edited = await send(half.html, { 'take-2': 'yes', do: 'save', read: 'yes' })
    assert.equal(events().length, 1, 'what was edited in the same step has not been read yet')
    assert.equal((await send(edited.html, { do: 'save', read: 'yes' })).status, 303)
    const checked = events()[1] as unknown as { left: { textId: string }[]; reasons: { textId: string }[] }
    assert.deepEqual([checked.left.map(({ textId }) => text(textId)), checked.reasons.map(({ textId }) => text(textId))], [['Bolton'], ['Everybody lives there']])
  })

  test('checks what was typed, not what was drawn; an empty quotation is a slip', async () => {
    const { page, send, events } = await opened('Thank you.')
    assert.match(textOf(page.html), /Nothing more was found/)
    const typed = await send(page.html, { quotation: 'Thank you, wren.', do: 'save', read: 'yes' })
    assert.match(typed.html, /Take the edit of “wren”/)
    assert.match((await send(page.html, { quotation: '  ', do: 'save', read: 'yes' })).html, /href="#quotation">Enter what may be quoted/)
    assert.equal(events().length, 1)
  })

  test('is saved once however often it is sent, and a page drawn before another change says so', async () => {
    const { page, send, events } = await opened('Thank you.')
    assert.deepEqual([(await send(page.html, { do: 'save', read: 'yes' })).status, (await send(page.html, { do: 'save', read: 'yes' })).status], [303, 303])
    assert.equal(events().length, 2)
    const stale = await send(page.html, { commandId: '01900000-0000-7000-8000-00000000abcd', do: 'save', read: 'yes', quotation: 'Thanks.' })
    assert.match(stale.html, /Somebody else has recorded something/)
  })
})
