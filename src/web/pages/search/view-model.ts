import type { SearchHit, SearchResult } from '../../../application/ports.ts'
import { tableDate } from '../../../words/dates.ts'
import { STATUS_LABELS } from '../../../words/labels.ts'
import { paginate } from '../../components/pagination.ts'
import { urls } from '../../urls.ts'

/** Everything that `page.njk` prints; null before anything was asked. */
export function searchPage(words: string, page: number, result: SearchResult | null) {
  if (result === null) return { words, result: null }
  return {
    words,
    result: {
      total: result.total,
      spelling: result.spelling.filter(({ asked, found }) => found.length > 0 && !found.some((word) => sameWord(word, asked)))
        .map(({ asked, found }) => ({ asked, found: found.join(' or ') })),
      unknown: result.spelling.filter(({ found }) => found.length === 0).map(({ asked }) => asked),
      hits: result.hits.map(hitOf),
      pagination: paginate(result.total, page),
    },
  }
}

/** The complaint whose reference was typed: there is no need to choose it from a list. */
export function referenceAsked(words: string, result: SearchResult): SearchHit | undefined {
  return result.hits.find(({ reference }) => sameWord(reference, words))
}

function hitOf({ complaintId, reference, status, receivedOn, names, matched }: SearchHit) {
  return {
    reference, href: urls.complaint(complaintId), names: names.join(', '), receivedOn: tableDate(receivedOn),
    status: isStatus(status) ? STATUS_LABELS[status] : status, matched: matched.join(', '),
  }
}

function isStatus(status: string): status is keyof typeof STATUS_LABELS {
  return status in STATUS_LABELS
}

function sameWord(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase()
}
