import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { wholeOf } from '../../src/application/access/sight.ts'
import { isoDate } from '../../src/domain/calendar/iso-date.ts'
import { journeyComplaints } from '../page-fixtures/journey-complaints.ts'
import { assertAccessible, complaintsOf, journeyBrowser, PLAIN_PHONE, SCRIPTED } from '../support/browser.ts'
import { eventTypes, fillDay, idOf, pressByKeyboard, refuse } from '../support/journey-form.ts'
import { journeyWeb } from '../support/journey-web.ts'

const browser = await journeyBrowser()
const { skip } = browser
const web = skip === false ? await journeyWeb({ after }, { today: '2026-11-23', roles: ['complaints-manager'] }) : null
const register = web && await journeyComplaints(web)
after(() => browser.close())

// The open cases of one day are counted once: each way of looking has a day of its own.
for (const [how, options, day] of [
  ['with JavaScript', SCRIPTED, '2'], ['without JavaScript, on a phone', PLAIN_PHONE, '3'],
] as const)
  test(`caseload, training, advice, the manual and an offer of advocacy are recorded, and stand in their year, ${how}`, { skip }, async () => {
    if (!web || !register) return
    const page = await browser.page(options)
    const heard = complaintsOf(page)
    await web.signIn(page, 'complaints-manager')
    const begin = async (link: string) => {
      await page.goto(`${web.address}/context`)
      await page.getByRole('link', { name: link, exact: true }).click()
    }
    const save = async () => page.getByRole('button', { name: 'Save', exact: true }).click()
    const caseloads = async () => (await web.services.store.read(wholeOf(web.authorityId), (reads) => reads.streamsOfKind('caseload'))).length

    await page.goto(`${web.address}/context`)
    await assertAccessible(page)
    await page.getByRole('link', { name: 'Record the open cases on a day' }).click()
    await assertAccessible(page)
    const before = await caseloads()
    await refuse(page, /Enter at least one number/)
    await assertAccessible(page)
    await page.getByLabel('Safeguarding', { exact: true }).fill('many')
    await refuse(page, /open cases of Safeguarding/)
    await page.getByLabel('Safeguarding', { exact: true }).fill('1,204')
    await page.getByLabel('The whole authority').fill('1,890')
    await fillDay(page, 'On which day were they counted?', [day])
    await page.getByRole('button', { name: 'Save' }).dblclick()
    await page.getByRole('cell', { name: '1,204' }).first().waitFor()
    assert.equal(await caseloads(), before + 2)

    await begin('Record training that was held')
    await assertAccessible(page)
    await refuse(page, /how many sessions/i)
    await assertAccessible(page)
    await page.getByLabel('How many sessions?').fill('2')
    await page.getByLabel('What was it about? (optional)').fill('Answering at stage 1')
    await page.getByLabel('Managers').check()
    await page.getByLabel('How many people came, in all? (optional)').fill('18')
    await pressByKeyboard(page, page.getByLabel('How many sessions?'), page.getByRole('button', { name: 'Save' }))
    await page.getByText('Answering at stage 1').first().waitFor()
    await assertAccessible(page)

    await begin('Record advice to a colleague')
    await page.getByLabel('What was it about?').fill('How to word an apology')
    await page.getByLabel('How many minutes did it take? (optional)').fill('15')
    await save()
    await page.getByText('How to word an apology').first().waitFor()
    await begin('Record a change to the procedure manual')
    await page.getByLabel('What was changed?').fill('Who offers advocacy')
    await save()
    await page.getByText('Who offers advocacy').first().waitFor()

    await begin('Record an offer of advocacy without a complaint')
    await assertAccessible(page)
    await page.getByLabel('Who was it offered to?').selectOption({ label: 'A child in care' })
    await page.getByRole('button', { name: 'Save' }).dblclick()
    await page.getByRole('button', { name: 'Record the answer to the offer' }).waitFor()
    const offerId = idOf(page)
    assert.deepEqual(await eventTypes(web, offerId), ['AdvocacyOfferMade'])
    await page.getByRole('button', { name: 'Record the answer to the offer' }).click()
    await page.getByLabel('Accepted').check()
    // Somebody else was faster: what was typed stands.
    await register.recordEntry({ type: 'record-advocacy-offer-answer', on: isoDate('2026-11-23'), answer: 'declined' }, { entryId: offerId, seq: 1 })
    await save()
    await page.getByText('Somebody else has recorded something since').first().waitFor()
    await assertAccessible(page)
    assert.ok(await page.getByLabel('Accepted').isChecked())
    await save()
    await page.getByText('Offer of advocacy answered').first().waitFor()
    await assertAccessible(page)

    await page.goto(`${web.address}/context`)
    for (const cell of ['Answering at stage 1', 'How to word an apology', 'Who offers advocacy', 'A child in care']) await page.getByRole('cell', { name: cell }).first().waitFor()
    await assertAccessible(page)
    assert.deepEqual(heard, [])
    await page.context().close()
  })
