import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { assertAccessible, journeyBrowser, PLAIN_PHONE, SCRIPTED } from '../support/browser.ts'
import { journeyWeb } from '../support/journey-web.ts'

const browser = await journeyBrowser()
const { skip } = browser
const web = skip === false ? await journeyWeb({ after }, { today: '2026-11-23', roles: ['complaints-manager'] }) : null
after(() => browser.close())

const LOGO = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 2"><rect width="4" height="2" fill="#00543d"/></svg>')

for (const [how, team, options] of [
  ['with JavaScript', 'North', SCRIPTED], ['without JavaScript on a phone', 'South', PLAIN_PHONE],
] as const)
  test(`a complaints manager adds, moves and renames a team, and changes targets and look, ${how}`, { skip }, async () => {
    const page = await browser.page(options)
    const open = async (path: string) => page.goto(`${web?.address}${path}`)
    const day = async (legend: string, [d, m, y]: readonly [string, string, string]) => {
      const group = page.getByRole('group', { name: legend })
      for (const [label, value] of [['Day', d], ['Month', m], ['Year', y]] as const) await group.getByLabel(label).fill(value)
    }
    await web?.signIn(page, 'complaints-manager')
    await open('/settings')
    await assertAccessible(page)
    await page.getByRole('link', { name: 'Teams', exact: true }).click()
    await page.getByRole('heading', { name: 'Teams', level: 1 }).waitFor()
    await assertAccessible(page)
    await page.getByRole('button', { name: 'Add it' }).click()
    await page.getByRole('heading', { name: 'There is a problem' }).waitFor()
    await assertAccessible(page)
    await page.getByLabel('What is it called?').fill(team)
    await page.getByLabel('Division (optional)').selectOption('safeguarding')
    await page.getByRole('button', { name: 'Add it' }).click()
    await page.getByText('Saved. What was recorded stays as it is.').waitFor()
    await page.getByRole('button', { name: `Up ${team}` }).click()
    await page.getByRole('link', { name: team, exact: true }).click()
    await assertAccessible(page)
    await page.getByLabel('What is it called from then on?').fill(`${team} and Coast`)
    await day('First day of the new name', ['1', '12', '2026'])
    await page.getByRole('button', { name: 'Rename' }).click()
    await page.getByRole('link', { name: `${team} and Coast` }).waitFor()
    await assertAccessible(page)

    await open('/practice')
    await page.getByLabel('Within how many working days do you acknowledge a complaint?').fill('5')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText(/^Saved\./).waitFor()
    await assertAccessible(page)
    for (const path of ['/settings/before-a-complaint', '/settings/authority', '/settings/file']) {
      await open(path)
      await assertAccessible(page)
    }
    await open('/settings/branding')
    await page.getByLabel('Colour of the head (optional)').fill('#00543d')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Saved.').waitFor()
    await page.getByLabel('What does the logo say?').fill('Logo of Testshire')
    await page.getByLabel('The file').setInputFiles({ name: 'logo.svg', mimeType: 'image/svg+xml', buffer: LOGO })
    await page.getByRole('button', { name: 'Use this logo' }).click()
    await page.getByText('Saved.').waitFor()
    assert.equal(await page.locator('.heard-header__logo').first().getAttribute('alt'), 'Logo of Testshire')
    assert.equal(await page.evaluate('getComputedStyle(document.querySelector(".heard-header")).backgroundColor'), 'rgb(0, 84, 61)')
    await assertAccessible(page)
  })
