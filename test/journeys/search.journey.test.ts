import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { isoDate } from '../../src/domain/calendar/iso-date.ts'
import { journeyComplaints } from '../page-fixtures/journey-complaints.ts'
import { assertAccessible, journeyBrowser, PHONE, WAYS } from '../support/browser.ts'
import { journeyWeb } from '../support/journey-web.ts'

const browser = await journeyBrowser()
const { skip } = browser
const web = skip === false ? await journeyWeb({ after }, { today: '2026-11-23', roles: ['complaints-manager'] }) : null
after(() => browser.close())

const MENDED = 'Quarrington'
const smith = web && await (await journeyComplaints(web)).record('Smith')
if (web) for (const name of ['Featherstone', 'O’Brien']) await (await journeyComplaints(web)).record(name)

test('a compliment has a page of its own, on a phone too', { skip }, async () => {
  const page = await browser.page({ viewport: PHONE })
  await web?.signIn(page, 'complaints-manager')
  const entryId = web && await (await journeyComplaints(web)).recordEntry({
    type: 'record-compliment', on: isoDate('2026-11-20'), from: 'client', divisions: ['safeguarding'], teams: [], said: { words: 'She listened to us.' },
  })
  await page.goto(`${web?.address}/register/${entryId}`)
  await page.getByText('She listened to us.').first().waitFor()
  await assertAccessible(page)
  await page.context().close()
})

test('a name that was mended is found as it is spelt now', { skip }, async () => {
  const page = await browser.page()
  await web?.signIn(page, 'complaints-manager')
  const complaint = web && await (await journeyComplaints(web)).record('Quorington')
  await page.goto(`${web?.address}/complaints/${complaint?.complaintId}/record-details?part=complainant`)
  await assertAccessible(page)
  await page.getByLabel('Last name').first().fill(MENDED)
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByRole('heading', { name: `Ada ${MENDED}`, level: 1 }).waitFor()
  await page.goto(`${web?.address}/search`)
  await page.getByLabel('Reference, name or words').fill(MENDED)
  await page.getByRole('button', { name: 'Search', exact: true }).click()
  await page.getByRole('cell', { name: `Ada ${MENDED}` }).waitFor()
  await page.context().close()
})

for (const [how, options] of WAYS)
  test(`a complaint is found by a name spelt wrongly and by its reference ${how}`, { skip }, async () => {
    const page = await browser.page(options)
    await web?.signIn(page, 'complaints-manager')
    await page.goto(`${web?.address}/search`)
    await assertAccessible(page)
    const search = async (words: string) => {
      await page.getByLabel('Reference, name or words').fill(words)
      await page.getByRole('button', { name: 'Search', exact: true }).click()
    }
    for (const [asked, found] of [['Smiht', 'Ada Smith'], ['Fetherston', 'Ada Featherstone'], ['OBrien', 'Ada O’Brien']] as const) {
      await search(asked)
      await page.getByRole('cell', { name: found }).waitFor()
    }
    await search('Smiht')
    await page.getByText('Showing results for').waitFor()
    await assertAccessible(page)
    assert.equal(new URL(page.url()).search, '')
    await search('Xyzzyplugh')
    await page.getByText('Nothing that you may see matches').waitFor()
    await assertAccessible(page)
    await search('')
    await page.getByRole('heading', { name: 'There is a problem' }).waitFor()
    await assertAccessible(page)
    await search(smith?.reference ?? '')
    await page.getByRole('heading', { name: 'Ada Smith', level: 1 }).waitFor()
    await page.context().close()
  })
