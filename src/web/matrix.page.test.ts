import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { testWeb, type Visitor } from '../../test/support/web.ts'
import { MAY_BY_ROLE } from '../application/access/matrix.ts'
import { ROLES, type Role } from '../application/ports.ts'
import type { Access } from './access.ts'
import type { Answer, Route } from './route.ts'
import { ROUTES } from './routes.ts'

/** Where a route leads once its rule has let somebody in: what it would show is asked of each page by itself. */
const REACHED = '/reached'
const doors = ROUTES.map((route): Route => ({ ...route, handler: (): Answer => ({ kind: 'redirect', to: REACHED }) }))
/** The way in is no part of what is walked: its own pages answer. */
const isWayIn = ({ url }: Route): boolean => url.startsWith('/sign-in') || url.startsWith('/sign-out')
const walked = doors.filter((route) => !isWayIn(route))
const web = await testWeb({}, [...walked, ...ROUTES.filter(isWayIn)])

type Who = Role | 'nobody'

/** What the matrix says, read from its rows and not by the function that the server asks. */
function isLetIn(who: Who, access: Access): boolean {
  if (access === 'public') return true
  if (who === 'nobody') return false
  return access === 'signed-in' || MAY_BY_ROLE[who].some((action) => action === access)
}

function pathOf({ url, multipart }: Route): string {
  return url.replaceAll(/:\w+/g, '01928000-0000-7000-8000-000000000000') + (multipart === true ? '?_csrf=' : '')
}

/** What the walk asked and what came of it: the last test says it. */
const counted = { asked: 0, 'let in': 0, refused: 0, 'not told of': 0, 'sent to sign in': 0 }

function count(status: number, isIn: boolean): void {
  counted.asked += 1
  counted[isIn ? 'let in' : status === 303 ? 'sent to sign in' : status === 404 ? 'not told of' : 'refused'] += 1
}

async function walkedBy(someone: Visitor, who: Who): Promise<void> {
  for (const route of walked) {
    if (route.multipart === true) continue
    const path = pathOf(route)
    const { status, location } = route.method === 'GET' ? await someone.get(path) : await someone.post(path)
    const name = `${route.method} ${route.url} (${route.access}) to ${who}: ${status} ${location}`
    count(status, isLetIn(who, route.access))
    if (isLetIn(who, route.access)) assert.deepEqual([status, location], [303, REACHED], name)
    else if (who === 'nobody' && route.method === 'GET') assert.match(`${status} ${location}`, /^303 \/sign-in/, name)
    // Somebody from outside is not told what there is.
    else assert.equal(status, who === 'outside' ? 404 : 403, name)
  }
}

describe('Every route lets in whom the matrix names, and nobody else', () => {
  for (const who of [...ROLES, 'nobody'] as const) test(`asked by ${who}`, async () => {
    const someone = who === 'nobody' ? web.visitor() : await web.signedIn(who)
    if (who === 'nobody') await someone.get('/sign-in')
    await walkedBy(someone, who)
  })

  test('an upload is let in by the same rule as a form', () => {
    for (const { multipart, access, url } of walked) if (multipart === true) assert.notEqual(access, 'public', url)
  })

  test('every action that a route asks for is one that somebody may', () => {
    for (const { access, url } of ROUTES) {
      if (access === 'public' || access === 'signed-in') continue
      assert.ok(ROLES.some((role) => isLetIn(role, access)), `${access} of ${url}`)
    }
  })

  test('and every door was asked by everybody', (t) => {
    const doorsAsked = walked.filter(({ multipart }) => multipart !== true).length
    assert.equal(counted.asked, doorsAsked * (ROLES.length + 1))
    t.diagnostic(`Doors: ${doorsAsked} routes by ${ROLES.length} roles and nobody: ${Object.entries(counted).map(([what, many]) => `${many} ${what}`).join(', ')}.`)
  })
})
