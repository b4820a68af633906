import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Page } from 'playwright-core'
import { isoDate } from '../../src/domain/calendar/iso-date.ts'
import { journeyComplaints } from '../page-fixtures/journey-complaints.ts'
import { WARNING_WORDS } from '../../src/words/refusals.ts'
import { assertAccessible, complaintsOf, journeyBrowser, WAYS } from '../support/browser.ts'
import { save } from '../support/journey-form.ts'
import { journeyWeb } from '../support/journey-web.ts'

const browser = await journeyBrowser()
const { skip } = browser
const web = skip === false ? await journeyWeb({ after }, { today: '2026-11-23', roles: ['complaints-manager'] }) : null
const register = web && await journeyComplaints(web)
after(() => browser.close())

/** Whatever an answer is warned of: the journeys are about the pages after it. */
const EVERY_WARNING = Object.keys(WARNING_WORDS)

/** Asked for at stage 3 on Monday 16 November 2026, after two answers. */
async function atThePanel(familyName: string): Promise<string> {
  const on = (day: string) => isoDate(`2026-${day}`)
  const given = await register?.record(familyName, { on: on('09-01'), reachedTeamOn: on('09-01') })
  const complaintId = given?.complaintId ?? ''
  const departed = { whole: 'not-upheld', departureReason: { words: 'As the file had it.' } } as const
  await register?.command(complaintId, 1, { type: 'answer-stage-one', on: on('09-10'), ...departed }, EVERY_WARNING)
  await register?.command(complaintId, 2, { type: 'request-investigation', on: on('09-21') })
  await register?.command(complaintId, 3, { type: 'answer-investigation', on: on('10-26'), ...departed }, EVERY_WARNING)
  await register?.command(complaintId, 4, { type: 'request-review-panel', on: on('11-16') })
  return complaintId
}

async function signedIn(options: Parameters<typeof browser.page>[0] = {}): Promise<Page> {
  const page = await browser.page(options)
  await web?.signIn(page, 'complaints-manager')
  return page
}

for (const [how, options] of WAYS) {
  test(`a concern is raised from its subject, heads the page and the work list, and is worked until it is acknowledged, ${how}`, { skip }, async () => {
    const complaint = await register?.record(`Concern ${how}`)
    const page = await signedIn(options)
    const heard = complaintsOf(page)
    const own = `${web?.address}/complaints/${complaint?.complaintId}`
    await page.goto(own)
    await page.getByRole('button', { name: 'This is a Children Act complaint' }).click()
    await page.getByText(/Decided what this is|What this is|Route/).first().waitFor()
    assert.equal(await page.getByRole('button', { name: 'This is a Children Act complaint' }).count(), 0)
    const subject = page.locator('.heard-subject', { hasText: 'Safeguarding' }).first()
    await subject.locator('summary').focus()
    await page.keyboard.press('Enter')
    await subject.getByRole('link', { name: 'Raise a safeguarding concern' }).click()
    await assertAccessible(page)
    await page.getByLabel('Harm or risk to a child').check()
    await page.getByLabel('What suggests harm?').fill('He was held by the arm.')
    await save(page, /Safeguarding concern/)
    await page.getByRole('heading', { name: 'Safeguarding: not acknowledged yet' }).waitFor()
    await assertAccessible(page)
    assert.ok(await page.evaluate<boolean>('document.documentElement.scrollWidth <= innerWidth'), 'the page is wider than its window')
    await page.goto(`${web?.address}/work?sort=received&order=descending`)
    assert.match(await page.locator('.heard-work tbody tr').first().innerText(), /Safeguarding/)
    await assertAccessible(page)
    await page.goto(own)
    await page.locator('.heard-harm').getByRole('link', { name: 'Record the safeguarding referral' }).click()
    await save(page, /Safeguarding referral made/)
    await page.locator('.heard-harm').getByRole('link', { name: 'Record that safeguarding acknowledged' }).click()
    await save(page, /Safeguarding referral acknowledged/)
    assert.equal(await page.locator('.heard-harm').count(), 0)
    await page.locator('.heard-about', { hasText: 'Safeguarding' }).getByRole('link', { name: 'End a safeguarding concern' }).waitFor()
    assert.deepEqual(heard, [])
    await page.context().close()
  })

  test(`each stage has its guided page, ${how}`, { skip }, async () => {
    const complaintId = await atThePanel(`Panel ${how}`)
    const page = await signedIn(options)
    const heard = complaintsOf(page)
    await page.goto(`${web?.address}/complaints/${complaintId}`)
    await assertAccessible(page)
    await page.getByRole('link', { name: 'Stage 3: review panel', exact: true }).click()
    await page.getByRole('heading', { name: 'Stage 3: review panel', level: 1 }).waitFor()
    await assertAccessible(page)
    assert.ok(await page.evaluate<boolean>('document.documentElement.scrollWidth <= innerWidth'), 'the page is wider than its window')
    const steps = await page.locator('ol.heard-steps > li').allInnerTexts()
    assert.match(steps.find((step) => step.includes('Acknowledge the request')) ?? '', /Overdue[\s\S]*Due Wednesday 18 November 2026[\s\S]*3 working days late/)
    assert.match(steps.find((step) => step.includes('Record the panel meeting')) ?? '', /Due Wednesday 30 December 2026/)
    await page.getByRole('link', { name: /Wednesday 30 December 2026/ }).first().click()
    await page.getByRole('heading', { name: /how the date is counted/ }).waitFor()
    for (const stage of ['stage-1', 'stage-2', 'ombudsman']) {
      await page.goto(`${web?.address}/complaints/${complaintId}/stages/${stage}`)
      await assertAccessible(page)
    }
    assert.deepEqual(heard, [])
    await page.context().close()
  })
}

test('on paper a stage keeps its steps, its letters and the steps that are folded away, and nothing that can only be pressed', { skip }, async () => {
  const page = await signedIn()
  const complaintId = await atThePanel('Paper')
  await page.goto(`${web?.address}/complaints/${complaintId}/stages/stage-3`)
  await page.emulateMedia({ media: 'print' })
  for (const kept of ['Steps', 'Who takes part', 'Letters, and what each must say'])
    assert.ok(await page.getByRole('heading', { name: kept }).isVisible(), kept)
  assert.ok(await page.getByText('Only if needed').first().isVisible(), 'the steps that are folded away')
  for (const hidden of ['Print this page', 'Other stages of this complaint']) assert.equal(await page.getByText(hidden).isVisible(), false, hidden)
  await page.context().close()
})
