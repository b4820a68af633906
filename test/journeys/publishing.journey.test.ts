import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Page } from 'playwright-core'
import { wholeOf } from '../../src/application/access/sight.ts'
import type { Role } from '../../src/application/ports.ts'
import { assertAccessible, DESKTOP, journeyBrowser, PHONE } from '../support/browser.ts'
import { eventTypes, pressByKeyboard, refuse } from '../support/journey-form.ts'
import { journeyWeb } from '../support/journey-web.ts'
import { givenReport } from '../support/report-to-publish.ts'

const browser = await journeyBrowser()
const { skip } = browser
const WHO = ['complaints-manager', 'head-of-service', 'reader'] as const
const web = skip === false ? await journeyWeb({ after }, { today: '2026-11-23', roles: WHO }) : null
after(() => browser.close())

/** The authority wants two besides whoever submits; the monitoring officer has a reader's account and is named as a person. */
async function wantTwoSeconds(): Promise<void> {
  if (!web) return
  const { services, authorityId } = web
  await services.store.write(wholeOf(authorityId), async (tx) => {
    const [settings, users] = [await tx.settings.current(), await services.store.read(wholeOf(authorityId), (reads) => reads.users())]
    const officer = users.find(({ role }) => role === 'reader')?.userId ?? ''
    await tx.settings.save({ ...settings, reportSecondPersons: 2, reportSecondPeople: [officer] }, { recordedBy: 'test', recordedAt: services.clock.now(), validFrom: services.clock.today() })
  })
}
await wantTwoSeconds()

/** What is withheld is worked out beside the page; until then it says so, and asks to look again. */
async function whenReady(page: Page, address: string): Promise<void> {
  for (let tried = 0; tried < 60; tried += 1) {
    await page.goto(address)
    if ((await page.getByText('is being worked out').count()) === 0) return
    await page.waitForTimeout(250)
  }
}

// Making an edition in every format takes seconds: on the phone there is one, and no way back.
for (const [what, year, options, editions] of [
  ['sent back, checked by one, approved by another with the keyboard, published, corrected and read by anybody, with JavaScript', '2024-25', { javaScript: true, viewport: DESKTOP }, 2],
  ['checked by one, approved by another, published and read by anybody, without JavaScript, on a phone', '2023-24', { javaScript: false, viewport: PHONE }, 1],
] as const) {
  test(`a report is ${what}`, { skip }, async () => {
    if (!web) return
    const reportId = await givenReport(web.services, web.authorityId, 'Nothing was counted in this year.', { recordedAt: web.services.clock.now(), year })
    const report = `${web.address}/reports/${reportId}`
    const signedIn = async (role: Role) => {
      const page = await browser.page(options)
      await web.signIn(page, role)
      return page
    }
    const [manager, head, officer] = [await signedIn('complaints-manager'), await signedIn('head-of-service'), await signedIn('reader')]
    const submit = async () => {
      await whenReady(manager, `${report}/approve`)
      await assertAccessible(manager)
      await manager.getByRole('button', { name: 'Submit' }).click()
      await manager.getByText('Whoever submitted a report cannot check or approve it too').waitFor()
      await assertAccessible(manager)
    }
    const checkAndApprove = async () => {
      await head.goto(`${report}/approve`)
      await head.getByLabel('What did you look at? (optional)').fill('Every table.')
      await head.getByRole('button', { name: 'I have checked it' }).click()
      await head.getByText('The same person cannot be second twice').waitFor()
      await assertAccessible(head)
      await officer.goto(`${web.address}/reports/waiting`)
      await assertAccessible(officer)
      await officer.getByRole('link', { name: `Annual report ${year}` }).click()
      await assertAccessible(officer)
      await pressByKeyboard(officer, officer.getByLabel('Anything to say with it? (optional)'), officer.getByRole('button', { name: 'I have read it and approve it' }))
      await officer.getByText('Approved by Test reader').waitFor()
      await assertAccessible(officer)
    }
    const publish = async (edition: number) => {
      await manager.goto(`${report}/publish`)
      await assertAccessible(manager)
      await manager.getByRole('button', { name: `Publish edition ${edition}` }).dblclick()
      await manager.getByText(`Edition ${edition} is out`).waitFor({ timeout: 60_000 })
      await assertAccessible(manager)
    }

    const sendBack = async () => {
      await submit()
      await head.goto(`${report}/approve`)
      await assertAccessible(head)
      await head.getByText('Send it back to be changed').click()
      await refuse(head, /Say what is to be changed/, 'Send back')
      await assertAccessible(head)
      await head.getByLabel('What is to be changed?').fill('Say why nothing was counted.')
      await head.getByRole('button', { name: 'Send back' }).click()
      await head.getByText('sent it back on 23 November 2026').waitFor()
    }
    const correct = async () => {
      await manager.getByRole('link', { name: 'Correct or withdraw it' }).click()
      await assertAccessible(manager)
      await manager.getByLabel('What was wrong?').fill('The year before was meant.')
      await manager.getByRole('button', { name: 'Begin a correction' }).click()
      await manager.getByText('which corrects edition 1').waitFor()
      await manager.goto(report)
      await manager.getByRole('link', { name: 'Training', exact: true }).click()
      await manager.getByLabel('Text', { exact: true }).fill('Nothing was counted in the year before.')
      await manager.getByRole('button', { name: 'Save the section' }).click()
      await manager.getByRole('heading', { level: 1, name: `Annual report ${year}` }).waitFor()
      await submit()
      await checkAndApprove()
      await publish(2)
    }
    const readCorrection = async (reader: Page) => {
      await reader.getByText('The year before was meant.').waitFor()
      await reader.getByRole('link', { name: 'See what changed' }).click()
      await reader.getByText('Nothing was counted in the year before.').waitFor()
      await assertAccessible(reader)
      await reader.goto(`${web.address}/published/${year}/annual-report/edition-1`)
      await reader.getByText('This edition has been corrected').waitFor()
      await assertAccessible(reader)
      await reader.getByRole('link', { name: 'Read edition 2 instead' }).click()
    }

    if (editions > 1) await sendBack()
    await submit()
    await checkAndApprove()
    await publish(1)

    if (editions > 1) await correct()
    assert.equal((await eventTypes(web, reportId)).filter((type) => type === 'ReportPublished').length, editions, 'two clicks publish once')

    const reader = await browser.page(options)
    await reader.goto(`${web.address}/published`)
    await assertAccessible(reader)
    await reader.getByRole('link', { name: `Annual report ${year}` }).click()
    await assertAccessible(reader)
    if (editions > 1) await readCorrection(reader)
    await reader.getByRole('button', { name: 'Read the report' }).click()
    await reader.getByText('counted in').first().waitFor()
    await assertAccessible(reader)
    const feed = await (await reader.request.get(`${web.address}/published/feed.atom`)).text()
    assert.ok(feed.includes(`/published/${year}/annual-report/edition-${editions}`), 'the feed has the last edition')
    assert.deepEqual(await reader.context().cookies(), [], 'nobody who reads is given a cookie')
  })
}
