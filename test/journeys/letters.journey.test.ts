import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { journeyComplaints } from '../page-fixtures/journey-complaints.ts'
import { assertAccessible, complaintsOf, journeyBrowser, WAYS } from '../support/browser.ts'
import { isoDate } from '../../src/domain/calendar/iso-date.ts'
import { eventTypes, fillDay } from '../support/journey-form.ts'
import { journeyWeb } from '../support/journey-web.ts'

const browser = await journeyBrowser()
const { skip } = browser
const web = skip === false ? await journeyWeb({ after }, { today: '2026-11-23', roles: ['complaints-manager'] }) : null
const register = web && await journeyComplaints(web)
after(() => browser.close())

for (const [how, options] of WAYS)
  test(`an acknowledgement is written, held, released and sent by post too late, and its template is looked at, ${how}`, { skip }, async () => {
    const complaint = await register?.record(`Written-${how.replaceAll(' ', '-')}`, { on: isoDate('2026-11-19'), reachedTeamOn: isoDate('2026-11-19') })
    const page = await browser.page(options)
    await web?.signIn(page, 'complaints-manager')
    const heard = complaintsOf(page)
    const letters = `${web?.address}/complaints/${complaint?.complaintId}/letters`
    const sent = async () => (web ? (await eventTypes(web, complaint?.complaintId ?? '')).filter((type) => type === 'LetterSent').length : 0)

    await page.goto(letters)
    await assertAccessible(page)
    await page.getByRole('link', { name: /^Begin ?: Acknowledgement/ }).click()
    await assertAccessible(page)
    await page.getByRole('button', { name: 'Begin' }).click()
    const body = page.getByLabel('The letter', { exact: true })
    await body.fill((await body.inputValue()).replace(/\(\(must: days\)\)[\s\S]*?\(\(end\)\)/, ''))
    await page.getByRole('button', { name: 'Save and finish' }).click()
    await page.getByRole('heading', { name: 'Acknowledgement Held' }).waitFor()
    await assertAccessible(page)
    await page.getByText('Release it as it is').click()
    await page.getByRole('button', { name: 'Release it' }).click()
    await page.getByRole('heading', { name: 'There is a problem' }).waitFor()
    await assertAccessible(page)
    await page.getByLabel(/^Why/).fill('They were told the days on the telephone.')
    await page.getByRole('button', { name: 'Release it' }).click()
    await page.getByRole('heading', { name: 'Acknowledgement Finished' }).waitFor()

    await page.getByRole('button', { name: 'Send it', exact: true }).click()
    await assertAccessible(page)
    const second = await page.context().newPage()
    await second.goto(page.url())
    await page.getByLabel('Second-class post').check()
    await fillDay(page, 'When does it go, or did it go?', ['31', '2'])
    await page.getByRole('button', { name: /^Send it/ }).click()
    await page.getByRole('heading', { name: 'There is a problem' }).waitFor()
    await fillDay(page, 'When does it go, or did it go?', ['23'])
    await page.getByRole('button', { name: /^Send it/ }).click()
    await page.getByText('Nothing was saved yet.').waitFor()
    await assertAccessible(page)
    await page.locator('input[name=accept]').check()
    await page.getByRole('button', { name: /^Send it/ }).click()
    await page.getByRole('row', { name: /Acknowledgement.*Sent/ }).last().waitFor()
    assert.equal(await sent(), 1)
    await second.getByLabel('Given by hand').check()
    await second.getByRole('button', { name: /^Send it/ }).click()
    await second.getByRole('heading', { name: 'There is a problem' }).waitFor()
    await second.close()
    assert.equal(await sent(), 1, 'a page that was drawn before sends nothing again')

    await page.goto(`${web?.address}/complaints/${complaint?.complaintId}`)
    await page.locator('.heard-timeline summary', { hasText: 'Show all of it' }).waitFor()
    await assertAccessible(page)

    await page.goto(`${web?.address}/letter-templates`)
    await assertAccessible(page)
    await page.locator('main table a').first().click()
    const words = page.getByLabel('Its words', { exact: true })
    await words.fill(`${await words.inputValue()}\n((recieved date))`)
    await page.getByLabel('Preview with a complaint').fill(complaint?.reference ?? '')
    await page.getByRole('button', { name: 'Show it' }).click()
    await page.getByRole('heading', { name: `As a letter about ${complaint?.reference}` }).waitFor()
    await assertAccessible(page)
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByText('there is no field “recieved date”. Did you mean “received date”').first().waitFor()
    await assertAccessible(page)

    await page.goto(`${web?.address}/letters`)
    await page.getByLabel('Or take them from the work list').selectOption('open')
    await page.getByRole('button', { name: 'Put their references in' }).click()
    await page.getByText('Take out those that get no letter.').waitFor()
    assert.match(await page.getByLabel('For which complaints?').inputValue(), new RegExp(complaint?.reference ?? '-'))
    await assertAccessible(page)
    assert.equal(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth'), 0)
    assert.deepEqual(heard, [])
  })
