import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { LightMyRequestResponse } from 'fastify'
import { pino } from 'pino'
import { ROLES } from '../../src/application/ports.ts'
import { testWeb, type Visitor } from '../support/web.ts'
import { chance } from './chance.ts'
import { noAnswer, whatIsWrong } from './fuzz-oracle.ts'
import { aRequest } from './fuzz-requests.ts'
import type { Seen } from './http-visitor.ts'

const REQUESTS = 3_000
/** What the store in memory has not: such a page is asked for over PostgreSQL. */
const notInMemory = { asked: false }
const logger = pino({}, { write: (line: string) => { if (line.includes('the memory store ')) notInMemory.asked = true } })
const web = await testWeb({ logger })
after(() => web.server.close())

/** A visitor whose token is that of the page that it saw first. */
async function sender(someone: Visitor) {
  const token = /name="_csrf" value="([^"]+)"/.exec((await someone.get('/sign-in')).html)?.[1] ?? ''
  return { cookies: someone.cookies, token: () => token }
}

function seen({ statusCode, body, headers }: LightMyRequestResponse): Seen {
  return { status: statusCode, html: body, location: String(headers.location ?? ''), contentType: String(headers['content-type'] ?? ''), headers: headers as Seen['headers'] }
}

test(`${REQUESTS} requests of every sort, by every role and by nobody, end in no fault, show no stack, lead nowhere else, and have every header`, async () => {
  const luck = chance(20_261_126)
  const senders = await Promise.all([...ROLES.map(async (role) => [role, await sender(await web.signedIn(role))] as const), sender(web.visitor()).then((nobody) => ['nobody', nobody] as const)])
  const wrong: object[] = []
  for (let asked = 0; asked < REQUESTS; asked += 1) {
    const [who, from] = luck.pick(senders)
    const { method, path, body, headers, sets } = aRequest(luck, ['0a9b3c7e-1111-4222-8333-444455556666'], from)
    const cookie = [...from.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    if (sets !== null) from.cookies.set(...sets)
    // Signing out would leave nobody to ask, and what is no address is tried over a real connection.
    if (path.startsWith('/sign-out') || !URL.canParse(path, 'http://north.example')) continue
    notInMemory.asked = false
    const answer = await web.server.inject({ method: method as 'GET', url: path, payload: body, headers: { host: 'testshire.example', cookie, ...headers } }).then(seen, noAnswer)
    const why = whatIsWrong(answer, [])
    if (notInMemory.asked && why === 'a fault') continue
    if (why !== null) wrong.push({ who, method, path: path.slice(0, 200), body: body.slice(0, 200), status: answer.status, why })
  }
  assert.deepEqual(wrong.slice(0, 5), [])
})
