import { setTimeout as pause } from 'node:timers/promises'
import { wholeOf } from '../src/application/access/sight.ts'
import { recordComplaint } from '../src/application/record-complaint.ts'
import type { Actor } from '../src/application/ports.ts'
import type { UserId } from '../src/domain/complaint/events.ts'
import { keepMailbox } from '../src/mail/imap/keep-mailbox.ts'
import { replyAddressOf } from '../src/mail/received/reply-address.ts'
import { uuidV7 } from '../src/main/ids.ts'
import { noDovecot, startDovecot } from '../test/support/dovecot.ts'
import { COMPLAINTS_AT, mimeText, receptionOf, REPLY_SECRETS } from '../test/support/mail.ts'
import { addBenchAuthority, openBenchRegister, removeBenchRegister } from './bench-register.ts'
import { atLeast, atMost, type Measurement } from './measure.ts'

const MESSAGES = 5_000
const COMPLAINTS = 100
/** A page scanned, or a letter as PDF. */
const ATTACHED = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(50_000, 'x')])

/** Five thousand answers with an attachment each lie in a mailbox of Dovecot on this machine: until all of them stand on their complaints, with documents. */
export async function mailBench(note: (sentence: string) => void): Promise<Measurement[]> {
  const missing = await noDovecot()
  if (missing !== false) {
    note(`mail: ${missing}`)
    return []
  }
  const bench = await openBenchRegister()
  const server = await startDovecot()
  try {
    const authorityId = await addBenchAuthority(bench, 'mail.bench')
    const { services, fileStore } = bench.register
    const manager: Actor = { authorityId, userId: uuidV7() as UserId, name: '', role: 'complaints-manager', teams: [] }
    const addresses: string[] = []
    for (let many = 0; many < COMPLAINTS; many += 1) {
      const streamId = uuidV7()
      await recordComplaint(services, manager, { complaintId: streamId, commandId: streamId, newPeople: [], changedPeople: [], acceptedWarnings: ['before-the-lists', 'word-not-in-use'], complaint: { on: services.clock.today(), channel: 'email', said: { words: 'Nobody rang' }, details: {} } })
      addresses.push(replyAddressOf(COMPLAINTS_AT, { authorityId, streamId }, REPLY_SECRETS) ?? '')
    }
    await server.fill('bench', (function* () {
      for (let at = 0; at < MESSAGES; at += 1) yield mimeText({ to: addresses[at % COMPLAINTS] ?? '', id: `${at}@bench.example`, subject: `Answer ${at}`, attachments: [{ name: `scan ${at}.pdf`, type: 'application/pdf', bytes: Buffer.concat([ATTACHED, Buffer.from(String(at))]) }] })
    })())
    let filed = 0
    let mostBytes = 0
    const stopping = new AbortController()
    const began = performance.now()
    const keeping = keepMailbox({
      reception: receptionOf({ services }, { fileStore }), authorityId, settings: server.settings('bench'),
      tell: (news) => { if ('received' in news && news.received === 'filed') filed += 1; mostBytes = Math.max(mostBytes, process.memoryUsage().rss) },
    }, stopping.signal)
    while (filed < MESSAGES && performance.now() - began < 900_000) await pause(50)
    const seconds = (performance.now() - began) / 1000
    stopping.abort()
    await keeping
    const standing = await services.store.read(wholeOf(authorityId), async (reads) => (await reads.messageCounts()).newOnRecords)
    return [
      atMost(`${filed} incoming messages with an attachment of ${ATTACHED.length / 1000} KB fetched and filed, ${Math.round(filed / seconds)} a second`, seconds, 's', 300),
      atLeast('messages that stand on their complaints', standing, '', MESSAGES),
      atMost('memory in all, the bench’s own among it', mostBytes / 1_048_576, 'MB', 800),
    ]
  } finally {
    await server.stop()
    await bench.close()
    removeBenchRegister(bench.folder)
  }
}
