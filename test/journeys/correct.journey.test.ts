import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Page } from 'playwright-core'
import { isoDate } from '../../src/domain/calendar/iso-date.ts'
import { journeyComplaints } from '../page-fixtures/journey-complaints.ts'
import { assertAccessible, journeyBrowser } from '../support/browser.ts'
import { fillDay, save } from '../support/journey-form.ts'
import { journeyWeb } from '../support/journey-web.ts'

const browser = await journeyBrowser()
const { skip } = browser
const web = skip === false ? await journeyWeb({ after }, { today: '2026-11-23', roles: ['complaints-manager'] }) : null
const register = web && await journeyComplaints(web)
after(() => browser.close())

async function signedIn(options: Parameters<typeof browser.page>[0] = {}): Promise<Page> {
  const page = await browser.page(options)
  await web?.signIn(page, 'complaints-manager')
  return page
}

test('facts are corrected, completed and struck out, with and without JavaScript', { skip }, async () => {
  for (const javaScript of [true, false]) {
    const complaint = await register?.record(`Corrected-${javaScript}`)
    await register?.command(complaint?.complaintId ?? '', 1, { type: 'add-note', on: isoDate('2026-11-20'), text: { words: 'Wrong file.' } })
    const page = await signedIn({ javaScript })
    await page.goto(`${web?.address}/complaints/${complaint?.complaintId}`)
    await page.getByRole('link', { name: 'Strike out “Note”' }).click()
    await assertAccessible(page)
    await page.getByLabel('Why is it struck out?').fill('Another family’s note.')
    await save(page, /Entry struck out/, 'Strike it out')
    await page.getByRole('link', { name: 'Correct “Received”' }).click()
    await assertAccessible(page)
    await fillDay(page, 'Day it happened', ['13'])
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Give the reason: it changes a date').first().waitFor()
    await page.getByLabel('Why is it changed?').fill('The e-mail is of the 13th.')
    await save(page, /Correction/)
    await assertAccessible(page)
    assert.match(await page.locator('.heard-correction').innerText(), /was Monday 16 November 2026, now Friday 13 November 2026/)
    for (const [change, heading] of [
      ['the category', 'Category, division and teams'], ['the priority', 'Priority'], ['how to contact them', 'How to contact them'],
      ['the points of complaint', 'Points of complaint'],
    ] as const) {
      await page.getByRole('link', { name: `Change ${change}`, exact: true }).click()
      await page.getByRole('heading', { name: heading, level: 1 }).waitFor()
      await assertAccessible(page)
      await page.getByRole('link', { name: 'Cancel' }).click()
    }
    for (const link of ['Change the complainant', 'Change the child or young person']) {
      await page.getByRole('link', { name: link }).click()
      await assertAccessible(page)
      await page.getByRole('link', { name: 'Cancel' }).click()
    }
    await page.goto(`${page.url().split('?')[0]}?asKnownOn=2026-11-22`)
    await assertAccessible(page)
    await page.context().close()
  }
})

test('two people save at once: the second keeps the words and is shown what the first did', { skip }, async () => {
  const complaint = await register?.record('Both')
  const page = await signedIn()
  await page.goto(`${web?.address}/complaints/${complaint?.complaintId}/add-note`)
  await page.getByLabel('Note', { exact: true }).fill('My long note.')
  await register?.command(complaint?.complaintId ?? '', 1, { type: 'acknowledge', on: isoDate('2026-11-18') })
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByRole('heading', { name: 'This complaint was changed while you had the page open' }).waitFor()
  await assertAccessible(page)
  assert.equal(await page.getByLabel('Note', { exact: true }).inputValue(), 'My long note.')
  await save(page, /Note/)
  await page.context().close()
})

test('a double click saves once', { skip }, async () => {
  const complaint = await register?.record('Twice')
  const page = await signedIn({ javaScript: false })
  await page.goto(`${web?.address}/complaints/${complaint?.complaintId}/add-note`)
  await page.getByLabel('Note', { exact: true }).fill('Once only.')
  await page.getByRole('button', { name: 'Save' }).dblclick()
  await page.locator('.govuk-notification-banner--success').waitFor()
  assert.equal(await page.getByRole('heading', { name: 'Note', level: 3 }).count(), 1)
  await page.context().close()
})
