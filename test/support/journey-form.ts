import assert from 'node:assert/strict'
import type { Locator, Page } from 'playwright-core'
import type { JourneyWeb } from './journey-web.ts'

/** Types a day into the question of that legend, as a person does: day, month and year. */
export async function fillDay(page: Page, legend: string, [day, month = '11', year = '2026']: readonly string[]): Promise<void> {
  const group = page.getByRole('group', { name: legend })
  await group.getByLabel('Day').fill(day ?? '')
  await group.getByLabel('Month').fill(month)
  await group.getByLabel('Year').fill(year)
}

/** Presses the button that saves, and reads what the next page says of it. */
export async function save(page: Page, saved: RegExp, button: string | RegExp = /^Save/): Promise<void> {
  await page.getByRole('button', { name: button }).click()
  const banner = page.locator('.govuk-notification-banner--success')
  await banner.waitFor()
  assert.match(await banner.innerText(), saved)
}

/** Presses a button, and reads what is wrong with the form: each slip leads to its field. */
export async function refuse(page: Page, slip: RegExp, button: string | RegExp = /^Save/): Promise<void> {
  await page.getByRole('button', { name: button }).click()
  await page.getByRole('heading', { name: 'There is a problem' }).waitFor()
  const link = page.locator('.govuk-error-summary').getByRole('link', { name: slip })
  const field = (await link.getAttribute('href')) ?? ''
  assert.equal(await page.locator(`[id="${field.slice(1)}"]`).count(), 1, `${field} is no field of the form`)
}

/** Goes from a field to the button with Tab alone, and presses it with Enter. */
export async function pressByKeyboard(page: Page, field: Locator, button: Locator): Promise<void> {
  await field.focus()
  for (let tabs = 0; (await button.and(page.locator(':focus')).count()) === 0; tabs += 1) {
    assert.ok(tabs < 60, 'the button is not reached with the keyboard')
    await page.keyboard.press('Tab')
  }
  await page.keyboard.press('Enter')
}

/** The types of the events of a stream, in order: a double click makes one. */
export async function eventTypes({ pools }: JourneyWeb, streamId: string): Promise<readonly string[]> {
  const { rows } = await pools.owner.query<{ type: string }>('select type from events where stream_id = $1 order by seq', [streamId])
  return rows.map(({ type }) => type)
}

/** The id at the end of the page's address. */
export function idOf(page: Page): string {
  return new URL(page.url()).pathname.split('/').at(-1) ?? ''
}
