import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { assertAccessible, journeyBrowser } from '../support/browser.ts'
import { journeyWeb } from '../support/journey-web.ts'

const browser = await journeyBrowser()
const { skip } = browser
const web = skip === false ? await journeyWeb({ after }, { today: '2026-11-23', roles: ['complaints-manager'] }) : null
after(() => browser.close())

async function whileAway(work: () => Promise<void>): Promise<void> {
  await web?.gate.shut()
  try {
    await work()
  } finally {
    await web?.gate.open()
  }
}

async function signedIn(javaScript = true): Promise<Page> {
  const page = await browser.page({ javaScript })
  await web?.signIn(page, 'complaints-manager')
  return page
}

/** The check page of a record that has all it needs. */
async function readyToRecord(page: Page): Promise<void> {
  await page.goto(`${web?.address}/complaints/new`)
  await page.getByLabel('Complaint', { exact: true }).check()
  const next = () => page.getByRole('button', { name: 'Continue', exact: true }).last().click()
  await next()
  for (const [label, value] of [['Day', '20'], ['Month', '11'], ['Year', '2026']] as const) await page.getByLabel(label).first().fill(value)
  await next()
  await page.getByLabel('E-mail').check()
  await next()
  await page.getByLabel('What was said?').fill('Sent while the database was away.')
}

const away = (page: Page) => page.getByRole('heading', { name: 'The database is away' }).waitFor()

describe('When the database goes away', { skip }, () => {
  for (const javaScript of [true, false])
    test(`a page says so, and shows itself when it is back, ${javaScript ? 'with' : 'without'} JavaScript`, async () => {
      const page = await signedIn(javaScript)
      await whileAway(async () => {
        await page.goto(`${web?.address}/work`)
        await away(page)
        await page.getByText('Nothing was lost').waitFor()
        await assertAccessible(page)
        assert.equal((await fetch(`${web?.address}/health`)).status, 503)
      })
      await page.getByRole('heading', { name: 'Work list' }).waitFor()
      await page.context().close()
    })

  test('what was typed waits in the page, is sent when it is back, and is recorded once', async () => {
    const page = await signedIn()
    await readyToRecord(page)
    await whileAway(async () => {
      await page.getByRole('button', { name: 'Continue', exact: true }).last().click()
      await away(page)
      await assertAccessible(page)
    })
    await page.getByRole('heading', { name: 'Who complains?' }).waitFor()
    await page.goto(page.url().replace('complainants', 'check'))
    await page.getByText('Sent while the database was away.').waitFor()
    await whileAway(async () => {
      await page.getByRole('button', { name: 'Record the complaint' }).click()
      await away(page)
    })
    await page.getByRole('heading', { name: 'Complaint recorded' }).waitFor()
    const counted = await web?.pools.owner.query<{ count: number }>("select count(*) from events where type = 'ComplaintReceived'")
    assert.equal(counted?.rows[0]?.count, 1)
    await page.context().close()
  })

  test('without JavaScript a button sends it again', async () => {
    const page = await signedIn(false)
    await readyToRecord(page)
    await whileAway(async () => {
      await page.getByRole('button', { name: 'Continue', exact: true }).last().click()
      await away(page)
    })
    await page.getByRole('button', { name: 'Send again' }).click()
    await page.getByRole('heading', { name: 'Who complains?' }).waitFor()
    await page.context().close()
  })
})
