import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { generate } from 'otplib'
import type { Page } from 'playwright-core'
import { inviteAccount } from '../../src/application/access/links.ts'
import { wholeOf } from '../../src/application/access/sight.ts'
import type { Actor, AnyEvent } from '../../src/application/ports.ts'
import { isoDate } from '../../src/domain/calendar/iso-date.ts'
import type { PersonId, UserId } from '../../src/domain/complaint/events.ts'
import { accountServices } from '../../src/web/deps.ts'
import { assertAccessible, complaintsOf, journeyBrowser, WAYS } from '../support/browser.ts'
import { journeyWeb } from '../support/journey-web.ts'
import { RULES_OF_TESTS } from '../support/memory-sign-in.ts'

const NEW_PASSWORD = 'harbour lantern seven'

const browser = await journeyBrowser()
const { skip } = browser
const web = skip === false ? await journeyWeb({ after }, { today: '2026-11-23', roles: [] }) : null
after(() => browser.close())

/** Somebody who is appointed from outside, with a paper released to them and an invitation that they have not opened. */
async function invited(number: number): Promise<Readonly<{ link: string; accessId: string; reference: string }>> {
  const { deps, services, authorityId, address } = web ?? assert.fail()
  await deps.signIn.rules.save(authorityId, { ...RULES_OF_TESTS, secondFactorFor: ['outside'] }, { recordedBy: 'test', recordedAt: services.clock.now() })
  const manager: Actor = { authorityId, userId: services.ids.next() as UserId, name: 'Test', role: 'complaints-manager', teams: [] }
  const made = await inviteAccount(accountServices(deps), { actor: manager, route: 'test' }, { email: `rowan-${number}@outside.example`, name: 'Rowan Ashe', role: 'outside', teams: [] })
  assert.ok(made.kind === 'invited')
  const meta = { recordedBy: manager.userId, recordedAt: services.clock.now() }
  const [complaintId, accessId, rowan, reference] = [services.ids.next(), services.ids.next(), services.ids.next() as PersonId, `O-${number}`]
  const on = isoDate('2026-11-20')
  await services.store.write(wholeOf(authorityId), async (tx) => {
    await tx.people.addMany([{ personId: rowan, details: { givenName: 'Rowan', familyName: 'Ashe' } }], meta)
    const said = await tx.texts.add({ textId: services.ids.next(), streamId: complaintId, body: 'Nobody has rung me back since September.' }, meta.recordedAt)
    const note = await tx.texts.add({ textId: services.ids.next(), streamId: complaintId, body: 'What only the team may read.' }, meta.recordedAt)
    const events: readonly AnyEvent[] = [
      { type: 'ComplaintReceived', happenedOn: isoDate('2026-10-01'), procedure: 'children-act-1989-england', reference, channel: 'email', said, details: { complainants: [], children: [], others: [], divisions: [], teams: [] } },
      { type: 'StageOneAnswered', happenedOn: isoDate('2026-10-12'), whole: 'not-upheld' },
      { type: 'InvestigationRequested', happenedOn: isoDate('2026-11-16') },
      { type: 'NoteAdded', happenedOn: on, text: note },
      { type: 'InvestigatingOfficerAppointed', happenedOn: on, person: { personId: rowan } },
      { type: 'OutsideAccessGiven', happenedOn: on, accessId, part: 'investigating-officer', person: { personId: rowan }, user: made.userId, daysAfter: 28 },
      { type: 'PapersReleased', happenedOn: on, releaseId: services.ids.next(), papers: ['said'], to: 'one', accessId },
    ]
    await tx.ledger.append('complaint', complaintId, 0, events, { ...meta, commandId: services.ids.next() })
  })
  return { link: `${address}/link/${made.link.token}`, accessId, reference }
}

const press = (page: Page, name: string) => page.getByRole('button', { name }).click()

/** From the link to the recovery codes: a password of their own, and an app that shows codes. */
async function comesIn(page: Page, link: string): Promise<void> {
  await page.goto(link)
  await page.getByRole('heading', { name: 'Choose a password' }).waitFor()
  assert.doesNotMatch(page.url(), /\/link\/./, 'the token has left the address')
  await assertAccessible(page)
  await page.getByLabel('New password', { exact: true }).fill(NEW_PASSWORD)
  await page.getByLabel('The new password once more', { exact: true }).fill(NEW_PASSWORD)
  await press(page, 'Save and go on')
  await page.getByRole('heading', { name: 'Set up a second factor' }).waitFor()
  await assertAccessible(page)
  const secret = /([A-Z2-7]{4} ){3,}[A-Z2-7]{1,4}/.exec(await page.locator('main').innerText())?.[0].replaceAll(' ', '') ?? ''
  await page.getByLabel('Code', { exact: true }).fill(await generate({ secret }))
  await press(page, 'Continue')
  await page.getByRole('heading', { name: 'Keep your recovery codes' }).waitFor()
  await assertAccessible(page)
}

for (const [at, [how, options]] of WAYS.entries())
  describe(`Somebody from outside ${how}`, { skip }, () => {
    test('comes in by their invitation, reads what was released to them, and nothing is left once they have signed out', async () => {
      const { link, accessId, reference } = await invited(at)
      const page = await browser.page(options)
      const heard = complaintsOf(page)
      await comesIn(page, link)
      await page.goto(`${web?.address}/`)
      await page.getByRole('heading', { name: `Investigating officer: complaint ${reference}` }).waitFor()
      await assertAccessible(page)
      await press(page, 'I confirm that I am independent')
      await page.getByText('You confirmed your independence on').waitFor()
      await page.getByRole('link', { name: 'The complaint in the words it came in' }).click()
      await page.getByText('Nobody has rung me back since September.').waitFor()
      await assertAccessible(page)
      assert.doesNotMatch(await page.locator('body').innerText(), /only the team may read/)
      for (const path of ['/work', '/search', '/figures']) assert.equal((await page.goto(`${web?.address}${path}`))?.status(), 404, path)
      await assertAccessible(page)
      await page.goto(`${web?.address}/my-complaint`)
      const menu = page.getByRole('button', { name: 'Menu' })
      if (await menu.isVisible()) await menu.click()
      await press(page, 'Sign out')
      await page.waitForURL('**/sign-in')
      await page.goto(`${web?.address}/my-complaint/${accessId}/papers/said`)
      assert.equal(new URL(page.url()).pathname, '/sign-in')
      await page.goto(link)
      await page.getByRole('heading', { name: 'This link cannot be used' }).waitFor()
      // The browser itself says so of a page that is not found, and of a link that is used up.
      assert.deepEqual(heard.filter((each) => !/status of 4(04|10)/.test(each)), [])
      await page.context().close()
    })
  })
