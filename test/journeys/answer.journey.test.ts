import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Page } from 'playwright-core'
import { journeyComplaints } from '../page-fixtures/journey-complaints.ts'
import { assertAccessible, complaintsOf, journeyBrowser, WAYS } from '../support/browser.ts'
import { fillDay, save } from '../support/journey-form.ts'
import { journeyWeb } from '../support/journey-web.ts'

const browser = await journeyBrowser()
const { skip } = browser
const web = skip === false ? await journeyWeb({ after }, { today: '2026-11-23', roles: ['complaints-manager', 'team-manager'] }) : null
const register = web && await journeyComplaints(web)
after(() => browser.close())

async function signedIn(options: Parameters<typeof browser.page>[0] = {}): Promise<Page> {
  const page = await browser.page(options)
  await web?.signIn(page, 'complaints-manager')
  return page
}

/** Follows a link of the complaint's page to a command, opening its subject where it stands there, and finds its page accessible. */
async function begin(page: Page, command: string): Promise<void> {
  const link = page.locator('.heard-next a').getByText(command, { exact: true }).first()
  await link.waitFor({ state: 'attached' })
  if (!await link.isVisible()) await page.locator('.heard-subject').filter({ has: link }).first().locator('summary').click()
  await page.getByRole('link', { name: command, exact: true }).first().click()
  await assertAccessible(page)
}

for (const [how, options] of WAYS)
  test(`a complaint goes from receipt to its stage 1 answer and is closed, ${how}`, { skip }, async () => {
    const complaint = await register?.record(`Answered-${how.replaceAll(' ', '-')}`)
    const page = await signedIn(options)
    const heard = complaintsOf(page)
    await page.goto(`${web?.address}/complaints/${complaint?.complaintId}`)
    await assertAccessible(page)

    await begin(page, 'Acknowledge')
    await fillDay(page, 'When was it acknowledged?', ['31', 'February'])
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('heading', { name: 'There is a problem' }).waitFor()
    await assertAccessible(page)
    await fillDay(page, 'When was it acknowledged?', ['24'])
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('heading', { name: 'This was not saved' }).waitFor()
    await assertAccessible(page)
    await fillDay(page, 'When was it acknowledged?', ['18', 'Nov'])
    await save(page, /Acknowledged, Wednesday 18 November 2026/)
    await assertAccessible(page)

    await begin(page, 'Allocate to a team manager')
    await page.getByLabel('Who is to answer it?').selectOption({ label: 'Test team-manager' })
    await save(page, /Allocated, Monday 23 November 2026/)

    await begin(page, 'Extend stage 1')
    await page.getByLabel('The complaint is complex').check()
    await page.getByLabel('Reason', { exact: true }).fill('Two workers are to be heard.')
    await save(page, /Stage 1 extended/)
    await page.getByRole('link', { name: /how the date of “Answer at stage 1” was counted/ }).click()
    await assertAccessible(page)
    await page.getByText('It moves the date.').waitFor()
    await page.getByRole('link', { name: /^Back to/ }).click()

    await page.getByText('Next contact and words').click()
    await fillDay(page, 'Next contact', ['27'])
    await page.getByRole('button', { name: 'Call', exact: true }).click()
    await page.locator('.govuk-notification-banner--success').waitFor()
    await page.getByText('Friday 27 November 2026').first().waitFor()

    for (const [step, saved] of [
      ['Record a draft answer', /Answer drafted/], ['Submit the answer for checking', /Answer submitted/], ['Approve the answer', /Answer approved/],
    ] as const) {
      await begin(page, step)
      await save(page, saved)
    }

    await begin(page, 'Record the stage 1 answer')
    await page.getByRole('group', { name: /^Point 1/ }).getByLabel('Upheld', { exact: true }).check()
    await page.getByRole('group', { name: /^Point 2/ }).getByLabel('Not upheld').check()
    await page.getByLabel('Apology').first().check()
    await page.getByLabel('What, 1').selectOption({ label: 'Payment' })
    await page.getByLabel('Pounds, 1').fill('1,300')
    await page.getByLabel('What the money is for, 1').selectOption({ index: 1 })
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Something is upheld, but no reason is given.').waitFor()
    await assertAccessible(page)
    await page.getByRole('group', { name: 'Why was point 1 upheld?' }).getByLabel('Poor communication').check()
    await save(page, /Stage 1 answered/)
    await assertAccessible(page)
    await page.getByText('Payment, £1,300').first().waitFor()
    assert.match(await page.locator('.heard-standing').innerText(), /Answered.*Partly upheld/s)

    await begin(page, 'Close')
    await page.getByLabel('Delay').check()
    await save(page, /Closed/)
    await assertAccessible(page)
    assert.deepEqual(heard, [])
    await page.context().close()
  })
