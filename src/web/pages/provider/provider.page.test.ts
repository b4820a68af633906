import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import type { ProviderRules, SignInRules } from '../../../application/access/sign-in-rules.ts'
import { memorySignIn, RULES_OF_TESTS } from '../../../../test/support/memory-sign-in.ts'
import { forgingProvider, type Forged } from '../../../../test/support/forging-provider.ts'
import { identityProvider, PROVIDER_SECRET, type Somebody } from '../../../../test/support/identity-provider.ts'
import { memoryServices, movableClock, PASSWORD, testWeb, textOf, type Visitor } from '../../../../test/support/web.ts'
import { createIdentityProvider } from '../../security/openid-provider.ts'

const ORIGIN = 'http://testshire.example'
const provider = await identityProvider({ after }, ORIGIN)
const ADA: Somebody = { sub: 'ada-1', name: 'Ada Northwood', email: 'ada.northwood@testshire.example', groups: ['g-managers', 'g-everybody'] }

async function webWith(changed: Partial<ProviderRules> = {}, rules: Partial<SignInRules> = {}) {
  const time = movableClock()
  const signIn = memorySignIn({ ...RULES_OF_TESTS, ...rules, provider: { ...provider.rules, ...changed } })
  const web = await testWeb({ services: memoryServices(time.clock), signIn, identityProvider: createIdentityProvider({ secret: PROVIDER_SECRET, milliseconds: () => Date.now() }) })
  /** To the provider and back, with what one comes back with changed on the way. */
  const comeBack = async (someone: Visitor, change: (url: URL) => void = () => undefined) => {
    await someone.get('/sign-in')
    const url = new URL(await provider.follow((await someone.get('/sign-in/provider?next=%2Fwork')).location))
    change(url)
    return { url, answer: await someone.get(`${url.pathname}${url.search}`) }
  }
  const signInAs = async (somebody: Somebody) => {
    provider.is(somebody)
    const someone = web.visitor()
    return { someone, answer: (await comeBack(someone)).answer }
  }
  const account = (sub: string, issuer = provider.issuer) => web.deps.accounts.byIdentity('test' as never, { issuer, subject: sub })
  return { ...web, ...time, comeBack, signInAs, account }
}

describe('Signing in with the authority’s own provider', () => {
  test('a joiner in a mapped group gets an account with the role of the group, and is where they wanted to go', async () => {
    const web = await webWith()
    const { someone, answer } = await web.signInAs(ADA)
    assert.deepEqual([answer.status, answer.location], [303, '/work'])
    assert.equal((await someone.get('/work')).status, 200)
    const account = await web.account('ada-1')
    assert.deepEqual([account?.name, account?.email, account?.role, account?.passwordHash], ['Ada Northwood', 'ada.northwood@testshire.example', 'complaints-manager', null])
    assert.deepEqual(web.deps.traces.kept.filter(({ kind }) => kind !== 'listed').map(({ kind, what }) => [kind, what]), [['account-changed', 'joined'], ['signed-in', 'provider']])
  })

  test('a mover gets the role and teams of today’s groups, and is signed out elsewhere', async () => {
    const web = await webWith()
    const { someone: before } = await web.signInAs(ADA)
    await web.signInAs({ ...ADA, groups: ['g-fostering', 'g-assessment'] })
    const account = await web.account('ada-1')
    assert.deepEqual([account?.role, account?.teams], ['team-manager', ['assessment', 'fostering']])
    assert.equal((await before.get('/work')).location, '/sign-in?next=%2Fwork')
  })

  test('a leaver is shut out and signed out, and let in again by a group', async () => {
    const web = await webWith()
    const { someone: before } = await web.signInAs(ADA)
    const { someone, answer } = await web.signInAs({ ...ADA, groups: [] })
    assert.equal(answer.status, 403)
    assert.match(textOf(answer.html), /None of your groups is one that has access/)
    assert.equal((await before.get('/work')).location, '/sign-in?next=%2Fwork')
    assert.equal((await someone.get('/work')).location, '/sign-in?next=%2Fwork')
    assert.deepEqual([(await web.account('ada-1'))?.isActive, (await web.account('ada-1'))?.shutBy], [false, 'provider'])
    assert.equal((await web.signInAs(ADA)).answer.location, '/work')
  })

  test('what an administrator shut, no group opens', async () => {
    const web = await webWith()
    await web.signInAs(ADA)
    await web.deps.accounts.change('test' as never, (await web.account('ada-1'))?.userId as never, () => ({ isActive: false, shutBy: 'administrator' }))
    const { answer } = await web.signInAs(ADA)
    assert.equal(answer.status, 403)
    assert.match(textOf(answer.html), /An administrator of Heard has shut it/)
  })

  test('nobody without a mapped group gets an account', async () => {
    const web = await webWith()
    const { answer } = await web.signInAs({ ...ADA, sub: 'stranger', groups: ['g-everybody'] })
    assert.equal(answer.status, 403)
    assert.equal(await web.account('stranger'), null)
  })

  test('groups that did not fit into the token say neither who joins nor who leaves', async () => {
    const web = await webWith()
    await web.signInAs(ADA)
    const { groups: _, ...rest } = ADA
    const { answer } = await web.signInAs({ ...rest, _claim_names: { groups: 'src1' } })
    assert.match(textOf(answer.html), /let the provider send only the groups that are assigned to Heard/)
    assert.equal((await web.account('ada-1'))?.isActive, true)
  })

  test('the address of a local account gives nobody that account: an administrator links them', async () => {
    const web = await webWith({ localSignIn: false })
    const known = { ...ADA, sub: 'reader-1', email: 'reader@testshire.example' }
    const { answer } = await web.signInAs(known)
    assert.equal(answer.status, 403)
    assert.match(textOf(answer.html), /An administrator has to say that it is yours/)
    await web.deps.signIn.rules.save('test' as never, { ...await web.deps.signIn.rules.current('test' as never), provider: { ...provider.rules, localSignIn: true } }, { recordedBy: 'test', recordedAt: web.clock.now() })
    const administrator = await web.signedIn('administrator')
    const page = await administrator.get('/users/user-reader')
    assert.match(textOf(page.html), /somebody signed in at .* under this e-mail address/)
    assert.equal((await administrator.post('/users/user-reader/identity', { subject: 'somebody-else' })).status, 422)
    assert.equal((await administrator.post('/users/user-reader/identity', { subject: 'reader-1' })).status, 303)
    assert.equal((await web.account('reader-1'))?.userId, 'user-reader')
    assert.equal((await web.signInAs(known)).answer.location, '/work')
    assert.equal((await web.account('reader-1'))?.role, 'complaints-manager')
  })

  test('where the provider asks for no second factor, ours comes after it', async () => {
    const web = await webWith({ provesSecondFactor: false }, { secondFactorFor: ['complaints-manager'] })
    const { someone, answer } = await web.signInAs(ADA)
    assert.equal(answer.location, '/sign-in/set-up')
    assert.equal((await someone.get('/work')).location, '/sign-in?next=%2Fwork')
  })

  test('who signs out is offered to sign out of the provider too', async () => {
    const web = await webWith()
    const { someone } = await web.signInAs(ADA)
    await someone.get('/help')
    assert.equal((await someone.post('/sign-out')).location, '/sign-out/done')
    assert.match((await someone.get('/sign-out/done')).html, /href="\/sign-out\/provider"/)
    assert.match((await someone.get('/sign-out/provider')).location, new RegExp(`^${provider.issuer}/session/end\\?.*post_logout_redirect_uri=`))
  })
})

describe('What comes back from the provider is not trusted', () => {
  test('with another state, without one, or in a browser that did not ask', async () => {
    const web = await webWith()
    provider.is(ADA)
    for (const change of [(url: URL) => url.searchParams.set('state', 'guessed'), (url: URL) => url.searchParams.delete('state')])
      assert.equal((await web.comeBack(web.visitor(), change)).answer.status, 403)
    const { url } = await web.comeBack(web.visitor(), (back) => back.searchParams.set('state', 'x'))
    assert.equal((await web.visitor().get(`${url.pathname}${url.search}`)).status, 403)
    assert.equal(await web.account('ada-1'), null)
  })

  test('a second time: neither the same address nor its code in another one', async () => {
    const web = await webWith()
    provider.is(ADA)
    const someone = web.visitor()
    const { url, answer } = await web.comeBack(someone)
    assert.equal(answer.location, '/work')
    assert.equal((await someone.get(`${url.pathname}${url.search}`)).status, 403)
    const again = await web.comeBack(web.visitor(), (back) => back.searchParams.set('code', url.searchParams.get('code') ?? ''))
    assert.equal(again.answer.status, 403)
  })

  test('after a quarter of an hour', async () => {
    const web = await webWith()
    provider.is(ADA)
    const { answer } = await web.comeBack(web.visitor(), () => web.minutesPass(16))
    assert.equal(answer.status, 403)
  })

  test('where somebody said no', async () => {
    const web = await webWith()
    provider.is(ADA)
    const { answer } = await web.comeBack(web.visitor(), (url) => {
      url.searchParams.delete('code')
      url.searchParams.set('error', 'access_denied')
    })
    assert.match(textOf(answer.html), /or you went back/)
  })

  test('where the token was not made for us, by them, now, for this question', async () => {
    const forging = await forgingProvider({ after })
    const web = await webWith({ issuer: forging.issuer })
    const tryWith = async (forged: Forged) => {
      const someone = web.visitor()
      const { searchParams } = new URL((await someone.get('/sign-in/provider')).location)
      forging.forge(searchParams.get('nonce') ?? '', forged)
      return someone.get(`/sign-in/provider/back?code=x&state=${searchParams.get('state')}`)
    }
    const now = Math.floor(Date.now() / 1_000)
    const wrong: Readonly<Record<string, Forged>> = {
      'another nonce': { claims: { nonce: 'another' } }, 'no nonce': { claims: { nonce: undefined } }, 'another audience': { claims: { aud: 'another' } },
      'several audiences and another party': { claims: { aud: ['heard', 'another'], azp: 'another' } }, 'another issuer': { claims: { iss: 'https://another.example' } },
      expired: { claims: { iat: now - 7_200, exp: now - 3_600 } }, 'signed by another': { isSignedByAnother: true }, unsigned: { algorithm: 'none' },
    }
    for (const [what, forged] of Object.entries(wrong)) {
      const answer = await tryWith(forged)
      assert.equal(answer.status, 403, what)
      assert.doesNotMatch(String(answer.headers['set-cookie']), /heard-session=[^;]/, what)
    }
    assert.equal(await web.account('forged', forging.issuer), null)
    assert.equal((await tryWith({})).location, '/')
  })
})

describe('While the provider is away', () => {
  test('a page says what to do, passwords of Heard still work, and an emergency link lets an administrator in', async () => {
    const web = await webWith({ issuer: 'http://127.0.0.1:9', localSignIn: true })
    const page = await web.visitor().get('/sign-in/provider')
    assert.equal(page.status, 503)
    assert.match(textOf(page.html), /heard user break-glass/)
    assert.equal((await (await web.signedIn('administrator')).get('/users')).status, 200)
  })

  test('where passwords of Heard are shut, only people from outside still use one', async () => {
    const web = await webWith({ localSignIn: false })
    const tryAs = async (email: string) => {
      const someone = web.visitor()
      await someone.get('/sign-in')
      return someone.post('/sign-in', { email, password: PASSWORD })
    }
    assert.equal((await tryAs('complaints-manager@testshire.example')).status, 422)
    assert.equal((await tryAs('outside@testshire.example')).status, 303)
  })
})
