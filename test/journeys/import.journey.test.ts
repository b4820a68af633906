import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Page } from 'playwright-core'
import { assertAccessible, complaintsOf, journeyBrowser, PLAIN_PHONE, SCRIPTED } from '../support/browser.ts'
import { journeyWeb } from '../support/journey-web.ts'

const browser = await journeyBrowser()
const { skip } = browser
const web = skip === false ? await journeyWeb({ after }, { today: '2026-11-23', roles: ['complaints-manager'] }) : null
after(() => browser.close())

function register(key: string): Buffer {
  return Buffer.from([
    'Ref,Type,Received,Method,Date answered,Result,Details,Extra',
    `${key}-1,Complaint,3 April 2019,Telephone,10/05/2019,Upheld,"Two visits were missed, and nobody rang.",x`,
    `${key}-2,Complaint,04/04/2019,By pigeon,,,Reports came late,`,
    `${key}-3,Complaint,31/02/2019,Telephone,,,No such day,`,
    `${key}-4,Enquiry,2019-04-05,,2019-04-05,,Who is the new worker?,`,
  ].join('\n'))
}

/** Waits until the page no longer says that it is at work; it asks again by itself, with scripts or without. */
async function finished(page: Page, heading: RegExp): Promise<void> {
  await page.getByRole('heading', { level: 1, name: heading }).waitFor({ timeout: 20_000 })
  await assertAccessible(page)
}

for (const [how, options, key] of [
  ['with JavaScript', SCRIPTED, 'js'], ['without JavaScript, on a phone', PLAIN_PHONE, 'plain'],
] as const)
  test(`a register is imported ${how}, and every page is accessible`, { skip }, async () => {
    const page = await browser.page(options)
    await web?.signIn(page, 'complaints-manager')
    const heard = complaintsOf(page)
    await page.goto(`${web?.address}/import`)
    await assertAccessible(page)
    await page.getByLabel('The register').setInputFiles({ name: 'old register.csv', mimeType: 'text/csv', buffer: register(key) })
    await page.getByRole('button', { name: 'Upload' }).click()
    await finished(page, /Match the columns/)
    assert.equal(await page.getByLabel('Method').inputValue(), 'channel')
    assert.equal(await page.getByLabel('Extra').inputValue(), '')
    await page.getByRole('button', { name: 'Check the rows' }).click()
    await finished(page, /Some rows cannot be loaded/)
    await page.getByText('4 rows: 2 can be loaded, 2 cannot').waitFor()
    await page.getByLabel('“By pigeon” (Channel)').selectOption({ index: 1 })
    await page.getByRole('button', { name: 'Check again with these words' }).click()
    await page.getByText('4 rows: 3 can be loaded, 1 cannot').waitFor({ timeout: 20_000 })
    await page.getByRole('button', { name: 'Load 3 rows and leave out 1' }).click()
    await finished(page, /The register is loaded/)
    await page.getByText('3 of 4 rows were added').waitFor()
    await page.getByRole('link', { name: 'Download the rows that were left out' }).waitFor()
    await page.goto(`${web?.address}/import`)
    await page.getByText('old register.csv').first().waitFor()
    assert.deepEqual(heard, [])
  })

test('a file that cannot be read is refused on the page, in words', { skip }, async () => {
  const page = await browser.page()
  await web?.signIn(page, 'complaints-manager')
  await page.goto(`${web?.address}/import`)
  await page.getByLabel('The register').setInputFiles({ name: 'empty.csv', mimeType: 'text/csv', buffer: Buffer.from('') })
  await page.getByRole('button', { name: 'Upload' }).click()
  await page.getByRole('heading', { name: 'There is a problem' }).waitFor()
  await page.getByRole('link', { name: 'The file is empty.' }).waitFor()
  await assertAccessible(page)
})
