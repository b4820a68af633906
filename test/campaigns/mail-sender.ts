/** The process that is killed while it sends: queues messages, says on standard output which are acknowledged, and hands over without end. Arguments: folder, port of the mail server, messages. */
import { writeSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { wholeOf } from '../../src/application/access/sight.ts'
import { handOverDue } from '../../src/application/outbox/hand-over.ts'
import { pagesOfPdf } from '../../src/documents/pages-of-pdf.ts'
import { smtpSender } from '../../src/mail/smtp/smtp-sender.ts'
import { uuidV7 } from '../../src/main/ids.ts'
import { outboxAlone } from '../../src/storage/outbox-alone.ts'
import { letterOf } from '../support/outbox-letters.ts'
import { campaignAuthority } from './campaign-authority.ts'
import { openCampaign } from './open-campaign.ts'

const [folder = '', port = '', many = '0'] = process.argv.slice(2)
const register = await openCampaign(folder)
const { database, services } = register
const authorityId = await campaignAuthority(register)
for (let queued = 0; queued < Number(many); queued += 1) {
  const messageId = await services.store.write(wholeOf(authorityId), (tx) => tx.outbox.queue(letterOf(uuidV7(), { queuedAt: services.clock.now(), text: 'Words. '.repeat(2000) })))
  // Written at once: what the parent has read was acknowledged before the kill.
  writeSync(1, `queued ${messageId}\n`)
}
const sender = smtpSender({ host: '127.0.0.1', port: Number(port), isTlsFromTheStart: false, tls: 'never', signIn: null, from: { name: '', address: 'complaints@council.example' } }, () => null)
const parts = { services, senders: { email: sender }, pagesOf: pagesOfPdf, attachments: async () => [], tell: async () => undefined, isDemonstration: false, renewed: async () => ({}) }
writeSync(1, 'sending\n')
for (let round = 0; ; round += 1) {
  await outboxAlone(database.pools.app, authorityId, (lost) => handOverDue(parts, authorityId, lost)).catch(() => undefined)
  const { rows: [left] } = await database.pools.app.query<{ one: number }>('select 1 as one').catch(() => ({ rows: [] }))
  writeSync(1, left ? `round ${round}\n` : 'away\n')
  await pause(10)
}
