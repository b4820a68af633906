import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { carryOut } from '../../../application/carry-out.ts'
import { recordComplaint } from '../../../application/record-complaint.ts'
import type { Actor, Role } from '../../../application/ports.ts'
import { isoDate } from '../../../domain/calendar/iso-date.ts'
import type { UserId } from '../../../domain/complaint/events.ts'
import { SETTINGS } from '../../../../test/support/builders.ts'
import { memoryServices, movableClock, TEST_AUTHORITY, testAccount, testWeb, textOf, type Fields, type Visitor } from '../../../../test/support/web.ts'

const HANDED_OVER = '/complaints/with-somebody-else'
const TODAY = { 'on-day': '23', 'on-month': '11', 'on-year': '2026' }
const actorOf = (role: Role): Actor => ({ authorityId: TEST_AUTHORITY.authorityId, userId: `user-${role}` as UserId, name: role, role, teams: [] })

async function withComplaint() {
  const time = movableClock()
  const services = memoryServices(time.clock)
  const web = await testWeb({ services })
  const complaintId = crypto.randomUUID()
  const manager = actorOf('complaints-manager')
  const recorded = await recordComplaint(services, manager, {
    complaintId, commandId: crypto.randomUUID(), complaint: { on: isoDate('2026-11-20'), channel: 'email', said: { words: 'She never rang back.' }, details: { complainants: [{ type: 'parent' }] } },
  })
  assert.equal(recorded.kind, 'done')
  const seal = (forUsers: readonly Role[], about: readonly Role[] = []) => carryOut(services, manager, {
    complaintId, expectedSeq: 1, commandId: crypto.randomUUID(), command: {
      type: 'seal-complaint', on: isoDate('2026-11-23'), because: 'other', text: { words: 'why' }, withoutMe: true, forUsers: forUsers.map((role) => testAccount(role).userId),
      ...(about.length > 0 && { about: about.map((role) => testAccount(role).userId) }),
    },
  })
  return { ...web, ...time, services, complaintId, seal, page: `/complaints/${complaintId}`, reference: recorded.kind === 'done' ? recorded.reference : '' }
}

async function answered(someone: Visitor, url: string, fields: Fields) {
  await someone.get(url)
  return someone.post(url, fields)
}

describe('Sealing a complaint', () => {
  test('leaves it to those on the list: to everybody else it is not there, word for word like one that never was', async () => {
    const { signedIn, page } = await withComplaint()
    const manager = await signedIn()
    const sealed = await answered(manager, `${page}/seal-complaint`, { ...TODAY, expectedSeq: '1', because: 'other', text: 'why', forUsers: ['user-head-of-service'], withoutMe: 'yes' })
    assert.deepEqual([sealed.status, sealed.location], [303, HANDED_OVER])
    assert.match(textOf((await manager.get(HANDED_OVER)).html), /Recorded; it is now with somebody else/)
    for (const role of ['complaints-manager', 'complaints-officer', 'auditor'] as const) {
      const someone = await signedIn(role)
      const [there, never] = [await someone.get(page), await someone.get(`/complaints/${crypto.randomUUID()}`)]
      assert.deepEqual([there.status, withoutTokens(there.html)], [404, withoutTokens(never.html)], role)
    }
    assert.match(textOf((await (await signedIn('head-of-service')).get(page)).html), /This complaint is sealed: it is there for nobody but Test head of service\./)
  })

  test('asks whoever leaves it to others to say so, and for somebody who can act', async () => {
    const { signedIn, page } = await withComplaint()
    const manager = await signedIn()
    const seal = (fields: Fields) => answered(manager, `${page}/seal-complaint`, { ...TODAY, expectedSeq: '1', because: 'other', text: 'why', ...fields })
    assert.match(textOf((await seal({ forUsers: ['user-head-of-service'] })).html), /You are not on the list yourself/)
    assert.match(textOf((await seal({ forUsers: ['user-complaints-officer'], withoutMe: 'yes' })).html), /Choose at least one complaints manager or head of service/)
    assert.match(textOf((await seal({ forUsers: ['user-complaints-manager'], about: ['user-complaints-manager'] })).html), /Take them off the list/)
    const kept = await seal({ forUsers: ['user-complaints-manager'] })
    assert.equal(kept.location, `${page}?recorded=2`)
  })

  test('offers for the list those alone to whom it opens something, and nobody whom the complaint is about', async () => {
    const { signedIn, services, page, seal } = await withComplaint()
    services.store.addUser(TEST_AUTHORITY.authorityId, { ...testAccount('complaints-officer'), userId: 'user-gone' as UserId, name: 'Test gone', isActive: false })
    const offered = async (command: string) => [...(await (await signedIn()).get(`${page}/${command}`)).html.matchAll(/name="forUsers"[^>]*value="([^"]+)"/g)].map(([, user]) => user)
    assert.deepEqual(new Set(await offered('seal-complaint')), new Set(['user-auditor', 'user-complaints-manager', 'user-complaints-officer', 'user-head-of-service', 'user-team-manager']))
    await seal(['complaints-manager', 'head-of-service'], ['complaints-officer'])
    assert.deepEqual(new Set(await offered('change-seal-list')), new Set(['user-auditor', 'user-complaints-manager', 'user-head-of-service', 'user-team-manager']))
  })

  test('takes nobody on the list to whom it would open nothing, whatever was sent', async () => {
    const { signedIn, page } = await withComplaint()
    const answer = await answered(await signedIn(), `${page}/seal-complaint`, { ...TODAY, expectedSeq: '1', because: 'other', text: 'why', forUsers: ['user-complaints-manager', 'user-data-protection-officer'] })
    assert.equal(answer.location, '')
  })

  test('is for whoever answers for the team: an officer is offered it nowhere', async () => {
    const { signedIn, page } = await withComplaint()
    assert.equal((await (await signedIn('complaints-officer')).get(`${page}/seal-complaint`)).status, 403)
  })

  test('a form without a list that was drawn before the last change is told of that change', async () => {
    const { signedIn, page } = await withComplaint()
    const manager = await signedIn()
    await manager.get(`${page}/seal-complaint`)
    const answer = await manager.post(`${page}/seal-complaint`, { ...TODAY, expectedSeq: '0', commandId: 'c-0', because: 'other', text: 'why' })
    assert.ok(answer.status < 500, String(answer.status))
  })

  test('a form that was sent twice says once more that it is with somebody else, and a minute later nothing', async () => {
    const { signedIn, page, minutesPass } = await withComplaint()
    const manager = await signedIn()
    const fields = { ...TODAY, expectedSeq: '1', commandId: 'c-1', because: 'other', text: 'why', forUsers: ['user-head-of-service'], withoutMe: 'yes' }
    await answered(manager, `${page}/seal-complaint`, fields)
    assert.equal((await manager.post(`${page}/seal-complaint`, fields)).location, HANDED_OVER)
    minutesPass(2)
    assert.equal((await manager.post(`${page}/seal-complaint`, fields)).status, 404)
  })
})

function withoutTokens(html: string): string {
  return html.replaceAll(/value="[^"]{20,}"/g, '').replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '')
}

describe('A complaint about somebody of the complaints team', () => {
  async function record(manager: Visitor, fields: Fields) {
    await manager.get('/complaints/new')
    const { location } = await manager.post('/complaints/new', { kind: 'complaint' })
    const draft = location.slice(0, location.lastIndexOf('/'))
    await manager.post(`${draft}/received`, { 'received-day': '20', 'received-month': '11', 'received-year': '2026' })
    await manager.post(`${draft}/channel`, { channel: 'email' })
    await manager.post(`${draft}/said`, { said: 'Your officer was rude to us.' })
    return { draft, asked: await manager.post(`${draft}/about-team`, fields), save: () => manager.post(`${draft}/check`) }
  }
  const ABOUT = { isAbout: 'yes', about: ['user-complaints-officer'], takenBy: 'user-head-of-service' }

  test('is recorded around them: whoever recorded it is told once, and finds nothing any more', async () => {
    const { signedIn } = await withComplaint()
    const officer = await signedIn('complaints-officer')
    const { draft, save } = await record(officer, ABOUT)
    assert.match(textOf((await officer.get(`${draft}/check`)).html), /About the complaints team Test complaints officer Sealed for Test head of service/)
    assert.equal((await save()).location, HANDED_OVER)
    assert.equal((await save()).location, HANDED_OVER, 'pressed twice')
    assert.equal((await officer.get(`${draft}/recorded`)).status, 404)
    assert.equal((await officer.get(`/complaints/${draft.split('/').at(-1)}`)).status, 404)
    assert.doesNotMatch((await officer.get('/work')).html, /2026-0002/)
    assert.doesNotMatch((await officer.get('/drafts')).html, /20 November/)
    const head = await signedIn('head-of-service')
    assert.match(textOf((await head.get(`/complaints/${draft.split('/').at(-1)}`)).html), /Complaint sealed/)
  })

  test('is not taken by anybody it is about, and needs somebody who takes it', async () => {
    const { signedIn } = await withComplaint()
    const manager = await signedIn()
    assert.match(textOf((await record(manager, { ...ABOUT, takenBy: '' })).asked.html), /Choose who takes it/)
    assert.match(textOf((await record(manager, { ...ABOUT, about: ['user-head-of-service'] })).asked.html), /somebody whom it is not about/)
    assert.match(textOf((await record(manager, { ...ABOUT, about: [] })).asked.html), /whom it is about/)
  })
})

describe('A complaint about everybody who could take it', () => {
  test('is not recorded where they would see it: the page says what to do', async () => {
    const { signedIn } = await withComplaint()
    const officer = await signedIn('complaints-officer')
    await officer.get('/complaints/new')
    const { location } = await officer.post('/complaints/new', { kind: 'complaint' })
    const asked = await officer.post(`${location.slice(0, location.lastIndexOf('/'))}/about-team`, { isAbout: 'yes', about: ['user-complaints-manager', 'user-head-of-service'], takenBy: 'user-head-of-service' })
    assert.match(textOf(asked.html), /Nobody is left who could take it: .* Keep what you have for later, and ask an administrator to invite a head of service/)
  })

  test('is said before it is needed, where one person alone could take it', async () => {
    const services = memoryServices()
    services.store.kept(TEST_AUTHORITY.authorityId).users = services.store.kept(TEST_AUTHORITY.authorityId).users.filter(({ role }) => role !== 'head-of-service')
    const { signedIn } = await testWeb({ services })
    const officer = await signedIn('complaints-officer')
    await officer.get('/complaints/new')
    const { location } = await officer.post('/complaints/new', { kind: 'complaint' })
    assert.match(textOf((await officer.get(`${location.slice(0, location.lastIndexOf('/'))}/about-team`)).html), /Only Test complaints manager could take it\. Where it is about them, keep what you have for later/)
  })
})

describe('Breaking a seal', () => {
  const REASON = 'A child may be harmed tonight.'
  const ask = (someone: Visitor, reference: string) => answered(someone, '/seals/break', { reference, reason: REASON })

  test('opens the complaint for a time to somebody who is not on its list, and leaves a trace with the reason', async () => {
    const { signedIn, deps, complaintId, seal, page, reference, minutesPass } = await withComplaint()
    await seal(['head-of-service'])
    const manager = await signedIn()
    assert.equal((await manager.get(page)).status, 404)
    assert.equal((await ask(manager, reference)).location, page)
    assert.match(textOf((await manager.get(page)).html), /sealed, and open to you because you broke the seal, which is on record\. Those on its list: Test head of service\./)
    assert.ok(deps.traces.kept.some(({ kind, subject, words }) => kind === 'seal-broken' && subject?.id === complaintId && words === REASON))
    minutesPass(40 * 60)
    const again = await signedIn()
    assert.equal((await again.get(page)).status, 404, 'after the next working day')
  })

  test('is for as long as the authority says, which the page says first', async () => {
    const { signedIn, services, seal, page, reference, minutesPass } = await withComplaint()
    await seal(['head-of-service'])
    const opensFor = async (brokenSealWorkingDays: number) => {
      services.store.useSettings(TEST_AUTHORITY.authorityId, { ...SETTINGS, brokenSealWorkingDays })
      return textOf((await (await signedIn()).get('/seals/break')).html)
    }
    assert.match(await opensFor(5), /open to you until the end of the 5th working day from now/)
    assert.match(await opensFor(1), /open to you until the end of the next working day/)
    assert.match(await opensFor(0), /open to you until the end of today/)
    const manager = await signedIn()
    assert.equal((await ask(manager, reference)).location, page)
    // From nine in the morning to one minute to midnight.
    minutesPass(15 * 60 - 1)
    assert.equal((await (await signedIn()).get(page)).status, 200)
    minutesPass(1)
    assert.equal((await (await signedIn()).get(page)).status, 404)
  })

  test('answers alike for a reference that is none, one that is not sealed, and one that is about whoever asks', async () => {
    const { signedIn, seal, reference } = await withComplaint()
    const manager = await signedIn()
    const open = withoutTokens((await ask(manager, reference)).html)
    await seal(['head-of-service'], ['complaints-manager'])
    const about = withoutTokens((await ask(manager, reference)).html)
    const none = withoutTokens((await ask(manager, '2026-9999')).html).replaceAll('2026-9999', reference)
    assert.match(textOf(open), /Nothing was opened\./)
    assert.equal(about, open)
    assert.equal(none, open)
  })

  test('tells the data protection officer at once, wrong tries as well, until they have read it', async () => {
    const { signedIn, seal, reference } = await withComplaint()
    await seal(['head-of-service'])
    const manager = await signedIn()
    await ask(manager, '2026-9999')
    await ask(manager, reference)
    const officer = await signedIn('data-protection-officer')
    assert.equal((await officer.get('/')).location, '/seals/notices')
    const page = await officer.get('/seals/notices')
    assert.match(textOf(page.html), new RegExp(`To be read Test complaints manager broke the seal of ${reference} on .*${REASON}.*tried to open, and nothing opened: 2026-9999`))
    const [first = ''] = [...page.html.matchAll(/action="(\/seals\/notices\/[^"]+)"/g)].map(([, action]) => action)
    await officer.post(first)
    await officer.post(first)
    assert.match(textOf((await officer.get('/seals/notices')).html), /To be read .*tried to open.* Read Test complaints manager broke the seal/)
    assert.equal((await manager.get('/seals/notices')).status, 403)
  })

  test('does not tell a data protection officer whom the complaint is about', async () => {
    const { signedIn, seal, reference } = await withComplaint()
    await seal(['head-of-service'], ['data-protection-officer'])
    await ask(await signedIn(), reference)
    assert.match(textOf((await (await signedIn('data-protection-officer')).get('/seals/notices')).html), /Nobody has broken a seal/)
  })

  test('is open to the data protection officer, who then sees that one complaint and no other', async () => {
    const { signedIn, seal, page, reference } = await withComplaint()
    const officer = await signedIn('data-protection-officer')
    assert.equal((await officer.get(page)).status, 404)
    await seal(['head-of-service'])
    assert.equal((await ask(officer, reference)).location, page)
    assert.equal((await officer.get(page)).status, 200)
  })

  test('needs a reference and a reason', async () => {
    const { signedIn } = await withComplaint()
    const manager = await signedIn()
    assert.match(textOf((await answered(manager, '/seals/break', { reference: '', reason: ' ' })).html), /Enter the reference.*Enter why it cannot wait/)
    assert.equal((await (await signedIn('complaints-officer')).get('/seals/break')).status, 403)
  })
})
