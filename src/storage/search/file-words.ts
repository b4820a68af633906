import type { AuthorityId, AnyEvent } from '../../application/ports.ts'
import type { FoundFile } from '../../application/search-ports.ts'
import { effectiveEvents } from '../../domain/complaint/effective.ts'
import type { Recorded } from '../../domain/complaint/events.ts'
import { isUuid } from '../is-uuid.ts'
import type { Trx } from '../projector.ts'
import { rowsOf } from '../queries/run.ts'
import { fromKept } from './search-document.ts'

/** What a document is found by: its file's name and the words that were read from it. */
export type FileWords = Readonly<{ name: string; words: ReadonlySet<string> }>

/** The files of a complaint's documents that stand, in the order of their events: none of one that was taken away or struck out. */
export function fileIdsOfStream(recorded: readonly Recorded<AnyEvent>[]): readonly string[] {
  const files = new Map<string, string[]>()
  for (const { event } of effectiveEvents<AnyEvent>(recorded)) {
    if (!('documentId' in event)) continue
    if (event.type === 'DocumentTakenAway') files.delete(event.documentId)
    else if ('file' in event) files.set(event.documentId, [...files.get(event.documentId) ?? [], event.file.fileId])
  }
  return [...files.values()].flat()
}

export async function readFileWords(trx: Trx, authorityId: AuthorityId, fileIds: readonly string[]): Promise<ReadonlyMap<string, FileWords>> {
  const asked = fileIds.filter(isUuid)
  if (asked.length === 0) return new Map()
  const rows = await rowsOf<{ file_id: string; name: string; words: string | null }>(trx, `
    select f.file_id, f.name, t.words from files f left join file_texts t on t.authority_id = f.authority_id and t.file_id = f.file_id
    where f.authority_id = $1 and f.file_id = any($2::uuid[])`, [authorityId, asked])
  return new Map(rows.map(({ file_id, name, words }) => [file_id, { name, words: fromKept(words ?? '') }]))
}

/** Words that were found in a complaint. */
type FoundIn = Readonly<{ streamId: string; words: readonly string[] }>

/**
 * In which documents of these complaints any of the words stand that were found in it: their names, the last filed first. A document is looked
 * through for those words alone, and what it keeps is unpacked once, not once for each.
 */
export async function documentsWith(trx: Trx, authorityId: AuthorityId, found: readonly FoundIn[]): Promise<ReadonlyMap<string, readonly FoundFile[]>> {
  const asked = found.filter(({ words }) => words.length > 0)
  if (asked.length === 0) return new Map()
  const rows = await rowsOf<FoundFile & Readonly<{ streamId: string }>>(trx, `
    select f.stream_id as "streamId", f.file_id as "fileId", f.name from unnest($2::uuid[], $3::text[]) as m(stream_id, words)
      join complaint_files c on c.authority_id = $1 and c.stream_id = m.stream_id
      join files f on f.authority_id = c.authority_id and f.file_id = c.file_id
      left join file_texts t on t.authority_id = c.authority_id and t.file_id = c.file_id
      cross join lateral (select ' ' || coalesce(t.words, '') || ' ' as words, lower(f.name) as name offset 0) kept
    where exists (select 1 from unnest(string_to_array(m.words, ' ')) as word where position(' ' || word || ' ' in kept.words) > 0 or position(word in kept.name) > 0)
    order by f.added_at desc`, [authorityId, asked.map(({ streamId }) => streamId), asked.map(({ words }) => words.join(' '))])
  return Map.groupBy(rows, ({ streamId }) => streamId)
}
