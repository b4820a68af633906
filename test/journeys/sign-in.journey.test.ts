import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { assertAccessible, complaintsOf, journeyBrowser, PHONE } from '../support/browser.ts'
import { journeyWeb } from '../support/journey-web.ts'
import { PASSWORD } from '../support/web.ts'

const browser = await journeyBrowser()
const { skip } = browser
const web = skip === false ? await journeyWeb({ after }, { today: '2026-11-23', roles: ['complaints-manager', 'reader', 'administrator'] }) : null
after(() => browser.close())

function address(path: string): string {
  return `${web?.address}${path}`
}

for (const [how, options] of [
  ['with JavaScript', { javaScript: true }], ['without JavaScript', { javaScript: false }], ['on a phone', { viewport: PHONE }],
] as const)
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
