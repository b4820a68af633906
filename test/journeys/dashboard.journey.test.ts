import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { wholeOf } from '../../src/application/access/sight.ts'
import { isoDate } from '../../src/domain/calendar/iso-date.ts'
import { assertAccessible, complaintsOf, journeyBrowser, PHONE, WAYS } from '../support/browser.ts'
import { insertFacts } from '../support/insert-facts.ts'
import { journeyWeb } from '../support/journey-web.ts'
import { foundingFacts, REPORTING_SETTINGS } from '../support/report-facts.ts'

const browser = await journeyBrowser()
const { skip } = browser
const web = skip === false ? await journeyWeb({ after }, { today: '2020-03-31', roles: ['complaints-manager', 'reader'] }) : null
after(() => browser.close())
if (web) {
  await web.services.store.write(wholeOf(web.authorityId), (tx) =>
    tx.settings.save(REPORTING_SETTINGS, { recordedBy: 'test', recordedAt: '2020-03-31T09:00:00.000Z', validFrom: isoDate('2006-09-01') }))
  await insertFacts(web, web.authorityId, foundingFacts())
}

for (const [how, options] of WAYS)
  test(`a complaints manager sees whether anything has changed, and opens a number and a mark, ${how}`, { skip }, async () => {
    const page = await browser.page(options)
    const heard = complaintsOf(page)
    await web?.signIn(page, 'complaints-manager')
    await page.goto(`${web?.address}/dashboard`)
    await page.getByRole('heading', { level: 1, name: 'Dashboard' }).waitFor()
    await page.getByText('44 to 33 is within what chance alone would do').first().waitFor()
    await assertAccessible(page)
    await page.getByText('Every month of the chart').first().click()
    await assertAccessible(page)
    await page.getByRole('link', { name: '33, Statutory complaints, 2019-20', exact: true }).click()
    await page.getByRole('heading', { level: 1, name: 'Statutory complaints received, 1 April 2019 to 31 March 2020' }).waitFor()
    assert.equal(await page.locator('tbody tr').count(), 33)
    await assertAccessible(page)
    await page.getByRole('link', { name: 'Back to the dashboard' }).click()
    await page.locator('#main-content svg a[aria-label^="June 2019"]').first().click()
    await page.getByRole('heading', { level: 1, name: 'Statutory complaints received, 1 June 2019 to 30 June 2019' }).waitFor()
    assert.deepEqual(heard, [])
    await page.context().close()
  })

test('a reader sees the numbers, and asks for a past day in a form that says what is wrong', { skip }, async () => {
  const page = await browser.page({ viewport: PHONE })
  await web?.signIn(page, 'reader')
  await page.goto(`${web?.address}/dashboard`)
  assert.equal(await page.locator('a[href*="/dashboard/behind"]').count(), 0)
  await page.getByText('As it was known on a past day').click()
  await page.getByLabel('As known on').fill('31 February 2020')
  await page.getByRole('button', { name: 'Show the dashboard' }).click()
  await page.getByRole('heading', { name: 'There is a problem' }).waitFor()
  await assertAccessible(page)
  await page.getByLabel('As known on').fill('29/2/2020')
  await page.getByRole('button', { name: 'Show the dashboard' }).click()
  await page.getByText('as known on 29 February 2020').first().waitFor()
  await page.context().close()
})
