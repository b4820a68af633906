import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { memoryTraces } from '../../../../test/support/memory-traces.ts'
import { movableClock, PASSWORD, servicesWithoutStore, testWeb, textOf } from '../../../../test/support/web.ts'

const EMAIL = 'complaints-manager@testshire.example'

describe('Signing in', () => {
  test('a page asked for without signing in leads to sign-in and back', async () => {
    const { visitor } = await testWeb()
    const someone = visitor()
    assert.equal((await someone.get('/figures?secret=words')).location, '/sign-in?next=%2Ffigures')
    const home = await someone.get('/')
    assert.equal(home.location, '/sign-in')
    const page = await someone.get('/sign-in?next=%2Fwork')
    assert.match(page.html, /<h1[^>]*>Sign in<\/h1>/)
    const done = await someone.post('/sign-in', { email: EMAIL, password: PASSWORD, next: '/work' })
    assert.deepEqual([done.status, done.location], [303, '/work'])
  })

  test('after signing in nobody is led to another address', async () => {
    const { visitor } = await testWeb()
    for (const next of ['//evil.example/', '/\\evil.example', 'https://evil.example', '/sign-in']) {
      const someone = visitor()
      await someone.get('/sign-in')
      assert.equal((await someone.post('/sign-in', { email: EMAIL, password: PASSWORD, next })).location, '/', next)
    }
  })

  test('the case of an e-mail address does not matter, the case of a password does', async () => {
    const { visitor } = await testWeb()
    const someone = visitor()
    await someone.get('/sign-in')
    assert.equal((await someone.post('/sign-in', { email: EMAIL, password: PASSWORD.toUpperCase() })).status, 422)
    assert.equal((await someone.post('/sign-in', { email: EMAIL.toUpperCase(), password: PASSWORD })).status, 303)
  })

  test('blank fields are named one by one', async () => {
    const { visitor } = await testWeb()
    const someone = visitor()
    await someone.get('/sign-in')
    const page = await someone.post('/sign-in', { email: '', password: '' })
    assert.match(page.html, /<title>Error: Sign in/)
    assert.match(page.html, /<a href="#email">Enter your e-mail address<\/a>/)
    assert.match(page.html, /<a href="#password">Enter your password<\/a>/)
  })

  test('a wrong password, an unknown address and a locked account read the same', async () => {
    const { visitor } = await testWeb()
    const someone = visitor()
    await someone.get('/sign-in')
    const wrong = await someone.post('/sign-in', { email: EMAIL, password: 'wrong' })
    const unknown = await someone.post('/sign-in', { email: 'nobody@testshire.example', password: 'wrong' })
    for (let attempt = 0; attempt < 5; attempt += 1) await someone.post('/sign-in', { email: EMAIL, password: 'wrong' })
    const locked = await someone.post('/sign-in', { email: EMAIL, password: PASSWORD })
    const words = (html: string) => textOf(html).replaceAll(/\S+@\S+/g, '')
    assert.equal(locked.status, 422)
    assert.equal(words(wrong.html), words(unknown.html))
    assert.equal(words(wrong.html), words(locked.html))
  })

  test('after 5 wrong passwords the right one opens again 15 minutes later', async () => {
    const time = movableClock()
    const { visitor } = await testWeb({ services: servicesWithoutStore(time.clock) })
    const someone = visitor()
    await someone.get('/sign-in')
    for (let attempt = 0; attempt < 5; attempt += 1) await someone.post('/sign-in', { email: EMAIL, password: 'wrong' })
    time.minutesPass(14)
    assert.equal((await someone.post('/sign-in', { email: EMAIL, password: PASSWORD })).status, 422)
    time.minutesPass(1)
    assert.equal((await someone.post('/sign-in', { email: EMAIL, password: PASSWORD })).status, 303)
  })

  test('a right password forgets the wrong ones before it', async () => {
    const { visitor } = await testWeb()
    const someone = visitor()
    await someone.get('/sign-in')
    for (let round = 0; round < 3; round += 1) {
      for (let attempt = 0; attempt < 4; attempt += 1) await someone.post('/sign-in', { email: EMAIL, password: 'wrong' })
      assert.equal((await someone.post('/sign-in', { email: EMAIL, password: PASSWORD })).status, 303)
      await someone.get('/sign-in')
    }
  })
})

describe('A session', () => {
  test('is not begun, and no cookie is given, where the trace of signing in cannot be kept', async () => {
    const traces = { ...memoryTraces(), keep: async (): Promise<void> => { throw new Error('the disk is gone') } }
    const { visitor, deps } = await testWeb({ traces })
    const someone = visitor()
    await someone.get('/sign-in')
    assert.equal((await someone.post('/sign-in', { email: EMAIL, password: PASSWORD })).status, 500)
    assert.equal(someone.cookies.has('heard-session'), false)
    assert.equal(deps.sessions.rows.size, 0)
    assert.equal((await someone.get('/')).location, '/sign-in')
  })

  test('ends after an hour without a page, and after twelve hours in any case', async () => {
    const time = movableClock()
    const { signedIn } = await testWeb({ services: servicesWithoutStore(time.clock) })
    const someone = await signedIn()
    for (let half = 0; half < 23; half += 1) {
      time.minutesPass(30)
      assert.equal((await someone.get('/')).location, '/work', `after ${(half + 1) / 2} hours`)
    }
    time.minutesPass(30)
    assert.equal((await someone.get('/')).location, '/sign-in')
    const other = await signedIn()
    time.minutesPass(60)
    assert.equal((await other.get('/')).location, '/sign-in')
  })

  test('is kept as a hash, in a cookie no script can read', async () => {
    const { signedIn, deps, visitor } = await testWeb({ secureCookies: true })
    const someone = await signedIn()
    const token = someone.cookies.get('__Host-heard-session') ?? ''
    assert.equal(token.length, 43)
    assert.ok(![...deps.sessions.rows.keys()].includes(token))
    const first = await visitor().get('/sign-in')
    assert.match(String(first.headers['set-cookie']), /^__Host-heard-form=.*Path=\/; HttpOnly; Secure; SameSite=Lax$/)
  })

  test('is over for the server too when somebody signs out', async () => {
    const { signedIn, visitor, deps } = await testWeb()
    const someone = await signedIn()
    const stolen = visitor()
    for (const [name, value] of someone.cookies) stolen.cookies.set(name, value)
    await someone.get('/help')
    assert.equal((await someone.post('/sign-out')).location, '/sign-in')
    assert.equal(deps.sessions.rows.size, 0)
    assert.equal((await stolen.get('/')).location, '/sign-in')
  })

  test('gets a new token at each signing in', async () => {
    const { signedIn, deps } = await testWeb()
    const someone = await signedIn()
    const before = someone.cookies.get('heard-session')
    await someone.get('/sign-in')
    await someone.post('/sign-in', { email: EMAIL, password: PASSWORD })
    assert.notEqual(someone.cookies.get('heard-session'), before)
    assert.equal(deps.sessions.rows.size, 1)
  })
})
