import assert from 'node:assert/strict'
import { test } from 'node:test'
import { actorOf, complaintsWeb } from '../../../../test/page-fixtures/complaints-web.ts'
import { testAccount, textOf, type Fields } from '../../../../test/support/web.ts'
import { carryOut } from '../../../application/carry-out.ts'
import type { Role } from '../../../application/ports.ts'
import { isoDate } from '../../../domain/calendar/iso-date.ts'

const on = isoDate('2026-11-23')
type Web = Awaited<ReturnType<typeof complaintsWeb>>

async function givenTo(web: Web, role: Role) {
  const [mine, other] = [await web.record(), await web.record()]
  await web.command(mine, { type: 'allocate', on, responderId: testAccount(role).userId })
  return { mine, other }
}

const hidden = (html: string): Fields => Object.fromEntries([...html.matchAll(/<input type="hidden" name="(commandId|expectedSeq)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]))

for (const role of ['director', 'reader', 'learning-lead'] as const) test(`a ${role} who is given a complaint answers it, and sees no other`, async () => {
  const web = await complaintsWeb()
  const { mine, other } = await givenTo(web, role)
  const someone = await web.signedIn(role)
  const page = textOf((await someone.get(`/complaints/${mine}`)).html)
  assert.match(page, /2026-0001.*Nobody has rung me back/s)
  for (const url of [`/complaints/${other}`, `/complaints/${other}/add-note`, `/complaints/${other}/clocks/stage-1-answer`, '/complaints/none', '/search', '/people-pool', '/diary', `/complaints/${mine}/outside`, `/complaints/${mine}/who-has-looked`, `/people/person-ada`])
    assert.equal((await someone.get(url)).status, 403, url)
  const form = await someone.get(`/complaints/${mine}/draft-answer`)
  assert.equal(form.status, 200)
  const drafted = await someone.post(`/complaints/${mine}/draft-answer`, { ...hidden(form.html), text: 'We are sorry.', 'on-day': '23', 'on-month': '11', 'on-year': '2026' })
  assert.equal(drafted.status, 303, textOf(drafted.html))
  assert.ok(web.eventsOf(mine).some(({ type }) => type === 'AnswerDrafted'))
  const note = hidden((await someone.get(`/complaints/${mine}/add-note`)).html)
  assert.equal((await someone.post(`/complaints/${mine}/add-note`, { ...note, text: 'Rang her.', 'on-day': '23', 'on-month': '11', 'on-year': '2026' })).status, 303)
  for (const command of ['allocate', 'acknowledge', 'close', 'approve-answer', 'seal-complaint', 'strike-out', 'give-outside-access'])
    assert.equal((await someone.get(`/complaints/${mine}/${command}`)).status, 403, command)
  assert.equal((await someone.post(`/complaints/${other}/add-note`, { text: 'x', 'on-day': '23', 'on-month': '11', 'on-year': '2026' })).status, 403)
  assert.equal(web.eventsOf(other).length, 1)
})

test('is let in no longer once it is given to somebody else, sealed from them, or about them', async () => {
  for (const change of [
    (web: Web, id: string) => web.command(id, { type: 'allocate', on, team: 'assessment' }),
    (web: Web, id: string) => web.command(id, { type: 'seal-complaint', on, because: 'other', text: { words: 'It is delicate.' }, forUsers: [actorOf('complaints-manager').userId] }),
    (web: Web, id: string) => web.command(id, { type: 'raise-safeguarding-concern', on, concernId: 'c1', about: 'worker', accusedUser: testAccount('director').userId, text: { words: 'x' } }, ['accused-is-responder']),
  ]) {
    const web = await complaintsWeb()
    const { mine } = await givenTo(web, 'director')
    const someone = await web.signedIn('director')
    const form = hidden((await someone.get(`/complaints/${mine}/add-note`)).html)
    await change(web, mine)
    assert.equal((await someone.get(`/complaints/${mine}`)).status, 403)
    const late = await someone.post(`/complaints/${mine}/add-note`, { ...form, text: 'Late.', 'on-day': '23', 'on-month': '11', 'on-year': '2026' })
    assert.equal(late.status, 403)
    assert.ok(!web.eventsOf(mine).some(({ type }) => type === 'NoteAdded'))
  }
})

test('a head of service may draft the answer that they were given, and no other', async () => {
  const web = await complaintsWeb()
  const { mine, other } = await givenTo(web, 'head-of-service')
  const someone = await web.signedIn('head-of-service')
  assert.equal((await someone.get(`/complaints/${mine}/draft-answer`)).status, 200)
  assert.equal((await someone.get(`/complaints/${other}`)).status, 200, 'they read every one')
  assert.equal((await someone.get(`/complaints/${other}/draft-answer`)).status, 403)
})

test('a complaint is given to nobody who keeps accounts, looks after the data or audits, nor to anybody from outside', async () => {
  const web = await complaintsWeb()
  const id = await web.record()
  for (const role of ['administrator', 'data-protection-officer', 'auditor', 'outside'] as const) {
    const result = await carryOut(web.services, actorOf('complaints-manager'), {
      complaintId: id, expectedSeq: web.seqOf(id), commandId: web.services.ids.next(), acceptedWarnings: [], command: { type: 'allocate', on, responderId: testAccount(role).userId },
    })
    assert.equal(result.kind === 'refused' && result.code, 'no-such-responder', role)
  }
  const html = (await (await web.signedIn()).get(`/complaints/${id}/allocate`)).html
  assert.match(html, /Test director/)
  assert.doesNotMatch(html, /Test administrator|Test auditor|Test data protection|Test outside/)
})
