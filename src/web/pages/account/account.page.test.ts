import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { PASSWORD, testWeb, textOf } from '../../../../test/support/web.ts'

const EMAIL = 'reader@testshire.example'
const NEW = 'plum tractor seven'

async function twoBrowsers() {
  const web = await testWeb()
  const [here, there] = [await web.signedIn('reader'), await web.signedIn('reader')]
  await here.get('/account/password')
  return { ...web, here, there }
}

describe('One’s own account', () => {
  test('lists the browsers that are signed in with no more than a word for each, and ends one or all others', async () => {
    const { here, there, signedIn } = await twoBrowsers()
    const third = await signedIn('reader')
    const page = await here.get('/account')
    assert.equal([...page.html.matchAll(/This one/g)].length, 1)
    const sessionId = /\/account\/sessions\/([\w-]+)\/end/.exec(page.html)?.[1] ?? ''
    await here.post(`/account/sessions/${sessionId}/end`)
    assert.equal([await there.get('/dashboard'), await third.get('/dashboard')].filter(({ status }) => status === 303).length, 1)
    await here.post('/account/end-other-sessions')
    assert.deepEqual([(await there.get('/dashboard')).status, (await third.get('/dashboard')).status, (await here.get('/account')).status], [303, 303, 200])
  })

  test('nobody ends the session of somebody else', async () => {
    const { here, signedIn, deps } = await twoBrowsers()
    const other = await signedIn('auditor')
    const [row] = [...deps.sessions.rows.values()].filter(({ userId }) => userId === 'user-auditor')
    await here.post(`/account/sessions/${row?.sessionId}/end`)
    assert.equal((await other.get('/account')).status, 200)
  })

  test('another password needs the present one, and signs out everywhere else', async () => {
    const { here, there, visitor } = await twoBrowsers()
    assert.match(textOf((await here.post('/account/password', { presentPassword: 'wrong', password: NEW, repeatedPassword: NEW })).html), /not your present password/)
    assert.match(textOf((await here.post('/account/password', { presentPassword: PASSWORD, password: 'password1234', repeatedPassword: 'password1234' })).html), /one of the first that are guessed/)
    assert.match(textOf((await here.post('/account/password', { presentPassword: PASSWORD, password: NEW, repeatedPassword: `${NEW}!` })).html), /not the same/)
    assert.equal((await here.post('/account/password', { presentPassword: PASSWORD, password: NEW, repeatedPassword: NEW })).location, '/account?saved=password')
    assert.deepEqual([(await there.get('/account')).status, (await here.get('/account')).status], [303, 200])
    const someone = visitor()
    await someone.get('/sign-in')
    assert.equal((await someone.post('/sign-in', { email: EMAIL, password: PASSWORD })).status, 422)
    assert.equal((await someone.post('/sign-in', { email: EMAIL, password: NEW })).status, 303)
  })

  test('a browser that was left open gives five guesses of the password and no more', async () => {
    const { here } = await twoBrowsers()
    for (let round = 0; round < 5; round += 1) await here.post('/account/password', { presentPassword: 'wrong', password: NEW, repeatedPassword: NEW })
    assert.equal((await here.post('/account/password', { presentPassword: PASSWORD, password: NEW, repeatedPassword: NEW })).status, 422)
  })

  test('a second factor is added after the password was typed once more, and not before', async () => {
    const { here } = await twoBrowsers()
    await here.get('/account/second-factor')
    assert.equal((await here.post('/account/second-factor', { presentPassword: 'wrong' })).status, 422)
    assert.equal((await here.get('/sign-in/set-up')).location, '/account')
    assert.equal((await here.post('/account/second-factor', { presentPassword: PASSWORD })).location, '/sign-in/set-up')
    assert.equal((await here.get('/sign-in/set-up')).status, 200)
  })

  test('each page says when the session ends, so that a script can warn and put it off', async () => {
    const { here, visitor } = await twoBrowsers()
    assert.match((await here.get('/account')).html, /<dialog class="heard-time-out" data-session-seconds="3600" data-stay="\/account\/stay"/)
    assert.equal((await here.get('/account/stay')).status, 200)
    assert.doesNotMatch((await visitor().get('/sign-in')).html, /heard-time-out/)
  })

  test('what was typed is kept when the session has ended, but never a password or a code', async () => {
    const { here, deps } = await twoBrowsers()
    deps.sessions.rows.clear()
    const page = await here.post('/account/password', { note: 'a long letter', presentPassword: PASSWORD, password: NEW, repeatedPassword: NEW, code: '123456' })
    assert.equal(page.status, 403)
    assert.match(page.html, /name="note" value="a long letter"/)
    assert.doesNotMatch(page.html, new RegExp(`${NEW}|${PASSWORD}|123456`))
  })
})
