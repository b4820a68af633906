import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { journeyComplaints } from '../page-fixtures/journey-complaints.ts'
import { assertAccessible, complaintsOf, journeyBrowser, WAYS } from '../support/browser.ts'
import { fillDay } from '../support/journey-form.ts'
import { journeyWeb } from '../support/journey-web.ts'

const browser = await journeyBrowser()
const { skip } = browser
const web = skip === false ? await journeyWeb({ after }, { today: '2026-11-23', roles: ['complaints-manager'] }) : null
const register = web && await journeyComplaints(web)
after(() => browser.close())

for (const [how, options] of WAYS) {
  test(`a case of the Ombudsman is recorded, due, decided and remedied late, ${how}`, { skip }, async () => {
    const page = await browser.page(options)
    const heard = complaintsOf(page)
    await web?.signIn(page, 'complaints-manager')
    await page.goto(`${web?.address}/ombudsman`)
    await assertAccessible(page)
    await page.getByRole('button', { name: 'Record a contact' }).click()
    await assertAccessible(page)
    await fillDay(page, 'The day the contact was received', ['1', '9'])
    await page.getByLabel('The Ombudsman’s reference').fill('26 000 001')
    await page.getByRole('button', { name: 'Record', exact: true }).click()
    await page.getByRole('link', { name: 'Record a remedy' }).click()
    await assertAccessible(page)
    await page.getByLabel('Payment').check()
    await page.getByLabel('What is to be done?').fill('For time and trouble')
    await page.getByLabel(/How much, in pounds/).fill('250')
    await fillDay(page, 'By when? (optional)', ['2'])
    await fillDay(page, 'When was it recommended?', ['5', '10'])
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('15 working days late').first().waitFor()
    await assertAccessible(page)
    await page.getByRole('link', { name: 'Record that a remedy was done' }).click()
    await fillDay(page, 'When was it done?', ['3'])
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Complied with late').first().waitFor()
    assert.deepEqual(heard, [])
  })

  test(`somebody joins the pool, is checked, and is proposed for a complaint, ${how}`, { skip }, async () => {
    const given = await register?.record(`Proposed ${how}`)
    const page = await browser.page(options)
    const heard = complaintsOf(page)
    await web?.signIn(page, 'complaints-manager')
    await page.goto(`${web?.address}/people-pool/new`)
    await assertAccessible(page)
    await page.getByLabel('Given name').fill('Nora')
    await page.getByLabel('Family name').fill('Reed')
    await page.getByLabel('Independent person').check()
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('link', { name: 'Record a check' }).click()
    await page.getByLabel(/DBS/).check()
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('heading', { name: 'Nora Reed' }).waitFor()
    await assertAccessible(page)
    await page.goto(`${web?.address}/people-pool`)
    await assertAccessible(page)
    await page.goto(`${web?.address}/people-pool/propose?complaint=${given?.complaintId}&role=independent-person`)
    await page.getByText('May be asked').first().waitFor()
    await assertAccessible(page)
    assert.deepEqual(heard, [])
  })
}
