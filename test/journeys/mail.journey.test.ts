import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import nodemailer from 'nodemailer'
import type { Page } from 'playwright-core'
import { tellLetters } from '../../src/application/letters/tell-letters.ts'
import { handOverDue } from '../../src/application/outbox/hand-over.ts'
import { readAttachments } from '../../src/application/outbox/read-attachments.ts'
import type { Actor } from '../../src/application/ports.ts'
import type { UserId } from '../../src/domain/complaint/events.ts'
import { keepMailbox } from '../../src/mail/imap/keep-mailbox.ts'
import { replyAddressOf } from '../../src/mail/received/reply-address.ts'
import { smtpSender } from '../../src/mail/smtp/smtp-sender.ts'
import { tellReport } from '../../src/main/mailboxes.ts'
import { assertAccessible, complaintsOf, journeyBrowser, WAYS } from '../support/browser.ts'
import { noDovecot, startDovecot } from '../support/dovecot.ts'
import { journeyWeb } from '../support/journey-web.ts'
import { COMPLAINTS_AT, mimeText, receptionOf, REPLY_SECRETS } from '../support/mail.ts'
import { queuedLetter } from '../support/queued-letter.ts'
import { testSmtp } from '../support/smtp-server.ts'

const missing = await noDovecot()
const browser = missing === false ? await journeyBrowser() : null
const skip = missing === false ? browser?.skip ?? false : missing
const web = skip === false ? await journeyWeb({ after }, { today: '2026-11-23', roles: ['complaints-manager'] }) : null
after(() => browser?.close())

/** The authority's mail: a server that takes what is sent, Dovecot with the mailbox of complaints, and Heard reading it. */
async function mailHouse() {
  const { services, authorityId, deps: { fileStore } } = web ?? assert.fail()
  const smtp = await testSmtp()
  const dovecot = await startDovecot()
  const stopping = new AbortController()
  const keeping = keepMailbox({ reception: receptionOf({ services }, { fileStore, tellReport: tellReport(services) }), authorityId, settings: dovecot.settings('complaints'), tell: () => undefined }, stopping.signal)
  const sender = smtpSender({ host: '127.0.0.1', port: smtp.port, isTlsFromTheStart: false, tls: 'never', signIn: null, from: { name: 'Complaints', address: COMPLAINTS_AT } }, ({ record }) => record ? replyAddressOf(COMPLAINTS_AT, record, REPLY_SECRETS) : null)
  const out = nodemailer.createTransport({ host: '127.0.0.1', port: smtp.port, secure: false, ignoreTLS: true })
  return {
    /** Somebody writes, by SMTP; their server brings it to the mailbox of complaints. */
    write: async (raw: string) => {
      await out.sendMail({ envelope: { from: 'ada@example.org', to: COMPLAINTS_AT }, raw })
      await dovecot.deliver('complaints', smtp.taken.at(-1)?.raw ?? '')
    },
    /** What is due is handed over; the last that went out. */
    handOver: async () => {
      await handOverDue({ services, senders: { email: sender }, pagesOf: async () => 1, isDemonstration: false, renewed: async () => ({}), tell: tellLetters(services), attachments: readAttachments({ store: services.store, fileStore }) }, authorityId, new AbortController().signal)
      return smtp.taken.at(-1)?.raw ?? ''
    },
    end: async () => {
      stopping.abort()
      await keeping
      out.close()
      await Promise.all([smtp.stop(), dovecot.stop()])
    },
  }
}

/** Looks again until it is there. */
async function appears(page: Page, address: string, text: string): Promise<void> {
  for (let tries = 0; tries < 50; tries += 1) {
    await page.goto(address)
    if (await page.getByText(text).count() > 0) return
    await pause(100)
  }
  assert.fail(`${text} does not come`)
}

describe('A complaint made by e-mail', { skip }, () => {
  let house: Promise<Awaited<ReturnType<typeof mailHouse>>> | null = null
  after(async () => void (house && await (await house).end()))

  for (const [how, options] of WAYS) test(`is filed from triage, answered by letter, and what is answered comes to it, ${how}`, { timeout: 60_000 }, async () => {
    const { address, signIn, services, authorityId, deps: { fileStore } } = web ?? assert.fail()
    const mail = await (house ??= mailHouse())
    const page = await (browser ?? assert.fail()).page(options)
    const heard = complaintsOf(page)
    await signIn(page, 'complaints-manager')
    await mail.write(mimeText({ subject: `Nobody rang ${how}`, id: `first-${how.length}@example.org`, text: 'I was promised a call.' }))
    await appears(page, `${address}/mail`, `Nobody rang ${how}`)
    await assertAccessible(page)

    await page.getByRole('link', { name: `Nobody rang ${how}` }).click()
    await page.getByText('I was promised a call.').waitFor()
    await assertAccessible(page)
    const ofMessage = page.url()
    await page.getByRole('button', { name: 'Complaint', exact: true }).click()
    const draft = page.url().replace(/[^/]+$/, '')
    await page.goto(`${draft}complainants`)
    await page.getByLabel('Parent').check()
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.goto(`${draft}check`)
    await page.getByRole('button', { name: 'Record the complaint' }).dblclick()
    await page.waitForURL(/\/recorded$/)
    const complaintId = new URL(draft).pathname.split('/').at(-2) ?? ''
    await page.goto(`${address}/complaints/${complaintId}/mail`)
    await page.getByText('I was promised a call.').waitFor()
    await assertAccessible(page)

    // Back to the page that was drawn before: it says what the message is now, and files nothing twice.
    await page.goto(ofMessage)
    assert.equal(await page.getByRole('button', { name: 'File it' }).count(), 0)
    await assertAccessible(page)

    const actor: Actor = { authorityId, userId: services.ids.next() as UserId, name: 'Test', role: 'complaints-manager', teams: [] }
    await queuedLetter({ services, fileStore, actor }, complaintId)
    const sent = await mail.handOver()
    const replyTo = /^Reply-To:[^<]*<([^>]+)>/im.exec(sent)?.[1] ?? ''
    assert.match(replyTo, /^complaints\+/)
    await page.goto(`${address}/complaints/${complaintId}/letters`)
    await page.getByText(/Sent/).first().waitFor()
    await assertAccessible(page)

    await mail.write(mimeText({ to: replyTo, subject: 'Re: Your complaint', id: `second-${how.length}@example.org`, text: 'Thank you, but that is not what I asked.' }))
    await appears(page, `${address}/complaints/${complaintId}/mail`, 'Thank you, but that is not what I asked.')
    await assertAccessible(page)
    assert.deepEqual(heard, [])
  })
})
