import { applyHolidays, holidayLists, MOVED_ON_A_PAGE, proposeHolidays, type HolidaysToLoad, type HolidayProposal, type MovedDate } from '../../../application/holidays.ts'
import { readHolidayFile, type HolidayFile } from '../../../domain/authority/bank-holidays-file.ts'
import { knownClocks } from '../../../domain/procedure/procedures.ts'
import { ENTRY_CLOCK_TITLES, entryDateOf, isEntryClock } from '../../../words/entry-clocks.ts'
import { NO_LIST, REASON_NEEDED, SAME_LIST, STALE_LIST, holidayProblemWords, movedInWords, toldWords } from '../../../words/holidays.ts'
import { entryDateLink } from '../../components/entry-dates/entry-date-link.ts'
import type { Slip, Typed } from '../../form-reader.ts'
import type { Answer, Route, Visit } from '../../route.ts'
import { lists } from '../../traced.ts'
import { urls } from '../../urls.ts'
import { takeList } from './take-list.ts'

const access = 'load-bank-holidays'
const KIND = 'bank-holidays'
const CLOCK_TITLES = new Map(knownClocks().map(({ id, title }) => [id, title]))
const LONGEST_REASON = 2_000

export const bankHolidayRoutes: readonly Route[] = [
  { method: 'GET', url: urls.bankHolidays(), access, traces: 'nothing', handler: (visit) => showLists(visit) },
  { method: 'POST', url: urls.bankHolidays(), access, traces: 'nothing', handler: receive },
  { method: 'POST', url: urls.bankHolidayFile(), access, traces: 'nothing', handler: receiveFile, multipart: true },
  { method: 'GET', url: urls.bankHolidayProposal(':draftId'), access, traces: lists('moved-dates'), handler: (visit) => withDraft(visit, (wanted) => showProposal(visit, wanted)) },
  { method: 'POST', url: urls.bankHolidayProposal(':draftId'), access, traces: lists('moved-dates'), handler: (visit) => withDraft(visit, (wanted) => apply(visit, wanted)) },
]

async function showLists(visit: Visit, wrong?: Readonly<{ slips: readonly Slip[]; typed: Typed }>): Promise<Answer> {
  const lists = await holidayLists(visit.deps.services, visit.actor)
  if (lists === null) return { kind: 'not-allowed' }
  const thisYear = lists.present.days.filter(({ on }) => on >= `${visit.today.slice(0, 4)}-01-01`)
  return {
    kind: 'page', template: 'pages/bank-holidays/lists.njk', title: 'Bank holidays', ...wrong,
    model: { lists, ahead: thisYear, wasApplied: visit.query['applied'] === 'yes' },
  }
}

async function receive(visit: Visit): Promise<Answer> {
  const pasted = textOf(visit.typed, 'list')
  return pasted.trim() === '' ? showLists(visit, { slips: [{ field: 'list', text: NO_LIST['no-text'] }], typed: visit.typed }) : keep(visit, readHolidayFile(pasted), 'list')
}

async function receiveFile(visit: Visit): Promise<Answer> {
  const read = await takeList(visit)
  return typeof read === 'string' ? showLists(visit, { slips: [{ field: 'file', text: NO_LIST[read] }], typed: {} }) : keep(visit, read, 'file')
}

/** Keeps what was read of the list as this person's draft: the page of what would move has an address of its own. */
async function keep(visit: Visit, read: HolidayFile, field: 'list' | 'file'): Promise<Answer> {
  const { deps, actor, typed } = visit
  if (read.kind === 'wrong') return showLists(visit, { slips: [{ field, text: read.problems.slice(0, 5).map(holidayProblemWords).join(' ') }], typed })
  const draftId = deps.services.ids.next()
  await deps.drafts.save(actor.authorityId, { draftId, userId: actor.userId, kind: KIND, body: { days: read.days }, updatedAt: deps.services.clock.now() })
  return { kind: 'redirect', to: urls.bankHolidayProposal(draftId) }
}

async function withDraft({ deps, actor, params }: Visit, handle: (wanted: HolidaysToLoad) => Promise<Answer>): Promise<Answer> {
  const draft = await deps.drafts.get(actor.authorityId, actor.userId, params['draftId'] ?? '')
  if (draft?.kind !== KIND) return { kind: 'not-found' }
  const days = typeof draft.body === 'object' && draft.body !== null && 'days' in draft.body && Array.isArray(draft.body.days) ? draft.body.days : []
  // Read as the file was: a draft is a row that anything may have written.
  const read = readHolidayFile(JSON.stringify({ division: 'england-and-wales', events: days.map((day: { on?: unknown; title?: unknown }) => ({ date: day.on, title: day.title })) }))
  return read.kind === 'read' ? handle({ days: read.days, reason: null }) : { kind: 'not-found' }
}

async function showProposal(visit: Visit, wanted: HolidaysToLoad, slips: readonly Slip[] = []): Promise<Answer> {
  const page = Math.max(1, Math.min(100_000, Math.trunc(Number(visit.query['page'] ?? 1)) || 1))
  const proposal = await proposeHolidays(visit.deps.services, visit.actor, wanted, page)
  if (proposal.kind === 'not-allowed') return { kind: 'not-allowed' }
  if (proposal.kind === 'same') return { kind: 'page', template: 'pages/bank-holidays/same.njk', title: 'Nothing would change', model: { why: SAME_LIST } }
  return {
    kind: 'page', template: 'pages/bank-holidays/proposal.njk', title: 'What a later list would change', slips, typed: visit.typed,
    model: { ...proposalModel(proposal, page), draftId: visit.params['draftId'] ?? '' },
  }
}

function proposalModel(proposal: HolidayProposal, page: number) {
  const pages = Math.max(1, Math.ceil(proposal.movedClocks / MOVED_ON_A_PAGE))
  return {
    proposal, pages, pageNumber: page,
    moved: movedInWords(proposal), rows: proposal.page.map((row) => ({ ...row, ...shownAs(row), told: toldWords(row) })),
  }
}

/** What a date is of, and the page on which it is explained or done. */
function shownAs({ streamId, clockId, reference, entry }: MovedDate): Readonly<{ name: string; clock: string; href: string }> {
  if (entry === null || !isEntryClock(clockId)) return { name: reference, clock: CLOCK_TITLES.get(clockId) ?? clockId, href: urls.complaintClock(streamId, clockId) }
  return { name: entryDateOf({ reference, entryKind: entry.kind }), clock: ENTRY_CLOCK_TITLES[clockId], href: entryDateLink({ streamId, clockId, item: null }) }
}

async function apply(visit: Visit, wanted: HolidaysToLoad): Promise<Answer> {
  const reason = textOf(visit.typed, 'reason').trim().slice(0, LONGEST_REASON)
  const applied = await applyHolidays(visit.deps.services, visit.actor, {
    ...wanted, reason: reason === '' ? null : reason, fingerprint: textOf(visit.typed, 'fingerprint'),
  })
  switch (applied.kind) {
    case 'not-allowed': return { kind: 'not-allowed' }
    case 'reason-needed': return showProposal(visit, wanted, [{ field: 'reason', text: REASON_NEEDED }])
    case 'stale': return showProposal(visit, wanted, [{ field: 'moved', text: STALE_LIST }])
    case 'same': // A second click: it is applied.
    case 'applied':
      return { kind: 'redirect', to: `${urls.bankHolidays()}?applied=yes` }
  }
}

function textOf(typed: Typed, field: string): string {
  const value = typed[field]
  return typeof value === 'string' ? value : ''
}
