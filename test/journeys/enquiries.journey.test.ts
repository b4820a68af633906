import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { isoDate } from '../../src/domain/calendar/iso-date.ts'
import { journeyComplaints } from '../page-fixtures/journey-complaints.ts'
import { assertAccessible, complaintsOf, journeyBrowser, WAYS } from '../support/browser.ts'
import { eventTypes, fillDay, idOf, pressByKeyboard, refuse } from '../support/journey-form.ts'
import { journeyWeb } from '../support/journey-web.ts'

const browser = await journeyBrowser()
const { skip } = browser
const web = skip === false ? await journeyWeb({ after }, { today: '2026-11-23', roles: ['complaints-manager'] }) : null
const register = web && await journeyComplaints(web)
after(() => browser.close())

for (const [how, options] of WAYS) {
  test(`an enquiry is recorded, a complaint is offered and accepted, and it goes on as a complaint, ${how}`, { skip }, async () => {
    if (!web || !register) return
    const page = await browser.page(options)
    const heard = complaintsOf(page)
    await web.signIn(page, 'complaints-manager')
    await page.goto(`${web.address}/enquiries/new`)
    await assertAccessible(page)
    await refuse(page, /Choose what sort of enquiry it was/, 'Record')
    await assertAccessible(page)
    await page.getByLabel(/^Enquiry:/).check()
    await page.getByLabel(/^What do they ask for/).fill('Nobody rang back.')
    await page.getByLabel('Team (optional)').selectOption({ label: 'Assessment' })
    await page.getByLabel(/^Was a complaint offered/).selectOption({ label: 'Offered, no answer yet' })
    await page.getByRole('button', { name: 'Record', exact: true }).dblclick()
    await page.getByText('To be answered by Monday 7 December 2026').waitFor()
    const enquiryId = idOf(page)
    assert.deepEqual(await eventTypes(web, enquiryId), ['EnquiryReceived'])
    await assertAccessible(page)

    // Somebody else notes something while the answer is typed: nothing is lost, and nothing overwritten.
    await page.getByRole('link', { name: 'Record that a complaint was offered, or the answer' }).click()
    await page.getByLabel('Offered, and accepted').check()
    await register.recordEntry({ type: 'note-on-enquiry', on: isoDate('2026-11-23'), text: { words: 'Rang again.' } }, { entryId: enquiryId, seq: 1 })
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Somebody else has recorded something since').first().waitFor()
    await assertAccessible(page)
    assert.ok(await page.getByLabel('Offered, and accepted').isChecked())
    await pressByKeyboard(page, page.getByLabel('Offered, and accepted'), page.getByRole('button', { name: 'Save' }))
    await page.getByText(/Offered, and accepted/).first().waitFor()

    await page.getByRole('link', { name: 'Turn into a complaint' }).click()
    await assertAccessible(page)
    await fillDay(page, 'When did any officer', ['20'])
    await refuse(page, /received as a complaint/, 'Continue')
    await assertAccessible(page)
    await fillDay(page, 'When did any officer', ['23'])
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByRole('heading', { name: /^When was it received/ }).waitFor()
    await page.goto(page.url().replace('/received', '/said'))
    assert.equal(await page.getByLabel('What was said?').inputValue(), 'Nobody rang back.')
    await page.goto(page.url().replace('/said', '/channel'))
    await page.getByLabel('E-mail').check()
    await page.getByRole('button', { name: 'Continue', exact: true }).last().click()
    await page.goto(page.url().replace('/said', '/check'))
    await page.getByRole('button', { name: 'Record the complaint' }).click()
    await page.getByRole('heading', { name: 'Complaint recorded' }).waitFor()
    await page.goto(`${web.address}/enquiries/${enquiryId}`)
    await page.getByText(/^It became complaint 2026-\d{4} on/).waitFor()
    await assertAccessible(page)
    assert.deepEqual(heard, [])
    await page.context().close()
  })

  test(`an MP’s enquiry is recorded, consent is seen, and it is answered, ${how}`, { skip }, async () => {
    const page = await browser.page(options)
    const heard = complaintsOf(page)
    await web?.signIn(page, 'complaints-manager')
    await page.goto(`${web?.address}/enquiries/new/member`)
    await assertAccessible(page)
    await refuse(page, /who asks/i)
    await assertAccessible(page)
    await page.getByLabel('A Member of Parliament').check()
    await page.getByLabel('Given name').first().fill('Rowan')
    await page.getByLabel('Family name').first().fill('Thistle')
    await page.getByLabel('Awaited').check()
    await page.getByLabel('What is it about? (optional)').fill('A constituent’s nephew.')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('link', { name: 'Record the consent' }).click()
    await page.getByLabel('Seen', { exact: true }).check()
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('link', { name: 'Record the answer' }).click()
    await assertAccessible(page)
    await page.getByLabel('What was answered? (optional)').fill('That the meeting stands.')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('That the meeting stands.').first().waitFor()
    await assertAccessible(page)
    assert.deepEqual(heard, [])
    await page.context().close()
  })

  test(`a complaint that turns out to be an enquiry is one, settled and counted once, ${how}`, { skip }, async () => {
    const { complaintId, reference } = await register?.record(`Turned-${how.replaceAll(' ', '-')}`) ?? { complaintId: '', reference: '' }
    const page = await browser.page(options)
    const heard = complaintsOf(page)
    await web?.signIn(page, 'complaints-manager')
    await page.goto(`${web?.address}/complaints/${complaintId}/turn-into-enquiry`)
    await page.getByText(`Complaint ${reference} turned out to be an enquiry.`).waitFor()
    await assertAccessible(page)
    await page.getByLabel(/^Advice:/).check()
    await page.getByLabel('Settled on the spot').check()
    await page.getByRole('button', { name: 'Record', exact: true }).click()
    await page.getByText(`It was recorded as complaint ${reference} first`).waitFor()
    await assertAccessible(page)
    await page.goto(`${web?.address}/complaints/${complaintId}`)
    await page.getByText('This complaint turned out to be that enquiry').first().waitFor()

    await page.goto(`${web?.address}/enquiries`)
    await assertAccessible(page)
    await page.getByRole('link', { name: /All$/ }).click()
    await page.getByRole('cell', { name: 'Advice' }).first().waitFor()
    await assertAccessible(page)
    assert.deepEqual(heard, [])
    await page.context().close()
  })
}
