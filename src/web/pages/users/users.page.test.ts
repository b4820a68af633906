import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { usualRules } from '../../../application/access/sign-in-rules.ts'
import type { Role } from '../../../application/ports.ts'
import { memorySignIn } from '../../../../test/support/memory-sign-in.ts'
import { memoryServices, movableClock, PASSWORD, testAccount, testWeb, textOf, type PageSeen, type Visitor } from '../../../../test/support/web.ts'

const INVITED = { name: 'Ada Northwood', email: 'ada.northwood@testshire.example', role: 'complaints-officer' }

async function keepers() {
  const time = movableClock()
  const web = await testWeb({ services: memoryServices(time.clock) })
  const administrator = await web.signedIn('administrator')
  await administrator.get('/users/invite')
  return { ...web, ...time, administrator, account: (email: string) => web.deps.accounts.byEmail('test' as never, email) }
}

const linkIn = ({ html }: PageSeen) => /id="link">http:\/\/testshire\.example(\/link\/[\w-]{43})</.exec(html)?.[1] ?? ''

/** Opens a link in a fresh browser and chooses a password there. */
async function open(someone: Visitor, link: string, password = 'plum tractor seven', repeatedPassword = password) {
  await someone.get('/sign-in')
  const taken = await someone.get(link)
  assert.deepEqual([taken.location, taken.headers['referrer-policy']], ['/link', 'no-referrer'])
  await someone.get('/link')
  return someone.post('/link', { password, repeatedPassword })
}

describe('An invitation', () => {
  test('makes an account that somebody opens once, with a password of their own choice', async () => {
    const { administrator, visitor, account, deps } = await keepers()
    const page = await administrator.post('/users/invite', INVITED)
    const link = linkIn(page)
    assert.match(textOf(page.html), /It is shown only now/)
    assert.equal((await account(INVITED.email))?.passwordHash, null)
    assert.match(textOf((await administrator.get('/users')).html), /Ada Northwood .* Invited Invitation until 30 November 2026/)
    const ada = visitor()
    assert.equal((await open(ada, link)).location, '/')
    assert.equal((await ada.get('/work')).status, 200)
    assert.equal((await open(visitor(), link)).status, 410)
    assert.doesNotMatch(JSON.stringify(deps.traces.kept), new RegExp(`${link.slice(6)}|${INVITED.email}|Northwood`))
  })

  test('is not used up by being looked at, keeps its token out of every page, and ends after a week', async () => {
    const { administrator, visitor, minutesPass } = await keepers()
    const link = linkIn(await administrator.post('/users/invite', INVITED))
    for (let look = 0; look < 3; look += 1) {
      const robot = visitor()
      await robot.get(link)
      const { html } = await robot.get('/link')
      assert.match(textOf(html), /Choose a password/)
      assert.doesNotMatch(html, new RegExp(link.slice(6)))
    }
    minutesPass(7 * 24 * 60)
    assert.equal((await open(visitor(), link)).status, 410)
  })

  test('takes no password that is short, guessed first, of one’s name, or typed differently twice, and stays open', async () => {
    const { administrator, visitor } = await keepers()
    const link = linkIn(await administrator.post('/users/invite', INVITED))
    for (const [password, repeated] of [['short', 'short'], ['password1234', 'password1234'], ['adanorthwood1', 'adanorthwood1'], ['plum tractor seven', 'plum tractor eight'], ['', '']] as const) {
      const answer = await open(visitor(), link, password, repeated)
      assert.equal(answer.status, 422, password)
      assert.doesNotMatch(answer.html, /plum tractor/)
    }
    assert.equal((await open(visitor(), link)).location, '/')
  })

  test('a newer link ends the one before it, and a guessed one reads as a used one', async () => {
    const { administrator, visitor, account } = await keepers()
    const first = linkIn(await administrator.post('/users/invite', INVITED))
    const userId = (await account(INVITED.email))?.userId
    const second = linkIn(await administrator.post(`/users/${userId}/link`))
    const used = await open(visitor(), first)
    const guessed = await open(visitor(), `/link/${'A'.repeat(43)}`)
    assert.deepEqual([used.status, textOf(used.html)], [410, textOf(guessed.html)])
    assert.equal((await open(visitor(), second)).location, '/')
  })

  test('where a second factor is needed, the link leads to it and not in', async () => {
    const web = await testWeb({ signIn: memorySignIn({ ...usualRules(false), secondFactorFor: ['complaints-officer'] }) })
    const administrator = await web.signedIn('administrator')
    await administrator.get('/users/invite')
    const someone = web.visitor()
    assert.equal((await open(someone, linkIn(await administrator.post('/users/invite', INVITED)))).location, '/sign-in/set-up')
    assert.equal((await someone.get('/work')).location, '/sign-in?next=%2Fwork')
  })

  test('an address is taken once, a team manager needs a team, and what is typed is checked', async () => {
    const { administrator } = await keepers()
    assert.match(textOf((await administrator.post('/users/invite', { ...INVITED, email: 'READER@testshire.example' })).html), /There is an account with this e-mail address already/)
    assert.match(textOf((await administrator.post('/users/invite', { ...INVITED, role: 'team-manager' })).html), /Choose the teams that they answer for/)
    for (const wrong of [{ email: 'ada' }, { name: '' }, { role: 'superuser' }, { role: 'team-manager', teams: 'no-such-team' }]) assert.equal((await administrator.post('/users/invite', { ...INVITED, ...wrong })).status, 422)
  })
})

describe('Accounts', () => {
  test('are kept by administrators alone', async () => {
    const { signedIn } = await keepers()
    for (const role of ['complaints-manager', 'head-of-service', 'data-protection-officer', 'auditor'] as const satisfies readonly Role[]) {
      const someone = await signedIn(role)
      assert.equal((await someone.get('/users')).status, 403)
      assert.equal((await someone.post('/users/user-reader/deactivate')).status, 403)
    }
  })

  test('nobody changes their own role, standing or factor', async () => {
    const { administrator, account } = await keepers()
    await administrator.get('/users/user-administrator/role')
    for (const step of ['role', 'deactivate', 'factors', 'link', 'sessions'])
      assert.match(textOf((await administrator.post(`/users/user-administrator/${step}`, { name: 'Test administrator', role: 'complaints-manager' })).html), /Nobody changes their own account here/)
    assert.equal((await account(testAccount('administrator').email))?.role, 'administrator')
  })

  test('a mover gets another role at once, is signed out, and finds their drafts again', async () => {
    const { administrator, signedIn, deps } = await keepers()
    const mover = await signedIn('complaints-officer')
    await deps.drafts.save('test' as never, { draftId: 'd', userId: 'user-complaints-officer' as never, kind: 'x', body: {}, updatedAt: '2026-11-23T09:00:00.000Z' })
    await administrator.get('/users/user-complaints-officer/role')
    assert.equal((await administrator.post('/users/user-complaints-officer/role', { name: 'Test mover', role: 'team-manager', teams: 'assessment' })).status, 303)
    assert.equal((await mover.get('/work')).location, '/sign-in?next=%2Fwork')
    assert.equal(deps.drafts.rows.size, 1)
    assert.deepEqual(deps.traces.kept.at(-1)?.what ?? deps.traces.kept.filter(({ kind }) => kind === 'account-changed').at(-1)?.what, 'role-changed')
  })

  test('whoever is deactivated is signed out, cannot come back by any link, and the page counts what waits for them and no more', async () => {
    const { administrator, signedIn, visitor, account } = await keepers()
    const leaver = await signedIn('team-manager')
    const link = linkIn(await administrator.post('/users/user-team-manager/link'))
    assert.match(textOf((await administrator.get('/users/user-team-manager/deactivate')).html), /No open complaint is allocated to them/)
    assert.equal((await administrator.post('/users/user-team-manager/deactivate')).status, 303)
    assert.equal((await leaver.get('/work')).location, '/sign-in?next=%2Fwork')
    assert.equal((await open(visitor(), link)).status, 410)
    assert.equal((await account(testAccount('team-manager').email))?.isActive, false)
    assert.equal((await administrator.post('/users/user-team-manager/activate')).status, 303)
    await signedIn('team-manager')
  })

  test('a locked account is opened, and one that is not there is not found', async () => {
    const { administrator, visitor } = await keepers()
    const guesser = visitor()
    await guesser.get('/sign-in')
    for (let round = 0; round < 5; round += 1) await guesser.post('/sign-in', { email: testAccount('reader').email, password: 'wrong' })
    assert.match(textOf((await administrator.get('/users/user-reader')).html), /Standing Locked until/)
    assert.equal((await administrator.post('/users/user-reader/unlock')).status, 303)
    assert.equal((await guesser.post('/sign-in', { email: testAccount('reader').email, password: PASSWORD })).status, 303)
    for (const step of ['', '/role', '/deactivate']) assert.equal((await administrator.get(`/users/nobody${step}`)).status, 404)
    assert.equal((await administrator.post('/users/nobody/unlock')).status, 404)
  })
})

describe('How people sign in', () => {
  const PROVIDER = {
    isProvider: 'yes', name: 'your council account', issuer: 'https://login.example.org/tenant/v2.0', clientId: 'heard', groupsClaim: 'groups', localSignIn: 'yes', provesSecondFactor: 'yes',
    groups: '0f3c-1 complaints-manager\n0f3c-2 team-manager assessment, fostering\nHeard Admins  administrator',
  }
  const USUAL = { idle: '30', longest: '10', secondFactorFor: ['complaints-manager', 'reader'], isProvider: 'no' }

  test('is saved with people from outside among those who need a second factor, whatever was ticked', async () => {
    const { administrator, deps } = await keepers()
    await administrator.get('/users/sign-in')
    assert.equal((await administrator.post('/users/sign-in', { ...USUAL, ...PROVIDER })).location, '/users/sign-in?saved=yes')
    const rules = await deps.signIn.rules.current('test' as never)
    assert.deepEqual(rules.secondFactorFor, ['complaints-manager', 'reader', 'outside'])
    assert.deepEqual(rules.provider?.groups, [
      { group: '0f3c-1', role: 'complaints-manager', teams: [] }, { group: '0f3c-2', role: 'team-manager', teams: ['assessment', 'fostering'] }, { group: 'Heard Admins', role: 'administrator', teams: [] },
    ])
    assert.match((await administrator.get('/users/sign-in')).html, /Heard Admins administrator/)
  })

  test('shorter time-outs hold at once for those who are signed in', async () => {
    const { administrator, signedIn, minutesPass } = await keepers()
    const someone = await signedIn('reader')
    await administrator.get('/users/sign-in')
    await administrator.post('/users/sign-in', { ...USUAL, idle: '10' })
    minutesPass(11)
    assert.equal((await someone.get('/dashboard')).location, '/sign-in?next=%2Fdashboard')
  })

  test('what would shut everybody out, or lead elsewhere, is refused by field', async () => {
    const { administrator } = await keepers()
    await administrator.get('/users/sign-in')
    const wrong: readonly (readonly [string, Record<string, string | readonly string[]>])[] = [
      ['idle', { ...USUAL, idle: '9' }], ['idle', { ...USUAL, idle: '61' }], ['longest', { ...USUAL, longest: '13' }], ['secondFactorFor', { ...USUAL, secondFactorFor: ['everybody'] }],
      ['issuer', { ...USUAL, ...PROVIDER, issuer: 'http://login.example.org' }], ['issuer', { ...USUAL, ...PROVIDER, issuer: 'javascript:alert(1)' }], ['issuer', { ...USUAL, ...PROVIDER, issuer: 'https://a@b.example' }],
      ['groups', { ...USUAL, ...PROVIDER, groups: '' }], ['groups', { ...USUAL, ...PROVIDER, groups: '0f3c outside' }], ['groups', { ...USUAL, ...PROVIDER, groups: '0f3c team-manager' }],
      ['groups', { ...USUAL, ...PROVIDER, groups: '0f3c reader', localSignIn: 'no' }], ['clientId', { ...USUAL, ...PROVIDER, clientId: '' }], ['name', { ...USUAL, ...PROVIDER, name: '' }],
    ]
    for (const [field, fields] of wrong) {
      const page = await administrator.post('/users/sign-in', fields)
      assert.equal(page.status, 422, JSON.stringify(fields))
      assert.match(page.html, new RegExp(`<a href="#${field}">`), field)
    }
  })
})
