import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Page } from 'playwright-core'
import { assertAccessible, complaintsOf, journeyBrowser, WAYS } from '../support/browser.ts'
import { journeyWeb } from '../support/journey-web.ts'

const browser = await journeyBrowser()
const { skip } = browser
const opened = async () => (skip === false ? await journeyWeb({ after }, { today: '2026-11-23', roles: ['complaints-manager'] }) : null)
after(() => browser.close())

/** Looks again until small numbers are withheld. */
async function waited(page: Page): Promise<void> {
  for (let tried = 0; tried < 60 && await page.getByRole('link', { name: 'Look again' }).isVisible(); tried += 1) {
    await page.waitForTimeout(500)
    await page.getByRole('link', { name: 'Look again' }).click()
  }
}

const YEAR = '2026-27'

for (const [how, options] of WAYS) {
  test(`the page for young people is made, written in one’s own words and measured, ${how}`, { skip }, async () => {
    const web = await opened()
    const page = await browser.page(options)
    const heard = complaintsOf(page)
    await web?.signIn(page, 'complaints-manager')
    await page.goto(`${web?.address}/outputs`)
    await assertAccessible(page)
    await page.getByRole('link', { name: 'Page for young people' }).click()
    await assertAccessible(page)
    await page.getByLabel('For when?').selectOption(YEAR)
    await page.getByRole('button', { name: 'Make it' }).click()
    await waited(page)
    await page.getByRole('heading', { name: `You speak, we listen: ${YEAR}` }).waitFor()
    await page.getByText('A reader of 11 can be expected to read it.').waitFor()
    await assertAccessible(page)
    await page.getByRole('button', { name: 'Write your own words' }).click()
    await page.getByRole('link', { name: 'Who can help you?' }).first().click()
    await page.getByText('A reader of 11 can be expected to read it.').waitFor()
    const text = page.getByLabel('Text', { exact: true })
    await text.fill('Representations concerning accommodation are investigated independently in accordance with the statutory procedure.')
    if (!options.javaScript) await page.getByRole('button', { name: 'Measure the text as it is typed now' }).click()
    await page.getByText('Harder than a reader of 11 can be expected to read.').waitFor()
    await page.getByText('Sentences to look at first').waitFor()
    await assertAccessible(page)
    await page.goto(`${web?.address}/outputs/monthly-team-sheet?when=2026-11.m`)
    await page.getByText('Choose which team it is about').first().waitFor()
    await assertAccessible(page)
    assert.equal(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth'), 0)
    assert.deepEqual(heard, [])
  })
}
