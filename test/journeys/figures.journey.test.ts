import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { pathToFileURL } from 'node:url'
import { wholeOf } from '../../src/application/access/sight.ts'
import { isoDate } from '../../src/domain/calendar/iso-date.ts'
import { FOUNDING_REPORT } from '../../src/domain/reporting/as-printed/founding-report-data.ts'
import { assertAccessible, complaintsOf, journeyBrowser, PHONE, WAYS } from '../support/browser.ts'
import { insertFacts } from '../support/insert-facts.ts'
import { journeyWeb } from '../support/journey-web.ts'
import { foundingFacts, REPORTING_SETTINGS } from '../support/report-facts.ts'

const browser = await journeyBrowser()
const { skip } = browser
const web = skip === false ? await journeyWeb({ after }, { today: '2026-11-23', roles: ['complaints-manager', 'reader'] }) : null
after(() => browser.close())
if (web) {
  await web.services.store.write(wholeOf(web.authorityId), (tx) =>
    tx.settings.save(REPORTING_SETTINGS, { recordedBy: 'test', recordedAt: '2026-11-23T09:00:00.000Z', validFrom: isoDate('2006-09-01') }))
  await insertFacts(web, web.authorityId, foundingFacts())
  await web.services.store.write(wholeOf(web.authorityId), (tx) => tx.kept.save({
    kind: 'printed-report', keptId: web.services.ids.next(), body: FOUNDING_REPORT, seen: 0, commandId: web.services.ids.next(), recordedAt: '2026-11-23T09:00:00.000Z', recordedBy: 'test',
  }))
}

for (const [how, options] of WAYS)
  test(`a complaints manager goes from the years to a figure, and to what it counts, ${how}`, { skip }, async () => {
    const page = await browser.page(options)
    const heard = complaintsOf(page)
    await web?.signIn(page, 'complaints-manager')
    await page.goto(`${web?.address}/figures`)
    await assertAccessible(page)
    await page.getByRole('link', { name: '2019-20', exact: true }).click()
    await page.getByRole('heading', { level: 1, name: 'Figures of 2019-20' }).waitFor()
    await assertAccessible(page)

    const chart = page.getByRole('img', { name: /^Statutory complaints received, 2016-17 to 2019-20/ })
    assert.match((await chart.getAttribute('aria-labelledby')) ?? '', /chart-statutory-complaints-title chart-statutory-complaints-description/)
    const summary = page.getByText('Where what was published does not agree', { exact: false }).first()
    await summary.click()
    await assertAccessible(page)

    await page.getByRole('link', { name: '7, Upheld, 2019-20', exact: true }).click()
    await page.getByRole('heading', { level: 1, name: 'Outcomes of statutory complaints: Upheld, 2019-20' }).waitFor()
    assert.equal(await page.locator('tbody tr').count(), 7)
    await assertAccessible(page)
    await page.getByRole('link', { name: 'Back to the figures' }).click()
    await page.waitForURL((url) => url.hash === '#outcomes')
    assert.deepEqual(heard, [])
    await page.context().close()
  })

test('figures as known on a past day are asked for with a form that says what is wrong', { skip }, async () => {
  const page = await browser.page()
  await web?.signIn(page, 'reader')
  await page.goto(`${web?.address}/figures`)
  await page.getByLabel('Year', { exact: true }).first().selectOption('2019-20')
  await page.getByLabel('As known on').fill('31 February 2020')
  await page.getByRole('button', { name: 'Show the figures' }).click()
  await page.getByRole('heading', { name: 'There is a problem' }).waitFor()
  await assertAccessible(page)
  await page.getByLabel('As known on').fill('29/2/2020')
  await page.getByRole('button', { name: 'Show the figures' }).click()
  await page.getByText('as known on 29 February 2020').first().waitFor()
  await page.context().close()
})

test('a reader downloads one page that stands alone, and it is accessible on a phone', { skip }, async () => {
  const page = await browser.page({ viewport: PHONE })
  await web?.signIn(page, 'reader')
  await page.goto(`${web?.address}/figures/2019-20`)
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'One page to read or print (HTML)' }).click()])
  assert.equal(download.suggestedFilename(), 'figures-2019-20-not-for-publication.html')
  const copy = await browser.page({ viewport: PHONE })
  const folder = mkdtempSync(join(tmpdir(), 'heard-figures-'))
  after(() => rmSync(folder, { recursive: true, force: true }))
  await download.saveAs(join(folder, 'figures.html'))
  await copy.goto(pathToFileURL(join(folder, 'figures.html')).href)
  assert.equal(await copy.getByRole('table').count(), 64)
  await assertAccessible(copy)
  await page.context().close()
  await copy.context().close()
})
