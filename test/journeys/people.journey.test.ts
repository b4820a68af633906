import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { isoDate } from '../../src/domain/calendar/iso-date.ts'
import { journeyComplaints } from '../page-fixtures/journey-complaints.ts'
import { assertAccessible, journeyBrowser, PLAIN_PHONE, SCRIPTED } from '../support/browser.ts'
import { fillDay } from '../support/journey-form.ts'
import { journeyWeb } from '../support/journey-web.ts'

const browser = await journeyBrowser()
const { skip } = browser
const web = skip === false ? await journeyWeb({ after }, { today: '2026-11-23', roles: ['complaints-manager'] }) : null
after(() => browser.close())

for (const [how, options, names] of [
  ['with JavaScript', SCRIPTED, ['Larkspur', 'Larkspurr']], ['without JavaScript, on a phone', PLAIN_PHONE, ['Meadowsweet', 'Meadowsweat']],
] as const)
  test(`two records of one person are found, said to be the same and undone, and a returning complainant is the same record ${how}`, { skip }, async () => {
    if (!web) return
    const [name, misspelt] = names
    const register = await journeyComplaints(web)
    const first = await register.record(name)
    await register.record(misspelt)
    await register.command(first.complaintId, 1, {
      type: 'restrict-contact', on: isoDate('2026-11-20'), arrangements: { words: 'Letters' }, reasons: { words: 'Threats' }, reviewOn: isoDate('2026-11-21'),
    }, ['restricted-without-warning', 'review-before-restriction'])
    const page = await browser.page(options)
    await web.signIn(page, 'complaints-manager')

    await page.goto(`${web.address}/search`)
    await page.getByLabel('Reference, name or words').fill(`Ada ${name}`)
    await page.getByRole('button', { name: 'Search', exact: true }).click()
    await page.getByRole('heading', { name: 'People', level: 2 }).waitFor()
    await assertAccessible(page)
    assert.equal(new URL(page.url()).search, '')
    await page.getByRole('link', { name: `Ada ${name}`, exact: true }).click()
    await page.getByRole('heading', { name: `Ada ${name}`, level: 1 }).waitFor()
    await page.getByText('Review due.').waitFor()
    await assertAccessible(page)

    await page.getByRole('link', { name: `Say that it is the same person as Ada ${misspelt}` }).click()
    await assertAccessible(page)
    await page.getByLabel('How do you know?').fill('She told us.')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('heading', { name: '2 complaints', level: 2 }).waitFor()
    await assertAccessible(page)

    await page.getByRole('link', { name: `Change name or contact details of Ada ${name}` }).first().click()
    await assertAccessible(page)
    await page.getByLabel('Telephone number (optional)').fill('01632 960222')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('01632 960222').first().waitFor()

    await page.goto(`${web.address}/people/contact-arrangements`)
    await page.getByRole('link', { name: `Ada ${name}`, exact: true }).waitFor()
    await assertAccessible(page)

    await page.goto(`${web.address}/complaints/new`)
    await page.getByLabel('Complaint', { exact: true }).check()
    await page.getByRole('button', { name: 'Continue', exact: true }).last().click()
    await fillDay(page, 'The day anyone in the authority received it', ['20'])
    await page.getByRole('button', { name: 'Continue', exact: true }).last().click()
    await page.goto(page.url().replace('/channel', '/complainants'))
    await page.getByLabel('Parent', { exact: true }).check()
    await page.getByLabel('Last name').fill(name)
    await page.getByRole('button', { name: 'Look for somebody known' }).click()
    await page.getByLabel(`Ada ${name}`, { exact: true }).waitFor()
    await assertAccessible(page)
    await page.getByLabel(`Ada ${name}`, { exact: true }).check()
    await page.getByRole('button', { name: 'Continue', exact: true }).last().click()
    await page.goto(page.url().replace('/children', '/check'))
    await page.getByText(`Ada ${name} · Parent`).waitFor()

    await page.goto(`${web.address}/complaints/${first.complaintId}`)
    await page.getByRole('link', { name: '1 other complaint by this person' }).click()
    await page.getByRole('link', { name: /^Not the same person/ }).click()
    await assertAccessible(page)
    await page.getByLabel('Why are they not the same person?').fill('They are sisters.')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('heading', { name: '1 complaint', level: 2 }).waitFor()
    await page.context().close()
  })
