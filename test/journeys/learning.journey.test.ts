import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { isoDate } from '../../src/domain/calendar/iso-date.ts'
import { journeyComplaints } from '../page-fixtures/journey-complaints.ts'
import { assertAccessible, complaintsOf, DESKTOP, journeyBrowser, PHONE } from '../support/browser.ts'
import { eventTypes, fillDay, idOf, pressByKeyboard, refuse } from '../support/journey-form.ts'
import { journeyWeb } from '../support/journey-web.ts'

const browser = await journeyBrowser()
const { skip } = browser
const web = skip === false ? await journeyWeb({ after }, { today: '2026-11-23', roles: ['complaints-manager'] }) : null
const register = web && await journeyComplaints(web)
after(() => browser.close())

for (const [how, options] of [
  ['with JavaScript', { javaScript: true, viewport: DESKTOP }], ['without JavaScript, on a phone', { javaScript: false, viewport: PHONE }],
] as const) {
  test(`what a point of complaint teaches is followed until one looks back on whether it came back, ${how}`, { skip }, async () => {
    if (!web || !register) return
    const { complaintId } = await register.record(`Learned-${how.replaceAll(' ', '-')}`, { on: isoDate('2025-10-01'), reachedTeamOn: isoDate('2025-10-01') })
    const page = await browser.page(options)
    const heard = complaintsOf(page)
    await web.signIn(page, 'complaints-manager')
    const step = async (name: string) => page.getByRole('link', { name, exact: true }).click()
    const save = async () => page.getByRole('button', { name: 'Save', exact: true }).click()

    await page.goto(`${web.address}/complaints/${complaintId}`)
    await page.getByText('Note what was learned from').getByRole('link', { name: 'point 1' }).click()
    await assertAccessible(page)
    await refuse(page, /what was learned/i)
    await assertAccessible(page)
    assert.ok(await page.getByLabel('Assessment').isChecked())
    await page.getByLabel('What was learned?').fill(`Calls go unanswered on Fridays, ${how}.`)
    await page.getByLabel('What is the cause? (optional)').selectOption({ label: 'Poor communication' })
    await fillDay(page, 'When was it seen?', ['5', '1'])
    await page.getByRole('button', { name: 'Save' }).dblclick()
    await page.getByRole('heading', { name: /^L[A-Z]*-2026-\d{4}$/, level: 1 }).waitFor()
    const learningId = idOf(page)
    assert.deepEqual(await eventTypes(web, learningId), ['LearningNoted'])

    await step('Record a recommendation')
    await page.getByLabel('The investigating officer').check()
    await page.getByLabel('What is recommended?').fill('A rota for the telephone.')
    await fillDay(page, 'When was it made?', ['12', '1'])
    await save()
    await step('Accept a recommendation')
    await fillDay(page, 'When was it accepted?', ['13', '1'])
    await save()
    await step('Agree an action')
    await page.getByLabel('What will be done?').fill('The rota is drawn up each month.')
    await page.getByLabel('Which team? (optional)').selectOption({ label: 'Assessment' })
    await fillDay(page, 'By when?', ['2', '3'])
    await fillDay(page, 'When was it agreed?', ['14', '1'])

    // Somebody else was faster, then it is said that the day has gone by: nothing that was typed is lost.
    await register.recordEntry({ type: 'share-learning', on: isoDate('2026-01-14'), how: 'bulletin' }, { entryId: learningId, seq: 3 })
    await save()
    await page.getByText('Somebody else has recorded something since').first().waitFor()
    await assertAccessible(page)
    await save()
    await page.getByLabel(/it will stand as overdue at once/).check()
    await assertAccessible(page)
    await pressByKeyboard(page, page.getByLabel('What will be done?'), page.getByRole('button', { name: 'Save all the same' }))

    await step('Record that an action was done')
    await page.getByLabel('How is it known to be done?').fill('The rota is on the wall.')
    await fillDay(page, 'When was it done?', ['2', '2'])
    await save()
    await step('Record with whom it was shared')
    await assertAccessible(page)
    await page.getByLabel('In supervision').check()
    await page.getByLabel('With how many people? (optional)').fill('12')
    await fillDay(page, 'When was it shared?', ['9', '2'])
    await save()
    await page.getByText('Found not at all in the six months before, not at all in those after. Nothing to compare.').waitFor()
    await step('Look back: did it come back?')
    await page.getByLabel('Six months after').check()
    await page.getByLabel('What was seen?').fill('Nobody has complained of it since.')
    await page.getByRole('group', { name: 'Does more have to be done?' }).getByLabel('No').check()
    await save()
    await page.getByText('Nobody has complained of it since.').first().waitFor()
    await assertAccessible(page)

    await page.goto(`${web.address}/learning?state=all`)
    await page.getByText(`Calls go unanswered on Fridays, ${how}.`).waitFor()
    await assertAccessible(page)
    await step('You said, we did: a page to print')
    await page.getByText('The rota is drawn up each month.').first().waitFor()
    await assertAccessible(page)
    assert.deepEqual(heard, [])
    await page.context().close()
  })

  test(`a theme tells the story of what people complained about and what was learned, ${how}`, { skip }, async () => {
    if (!web || !register) return
    const { complaintId, reference } = await register.record(`Themed-${how.replaceAll(' ', '-')}`)
    const page = await browser.page(options)
    const heard = complaintsOf(page)
    await web.signIn(page, 'complaints-manager')
    await page.goto(`${web.address}/themes/new`)
    await assertAccessible(page)
    await refuse(page, /called/)
    await assertAccessible(page)
    await page.getByLabel('What is it called?').fill(`New telephones ${how}`)
    await page.getByLabel('What is it?', { exact: true }).fill('Calls were lost when the exchange moved.')
    await fillDay(page, 'Since when?', ['2'])
    await page.getByRole('button', { name: 'Save' }).dblclick()
    await page.getByText('No complaint about it.').waitFor()
    const themeId = idOf(page)
    assert.deepEqual(await eventTypes(web, themeId), ['ThemeBegun'])

    await page.goto(`${web.address}/complaints/${complaintId}/note-theme`)
    await assertAccessible(page)
    await page.getByLabel('Which theme?').selectOption({ label: `New telephones ${how}` })
    await page.getByRole('button', { name: 'Save' }).click()
    await page.locator('.govuk-notification-banner--success').waitFor()
    await page.goto(`${web.address}/themes/${themeId}`)
    await page.getByText('1 complaint about it.').waitFor()
    await page.getByText('Which complaints these are').click()
    await page.getByRole('link', { name: reference }).waitFor()
    await page.getByRole('link', { name: 'Note what was learned from it' }).click()
    await page.getByLabel('What was learned?').fill('Tell families the new number before it changes.')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Tell families the new number before it changes.').first().waitFor()
    await page.goto(`${web.address}/themes/${themeId}`)
    await page.getByText('Tell families the new number before it changes.').first().waitFor()
    await assertAccessible(page)
    await page.goto(`${web.address}/themes`)
    await assertAccessible(page)
    assert.deepEqual(heard, [])
    await page.context().close()
  })
}
