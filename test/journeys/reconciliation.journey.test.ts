import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { assertAccessible, journeyBrowser, PLAIN_PHONE, SCRIPTED } from '../support/browser.ts'
import { eventTypes, refuse } from '../support/journey-form.ts'
import { journeyWeb } from '../support/journey-web.ts'

const browser = await journeyBrowser()
const { skip } = browser
const web = skip === false ? await journeyWeb({ after }, { today: '2026-11-23', roles: ['complaints-manager'] }) : null
after(() => browser.close())

for (const [how, year, options] of [
  ['with JavaScript', '2025-26', SCRIPTED], ['without JavaScript, on a phone', '2024-25', PLAIN_PHONE],
] as const) {
  test(`what does not hold in a report is found, mended in one place and explained in another, ${how}`, { skip }, async () => {
    if (!web) return
    const page = await browser.page(options)
    await web.signIn(page, 'complaints-manager')
    await page.goto(`${web.address}/reports`)
    await page.getByLabel('Which year is it about?').selectOption(year)
    if ((await page.getByLabel('The usual outline').count()) > 0) await page.getByLabel('The usual outline').check()
    await page.getByRole('button', { name: 'Begin the report' }).click()
    await page.getByRole('heading', { level: 1, name: `Annual report ${year}` }).waitFor()
    const report = page.url()
    const write = async (text: string) => {
      await page.goto(report)
      await page.locator('.heard-report-section a').first().click()
      await page.getByLabel('Text', { exact: true }).fill(text)
      await page.getByRole('button', { name: 'Save the section' }).click()
      await page.getByRole('heading', { level: 1, name: `Annual report ${year}` }).waitFor()
    }
    await write('We received 7 statutory complaints. Stage 4 is the Ombudsman.')

    await page.goto(report)
    await page.getByRole('link', { name: /Reconciliation/ }).click()
    await page.getByText('“7” stands in the text').waitFor()
    await assertAccessible(page)
    await page.getByRole('link', { name: /Explain why it stands.*law is out of date/ }).click()
    await assertAccessible(page)
    await refuse(page, /why it stands/i, 'Keep the explanation')
    await assertAccessible(page)
    await page.getByLabel('Explanation').fill('The leaflet calls it so; it is changed next year.')
    await page.getByRole('button', { name: 'Keep the explanation' }).dblclick()
    await page.getByText('The leaflet calls it so').waitFor()
    await assertAccessible(page)
    const reportId = new URL(report).pathname.split('/')[2] ?? ''
    assert.equal((await eventTypes(web, reportId)).filter((type) => type === 'FindingExplained').length, 1)

    await write('We received [[statutory-complaints.received]] statutory complaints. Stage 4 is the Ombudsman.')
    await page.goto(`${report}/reconciliation`)
    await page.getByRole('heading', { level: 2, name: 'Explained' }).waitFor()
    assert.equal(await page.getByText('stands in the text').count(), 0)
  })
}
