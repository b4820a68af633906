import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { assertAccessible, complaintsOf, DESKTOP, journeyBrowser, PHONE, SCRIPTED } from '../support/browser.ts'
import { fillDay } from '../support/journey-form.ts'
import { journeyWeb } from '../support/journey-web.ts'

const browser = await journeyBrowser()
const { skip } = browser
const web = skip === false ? await journeyWeb({ after }, { today: '2026-11-23', roles: ['complaints-manager'] }) : null
after(() => browser.close())

async function signedIn(options: Parameters<typeof browser.page>[0]): Promise<Page> {
  const page = await browser.page(options)
  await web?.signIn(page, 'complaints-manager')
  return page
}

async function next(page: Page): Promise<void> {
  await assertAccessible(page)
  await page.getByRole('button', { name: 'Continue', exact: true }).last().click()
}

async function begin(page: Page): Promise<void> {
  await page.goto(`${web?.address}/complaints/new`)
  await page.getByLabel('Complaint', { exact: true }).check()
  await next(page)
}

for (const [how, options] of [
  ['with JavaScript', SCRIPTED], ['without JavaScript', { javaScript: false, viewport: DESKTOP }],
  ['on a phone', { javaScript: true, viewport: PHONE }],
] as const)
  test(`a complaint is recorded ${how}, every question answered, and every page is accessible`, { skip }, async () => {
    const page = await signedIn(options)
    const heard = complaintsOf(page)
    await begin(page)
    await next(page)
    await page.getByRole('heading', { name: 'There is a problem' }).waitFor()
    await fillDay(page, 'The day anyone in the authority received it', ['20', 'November', '2026'])
    await fillDay(page, 'The day it reached the complaints team', ['23', '11', '2026'])
    await next(page)
    await page.getByLabel('Telephone').check()
    await next(page)
    await page.getByLabel('What was said?').fill('Nobody told us that the meeting had moved.')
    await next(page)
    await page.getByLabel('Parent').check()
    await page.getByLabel('First name').fill('Maud')
    await page.getByLabel('Last name').fill(`Featherstone ${how}`)
    await next(page)
    await page.getByLabel('First name').fill('Ned')
    await page.getByRole('button', { name: 'Add another child' }).click()
    await page.getByRole('group', { name: 'Child 2' }).getByLabel('Care status').selectOption({ label: 'Unborn' })
    await next(page)
    await page.getByLabel('Safeguarding').check()
    await page.getByLabel('Assessment').check()
    await next(page)
    await page.getByLabel('What is complained about').fill('The meeting moved')
    await page.getByLabel('What they want to happen').fill('An apology')
    await next(page)
    await page.getByLabel('Communication').check()
    await next(page)
    await page.getByLabel('Safe times and ways').fill('After six')
    await next(page)
    await page.getByLabel('Urgent').check()
    await page.getByLabel('Reason').fill('The placement ends on Friday')
    await next(page)
    await page.getByLabel('No', { exact: true }).check()
    await next(page)
    await next(page)
    await assertAccessible(page)
    await page.getByText('Maud Featherstone').first().waitFor()
    await page.getByRole('button', { name: 'Record the complaint' }).click()
    await page.getByRole('heading', { name: 'Complaint recorded' }).waitFor()
    await assertAccessible(page)
    assert.match(await page.locator('.govuk-panel').innerText(), /2026-000\d/)
    await page.getByRole('link', { name: /^Why this date/ }).first().click()
    await assertAccessible(page)
    await page.goBack()
    await page.getByRole('button', { name: 'Acknowledge now' }).click()
    await assertAccessible(page)
    assert.match(new URL(page.url()).pathname, /\/complaints\/[0-9a-f-]{36}\/acknowledge$/)
    assert.deepEqual(heard, [])
    await page.context().close()
  })

describe('In the middle of a record', { skip }, () => {
  test('Back and Save for later keep what was typed; the draft opens again, and can be deleted', async () => {
    const page = await signedIn({ javaScript: false })
    await begin(page)
    await fillDay(page, 'The day anyone in the authority received it', ['20', '11', '2026'])
    await next(page)
    await page.getByLabel('Letter').check()
    await page.getByRole('button', { name: 'Back', exact: true }).click()
    assert.equal(await page.getByRole('group', { name: 'The day anyone' }).getByLabel('Day').inputValue(), '20')
    await next(page)
    assert.ok(await page.getByLabel('Letter').isChecked())
    await page.getByRole('button', { name: 'Save for later' }).click()
    await assertAccessible(page)
    await page.getByRole('link', { name: 'Received 20 November 2026', exact: true }).click()
    await assertAccessible(page)
    await page.getByText('Needed').waitFor()
    await page.goto(`${web?.address}/drafts`)
    await page.getByRole('link', { name: 'Delete the draft Received 20 November 2026', exact: true }).click()
    await assertAccessible(page)
    await page.getByRole('button', { name: 'Delete the draft' }).click()
    await page.getByText('You have no drafts').waitFor()
    await page.context().close()
  })

  test('Enter in a field continues', async () => {
    const page = await signedIn({})
    await begin(page)
    await fillDay(page, 'The day anyone in the authority received it', ['20', '11', '2026'])
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'How did it come?' }).waitFor()
    await page.context().close()
  })

  test('a double click records one complaint', async () => {
    const page = await signedIn({})
    await begin(page)
    await fillDay(page, 'The day anyone in the authority received it', ['19', '11', '2026'])
    await next(page)
    await page.getByLabel('E-mail').check()
    await next(page)
    await page.getByLabel('What was said?').fill('Twice.')
    await next(page)
    await page.goto(page.url().replace('complainants', 'check'))
    const before = await countComplaints()
    await page.getByRole('button', { name: 'Record the complaint' }).dblclick()
    await page.getByRole('heading', { name: 'Complaint recorded' }).waitFor()
    assert.equal(await countComplaints(), before + 1)
    await page.context().close()
  })
})

async function countComplaints(): Promise<number> {
  const counted = await web?.pools.owner.query<{ count: number }>("select count(*) from events where type = 'ComplaintReceived'")
  return counted?.rows[0]?.count ?? 0
}

for (const [kind, path, heading] of [
  ['enquiry', '/enquiries/new', 'Record an enquiry'], ['ombudsman-contact', '/register/new/ombudsman-contact', 'Record a contact from the Ombudsman'],
] as const)
  test(`the form for ${kind} is accessible, right and wrong`, { skip }, async () => {
    const page = await signedIn({ viewport: PHONE })
    await page.goto(`${web?.address}${path}`)
    await page.getByRole('heading', { name: heading }).waitFor()
    await assertAccessible(page)
    await page.getByRole('button', { name: 'Record', exact: true }).click()
    await page.getByRole('heading', { name: 'There is a problem' }).waitFor()
    await assertAccessible(page)
    await page.context().close()
  })

test('an enquiry is recorded, and settled later', { skip }, async () => {
  const page = await signedIn({ javaScript: false })
  await page.goto(`${web?.address}/enquiries/new`)
  await page.getByLabel(/^Enquiry:/).check()
  await page.getByRole('button', { name: 'Record', exact: true }).click()
  await page.waitForURL(/\/enquiries\/[0-9a-f-]{36}/)
  await assertAccessible(page)
  await page.getByRole('link', { name: 'Record that it was settled' }).first().click()
  await assertAccessible(page)
  await page.getByRole('button', { name: 'Save' }).click()
  await page.waitForURL(/\/enquiries\/[0-9a-f-]{36}$/)
  await page.getByText(/settled/i).first().waitFor()
  await page.context().close()
})
