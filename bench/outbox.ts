import { wholeOf } from '../src/application/access/sight.ts'
import { handOverDue } from '../src/application/outbox/hand-over.ts'
import { pagesOfPdf } from '../src/documents/pages-of-pdf.ts'
import { smtpSender } from '../src/mail/smtp/smtp-sender.ts'
import { uuidV7 } from '../src/main/ids.ts'
import { outboxAlone } from '../src/storage/outbox-alone.ts'
import { letterOf } from '../test/support/outbox-letters.ts'
import { testSmtp } from '../test/support/smtp-server.ts'
import { addBenchAuthority, openBenchRegister, removeBenchRegister } from './bench-register.ts'
import { atLeast, atMost, type Measurement } from './measure.ts'

const MESSAGES = 1_000
/** A letter of a page as PDF. */
const ATTACHED_BYTES = 100_000
const MEGABYTE = 1024 * 1024
const LOOK_EVERY_MS = 20

/** A thousand letters with an attachment each, queued and handed over to a mail server on this machine that takes them at once. */
export async function outboxBench(): Promise<Measurement[]> {
  const bench = await openBenchRegister()
  const server = await testSmtp()
  try {
    const authorityId = await addBenchAuthority(bench, 'outbox.bench')
    const { services, database } = bench.register
    const queueing = performance.now()
    for (let queued = 0; queued < MESSAGES; queued += 1)
      await services.store.write(wholeOf(authorityId), (tx) => tx.outbox.queue(letterOf(uuidV7(), { queuedAt: services.clock.now(), attachments: [{ fileId: uuidV7() }] })))
    const queuedIn = performance.now() - queueing
    const before = process.memoryUsage().rss
    let most = before
    const looking = setInterval(() => { most = Math.max(most, process.memoryUsage().rss) }, LOOK_EVERY_MS)
    const email = smtpSender({ host: '127.0.0.1', port: server.port, isTlsFromTheStart: false, tls: 'never', signIn: null, from: { name: 'Bench', address: 'bench@council.example' } }, () => null)
    const attachment = { name: 'letter.pdf', mediaType: 'application/pdf', bytes: new Uint8Array(ATTACHED_BYTES) }
    const began = performance.now()
    await outboxAlone(database.pools.app, authorityId, (lost) => handOverDue({
      services, senders: { email }, pagesOf: pagesOfPdf, tell: () => Promise.resolve(), isDemonstration: false, renewed: async () => ({}), attachments: async () => [attachment],
    }, authorityId, lost))
    const seconds = (performance.now() - began) / 1_000
    clearInterval(looking)
    return [
      atLeast('letters queued a second, each in a transaction of its own', MESSAGES / (queuedIn / 1_000), '', 100),
      atLeast(`letters of ${ATTACHED_BYTES / 1_000} KB handed over a second, ${new Set(server.taken.map(({ messageId }) => messageId)).size} of ${MESSAGES} taken`, MESSAGES / seconds, '', 20),
      atMost('memory that handing them over takes besides, the mail server’s copies among it', (most - before) / MEGABYTE, 'MB', 400),
    ]
  } finally {
    await server.stop()
    await bench.close()
    removeBenchRegister(bench.folder)
  }
}
