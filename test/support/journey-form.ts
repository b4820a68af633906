import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'

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
