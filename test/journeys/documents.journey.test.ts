import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { wholeOf } from '../../src/application/access/sight.ts'
import { addAccount } from '../../src/application/accounts.ts'
import type { AnyEvent } from '../../src/application/ports.ts'
import { isoDate } from '../../src/domain/calendar/iso-date.ts'
import type { PersonId } from '../../src/domain/complaint/events.ts'
import { accountServices } from '../../src/web/deps.ts'
import { urls } from '../../src/web/urls.ts'
import { assertAccessible, complaintsOf, journeyBrowser, WAYS } from '../support/browser.ts'
import { eventTypes } from '../support/journey-form.ts'
import { journeyWeb } from '../support/journey-web.ts'
import { pdfOf } from '../support/small-pdf.ts'
import { PASSWORD } from '../support/web.ts'

const browser = await journeyBrowser()
const { skip } = browser
const web = skip === false ? await journeyWeb({ after }, { today: '2026-11-23', roles: ['complaints-manager'] }) : null
after(() => browser.close())

/** What somebody might call a file so that a page or a disk would trip over it. */
const HOSTILE = { name: '../<b>Rota & calls.pdf', mimeType: 'application/pdf', buffer: pdfOf({ pages: [{ text: 'Secret Street 5' }, { text: 'Second page' }] }) }

/** A complaint at stage 2, with an investigating officer who may come in from outside. */
async function investigated(email: string): Promise<string> {
  const { deps, services, authorityId } = web ?? assert.fail()
  const added = await addAccount(accountServices(deps), authorityId, { email, name: 'Rowan Ashe', role: 'outside', teams: [], password: PASSWORD })
  assert.ok(added.kind === 'done')
  const meta = { recordedBy: 'test', recordedAt: services.clock.now() }
  const [complaintId, rowan, on] = [services.ids.next(), services.ids.next() as PersonId, isoDate('2026-11-20')]
  await services.store.write(wholeOf(authorityId), async (tx) => {
    await tx.people.addMany([{ personId: rowan, details: { givenName: 'Rowan', familyName: 'Ashe' } }], meta)
    const said = await tx.texts.add({ textId: services.ids.next(), streamId: complaintId, body: 'Nobody has rung me back.' }, meta.recordedAt)
    const events: readonly AnyEvent[] = [
      { type: 'ComplaintReceived', happenedOn: isoDate('2026-10-01'), procedure: 'children-act-1989-england', reference: email, channel: 'email', said, details: { complainants: [], children: [], others: [], divisions: [], teams: [] } },
      { type: 'StageOneAnswered', happenedOn: isoDate('2026-10-12'), whole: 'not-upheld' },
      { type: 'InvestigationRequested', happenedOn: isoDate('2026-11-16') },
      { type: 'InvestigatingOfficerAppointed', happenedOn: on, person: { personId: rowan } },
      { type: 'OutsideAccessGiven', happenedOn: on, accessId: services.ids.next(), part: 'investigating-officer', person: { personId: rowan }, user: added.userId, daysAfter: 28 },
    ]
    await tx.ledger.append('complaint', complaintId, 0, events, { ...meta, commandId: services.ids.next() })
  })
  return complaintId
}

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

/** A box over the words at the top of the page: drawn where a mouse and scripts are, typed where they are not. */
async function blackOutTheTop(page: Page, isDrawn: boolean): Promise<void> {
  if (isDrawn) {
    const picture = page.locator('[data-draw-boxes] img')
    await picture.scrollIntoViewIfNeeded()
    const { x, y, width, height } = (await picture.boundingBox()) ?? assert.fail()
    await page.mouse.move(x + width * 0.02, y + height * 0.02)
    await page.mouse.down()
    await page.mouse.move(x + width * 0.9, y + height * 0.15)
    await page.mouse.up()
  } else await page.getByLabel('What is blacked out').fill('1 2 2 88 13')
  assert.match(await page.getByLabel('What is blacked out').inputValue(), /^1 [\d.]+ [\d.]+ 8[78](\.\d)? 1[23](\.\d)?$/)
}

for (const [at, [how, options]] of WAYS.entries())
  describe(`A document ${how}`, { skip }, () => {
    test('is filed, looked at, blacked out and released, and whoever is from outside opens the copy and nothing else', async () => {
      const { address, signIn } = web ?? assert.fail()
      const email = `rowan-${at}@outside.example`
      const complaintId = await investigated(email)
      const page = await browser.page(options)
      const heard = complaintsOf(page)
      await signIn(page, 'complaints-manager')
      await page.goto(address + urls.complaintDocuments(complaintId))
      await assertAccessible(page)
      await page.getByLabel('Evidence', { exact: true }).check()
      await page.getByLabel('Staff alone').check()
      await page.getByLabel('The files').setInputFiles(HOSTILE)
      await press(page, 'File documents')
      await page.getByRole('link', { name: '<b>Rota & calls.pdf', exact: true }).click()
      await page.getByText('Page 1 of 2').waitFor()
      await page.getByRole('link', { name: 'Black something out' }).click()
      await blackOutTheTop(page, options.javaScript)
      await press(page, 'Show the boxes')
      assert.match(await page.locator('[data-draw-boxes] img').getAttribute('alt') ?? '', /one box/)
      await assertAccessible(page)
      await page.getByLabel('Whoever complains, too').check()
      await press(page, 'Make the copy')
      await page.waitForURL(address + urls.complaintDocuments(complaintId))
      await page.getByRole('link', { name: '<b>Rota & calls (blacked out).pdf', exact: true }).click()
      await page.getByText('Nobody from outside can open this version.').waitFor()
      await page.locator('summary', { hasText: 'Release a document' }).click()
      await page.getByLabel('Rowan Ashe, investigating officer').check()
      await press(page, 'Release a document')
      // They have not undertaken to keep it confidential: that is told, and nothing is released until it was considered.
      await page.getByRole('group', { name: 'Check before you save' }).getByRole('checkbox').check()
      await press(page, 'Release a document')
      await page.getByText('Rowan Ashe, investigating officer, since 23 November 2026').waitFor()
      await assertAccessible(page)
      assert.deepEqual((await eventTypes(web ?? assert.fail(), complaintId)).slice(-3), ['DocumentFiled', 'DocumentRedacted', 'DocumentReleased'])
      await page.context().clearCookies()
      await page.goto(`${address}/sign-in`)
      await page.getByLabel('E-mail address').fill(email)
      await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
      await press(page, 'Sign in')
      await page.getByRole('link', { name: /blacked out/ }).click()
      await page.getByText('Page 1 of 2').waitFor()
      await assertAccessible(page)
      await page.getByRole('img', { name: 'Page 1 of 2 as a picture.' }).waitFor()
      assert.ok(Number(await page.evaluate('document.querySelector(".heard-page-picture img").naturalWidth')) > 0, 'the picture is drawn')
      assert.doesNotMatch(await page.locator('main').innerText(), /Secret Street/)
      assert.equal((await page.goto(address + urls.complaintDocuments(complaintId)))?.status(), 404)
      assert.deepEqual(heard.filter((each) => !each.includes('status of 404')), [])
      await page.context().close()
    })
  })
