import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import fc from 'fast-check'
import { addTestAuthority } from '../../../test/support/database.ts'
import { projectedStore, saveSettings } from '../../../test/support/recorded-complaints.ts'
import { wholeOf } from '../../application/access/sight.ts'
import type { AnyEvent, AuthorityId } from '../../application/ports.ts'
import { addDays, isoDate } from '../../domain/calendar/iso-date.ts'
import type { ComplaintEvent, PersonId, TextRef } from '../../domain/complaint/events.ts'
import { uuidV7 } from '../../main/ids.ts'
import { STOP_WORDS } from './stop-words.ts'

const db = await projectedStore({ after })
const { store } = db
const ON = isoDate('2026-03-02')
const AT = '2026-03-02T12:00:00.000Z'
const META = { recordedBy: 'test', recordedAt: AT }

const WORDS = ['alpha', 'bravo', 'brava', 'charlie', 'delta', 'the', 'echo', 'foxtrot', 'golf', 'hotel', 'india']
const words = fc.array(fc.constantFrom(...WORDS), { maxLength: 5 })
const complaint = fc.record({ name: fc.constantFrom(...WORDS), said: words, daysAgo: fc.nat(1_000) })
const change = fc.oneof(
  fc.record({ kind: fc.constant('note' as const), of: fc.nat(), words }),
  fc.record({ kind: fc.constant('strike' as const), of: fc.nat() }),
  fc.record({ kind: fc.constant('receipt' as const), of: fc.nat(), daysAgo: fc.nat(1_000) }),
)

/** A complaint as the plain index knows it: what it is called, its texts, and the note that was last added. */
type Kept = { streamId: string; name: string; texts: readonly string[][]; seqs: number[]; seq: number }

async function textOf(authorityId: AuthorityId, streamId: string, body: readonly string[]): Promise<TextRef> {
  return store.write(wholeOf(authorityId), (tx) => tx.texts.add({ textId: uuidV7(), streamId, body: body.join(' ') || '-' }, AT))
}

async function begin(authorityId: AuthorityId, many: readonly { name: string; said: string[]; daysAgo: number }[]): Promise<Kept[]> {
  const kept: Kept[] = many.map(({ name, said }) => ({ streamId: uuidV7(), name, texts: [said], seqs: [], seq: 1 }))
  await store.write(wholeOf(authorityId), async (tx) => {
    const streams = []
    for (const [at, { streamId, name }] of kept.entries()) {
      const personId = uuidV7() as PersonId
      await tx.people.add(personId, { familyName: name }, META)
      const said = await tx.texts.add({ textId: uuidV7(), streamId, body: many[at]?.said.join(' ') || '-' }, AT)
      const event: ComplaintEvent = {
        type: 'ComplaintReceived', happenedOn: addDays(ON, -(many[at]?.daysAgo ?? 0)), procedure: 'children-act-1989-england', reference: `R${at}`,
        channel: 'email', said, details: { complainants: [{ personId, type: 'parent' }] },
      }
      streams.push({ streamId, kind: 'complaint' as const, events: [{ event, knownOn: null }] })
    }
    await tx.ledger.appendNew(streams, { ...META, commandId: uuidV7() })
  })
  return kept
}

async function append(authorityId: AuthorityId, kept: Kept, event: AnyEvent): Promise<void> {
  await store.write(wholeOf(authorityId), (tx) => tx.ledger.append('complaint', kept.streamId, kept.seq, [event], { ...META, commandId: uuidV7() }))
  kept.seq += 1
}

async function carryOut(authorityId: AuthorityId, all: readonly Kept[], what: { kind: 'note' | 'strike' | 'receipt'; of: number; words?: string[]; daysAgo?: number }): Promise<void> {
  const kept = all[what.of % all.length]
  if (!kept) return
  if (what.kind === 'note') {
    await append(authorityId, kept, { type: 'NoteAdded', happenedOn: ON, text: await textOf(authorityId, kept.streamId, what.words ?? []) })
    kept.texts = [...kept.texts, what.words ?? []]
    kept.seqs.push(kept.seq)
  } else if (what.kind === 'receipt') {
    await append(authorityId, kept, { type: 'FactCorrected', happenedOn: ON, corrects: 1, changes: { happenedOn: addDays(ON, -(what.daysAgo ?? 0)) }, kind: 'slip' })
  } else {
    const seq = kept.seqs.pop()
    if (seq === undefined) return
    await append(authorityId, kept, { type: 'EventStruckOut', happenedOn: ON, corrects: seq, reason: await textOf(authorityId, kept.streamId, []) })
    kept.texts = kept.texts.slice(0, -1)
  }
}

/** Complaints by name and by word, as somebody would find them who read them all. */
function plainIndex(all: readonly Kept[]): readonly string[] {
  return all.flatMap(({ streamId, name, texts }) => [
    `name ${name} ${streamId}`, ...[...new Set(texts.flat())].filter((word) => !STOP_WORDS.has(word)).map((word) => `text ${word} ${streamId}`),
  ]).toSorted()
}

async function postings(authorityId: AuthorityId): Promise<readonly string[]> {
  const { rows } = await db.pools.owner.query<{ line: string }>(`
    select concat(case when p.is_name then 'name' else 'text' end, ' ', p.word, ' ', d.stream_id) as line
    from search_postings p cross join lateral unnest(p.entries) e(entry)
    left join search_documents d on d.authority_id = p.authority_id and d.segment = p.segment and d.place = (e.entry & 65535)
      and (d.received_on - date '1970-01-01') = e.entry >> 16
    where p.authority_id = $1`, [authorityId])
  return rows.map(({ line }) => line).toSorted()
}

async function vocabulary(authorityId: AuthorityId): Promise<readonly string[]> {
  const { rows } = await db.pools.owner.query<{ line: string }>(`
    select distinct concat(case when is_name then 'name' else 'text' end, ' ', word) as line from search_words where authority_id = $1`, [authorityId])
  return rows.map(({ line }) => line).toSorted()
}

let host = 0

test('the posting lists say what reading every complaint says, whatever was recorded, corrected and struck out', async () => {
  await fc.assert(fc.asyncProperty(fc.array(complaint, { minLength: 1, maxLength: 6 }), fc.array(change, { maxLength: 10 }), async (many, changes) => {
    host += 1
    const authorityId = await addTestAuthority(db, `property-${host}.example`)
    await saveSettings(store, authorityId)
    const half = Math.ceil(many.length / 2)
    const all = [...await begin(authorityId, many.slice(0, half)), ...await begin(authorityId, many.slice(half))]
    for (const each of changes) await carryOut(authorityId, all, each)
    const expected = plainIndex(all)
    assert.deepEqual(await postings(authorityId), expected)
    assert.deepEqual(await vocabulary(authorityId), [...new Set(expected.map((line) => line.split(' ').slice(0, 2).join(' ')))].toSorted())
    const found = await store.read(wholeOf(authorityId), (reads) => reads.search({ visibility: { kind: 'all' }, words: 'charlie', page: 1 }))
    assert.deepEqual(found.hits.map((hit) => (hit.kind === 'complaint' ? hit.complaintId : hit.streamId)).toSorted(),
      [...new Set(expected.filter((line) => line.includes(' charlie ')).map((line) => line.split(' ')[2] ?? ''))].toSorted())
  }), { numRuns: 40 })
})

test('two who add the same new word at once wait for nobody, and both are found', async () => {
  const authorityId = await addTestAuthority(db, 'at-once.example')
  await saveSettings(store, authorityId)
  await Promise.all(Array.from({ length: 8 }, () => begin(authorityId, [{ name: 'zulu', said: ['yankee', 'xray'], daysAgo: 0 }])))
  const found = await store.read(wholeOf(authorityId), (reads) => reads.search({ visibility: { kind: 'all' }, words: 'zulu yankee', page: 1 }))
  assert.equal(found.total, 8)
  const misspelt = await store.read(wholeOf(authorityId), (reads) => reads.search({ visibility: { kind: 'all' }, words: 'yankey', page: 1 }))
  assert.equal(misspelt.total, 8)
})

test('notes on complaints that were imported together are added at once without waiting in a circle', async () => {
  const authorityId = await addTestAuthority(db, 'circle.example')
  await saveSettings(store, authorityId)
  const all = await begin(authorityId, Array.from({ length: 6 }, () => ({ name: 'kilo', said: ['lima'], daysAgo: 3 })))
  await Promise.all(all.map((kept, at) => carryOut(authorityId, [kept], { kind: 'note', of: 0, words: at % 2 ? ['mike', 'november', 'oscar'] : ['oscar', 'november', 'mike'] })))
  const { total } = await store.read(wholeOf(authorityId), (reads) => reads.search({ visibility: { kind: 'all' }, words: 'mike november oscar', page: 1 }))
  assert.equal(total, 6)
})
