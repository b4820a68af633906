import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Page } from 'playwright-core'
import { isoDate } from '../../src/domain/calendar/iso-date.ts'
import { journeyComplaints } from '../page-fixtures/journey-complaints.ts'
import { assertAccessible, complaintsOf, journeyBrowser, WAYS } from '../support/browser.ts'
import { journeyWeb } from '../support/journey-web.ts'

const browser = await journeyBrowser()
const { skip } = browser
const web = skip === false ? await journeyWeb({ after }, { today: '2026-11-23', roles: ['complaints-manager', 'team-manager'] }) : null
after(() => browser.close())

/** Overdue since Monday 16 November, due today, due on Thursday 26 November, due on Monday 30 November with everything missing. */
const RECEIVED = [['Overdue', '2026-11-02'], ['Today', '2026-11-09'], ['Soon', '2026-11-12'], ['Later', '2026-11-18']] as const

if (web) {
  const register = await journeyComplaints(web)
  for (const [name, day] of RECEIVED) {
    const { complaintId } = await register.record(name, { on: isoDate(day), reachedTeamOn: isoDate(day) })
    await register.command(complaintId, 1, { type: 'acknowledge', on: isoDate(day) })
  }
}

async function signedIn(options: Parameters<typeof browser.page>[0] = {}): Promise<Page> {
  const page = await browser.page(options)
  await web?.signIn(page, 'complaints-manager')
  await page.goto(`${web?.address}/work`)
  return page
}

async function rows(page: Page): Promise<readonly string[]> {
  await page.waitForLoadState('load')
  return page.locator('.heard-work tbody tr').allInnerTexts()
}

for (const [how, options] of WAYS)
  test(`the work list is grouped, filtered and sorted ${how}`, { skip }, async () => {
    const page = await signedIn(options)
    const heard = complaintsOf(page)
    await assertAccessible(page)
    assert.equal((await rows(page)).length, 4)
    assert.match((await rows(page))[0] ?? '', /Ada Overdue[\s\S]*5 working days late/)
    await page.getByRole('link', { name: /^\d+ Overdue$/ }).click()
    await assertAccessible(page)
    assert.equal((await rows(page)).length, 1)
    await page.getByRole('link', { name: /^\d+ Due today$/ }).click()
    assert.match((await rows(page))[0] ?? '', /Ada Today[\s\S]*due today/)
    await page.getByRole('link', { name: /Everything open$/ }).click()
    await page.getByText('Show only some of them').click()
    await page.getByLabel('Team').selectOption({ label: 'Fostering' })
    await page.getByRole('button', { name: 'Show', exact: true }).click()
    await page.getByText('Nothing matches what you chose.').waitFor()
    await assertAccessible(page)
    await page.getByRole('link', { name: 'Show all again' }).first().click()
    await page.getByRole('link', { name: 'Received', exact: true }).locator('visible=true').first().click()
    await page.getByRole('link', { name: /^Received/ }).locator('visible=true').first().click()
    assert.match((await rows(page))[0] ?? '', /Ada Later/)
    await page.getByRole('link', { name: /^2026-/ }).first().click()
    await page.getByRole('heading', { name: 'Ada Later', level: 1 }).waitFor()
    assert.deepEqual(heard, [])
    await page.context().close()
  })

test('on paper the list states its filters and leaves out what cannot be pressed', { skip }, async () => {
  const page = await signedIn()
  await page.goto(`${web?.address}/work?team=assessment&priority=high`)
  await page.emulateMedia({ media: 'print' })
  await page.getByText('Only: Team: Assessment').waitFor()
  for (const hidden of ['Show only some of them', 'Print this list', 'Remove the filter Team']) {
    assert.equal(await page.getByText(hidden).isVisible(), false, hidden)
  }
  assert.equal((await rows(page)).length, 4)
  await page.context().close()
})

test('a team manager whose teams have nothing sees an empty list that says so', { skip }, async () => {
  const page = await browser.page()
  await web?.signIn(page, 'team-manager')
  await page.goto(`${web?.address}/work`)
  await page.getByText('No complaint is open.').waitFor()
  await assertAccessible(page)
  await page.context().close()
})
