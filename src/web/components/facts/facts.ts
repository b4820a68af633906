import { COMPLAINT_FACT_KINDS, type ReportFact, type ReportFactKind } from '../../../domain/reporting/report-fact.ts'
import { shortDate } from '../../../words/dates.ts'
import { OUTCOME_LABELS } from '../../../words/labels.ts'
import { urls } from '../../urls.ts'

const ROWS_ON_A_PAGE = 50
const LEARNING: readonly ReportFactKind[] = ['learning', 'learning-action', 'learning-shared']
const COMPLAINTS: readonly ReportFactKind[] = COMPLAINT_FACT_KINDS

/** A page of what a figure counts, each leading to its own page. `page` starts at 1; one past the end shows the last. */
export function factsPage(facts: readonly ReportFact[] | null, page: number) {
  const pages = Math.max(1, Math.ceil((facts?.length ?? 0) / ROWS_ON_A_PAGE))
  const at = Math.min(Math.max(1, page), pages)
  return {
    rows: facts?.slice((at - 1) * ROWS_ON_A_PAGE, at * ROWS_ON_A_PAGE).map(factRow) ?? null,
    isComplaints: facts?.every(({ kind }) => COMPLAINTS.includes(kind)) ?? false, page: at, pages,
  }
}

/** The number of the page that the address asks for; the first where it asks for none. */
export function pageAsked(query: Readonly<Record<string, string>>): number {
  return /^\d{1,6}$/.test(query['page'] ?? '') ? Number(query['page']) : 1
}

function pageOf({ kind, streamId }: ReportFact): string {
  if (COMPLAINTS.includes(kind)) return urls.complaint(streamId)
  return LEARNING.includes(kind) ? urls.learningOne(streamId) : urls.entry(streamId)
}

function factRow(fact: ReportFact) {
  return {
    reference: fact.reference,
    href: pageOf(fact),
    received: shortDate(fact.receivedOn),
    answered: fact.stageOneAnsweredOn === null ? 'No answer yet' : shortDate(fact.stageOneAnsweredOn),
    workingDays: fact.stageOneWorkingDays === null ? '' : String(fact.stageOneWorkingDays),
    outcome: fact.outcome === null ? 'No outcome yet' : OUTCOME_LABELS[fact.outcome],
  }
}
