import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { assertAccessible, complaintsOf, journeyBrowser, PLAIN_PHONE, SCRIPTED } from '../support/browser.ts'
import { journeyWeb } from '../support/journey-web.ts'

const browser = await journeyBrowser()
const { skip } = browser
const web = skip === false ? await journeyWeb({ after }, { today: '2026-11-23', roles: ['complaints-manager', 'head-of-service'] }) : null
after(() => browser.close())

for (const [how, year, { javaScript, viewport }] of [
  ['with JavaScript', '2024-25', SCRIPTED], ['without JavaScript, on a phone', '2023-24', PLAIN_PHONE],
] as const) {
  test(`a report is begun, a section written with a figure from the list, commented on, checked and read, ${how}`, { skip }, async () => {
    const page = await browser.page({ javaScript, viewport })
    const heard = complaintsOf(page)
    await web?.signIn(page, 'complaints-manager')
    await page.goto(`${web?.address}/reports`)
    await assertAccessible(page)
    await page.getByLabel('Which year is it about?').selectOption(year)
    const outline = page.getByLabel('The usual outline')
    if (await outline.count() > 0) await outline.check()
    await page.getByRole('button', { name: 'Begin the report' }).click()
    await page.getByRole('heading', { name: `Annual report ${year}` }).waitFor()
    await assertAccessible(page)
    await page.getByRole('link', { name: 'Introduction', exact: true }).click()
    await assertAccessible(page)
    await page.getByLabel('Text', { exact: true }).fill('Complaints received:')
    await page.getByLabel('What do you want to put in?').selectOption('statutory-complaints.received')
    await page.getByRole('button', { name: 'Put it in' }).click()
    await page.getByText(/It was put in/).waitFor()
    assert.match(await page.getByLabel('Text', { exact: true }).inputValue(), /^Complaints received: ?\[\[statutory-complaints\.received\]\]$/)
    if (javaScript) await page.getByText('Kept as a draft at').waitFor({ timeout: 15_000 })
    await page.getByRole('button', { name: 'See how it looks' }).click()
    await page.getByText(/Complaints received: ?0/).waitFor()
    await assertAccessible(page)
    await page.getByLabel('Text', { exact: true }).fill('Complaints received: [[statutory-complaints.recieved]]')
    await page.getByRole('button', { name: 'Save the section' }).click()
    await page.getByText('Near to it: [[statutory-complaints.received]]').first().waitFor()
    await assertAccessible(page)
    await page.getByLabel('Text', { exact: true }).fill('Complaints received: [[statutory-complaints.received]].')
    await page.getByRole('button', { name: 'Save the section' }).click()
    await page.getByRole('heading', { name: `Annual report ${year}` }).waitFor()
    const report = page.url().split('#')[0] ?? ''
    await page.getByRole('link', { name: 'Comments' }).click()
    await page.getByLabel('Your comment').fill('Say why.')
    await page.getByRole('button', { name: 'Comment' }).click()
    await page.getByText('Say why.').waitFor()
    await assertAccessible(page)
    for (const part of ['checklist', 'history', 'preview']) {
      await page.goto(`${report}/${part}`)
      await assertAccessible(page)
      assert.equal(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth'), 0, part)
    }
    await page.getByText('Complaints received: 0.').waitFor()
    assert.deepEqual(heard, [])
  })
}
