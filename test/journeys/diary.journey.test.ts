import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { isoDate } from '../../src/domain/calendar/iso-date.ts'
import { journeyComplaints } from '../page-fixtures/journey-complaints.ts'
import { assertAccessible, complaintsOf, journeyBrowser, WAYS } from '../support/browser.ts'
import { journeyWeb } from '../support/journey-web.ts'

const browser = await journeyBrowser()
const { skip } = browser
const web = skip === false ? await journeyWeb({ after }, { today: '2026-11-23', roles: ['complaints-manager'] }) : null
after(() => browser.close())

if (web) {
  const register = await journeyComplaints(web)
  for (const [name, day] of [['Overdue', '2026-11-02'], ['Today', '2026-11-09'], ['Later', '2026-11-16'], ['Last', '2026-11-18']] as const) {
    const { complaintId } = await register.record(name, { on: isoDate(day), reachedTeamOn: isoDate(day) })
    await register.command(complaintId, 1, { type: 'acknowledge', on: isoDate(day) })
    if (name === 'Last') await register.command(complaintId, 2, { type: 'log-contact', on: isoDate('2026-11-19'), kind: 'call', withWhom: 'complainant', nextContactOn: isoDate('2026-11-20') })
  }
}

for (const [how, options] of WAYS)
  test(`a complaints manager looks ahead, follows a date, is reminded, and has a calendar, ${how}`, { skip }, async () => {
    const page = await browser.page(options)
    const heard = complaintsOf(page)
    await web?.signIn(page, 'complaints-manager')
    await page.goto(`${web?.address}/diary`)
    await page.getByRole('heading', { name: 'Diary', level: 1 }).waitFor()
    await page.getByRole('heading', { name: /^Overdue: / }).waitFor()
    await page.getByRole('heading', { name: 'Monday 23 November 2026: today' }).waitFor()
    await assertAccessible(page)
    await page.getByRole('link', { name: 'By person' }).click()
    await page.getByRole('heading', { name: 'Nobody yet' }).waitFor()
    await assertAccessible(page)
    await page.getByText('Other days, or one person').click()
    await page.getByLabel('First day').fill('31 February 2026')
    await page.getByRole('button', { name: 'Show', exact: true }).click()
    await page.getByRole('heading', { name: 'There is a problem' }).waitFor()
    await assertAccessible(page)
    await page.getByLabel('First day').fill('24 December 2026')
    await page.getByLabel('Last day').fill('28 December 2026')
    await page.getByRole('button', { name: 'Show', exact: true }).click()
    await page.goto(`${web?.address}/diary`)
    await page.getByRole('link', { name: /Answer at stage 1 by 30 November 2026/ }).click()
    await page.getByRole('heading', { name: /how the date is counted/ }).waitFor()
    await page.goto(`${web?.address}/reminders`)
    await page.getByRole('heading', { name: 'Fell due' }).waitFor()
    await assertAccessible(page)
    await page.goto(`${web?.address}/chasing`)
    await page.getByRole('heading', { name: 'Contacts that were promised' }).waitFor()
    await assertAccessible(page)
    await page.getByRole('link', { name: 'By Monday 30 November 2026' }).click()
    await page.getByText('Working day 10').first().waitFor()
    await assertAccessible(page)
    await page.goto(`${web?.address}/diary/feed`)
    await assertAccessible(page)
    await page.getByLabel('Every complaint that I may see').check()
    await page.getByRole('button', { name: /^(Make an|Replace the) address$/ }).click()
    await page.getByRole('heading', { name: 'The address of your calendar' }).waitFor()
    await assertAccessible(page)
    const address = await page.locator('code').innerText()
    const calendar = await page.request.get(address.replace(/^http:\/\/[^/]+/, web?.address ?? ''))
    assert.match(await calendar.text(), /^BEGIN:VCALENDAR\r\n/)
    assert.deepEqual(heard, [])
    await page.context().close()
  })

test('on paper the diary has its dates, and nothing that cannot be pressed', { skip }, async () => {
  const page = await browser.page()
  await web?.signIn(page, 'complaints-manager')
  await page.goto(`${web?.address}/diary`)
  await page.emulateMedia({ media: 'print' })
  await page.getByRole('heading', { name: /^Overdue: / }).waitFor()
  for (const hidden of ['Other days, or one person', 'Print this diary', 'Your dates in a calendar', 'By person']) assert.equal(await page.getByText(hidden).isVisible(), false, hidden)
  await page.context().close()
})
