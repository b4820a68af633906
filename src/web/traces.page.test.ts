import assert from 'node:assert/strict'
import { test } from 'node:test'
import { complaintsWeb } from '../../test/page-fixtures/complaints-web.ts'
import { memoryTraces } from '../../test/support/memory-traces.ts'
import { testWeb } from '../../test/support/web.ts'
import type { Route } from './route.ts'

const noting: readonly Route[] = [
  { method: 'GET', url: '/', access: 'signed-in', traces: 'by-itself', handler: (visit) => {
    visit.trace({ kind: 'read', subject: { kind: 'complaint', id: '00000000-0000-4000-8000-000000000001' } })
    return { kind: 'page', template: 'pages/help/page.njk', title: 'A complaint' }
  } },
]

async function webOf(replaced: Parameters<typeof testWeb>[0] = {}) {
  const { signInRoutes } = await import('./pages/sign-in/route.ts')
  return testWeb(replaced, [...signInRoutes, ...noting])
}

test('what somebody looked at is kept with who, when and the pattern of the address, before the page is sent', async () => {
  const web = await webOf()
  const visitor = await web.signedIn('auditor')
  assert.equal((await visitor.get('/')).status, 200)
  assert.deepEqual(web.deps.traces.kept.at(-1), {
    at: '2026-11-23T09:00:00.000Z', userId: 'user-auditor', route: '/', kind: 'read', subject: { kind: 'complaint', id: '00000000-0000-4000-8000-000000000001' },
  })
})

test('where a trace cannot be kept, the page is not shown', async () => {
  const traces = { ...memoryTraces(), keep: async (_: unknown, traces: readonly { kind: string }[]): Promise<void> => { if (traces.some(({ kind }) => kind !== 'signed-in')) throw new Error('the disk is gone') } }
  const web = await webOf({ traces })
  const visitor = await web.signedIn('auditor')
  const page = await visitor.get('/')
  assert.equal(page.status, 500)
  assert.doesNotMatch(page.html, /A complaint/)
})

test('a complaint that is read, one that is not there and one that may not be seen each leave a trace, and no name that was typed into an address is kept', async () => {
  const web = await complaintsWeb()
  const complaintId = await web.record()
  const [manager, reader] = [await web.signedIn(), await web.signedIn('reader')]
  const left = async (ask: Promise<unknown>) => {
    const before = web.deps.traces.kept.length
    await ask
    return web.deps.traces.kept.slice(before).map(({ userId, kind, subject, what, words }) => ({ userId, kind, subject, ...(what !== undefined && { what }), ...(words !== undefined && { words }) }))
  }
  const other = '00000000-0000-4000-8000-00000000ffff'
  assert.deepEqual(await left(manager.get(`/complaints/${complaintId}`)), [{ userId: 'user-complaints-manager', kind: 'read', subject: { kind: 'complaint', id: complaintId } }])
  assert.deepEqual(await left(manager.get(`/complaints/${other}`)), [{ userId: 'user-complaints-manager', kind: 'refused', subject: { kind: 'complaint', id: other } }])
  assert.deepEqual(await left(reader.get(`/complaints/${complaintId}`)), [{ userId: 'user-reader', kind: 'refused', subject: { kind: 'complaint', id: complaintId } }])
  assert.deepEqual(await left(reader.get('/complaints/Thistlethwaite')), [{ userId: 'user-reader', kind: 'refused', subject: { kind: 'complaint', id: null } }])
  assert.deepEqual(await left(manager.post('/search', { words: 'Ada Marsh' })), [{ userId: 'user-complaints-manager', kind: 'searched', subject: { kind: 'list', id: 'search' }, words: 'Ada Marsh' }])
  assert.deepEqual(await left(manager.get('/help')), [])
})

test('a step that the rules refuse leaves a trace with the step', async () => {
  const web = await complaintsWeb()
  const complaintId = await web.record()
  const manager = await web.signedIn()
  const { html } = await manager.get(`/complaints/${complaintId}/acknowledge`)
  const hidden = Object.fromEntries([...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name, value]) => [name ?? '', value ?? '']))
  await manager.post(`/complaints/${complaintId}/acknowledge`, { ...hidden, 'on-day': '1', 'on-month': '11', 'on-year': '2026' })
  const refused = web.deps.traces.kept.filter(({ kind }) => kind === 'command-refused')
  assert.deepEqual(refused.map(({ subject, what }) => [subject?.id, what]), [[complaintId, 'acknowledge']])
})

test('a form that did not come from here is noted with whose browser sent it', async () => {
  const web = await complaintsWeb()
  const manager = await web.signedIn()
  await manager.post('/search', { _csrf: 'somebody-elses', words: 'Ada' })
  const { at: _, ...last } = web.deps.traces.kept.at(-1) ?? {}
  assert.deepEqual(last, { userId: 'user-complaints-manager', kind: 'form-refused', subject: null, route: '/search' })
})
