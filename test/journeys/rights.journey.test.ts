import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { journeyComplaints } from '../page-fixtures/journey-complaints.ts'
import { assertAccessible, journeyBrowser, WAYS } from '../support/browser.ts'
import { fillDay, idOf } from '../support/journey-form.ts'
import { journeyWeb } from '../support/journey-web.ts'

const browser = await journeyBrowser()
const { skip } = browser
const web = skip === false ? await journeyWeb({ after }, { today: '2026-11-23', roles: ['data-protection-officer', 'complaints-manager'] }) : null
after(() => browser.close())

for (const [at, [how, options]] of WAYS.entries())
  test(`the data protection officer finds a person, marks what is held, makes the file and sees it recorded as given, ${how}`, { skip }, async () => {
    if (!web) return
    const name = ['Larkspur', 'Meadowsweet'][at] ?? ''
    await (await journeyComplaints(web)).record(name)
    const page = await browser.page(options)
    await web.signIn(page, 'data-protection-officer')
    await page.goto(`${web.address}/rights`)
    await page.getByRole('button', { name: 'Record a request' }).click()
    await page.getByLabel('Their name').fill(name)
    await page.getByRole('button', { name: 'Look for them' }).click()
    await page.getByRole('heading', { name: 'Who was found' }).waitFor()
    await assertAccessible(page)
    await page.getByRole('link', { name: `Ada ${name}` }).click()
    await page.getByLabel('A copy of what is held (subject access)').check()
    await page.getByLabel('The person themselves').check()
    await fillDay(page, 'When was it received?', ['20'])
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('heading', { name: /^RR-2026/ }).waitFor()
    await assertAccessible(page)
    const request = idOf(page)
    await page.getByRole('link', { name: 'Record that you know who they are' }).click()
    await page.getByLabel('They are known to us').check()
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('button', { name: 'Review what is held, and make the file' }).click()
    await assertAccessible(page)

    // A name is taken out of what was said, and what waits is decided as it is proposed.
    await page.getByRole('link', { name: /said/ }).first().click()
    const words = (await page.locator('blockquote').first().innerText()).split(/\s+/).slice(0, 2).join(' ')
    await page.getByLabel('Give it without some passages').check()
    await page.getByLabel('Other passages to take out (optional)').fill(words)
    await page.getByLabel('Why is it withheld?').selectOption({ index: 1 })
    await assertAccessible(page)
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByRole('button', { name: 'Decide all that waits as proposed' }).click()
    await page.getByLabel('To whom is it given, and how?').fill('Herself, by post')
    await assertAccessible(page)
    await page.getByRole('button', { name: 'Make the file' }).dblclick()
    await page.getByRole('heading', { name: 'Files that were made' }).waitFor({ timeout: 60_000 })
    await assertAccessible(page)
    const made = await web.pools.owner.query<{ type: string }>('select type from events where stream_id = $1 and type = $2', [request, 'RightsReviewFinished'])
    assert.equal(made.rowCount, 1, 'a double click makes one')
    const href = await page.getByRole('link', { name: /\.html$/ }).getAttribute('href')
    const given = await (await page.request.get(`${web.address}${href ?? ''}`)).text()
    assert.match(given, /What we hold about you/)
    assert.ok(!given.includes(words))

    await page.goto(`${web.address}/disclosures`)
    await page.getByText('Herself, by post').first().waitFor()
    await assertAccessible(page)
    await page.context().close()
  })
