import { after, test } from 'node:test'
import { ENGLAND_AND_WALES } from '../../src/domain/calendar/england-and-wales.ts'
import { journeyComplaints } from '../page-fixtures/journey-complaints.ts'
import { assertAccessible, journeyBrowser, PLAIN_PHONE, SCRIPTED, WAYS } from '../support/browser.ts'
import { journeyWeb } from '../support/journey-web.ts'

const browser = await journeyBrowser()
const { skip } = browser
const web = skip === false ? await journeyWeb({ after }, { today: '2026-11-23', roles: ['complaints-manager'] }) : null
after(() => browser.close())
if (web) await (await journeyComplaints(web)).record('Smith')

const of2026 = ENGLAND_AND_WALES.days.filter(({ on }) => on.startsWith('2026')).map(({ on, title }) => ({ date: on, title }))

for (const [how, late, options] of [
  ['without JavaScript, on a phone', '2026-11-26', PLAIN_PHONE], ['with JavaScript', '2026-11-27', SCRIPTED],
] as const)
  test(`a late bank holiday is shown, then counted with, ${how}`, { skip }, async () => {
    const page = await browser.page(options)
    await web?.signIn(page, 'complaints-manager')
    await page.goto(`${web?.address}/disruptions`)
    await assertAccessible(page)
    await page.getByRole('link', { name: 'Bank holidays' }).click()
    await assertAccessible(page)
    await page.getByLabel('The list').fill('not a list')
    await page.getByRole('button', { name: 'Show what would change' }).click()
    await assertAccessible(page)
    await page.getByLabel('The list').fill(JSON.stringify({ 'england-and-wales': { division: 'england-and-wales', events: [...of2026, { date: late, title: 'A late day' }] } }))
    await page.getByRole('button', { name: 'Show what would change' }).click()
    await page.getByRole('heading', { name: 'Dates that move' }).waitFor()
    await assertAccessible(page)
    const reason = page.getByLabel('Why are days missing?')
    if (await reason.count() > 0) await reason.fill('The other day was a mistake')
    await page.getByRole('button', { name: 'Count with this list' }).click()
    await page.getByText('The list is counted with').waitFor()
    await page.getByRole('rowheader', { name: `${Number(late.slice(-2))} November 2026` }).waitFor()
    await assertAccessible(page)
    await page.context().close()
  })

/** Two more than the list that was loaded before, so that dates move once more. */
const lateDays = ['2026-11-26', '2026-11-27', '2026-11-30'].map((date) => ({ date, title: 'A late day' }))

for (const [how, options] of WAYS)
  test(`a hold is recorded and corrected, and a list is chosen as a file, ${how}`, { skip }, async () => {
    const page = await browser.page(options)
    await web?.signIn(page, 'complaints-manager')
    await page.goto(`${web?.address}/disruptions`)
    await page.getByRole('radio', { name: 'Local hold' }).check()
    for (const [box, value] of [['Day', '2'], ['Month', '11'], ['Year', '2026']] as const) await page.getByLabel(box, { exact: true }).fill(value)
    await page.getByRole('button', { name: 'Record it' }).click()
    await page.getByRole('heading', { name: 'Complaints that stood in it' }).waitFor()
    await assertAccessible(page)
    await page.getByRole('link', { name: 'Correct what was recorded' }).click()
    await page.getByRole('button', { name: 'Correct it' }).click()
    await page.getByRole('alert').waitFor()
    await assertAccessible(page)
    await page.getByRole('radio', { name: 'Lockdown' }).check()
    await page.getByLabel('Why it is corrected').fill('It was no hold of ours')
    await page.getByRole('button', { name: 'Correct it' }).click()
    await page.getByRole('heading', { name: 'Lockdown', exact: true }).waitFor()
    await page.goto(`${web?.address}/bank-holidays`)
    const sent = (text: string) => ({ name: 'bank-holidays.json', mimeType: 'application/json', buffer: Buffer.from(text) })
    await page.getByLabel('The file').setInputFiles(sent('{'))
    await page.getByRole('button', { name: 'Show what the file would change' }).click()
    await page.getByRole('alert').waitFor()
    await assertAccessible(page)
    await page.getByLabel('The file').setInputFiles(sent(JSON.stringify({ division: 'england-and-wales', events: [...of2026, ...lateDays] })))
    await page.getByRole('button', { name: 'Show what the file would change' }).click()
    await page.getByRole('heading', { name: 'Dates that move' }).waitFor()
    await page.getByRole('cell', { name: 'Answer at stage 1' }).first().waitFor()
    await assertAccessible(page)
    await page.context().close()
  })
