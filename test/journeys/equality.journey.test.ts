import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { wholeOf } from '../../src/application/access/sight.ts'
import { journeyComplaints } from '../page-fixtures/journey-complaints.ts'
import { assertAccessible, complaintsOf, journeyBrowser, PHONE, WAYS } from '../support/browser.ts'
import { pressByKeyboard, refuse } from '../support/journey-form.ts'
import { journeyWeb } from '../support/journey-web.ts'

const browser = await journeyBrowser()
const { skip } = browser
const web = skip === false ? await journeyWeb({ after }, { today: '2026-11-23', roles: ['complaints-manager', 'reader'] }) : null
const register = web && await journeyComplaints(web)
after(() => browser.close())

for (const [how, options] of WAYS)
  test(`somebody is asked about themselves once the complaint is recorded, and every sort of answer is kept apart, ${how}`, { skip }, async () => {
    if (!web || !register) return
    const { complaintId } = await register.record(`Asked-${how.replaceAll(' ', '-')}`)
    const page = await browser.page(options)
    const heard = complaintsOf(page)
    await web.signIn(page, 'complaints-manager')
    const forms = async () => (await web.services.store.read(wholeOf(web.authorityId), (reads) => reads.streamsOfKind('equality-form'))).length
    const before = await forms()

    await page.goto(`${web.address}/complaints/${complaintId}`)
    await page.getByRole('link', { name: 'Equality monitoring' }).click()
    await page.getByText('Nobody has to answer').waitFor()
    await assertAccessible(page)
    await page.getByRole('link', { name: /^Record what they answered.*complains/ }).click()
    await assertAccessible(page)
    await refuse(page, /Choose how they were asked/)
    await assertAccessible(page)
    await page.getByLabel('They answered at least one question').check()
    await page.getByLabel('By telephone').check()
    await refuse(page, /Choose at least one answer/)
    await page.getByLabel('Ethnic group').selectOption({ label: 'White: Irish' })
    await page.getByLabel('Sex', { exact: true }).selectOption({ label: 'Prefer not to say' })
    await page.getByLabel('Religion').selectOption({ label: 'Not known' })
    await page.getByRole('button', { name: 'Save' }).dblclick()
    await page.getByText('They answered at least one question. By telephone').waitFor()
    assert.equal(await forms(), before + 1)
    await assertAccessible(page)

    // The same form in two tabs: the slower one comes back with what was typed, and then corrects.
    await page.getByRole('link', { name: /^Correct what they answered.*complains/ }).click()
    const tab = await page.context().newPage()
    await tab.goto(page.url())
    await tab.getByLabel('Religion').selectOption({ label: 'Sikh' })
    await tab.getByRole('button', { name: 'Save' }).click()
    await tab.getByText('They answered at least one question. By telephone').waitFor()
    await tab.close()
    await page.getByLabel('Age', { exact: true }).selectOption({ label: '26 and over' })
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Somebody else has recorded something since').first().waitFor()
    await assertAccessible(page)
    assert.equal(await page.getByLabel('Age', { exact: true }).locator('option:checked').innerText(), '26 and over')
    await pressByKeyboard(page, page.getByLabel('Religion'), page.getByRole('button', { name: 'Save' }))
    await page.getByText('They answered at least one question. By telephone').waitFor()
    assert.equal(await forms(), before + 1)
    await page.getByRole('link', { name: /^Record what they answered.*young person/ }).click()
    await assertAccessible(page)
    await page.getByLabel('They would rather not answer at all').check()
    await page.getByLabel('On paper').check()
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('They would rather not answer at all. On paper').waitFor()

    await page.goto(`${web.address}/equality`)
    for (const answer of ['White: Irish', 'Prefer not to say', 'Not known']) await page.getByRole('rowheader', { name: answer }).first().waitFor()
    await page.getByText(/^Nobody was asked: .*Sexual orientation/).first().waitFor()
    await page.getByText('Not for publication').waitFor()
    await assertAccessible(page)
    assert.deepEqual(heard, [])
    await page.context().close()
  })

test('a reader sees totals alone, with small numbers withheld, and no way to a form', { skip }, async () => {
  const page = await browser.page({ viewport: PHONE })
  await web?.signIn(page, 'reader')
  await page.goto(`${web?.address}/equality`)
  await page.getByText('fewer than 5').first().waitFor()
  assert.equal(await page.getByText('White: Irish').count(), 0)
  assert.equal(await page.locator('#main-content a[href*="/complaints/"]').count(), 0)
  await assertAccessible(page)
  await page.context().close()
})
