import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testWeb } from '../../test/support/web.ts'
import type { Route } from './route.ts'

const noting: readonly Route[] = [
  { method: 'GET', url: '/', access: 'signed-in', handler: (visit) => {
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
  const traces = { kept: [], keep: async (): Promise<never> => { throw new Error('the disk is gone') } }
  const web = await webOf({ traces })
  const visitor = await web.signedIn('auditor')
  const page = await visitor.get('/')
  assert.equal(page.status, 500)
  assert.doesNotMatch(page.html, /A complaint/)
})
