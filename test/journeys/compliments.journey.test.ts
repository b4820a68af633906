import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { assertAccessible, complaintsOf, journeyBrowser, WAYS } from '../support/browser.ts'
import { journeyWeb } from '../support/journey-web.ts'

const browser = await journeyBrowser()
const { skip } = browser
const web = skip === false ? await journeyWeb({ after }, { today: '2026-11-23', roles: ['complaints-manager'] }) : null
after(() => browser.close())

for (const [how, options] of WAYS) {
  test(`a compliment is recorded, passed on, quoted after a check, and stands in the digest, ${how}`, { skip }, async () => {
    const page = await browser.page(options)
    const heard = complaintsOf(page)
    await web?.signIn(page, 'complaints-manager')
    await page.goto(`${web?.address}/compliments/new`)
    await assertAccessible(page)
    await page.getByLabel('What was said? (optional)').fill('Thank you Wren, for coming with Auntie Pat on 12 March. You listened.')
    await page.getByLabel('A client').check()
    await page.getByLabel('What sort of person? (optional)').selectOption({ label: 'Parent' })
    await page.getByLabel('Given name of somebody else').fill('Wren')
    await page.getByRole('button', { name: 'Record', exact: true }).click()
    await page.getByText('Still to do').waitFor()
    await assertAccessible(page)
    await page.getByRole('link', { name: 'Record that it was passed on' }).click()
    await page.getByLabel('In supervision').check()
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('link', { name: 'Record that the quotation is published' }).click()
    await page.getByLabel('The digest').check()
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Nobody has consented to these words being quoted').first().waitFor()
    await page.getByRole('link', { name: 'Cancel' }).click()
    await page.getByRole('link', { name: 'Record consent to quote' }).click()
    await page.getByLabel('It was given').check()
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('link', { name: 'Edit and check the quotation' }).click()
    await page.getByText('3 things were found').waitFor()
    await assertAccessible(page)
    await page.getByLabel('Put in its place of “Auntie Pat”').fill('my aunt')
    await page.getByRole('button', { name: 'Make the edits and check again' }).click()
    await page.getByText('Nothing more was found').waitFor()
    await assertAccessible(page)
    await page.getByLabel(/I have read the quotation/).check()
    await page.getByRole('button', { name: 'Save the quotation' }).click()
    await page.getByText('Thank you the worker, for coming with my aunt recently. You listened.').first().waitFor()
    await assertAccessible(page)
    await page.goto(`${web?.address}/compliments/digest`)
    await page.getByText('for coming with my aunt recently').first().waitFor()
    await assertAccessible(page)
    await page.goto(`${web?.address}/compliments`)
    await assertAccessible(page)
    assert.equal(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth'), 0)
    assert.deepEqual(heard, [])
  })
}
