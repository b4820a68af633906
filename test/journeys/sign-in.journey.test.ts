import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { argon2Passwords } from '../../src/web/security/argon2-passwords.ts'
import { assertAccessible, complaintsOf, journeyBrowser, WAYS } from '../support/browser.ts'
import { journeyWeb } from '../support/journey-web.ts'
import { RULES_OF_TESTS } from '../support/memory-sign-in.ts'
import { PASSWORD } from '../support/web.ts'

const browser = await journeyBrowser()
const { skip } = browser
const web = skip === false ? await journeyWeb({ after }, { today: '2026-11-23', roles: ['complaints-manager', 'reader', 'administrator', 'auditor'], passwords: argon2Passwords }) : null
after(() => browser.close())

function address(path: string): string {
  return `${web?.address}${path}`
}

for (const [how, options] of WAYS)
  describe(`Signing in ${how}`, { skip }, () => {
    test('each page of the frame is accessible, and nothing on it is stopped by the policy', async () => {
      const page = await browser.page(options)
      const heard = complaintsOf(page)
      for (const path of ['/sign-in', '/help', '/accessibility', '/nowhere']) {
        await page.goto(address(path))
        await assertAccessible(page)
      }
      assert.deepEqual(heard, [])
      await page.context().close()
    })

    test('a wrong password is explained, the right one leads to the work list, and signing out leads back', async () => {
      const page = await browser.page(options)
      await page.goto(address('/work'))
      await page.getByLabel('E-mail address').fill('complaints-manager@testshire.example')
      await page.getByLabel('Password', { exact: true }).fill('not the password')
      await page.getByRole('button', { name: 'Sign in' }).click()
      await page.getByRole('heading', { name: 'There is a problem' }).waitFor()
      assert.match(await page.title(), /^Error: Sign in/)
      await assertAccessible(page)
      await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
      await page.getByRole('button', { name: 'Sign in' }).click()
      await page.waitForURL('**/work')
      await assertAccessible(page)
      const menu = page.getByRole('button', { name: 'Menu' })
      if (await menu.isVisible()) await menu.click()
      await page.getByRole('button', { name: 'Sign out' }).click()
      await page.waitForURL('**/sign-in')
      await page.goto(address('/work'))
      assert.equal(new URL(page.url()).pathname, '/sign-in')
      await page.context().close()
    })
  })

describe('With the keyboard alone', { skip }, () => {
  test('the first Tab skips to the content, and Enter signs in', async () => {
    const page = await browser.page()
    await page.goto(address('/sign-in'))
    await page.keyboard.press('Tab')
    assert.equal(await page.evaluate('document.activeElement.textContent'), 'Skip to main content')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    await page.keyboard.type('reader@testshire.example')
    await page.keyboard.press('Tab')
    await page.keyboard.type(PASSWORD)
    await page.keyboard.press('Enter')
    await page.waitForURL(/dashboard/)
    await page.context().close()
  })

  test('after a mistake the focus is on what is wrong', async () => {
    const page = await browser.page()
    await page.goto(address('/sign-in'))
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByRole('heading', { name: 'There is a problem' }).waitFor()
    assert.match(String(await page.evaluate('document.activeElement.className')), /govuk-error-summary/)
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    assert.equal(await page.evaluate('document.activeElement.id'), 'email')
    await page.context().close()
  })
})

describe('A second factor and a time-out', { skip }, () => {
  test('a passkey is made after the first password, and used after the next', async () => {
    const page = await browser.page()
    const heard = complaintsOf(page)
    const { deps, authorityId, services } = web ?? assert.fail()
    await deps.signIn.rules.save(authorityId, { ...RULES_OF_TESTS, secondFactorFor: ['auditor'] }, { recordedBy: 'test', recordedAt: services.clock.now() })
    // A passkey belongs to a name, and an address in figures is none.
    const at = (path: string) => address(path).replace('127.0.0.1', 'localhost')
    const devices = await page.context().newCDPSession(page)
    await devices.send('WebAuthn.enable')
    await devices.send('WebAuthn.addVirtualAuthenticator', {
      options: { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true },
    })
    const signIn = async () => {
      await page.goto(at('/sign-in'))
      await page.getByLabel('E-mail address').fill('auditor@testshire.example')
      await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
      await page.getByRole('button', { name: 'Sign in' }).click()
    }
    await signIn()
    await page.getByRole('heading', { name: 'Set up a second factor' }).waitFor()
    await assertAccessible(page)
    await page.getByRole('link', { name: 'Use a passkey instead' }).click()
    await page.getByRole('button', { name: 'Make a passkey' }).click()
    await page.getByRole('heading', { name: 'Keep your recovery codes' }).waitFor()
    await assertAccessible(page)
    await page.goto(at('/account'))
    await assertAccessible(page)
    await page.context().clearCookies()
    await signIn()
    await page.getByRole('heading', { name: 'Enter your second factor' }).waitFor()
    await assertAccessible(page)
    await page.getByRole('button', { name: 'Use your passkey' }).click()
    await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
    assert.deepEqual(heard, [])
    await page.context().close()
  })

  test('a page warns before the time-out, and staying puts it off', async () => {
    const page = await browser.page()
    await page.clock.install()
    await web?.signIn(page, 'reader')
    await page.clock.fastForward('54:00')
    assert.equal(await page.getByRole('dialog').isVisible(), false)
    await page.clock.fastForward('02:00')
    await page.getByRole('heading', { name: 'You will soon be signed out' }).waitFor()
    await assertAccessible(page)
    const stayed = page.waitForResponse('**/account/stay')
    await page.getByRole('button', { name: 'Stay signed in' }).click()
    assert.equal((await stayed).status(), 200)
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    await page.clock.fastForward('30:00')
    assert.equal(await page.getByRole('dialog').isVisible(), false)
    await page.context().close()
  })
})
