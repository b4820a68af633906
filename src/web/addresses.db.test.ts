import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { journeyWeb, emailOf } from '../../test/support/journey-web.ts'
import { PASSWORD, visitor } from '../../test/support/web.ts'
import { COMMAND_LABELS } from '../words/labels.ts'
import { ROUTES } from './routes.ts'

const web = await journeyWeb({ after }, { today: '2026-11-23', roles: ['complaints-manager'] })

const MADE_UP = ['abc', '0', "'; drop table events --", '%00', '..%2F..%2Fetc', 'é', 'constructor', '__proto__', '0a9b3c7e-1111-4222-8333-444455556666', '9'.repeat(90)]

async function manager() {
  const someone = visitor(web.server)
  await someone.get('/sign-in')
  await someone.post('/sign-in', { email: emailOf('complaints-manager'), password: PASSWORD })
  assert.equal((await someone.get('/work')).status, 200)
  return someone
}

test('what may follow on an entry is told from words that happen to name something', async () => {
  const someone = await manager()
  await someone.get('/help')
  const entryId = web.services.ids.next()
  const entry = { entryId, sequelId: web.services.ids.next(), 'on-day': '20', 'on-month': '11', 'on-year': '2026' }
  assert.equal((await someone.post('/register/new/ombudsman-contact', entry)).location, `/register/${entryId}`)
  for (const word of ['constructor', '__proto__', 'toString', 'settle']) assert.equal((await someone.get(`/register/${entryId}/${word}`)).status, 404, word)
  assert.equal((await someone.get(`/register/${entryId}/decide`)).status, 200)
})

test('an address made up by hand is a page, or a page that is not there, and never a fault', async () => {
  const someone = await manager()
  for (const { method, url } of ROUTES) {
    if (method !== 'GET') continue
    for (const word of MADE_UP) {
      const path = url.replaceAll(/:\w+(\([^)]*\))?/g, encodeURI(word).replaceAll('%25', '%'))
      for (const asked of [path, `${path}?page=-1&group=${word}&sort=x&asKnownOn=2026-02-31&next=//x&from=check&year=x`]) {
        const { status } = await someone.get(asked)
        assert.ok(status < 500, `${asked} answered ${status}`)
      }
    }
  }
})

test('a form whose hidden fields were changed by hand is refused, and never a fault', async () => {
  const someone = await manager()
  await someone.get('/help')
  for (const { method, url, multipart } of ROUTES) {
    // Where one's own password is asked for again, guesses lock the account that the next test signs in with.
    if (method !== 'POST' || multipart || url === '/sign-out' || url.startsWith('/account')) continue
    for (const word of MADE_UP) {
      const path = url.replaceAll(/:\w+(\([^)]*\))?/g, encodeURI(word).replaceAll('%25', '%'))
      const hidden = { entryId: word, sequelId: word, commandId: word, seq: word, expectedSeq: word, groups: word, go: word, kind: word, 'on-day': word }
      for (const fields of [{}, hidden, { said: '\0', go: 'later' }]) {
        const { status } = await someone.post(path, fields)
        assert.ok(status < 500, `${path} with ${JSON.stringify(fields)} answered ${status}`)
      }
    }
  }
})

test('a record under an id made up by hand, or with signs that no text holds, is never a fault', async () => {
  const someone = await manager()
  await someone.get('/help')
  for (const draftId of MADE_UP)
    for (const step of ['said', 'complainants', 'check', 'recorded'])
      for (const fields of [{ said: 'a\0b', go: 'later', 'family-0': 'a\0b' }, { said: 'a\0b\ud800', 'type-0': 'parent', 'given-0': '\0' }, { said: '😀'.repeat(9000) }]) {
        const path = `/complaints/new/${encodeURIComponent(draftId)}/${step}`
        for (const { status } of [await someone.post(path, fields), await someone.get(path)]) assert.ok(status < 500, `${path} answered ${status}`)
      }
  for (const kind of ['compliment', 'enquiry', 'ombudsman-contact'])
    for (const word of MADE_UP) {
      const fields = { entryId: word, sequelId: word, 'on-day': '20', 'on-month': '11', 'on-year': '2026', from: 'client', kind: 'enquiry', said: 'a\0b' }
      const { status } = await someone.post(`/register/new/${kind}`, fields)
      assert.ok(status < 500, `${kind} with id ${word} answered ${status}`)
    }
})

test('each command of a real complaint, sent with fields made up by hand, is never a fault', async () => {
  const someone = await manager()
  await someone.get('/help')
  const complaintId = web.services.ids.next()
  const at = (step: string) => `/complaints/new/${complaintId}/${step}`
  await someone.post(at('received'), { 'received-day': '20', 'received-month': '11', 'received-year': '2026' })
  await someone.post(at('channel'), { channel: 'email' })
  await someone.post(at('said'), { said: 'x' })
  assert.equal((await someone.post(at('check'))).location, at('recorded'))
  for (const command of Object.keys(COMMAND_LABELS))
    for (const word of MADE_UP) {
      const day = { 'on-day': '21', 'on-month': '11', 'on-year': '2026' }
      const fields = { ...day, commandId: word, seq: '1', expectedSeq: word, text: 'a\0b', reason: word, entry: word, corrects: word, responder: word, team: word, accepted: word }
      for (const { status } of [await someone.post(`/complaints/${complaintId}/${command}`, fields), await someone.get(`/complaints/${complaintId}/${command}?entry=${word}&part=${word}`)])
        assert.ok(status < 500, `${command} with ${word} answered ${status}`)
    }
})
