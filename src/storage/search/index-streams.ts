import type { AuthorityId, PersonDetails } from '../../application/ports.ts'
import type { IsoDate } from '../../domain/calendar/iso-date.ts'
import type { PersonId } from '../../domain/complaint/events.ts'
import type { StreamKind } from '../../domain/register/events.ts'
import { readDetails } from '../people.ts'
import type { Trx } from '../projector.ts'
import { insertRows } from '../projections/write-rows.ts'
import { rowsOf } from '../queries/run.ts'
import { readTexts } from '../texts.ts'
import { readFileWords, type FileWords } from './file-words.ts'
import { entryOf, removePostings, SegmentLists, type Place } from './postings.ts'
import { asKept, documentWords, fromKept, type DocumentWords } from './search-document.ts'
import { keysOf } from './word-key.ts'

/** What a stream is found by: the people in it and the texts that stand. Null where it is no more, or is nothing to be found. */
export type ToIndex = Readonly<{
  streamId: string
  kind: StreamKind
  isNew: boolean
  /** None of its words are among those that everybody searches. */
  isSealed: boolean
  parts: Readonly<{ receivedOn: IsoDate; personIds: readonly PersonId[]; textIds: readonly string[]; fileIds: readonly string[] }> | null
}>

type Found = ToIndex & Readonly<{ now: DocumentWords | null }>

const DOCUMENT_COLUMNS = {
  stream_id: 'uuid', kind: 'text', segment: 'uuid', place: 'smallint', received_on: 'date', names: 'text', words: 'text', is_sealed: 'boolean',
} as const
const LARGEST_SEGMENT = 4_096

/** Makes the index say of these what their streams say. New ones become a segment of their own. */
export async function indexStreams(trx: Trx, authorityId: AuthorityId, streams: readonly ToIndex[], sources: Sources): Promise<void> {
  if (streams.length === 0) return
  const found = streams.map((stream): Found => ({ ...stream, now: stream.parts && wordsOf(stream.parts, sources) }))
  const old = await oldDocuments(trx, authorityId, found.filter(({ isNew }) => !isNew).map(({ streamId }) => streamId))
  const fresh: Found[] = []
  for (const stream of found) {
    const before = old.get(stream.streamId)
    if (before) await changeDocument(trx, authorityId, stream, before)
    else if (stream.isNew) fresh.push(stream)
    else await addSegment(trx, authorityId, [stream])
  }
  // A segment is of complaints, or of what is none, so that whole segments are left out for whoever sees no entries.
  for (const some of [fresh.filter((stream) => !isEntry(stream)), fresh.filter(isEntry)]) {
    for (let start = 0; start < some.length; start += LARGEST_SEGMENT) await addSegment(trx, authorityId, some.slice(start, start + LARGEST_SEGMENT))
  }
}

function isEntry({ kind }: Pick<ToIndex, 'kind'>): boolean {
  return kind !== 'complaint'
}

/** The people and texts that still exist, of those that streams name. */
export type Sources = Readonly<{ people: ReadonlyMap<string, PersonDetails>; texts: ReadonlyMap<string, string>; files: ReadonlyMap<string, FileWords> }>

/** Everything that these streams take their words from. */
export async function readSources(trx: Trx, authorityId: AuthorityId, streams: readonly ToIndex[]): Promise<Sources> {
  const people = await readDetails(trx, authorityId, [...new Set(streams.flatMap(({ parts }) => parts?.personIds ?? []))])
  const texts = await readTexts(trx, authorityId, streams.flatMap(({ parts }) => parts?.textIds ?? []))
  return { people, texts, files: await readFileWords(trx, authorityId, streams.flatMap(({ parts }) => parts?.fileIds ?? [])) }
}

function wordsOf({ personIds, textIds, fileIds }: NonNullable<ToIndex['parts']>, { people, texts, files }: Sources): DocumentWords {
  const documents = fileIds.flatMap((id) => files.get(id) ?? [])
  const { names, words } = documentWords(personIds.map((id) => people.get(id)), [...textIds.map((id) => texts.get(id)), ...documents.map(({ name }) => name)])
  return { names, words: new Set([...words, ...documents.flatMap((document) => [...document.words])]) }
}

async function addSegment(trx: Trx, authorityId: AuthorityId, streams: readonly Found[]): Promise<void> {
  const [first] = streams
  if (first === undefined) return
  const segment = first.streamId
  const lists = new SegmentLists(isEntry(first))
  const rows = streams.flatMap(({ streamId, kind, isSealed, parts, now }, place) => {
    if (!parts || !now) return []
    const entry = entryOf({ place, receivedOn: parts.receivedOn })
    const { names, words } = posted(now, isSealed)
    lists.add(true, names, entry)
    lists.add(false, words, entry)
    return [{ stream_id: streamId, kind, segment, place, received_on: parts.receivedOn, names: asKept(now.names), words: asKept(now.words), is_sealed: isSealed }]
  })
  if (rows.length === 0) return
  await insertRows(trx, authorityId, [{ table: 'search_documents', columns: DOCUMENT_COLUMNS, rows }])
  await lists.write(trx, authorityId, segment, streams.every(({ isNew }) => isNew))
}

/** What stands among the words that everybody searches: nothing of what is sealed. Decision: 0082. */
function posted(words: DocumentWords, isSealed: boolean): DocumentWords {
  return isSealed ? { names: new Set(), words: new Set() } : words
}

type OldDocument = Place & Readonly<{ names: string; words: string; is_sealed: boolean }>

async function oldDocuments(trx: Trx, authorityId: AuthorityId, streamIds: readonly string[]): Promise<ReadonlyMap<string, OldDocument>> {
  if (streamIds.length === 0) return new Map()
  const rows = await rowsOf<{ stream_id: string; segment: string; place: number; received_on: string; names: string; words: string; is_sealed: boolean }>(trx, `
    select stream_id, segment, place, received_on, names, words, is_sealed from search_documents where authority_id = $1 and stream_id = any($2::uuid[]) for update`,
    [authorityId, streamIds])
  return new Map(rows.map(({ received_on, ...row }) => [row.stream_id, { ...row, receivedOn: received_on as IsoDate }]))
}

/** Only words that came or went are written: most entries bring none. */
async function changeDocument(trx: Trx, authorityId: AuthorityId, { streamId, kind, isSealed, parts, now: whole }: Found, before: OldDocument): Promise<void> {
  const old = posted({ names: fromKept(before.names), words: fromKept(before.words) }, before.is_sealed)
  if (!parts || !whole) {
    await rowsOf(trx, 'delete from search_documents where authority_id = $1 and stream_id = $2', [authorityId, streamId])
    return removePostings(trx, authorityId, before, keysOf(old.names, old.words))
  }
  const now = posted(whole, isSealed)
  // Each entry carries the day of receipt: when that is corrected, all of them are written again.
  const hasMoved = parts.receivedOn !== before.receivedOn
  const gone = hasMoved ? old : { names: old.names.difference(now.names), words: old.words.difference(now.words) }
  const come = hasMoved ? now : { names: now.names.difference(old.names), words: now.words.difference(old.words) }
  // Words of a document may come up earlier now, in a note: a rebuild has them in that order.
  const isSame = isSealed === before.is_sealed && before.names === asKept(whole.names) && before.words === asKept(whole.words)
  if (!hasMoved && isSame && gone.names.size + gone.words.size + come.names.size + come.words.size === 0) return
  await rowsOf(trx, 'update search_documents set received_on = $3, names = $4, words = $5, is_sealed = $6 where authority_id = $1 and stream_id = $2',
    [authorityId, streamId, parts.receivedOn, asKept(whole.names), asKept(whole.words), isSealed])
  await removePostings(trx, authorityId, before, keysOf(gone.names, gone.words))
  const lists = new SegmentLists(isEntry({ kind }))
  const entry = entryOf({ place: before.place, receivedOn: parts.receivedOn })
  lists.add(true, come.names, entry)
  lists.add(false, come.words, entry)
  await lists.write(trx, authorityId, before.segment, false)
}
