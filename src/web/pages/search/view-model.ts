import type { PersonCalled } from '../../../application/people/ports.ts'
import type { EntryHit, SearchHit, SearchResult } from '../../../application/search-ports.ts'
import type { StreamKind } from '../../../domain/register/events.ts'
import { shortDate, tableDate } from '../../../words/dates.ts'
import { STATUS_LABELS } from '../../../words/labels.ts'
import { partsWords } from '../../../words/people.ts'
import { SEARCH_KIND_LABELS, SEARCH_KINDS } from '../../../words/register.ts'
import { paginate } from '../../components/pagination.ts'
import { personName } from '../../components/timeline/person-name.ts'
import { urls } from '../../urls.ts'

/** Everything that `page.njk` prints; null before anything was asked. `only` is the kind that is listed. */
export function searchPage(words: string, page: number, result: SearchResult | null, only: StreamKind | null = null) {
  if (result === null) return { words, result: null }
  return {
    words, only: only ?? '',
    result: {
      total: result.total,
      spelling: result.spelling.filter(({ asked, found }) => found.length > 0 && !found.some((word) => sameWord(word, asked)))
        .map(({ asked, found }) => ({ asked, found: found.join(' or ') })),
      unknown: result.spelling.filter(({ found }) => found.length === 0).map(({ asked }) => asked),
      heading: headingOf(result, only),
      kinds: kindsOf(result, only),
      people: only === null ? result.people.map(personOf) : [],
      hits: result.hits.map(hitOf),
      pagination: paginate(result.total, page),
    },
  }
}

/** "12 complaints and entries", "1 complaint". */
function headingOf({ total, counts }: SearchResult, only: StreamKind | null): string {
  const [first, ...others] = counts
  const kind = only ?? (first && others.length === 0 ? first.kind : counts.length === 0 ? 'complaint' as const : null)
  const { one, many } = kind === null ? SEARCH_KINDS.all : SEARCH_KIND_LABELS[kind]
  return `${total} ${total === 1 ? one : many}`
}

/** What there is of each kind, where there is more than one; the one that is listed is the current one. */
function kindsOf({ counts }: SearchResult, only: StreamKind | null) {
  if (counts.length < 2 && only === null) return []
  const all = counts.reduce((sum, { many }) => sum + many, 0)
  return [
    { code: '', text: `${SEARCH_KINDS.everything} (${all})`, isCurrent: only === null },
    ...counts.map(({ kind, many }) => ({ code: kind, text: `${SEARCH_KIND_LABELS[kind].title} (${many})`, isCurrent: kind === only })),
  ]
}

/** The complaint or entry whose reference was typed: there is no need to choose it from a list. */
export function referenceAsked(words: string, result: SearchResult): string | undefined {
  const hit = result.hits.find(({ reference }) => sameWord(reference, words))
  return hit && hrefOf(hit)
}

function hrefOf(hit: SearchHit | EntryHit): string {
  return hit.kind === 'complaint' ? urls.complaint(hit.complaintId) : urls.entry(hit.streamId)
}

/** More documents of one complaint than these say no more where to look. */
const MOST_DOCUMENTS = 5

function hitOf(hit: SearchHit | EntryHit) {
  const { kind, reference, receivedOn, names, matched } = hit
  return {
    reference: reference === '' ? SEARCH_KIND_LABELS[kind].title : reference, kind: SEARCH_KIND_LABELS[kind].title, href: hrefOf(hit), names: names.join(', '),
    receivedOn: tableDate(receivedOn), matched: matched.join(', '), documents: hit.kind === 'complaint' ? (hit.documents ?? []).slice(0, MOST_DOCUMENTS).map(({ fileId, name }) => ({ name, href: urls.complaintDocumentLook(hit.complaintId, fileId) })) : [], status: hit.kind !== 'complaint' ? '' : isStatus(hit.status) ? STATUS_LABELS[hit.status] : hit.status,
  }
}

/** Somebody who is called so, told from others by their day of birth where it is known. */
function personOf(person: PersonCalled) {
  return {
    href: urls.person(person.personId), name: personName(person), born: person.bornOn === undefined ? '' : shortDate(person.bornOn), parts: partsWords(person.parts),
  }
}

function isStatus(status: string): status is keyof typeof STATUS_LABELS {
  return status in STATUS_LABELS
}

function sameWord(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase()
}
