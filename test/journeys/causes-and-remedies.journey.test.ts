import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Page } from 'playwright-core'
import { isoDate } from '../../src/domain/calendar/iso-date.ts'
import { journeyComplaints } from '../page-fixtures/journey-complaints.ts'
import { assertAccessible, complaintsOf, journeyBrowser, WAYS } from '../support/browser.ts'
import { eventTypes, fillDay, save } from '../support/journey-form.ts'
import { journeyWeb } from '../support/journey-web.ts'

const browser = await journeyBrowser()
const { skip } = browser
const web = skip === false ? await journeyWeb({ after }, { today: '2026-11-23', roles: ['complaints-manager'] }) : null
const register = web && await journeyComplaints(web)
after(() => browser.close())

/** A complaint with two points whose answer was approved and is to be recorded. */
async function readyToAnswer(name: string): Promise<Readonly<{ complaintId: string; reference: string }>> {
  const complaint = await register?.record(name)
  if (!register || !complaint) throw new Error('there is no register')
  const on = isoDate('2026-11-18')
  let { seq } = complaint
  for (const command of [
    { type: 'acknowledge', on, how: 'email' }, { type: 'draft-answer', on, text: { words: 'We are sorry.' } }, { type: 'submit-answer', on }, { type: 'approve-answer', on },
  ] as const) seq = (await register.command(complaint.complaintId, seq, command)).seq
  return complaint
}

/** The point's own questions: its finding, and why. */
function point(page: Page, number: number) {
  return page.locator('.heard-point').filter({ has: page.getByRole('group', { name: new RegExp(`^Point ${number}`) }) })
}

for (const [how, options] of WAYS)
  test(`it is said why each point was upheld, and what is promised is followed until it is given, ${how}`, { skip }, async () => {
    const { complaintId, reference } = await readyToAnswer(`Caused-${how.replaceAll(' ', '-')}`)
    const page = await browser.page(options)
    await web?.signIn(page, 'complaints-manager')
    const heard = complaintsOf(page)

    // Why is asked where something is upheld, and nowhere else.
    await page.goto(`${web?.address}/complaints/${complaintId}/answer-stage-one`)
    await assertAccessible(page)
    const [first, second] = [point(page, 1), point(page, 2)]
    assert.equal(await first.getByLabel('Poor communication').isVisible(), false)
    await first.getByLabel('Upheld', { exact: true }).check()
    await first.getByLabel('Poor communication').check()
    await first.getByLabel(/^How did it come about/).selectOption({ label: 'Human error' })
    await second.getByLabel('Partly upheld').check()
    await second.getByLabel('Delay').check()
    await second.getByLabel('Not upheld').check()
    await page.getByLabel('What, 1').selectOption({ label: 'Payment' })
    await page.getByLabel('Pounds, 1').fill('86.40')
    await page.getByLabel('What the money is for, 1').selectOption({ label: 'Costs that they had' })
    await page.getByLabel('By when, 1').fill('4 December 2026')
    await assertAccessible(page)
    await page.getByRole('button', { name: 'Save' }).click()

    // A cause of what was not upheld is refused at its own field, with everything else as it was typed.
    await page.getByRole('heading', { name: 'There is a problem' }).waitFor()
    await assertAccessible(page)
    await page.getByRole('link', { name: /^Take the causes of point 2 away/ }).click()
    await page.locator('#reasons-of-2:focus').waitFor({ state: 'attached' })
    assert.ok(await first.getByLabel('Poor communication').isChecked())
    assert.equal(await page.getByLabel('By when, 1').inputValue(), '4 December 2026')
    await second.getByLabel('Delay').uncheck()
    await save(page, /Stage 1 answered/)
    await assertAccessible(page)
    await page.getByText('Poor communication').first().waitFor()

    await page.goto(`${web?.address}/complaints/${complaintId}/promise-remedy`)
    await assertAccessible(page)
    await page.getByLabel('What will be given?').selectOption({ label: 'Apology' })
    await fillDay(page, 'By when will it be given? (optional)', ['30'])
    // Somebody else was faster: what was typed stands, and what they did is shown. Then a double click is one promise.
    const seq = web ? (await eventTypes(web, complaintId)).length : 0
    await register?.command(complaintId, seq, { type: 'add-note', on: isoDate('2026-11-20'), text: { words: 'She rang.' } })
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('changed while you had the page open').first().waitFor()
    await assertAccessible(page)
    await page.getByRole('button', { name: 'Save' }).dblclick()
    await page.locator('.govuk-notification-banner--success').waitFor()
    assert.equal(web && (await eventTypes(web, complaintId)).filter((type) => type === 'RemedyPromised').length, 1)

    // Both stand in one list until they are given.
    await page.goto(`${web?.address}/remedies`)
    await assertAccessible(page)
    const owed = page.getByRole('row').filter({ hasText: reference })
    assert.deepEqual((await owed.allInnerTexts()).map((text) => /Payment, £86\.40|Apology/.exec(text)?.[0]), ['Apology', 'Payment, £86.40'])
    await owed.filter({ hasText: 'Payment' }).getByRole('link', { name: /^Record that it was given/ }).click()
    await assertAccessible(page)
    await page.getByLabel('What shows it? (optional)').fill('Payment 4711')
    await save(page, /Remedy given/)
    await assertAccessible(page)
    await page.getByText(/Given in time/).first().waitFor()
    await page.goto(`${web?.address}/remedies`)
    assert.equal(await owed.count(), 1)

    assert.deepEqual(heard, [])
    await page.context().close()
  })
