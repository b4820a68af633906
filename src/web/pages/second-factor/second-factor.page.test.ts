import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { generate } from 'otplib'
import { usualRules } from '../../../application/access/sign-in-rules.ts'
import { memorySignIn } from '../../../../test/support/memory-sign-in.ts'
import { memoryServices, movableClock, PASSWORD, testWeb, textOf } from '../../../../test/support/web.ts'

const EMAIL = 'complaints-manager@testshire.example'

/** Testshire as it is used: everybody needs a second factor. */
async function webWithFactors() {
  const time = movableClock()
  const web = await testWeb({ services: memoryServices(time.clock), signIn: memorySignIn(usualRules(false)) })
  const codeOf = (secret: string) => generate({ secret, epoch: Math.floor(Date.parse(time.clock.now()) / 1_000) })
  const begin = async () => {
    const someone = web.visitor()
    await someone.get('/sign-in?next=%2Fwork')
    return { someone, answer: await someone.post('/sign-in', { email: EMAIL, password: PASSWORD, next: '/work' }) }
  }
  /** Somebody who has set up an app, with its secret and the recovery codes. */
  const setUp = async () => {
    const { someone } = await begin()
    const secret = /otpauth:[^"]*secret=([A-Z2-7]+)/.exec((await someone.get('/sign-in/set-up')).html)?.[1] ?? ''
    const done = await someone.post('/sign-in/set-up', { code: await codeOf(secret) })
    return { someone, secret, done, codes: [...done.html.matchAll(/<code class="heard-code">([0-9A-Z-]{29})<\/code>/g)].map(([, code = '']) => code) }
  }
  return { ...web, ...time, codeOf, begin, setUp }
}

describe('A second factor', () => {
  test('is set up before anything is shown, with a key to type, a picture and a link, and no script', async () => {
    const web = await webWithFactors()
    const { someone, answer } = await web.begin()
    assert.equal(answer.location, '/sign-in/set-up')
    assert.equal((await someone.get('/work')).location, '/sign-in?next=%2Fwork')
    const page = await someone.get('/sign-in/set-up')
    assert.match(page.html, /<svg [^>]*role="img"/)
    assert.match(page.html, /href="otpauth:\/\/totp\/Heard/)
    assert.match(textOf((await someone.post('/sign-in/set-up', { code: '000000' })).html), /The code is not right/)
    assert.equal((await someone.get('/work')).location, '/sign-in?next=%2Fwork')
  })

  test('comes with ten recovery codes, shown once and kept as digests', async () => {
    const web = await webWithFactors()
    const { someone, done, codes } = await web.setUp()
    assert.equal(done.status, 200)
    assert.equal(new Set(codes).size, 10)
    assert.match(done.html, /href="\/work"/)
    assert.equal((await someone.get('/work')).status, 200)
    assert.doesNotMatch((await someone.get('/account')).html, new RegExp(codes.join('|')))
  })

  test('is asked for after the password, and a code is taken once', async () => {
    const web = await webWithFactors()
    const { secret } = await web.setUp()
    web.minutesPass(1)
    const { someone, answer } = await web.begin()
    assert.equal(answer.location, '/sign-in/second-factor')
    assert.equal((await someone.get('/work')).location, '/sign-in?next=%2Fwork')
    const code = await web.codeOf(secret)
    await someone.get('/sign-in/second-factor')
    assert.equal((await someone.post('/sign-in/second-factor', { code: `${code.slice(0, 3)} ${code.slice(3)}` })).location, '/work')
    const other = (await web.begin()).someone
    await other.get('/sign-in/second-factor')
    assert.match(textOf((await other.post('/sign-in/second-factor', { code })).html), /was used before/)
    web.minutesPass(1)
    assert.equal((await other.post('/sign-in/second-factor', { code: await web.codeOf(secret) })).location, '/work')
  })

  test('the code that set the app up opens nothing after it', async () => {
    const web = await webWithFactors()
    const { secret } = await web.setUp()
    const { someone } = await web.begin()
    await someone.get('/sign-in/second-factor')
    assert.equal((await someone.post('/sign-in/second-factor', { code: await web.codeOf(secret) })).status, 422)
  })

  test('five wrong codes lock the account, and the right password does not open it', async () => {
    const web = await webWithFactors()
    const { secret } = await web.setUp()
    const { someone } = await web.begin()
    await someone.get('/sign-in/second-factor')
    for (let round = 0; round < 5; round += 1) await someone.post('/sign-in/second-factor', { code: '123456' })
    web.minutesPass(1)
    assert.equal((await someone.post('/sign-in/second-factor', { code: await web.codeOf(secret) })).status, 422)
    assert.equal((await web.begin()).answer.status, 422)
    assert.deepEqual(web.deps.traces.kept.filter(({ kind }) => kind === 'account-locked').map(({ subject }) => subject?.id), ['user-complaints-manager'])
  })

  test('right passwords in between give no more guesses', async () => {
    const web = await webWithFactors()
    await web.setUp()
    let refusedAtPassword = 0
    for (let round = 0; round < 8; round += 1) {
      const { someone, answer } = await web.begin()
      if (answer.status === 422) refusedAtPassword += 1
      await someone.get('/sign-in/second-factor')
      await someone.post('/sign-in/second-factor', { code: '123456' })
    }
    assert.equal(refusedAtPassword, 3)
  })

  test('a recovery code takes its place once, however it is typed, and leads to the account’s page', async () => {
    const web = await webWithFactors()
    const { codes: [first = '', second = ''] } = await web.setUp()
    const use = async (code: string) => {
      const { someone } = await web.begin()
      await someone.get('/sign-in/second-factor')
      return someone.post('/sign-in/second-factor', { code })
    }
    assert.equal((await use(first.toLowerCase().replaceAll('-', ' '))).location, '/account')
    assert.equal((await use(first)).status, 422)
    assert.equal((await use(second)).location, '/account')
  })

  test('without the password before it there is nothing to enter', async () => {
    const web = await webWithFactors()
    const { secret } = await web.setUp()
    const someone = web.visitor()
    await someone.get('/sign-in')
    web.minutesPass(1)
    for (const path of ['/sign-in/second-factor', '/sign-in/set-up', '/sign-in/set-up/passkey'])
      assert.equal((await someone.post(path, { code: await web.codeOf(secret), passkey: '{}' })).location, '/sign-in')
  })

  test('has to be entered within a quarter of an hour', async () => {
    const web = await webWithFactors()
    const { secret } = await web.setUp()
    const { someone } = await web.begin()
    await someone.get('/sign-in/second-factor')
    web.minutesPass(15)
    assert.equal((await someone.post('/sign-in/second-factor', { code: await web.codeOf(secret) })).location, '/sign-in')
  })

  test('hostile answers of a passkey are refused and break nothing', async () => {
    const web = await webWithFactors()
    const { someone } = await web.begin()
    await someone.get('/sign-in/set-up/passkey')
    const hostile = ['', '{', 'null', '[]', '{"id":1}', JSON.stringify({ id: 'a', rawId: 'a', type: 'public-key', response: { clientDataJSON: 'AAAA', attestationObject: 'AAAA' } })]
    for (const passkey of hostile) assert.equal((await someone.post('/sign-in/set-up/passkey', { passkey })).status, 422, passkey)
    const { someone: other } = await web.setUp().then(() => web.begin())
    await other.get('/sign-in/second-factor')
    assert.equal((await other.post('/sign-in/second-factor', { passkey: hostile.at(-1) ?? '' })).status, 422)
  })

  test('the traces say who signed in and how, and never what was typed', async () => {
    const web = await webWithFactors()
    const { secret } = await web.setUp()
    web.minutesPass(1)
    const { someone } = await web.begin()
    await someone.get('/sign-in/second-factor')
    await someone.post('/sign-in/second-factor', { code: '111111' })
    await someone.post('/sign-in/second-factor', { code: await web.codeOf(secret) })
    const kept = web.deps.traces.kept.filter(({ kind }) => kind !== 'listed')
    assert.deepEqual(kept.map(({ kind, what }) => [kind, what]), [['account-changed', 'factor-added'], ['signed-in', 'code'], ['sign-in-failed', 'code'], ['signed-in', 'code']])
    assert.doesNotMatch(JSON.stringify(kept), new RegExp(`111111|${secret}|${EMAIL}`))
  })
})
