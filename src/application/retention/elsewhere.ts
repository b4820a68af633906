import type { Destruction, WordsElsewhere } from '../../domain/register/retention/destruction.ts'
import { foundIn, soughtIn, together, type Sought } from '../../domain/register/retention/runs.ts'
import type { StreamKind } from '../../domain/register/events.ts'
import { wholeOf } from '../access/sight.ts'
import type { Actor, Reads, Services, StreamId } from '../ports.ts'
import { textIdsIn } from '../words-apart.ts'
import { isHiddenKind } from './retained.ts'
import { kindOf } from './kind-of.ts'

/** A place where words of a record stand besides. `run`: the words; `reference` and `kind` of the record that holds them, where it is one. */
export type Elsewhere = WordsElsewhere & Readonly<{ run: string; kind: StreamKind | null; reference: string; title: string; userId: string | null }>

/**
 * `everywhere`: how many runs of words stand in so many records that they are nobody's: how letters begin and end. `unread`: in
 * how many records words stand that whoever asks knows to be there and may not read. Of what is sealed from them there is no number.
 */
export type FoundElsewhere = Readonly<{ places: readonly Elsewhere[]; more: number; everywhere: number; unread: number }>

/** What stands in more records than this is a form of words, and no quotation of one of them. */
const MOST_RECORDS = 5
const MOST_SHOWN = 100

type Place = Omit<Elsewhere, 'kind' | 'reference'>

/**
 * Where words of these records stand elsewhere: runs of six words and more in the same order, and the whole names of people who
 * go with them. Everything is looked through; only what the actor may see is told, since a record that is sealed from them
 * is not there for them: neither by a place nor in a number. Decision: 0094.
 */
export async function wordsElsewhere(services: Services, actor: Actor, records: readonly StreamId[]): Promise<FoundElsewhere> {
  const found = await services.store.read(wholeOf(actor.authorityId), async (reads) => {
    const sought = new Map<StreamId, Sought>()
    const goes = new Set<StreamId>(records)
    for (const streamId of records) {
      const texts = await reads.texts(textIdsIn(await reads.stream(streamId)))
      sought.set(streamId, soughtIn([...texts.values()], await reads.namesOnlyIn(streamId)))
      for (const other of await reads.goesWith(streamId)) goes.add(other)
    }
    const finder = finderOf(sought)
    return [...await inTexts(reads, finder, goes), ...await beside(reads, finder, goes)]
  })
  const { told, unread } = await asSeen(services, actor, found)
  const spread = Map.groupBy<string, Place>([...told, ...unread], ({ run }) => run)
  const isQuoted = ({ run }: Place) => new Set(spread.get(run)?.map(({ streamId, id }) => streamId ?? id)).size <= MOST_RECORDS
  const quoted = told.filter(isQuoted)
  const everywhere = new Set(told.filter((place) => !isQuoted(place)).map(({ run }) => run)).size
  return { places: quoted.slice(0, MOST_SHOWN), more: Math.max(0, quoted.length - MOST_SHOWN), everywhere, unread: new Set(unread.filter(isQuoted).map(({ streamId }) => streamId)).size }
}

export const NOWHERE: FoundElsewhere = { places: [], more: 0, everywhere: 0, unread: 0 }

/** Where words of the records of a destruction stand besides; what is erased together with them is no longer there. */
export async function elsewhereOfDestruction(services: Services, actor: Actor, { records, texts }: Pick<Destruction, 'records' | 'texts'>): Promise<FoundElsewhere> {
  const goesToo = new Set(texts.flatMap(({ textIds }) => textIds))
  const found = await wordsElsewhere(services, actor, records.map(({ streamId }) => streamId))
  return { ...found, places: found.places.filter(({ keptIn, id }) => keptIn !== 'text' || !goesToo.has(id)) }
}

/** One value for all that was found, so that whoever approves can be asked whether they have seen this. */
export function seenKey({ places, more, unread }: FoundElsewhere): string {
  return places.length + unread === 0 ? '' : `${places.length + more} ${unread} ${places.map(({ record, id }) => `${record.slice(-6)}${id.slice(-6)}`).join('')}`
}

async function inTexts(reads: Reads, runsIn: Finder, goes: ReadonlySet<StreamId>): Promise<readonly Place[]> {
  const places: Place[] = []
  let batch = await reads.textsAfter(null)
  while (batch.length > 0) {
    for (const { textId, streamId, body } of batch) {
      if (goes.has(streamId)) continue
      for (const [record, run] of runsIn(body)) places.push({ record, keptIn: 'text', id: textId, streamId, run, title: '', userId: null })
    }
    batch = await reads.textsAfter(batch.at(-1)?.textId ?? null)
  }
  return places
}

async function beside(reads: Reads, runsIn: Finder, goes: ReadonlySet<StreamId>): Promise<readonly Place[]> {
  return (await reads.wordsBeside()).filter(({ streamId }) => streamId === null || !goes.has(streamId))
    // A draft or a paper that names the record goes with it.
    .flatMap(({ words, ...place }) => runsIn(words).filter(([record]) => place.keptIn === 'edition' || place.keptIn === 'kept-version' || !words.includes(record))
      .map(([record, run]): Place => ({ record, ...place, run })))
}

/** Of which records a text has words, and which. Most texts have none, and are looked at once. */
type Finder = (text: string) => readonly (readonly [StreamId, string])[]

function finderOf(sought: ReadonlyMap<StreamId, Sought>): Finder {
  const all = together([...sought.values()])
  return (text) => (foundIn(text, all) === null ? [] : [...sought].flatMap(([record, one]) => {
    const run = foundIn(text, one)
    return run === null ? [] : [[record, run] as const]
  }))
}

/** Those that the actor may see, with what they stand in; and those in records that they know of and may not read. */
async function asSeen(services: Services, actor: Actor, places: readonly Place[]): Promise<Readonly<{ told: readonly Elsewhere[]; unread: readonly Place[] }>> {
  return services.store.read(actor, async (reads) => {
    const seen = await reads.texts(places.flatMap(({ keptIn, id }) => (keptIn === 'text' ? [id] : [])))
    const first = new Map<StreamId, Readonly<{ kind: StreamKind; reference: string }> | null>()
    for (const streamId of new Set(places.flatMap((place) => (place.streamId === null ? [] : [place.streamId])))) {
      const [begun] = await reads.stream(streamId)
      first.set(streamId, begun ? { kind: kindOf(begun.event), reference: 'reference' in begun.event && typeof begun.event.reference === 'string' ? begun.event.reference : '' } : null)
    }
    const told = places.flatMap((place): readonly Elsewhere[] => {
      if (place.streamId === null) return [{ ...place, kind: null, reference: '' }]
      const of = first.get(place.streamId) ?? null
      const isSeen = of !== null && !isHiddenKind(actor, of.kind) && (place.keptIn !== 'text' || seen.has(place.id))
      return isSeen ? [{ ...place, ...of }] : []
    })
    const notRead = [...first].flatMap(([streamId, of]) => (of === null ? [streamId] : []))
    const known = new Set(notRead.length === 0 ? [] : (await reads.retentionFacts({ streamIds: notRead })).filter(({ kind }) => !isHiddenKind(actor, kind)).map(({ streamId }) => streamId))
    return { told, unread: places.filter(({ streamId }) => streamId !== null && known.has(streamId)) }
  })
}
