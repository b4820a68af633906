import { wholeOf } from '../src/application/access/sight.ts'
import type { Actor, AnyEvent, AuthorityId } from '../src/application/ports.ts'
import type { UserId } from '../src/domain/complaint/events.ts'
import { isoDate } from '../src/domain/calendar/iso-date.ts'
import { asKept, documentWords } from '../src/storage/search/search-document.ts'
import { addBenchAuthority, openBenchRegister, removeBenchRegister, type BenchRegister } from './bench-register.ts'
import { chance, VOCABULARY } from './generated-register.ts'
import { atMost, median, percentile, type Measurement } from './measure.ts'

const COMPLAINTS = 2_000
const EACH = 10
const WORDS = 300
const SEARCHES = 300
const AT = '2026-11-20T09:00:00.000Z'

/** Twenty thousand documents of three hundred words with two thousand complaints, and how long a search for words in them takes. */
export async function documentsSearchBench(note: (sentence: string) => void): Promise<Measurement[]> {
  const bench = await openBenchRegister()
  try {
    const authorityId = await addBenchAuthority(bench, 'documents.bench.example')
    const random = chance(7)
    for (let at = 0; at < COMPLAINTS; at += 1) {
      await complaintWithDocuments(bench, authorityId, at, random)
      if (at % 500 === 499) note(`${(at + 1) * EACH} documents`)
    }
    await bench.register.database.pools.owner.query('vacuum (analyze)')
    return await searched(bench, authorityId, random)
  } finally {
    await bench.close()
    removeBenchRegister(bench.folder)
  }
}

/** Common words come up often, and most words seldom, as in a language. */
const wordAt = (random: () => number) => VOCABULARY[Math.floor(VOCABULARY.length * random() ** 3)] ?? ''

async function complaintWithDocuments({ register: { services, database } }: BenchRegister, authorityId: AuthorityId, at: number, random: () => number): Promise<void> {
  const { ids, store } = services
  const streamId = ids.next()
  const files = Array.from({ length: EACH }, () => ({ fileId: ids.next(), body: Array.from({ length: WORDS }, () => wordAt(random)).join(' ') }))
  await database.pools.owner.query('insert into file_texts (authority_id, file_id, stream_id, body, words, read_at) select $1, f, $2, b, w, $3 from unnest($4::uuid[], $5::text[], $6::text[]) as t(f, b, w)', [
    authorityId, streamId, AT, files.map(({ fileId }) => fileId), files.map(({ body }) => body), files.map(({ body }) => asKept(documentWords([], [body]).words)),
  ])
  await store.write(wholeOf(authorityId), async (tx) => {
    const said = await tx.texts.add({ textId: ids.next(), streamId, body: `${wordAt(random)} ${wordAt(random)}` }, AT)
    const events: AnyEvent[] = [{ type: 'ComplaintReceived', happenedOn: isoDate('2026-11-20'), procedure: 'children-act-1989-england', reference: `D-${at}`, channel: 'email', said, details: {} }]
    for (const { fileId } of files) {
      const file = await tx.files.add({ fileId, streamId, name: `scan ${fileId.slice(-4)}.pdf`, mediaType: 'application/pdf', size: 1, sha256: fileId.replaceAll('-', '').repeat(2), scan: 'clean', addedAt: AT, addedBy: 'bench' })
      events.push({ type: 'DocumentFiled', happenedOn: isoDate('2026-11-20'), documentId: ids.next(), file, kind: 'evidence', audience: 'internal', isSensitive: false })
    }
    await tx.ledger.append('complaint', streamId, 0, events, { commandId: ids.next(), recordedBy: 'bench', recordedAt: AT })
  })
}

async function searched({ register: { services } }: BenchRegister, authorityId: AuthorityId, random: () => number): Promise<Measurement[]> {
  const actor: Actor = { authorityId, userId: services.ids.next() as UserId, name: 'Bench', role: 'complaints-manager', teams: [] }
  const times: number[] = []
  for (let at = 0; at < SEARCHES; at += 1) {
    const words = [wordAt(random), ...(at % 3 === 0 ? [wordAt(random)] : [])].join(' ')
    const began = performance.now()
    await services.store.read(actor, (reads) => reads.search({ visibility: { kind: 'all' }, words: at % 5 === 0 ? words.slice(1) : words, page: 1 }))
    times.push(performance.now() - began)
  }
  return [
    atMost('search over 20,000 documents, median', median(times), 'ms', 100), atMost('search over 20,000 documents, 95 of 100', percentile(times, 95), 'ms', 100),
  ]
}
