import { OPERATOR, type TraceKind } from '../../../application/access/traces.ts'
import type { LookingView, TraceShown } from '../../../application/access/view-traces.ts'
import type { Actor } from '../../../application/ports.ts'
import { londonTime, shortDate } from '../../../words/dates.ts'
import { entryWords, TRACED_LABELS, tracedListWords, TRACE_KIND_LABELS, TRACE_WORDS, worthAsking } from '../../../words/traces.ts'
import { accountTraceWords } from '../../../words/sign-in.ts'
import { mayVisit } from '../../access.ts'
import { urls } from '../../urls.ts'

/** What stands out in a list by its words alone: whatever was refused, failed or opened against a seal. */
const NOTABLE: readonly TraceKind[] = ['refused', 'form-refused', 'command-refused', 'sign-in-failed', 'account-locked', 'seal-broken', 'destroyed']

/** Pages of a complaint that are no page of its own. */
const PARTS_OF_A_COMPLAINT: ReadonlySet<string> = new Set(['retention', 'bundles', 'disclosures'])

/** An administrator was let in past password and provider, or is about to be. */
const EMERGENCY: readonly string[] = ['break-glass-made', 'break-glass']
const ABOUT_ACCOUNTS: readonly TraceKind[] = ['account-changed', 'signed-in', 'sign-in-failed']

/** One trace as a row: who, when, what, of which record, and the words of it where they may be known. */
export function traceRow(trace: TraceShown, actor: Actor) {
  const { at, kind, what, words, subject, reference } = trace
  return {
    at: londonTime(at), who: whoOf(trace), what: TRACE_KIND_LABELS[kind], isNotable: NOTABLE.includes(kind) || EMERGENCY.includes(what ?? ''), of: ofWhat(trace), reference: reference ?? '',
    href: reference !== null && subject?.id && mayVisit(actor, 'view-complaint') ? urls.complaint(subject.id) : '',
    lookedHref: reference !== null && subject?.id && mayVisit(actor, 'view-complaint-traces') ? urls.complaintTraces(subject.id) : '',
    /** Beside a complaint, what of it that was: a bundle, a case of the Ombudsman, how long it is kept. */
    about: aboutOf(trace), more: ABOUT_ACCOUNTS.includes(kind) ? accountTraceWords(what ?? '') : what ?? '', words: words ?? (trace.wordsId === null || trace.isHidden ? '' : TRACE_WORDS.kept), hasWords: words !== undefined,
  }
}

function aboutOf({ subject, route }: TraceShown): string {
  return subject?.kind === 'entry' || PARTS_OF_A_COMPLAINT.has(route.split('/')[1] ?? '') ? entryWords(route) : ''
}

function whoOf({ userId, userName }: TraceShown): string {
  if (userName !== null) return userName
  if (userId === null) return TRACE_WORDS.nobody
  return userId === OPERATOR ? TRACE_WORDS.operator : TRACE_WORDS.noAccount
}

/** What sort of record it was; a list by its name. A complaint's reference stands beside it. */
function ofWhat({ subject, route, isHidden }: TraceShown): string {
  if (isHidden) return TRACE_WORDS.hidden
  if (subject === null) return ''
  if (subject.kind === 'list') return tracedListWords(subject.id)
  if (subject.kind === 'entry') return entryWords(route)
  const isCode = subject.kind === 'figures' && subject.id !== null && /^\d{4}-\d\d$/.test(subject.id)
  return isCode ? `${TRACED_LABELS.figures} of ${subject.id ?? ''}` : TRACED_LABELS[subject.kind]
}

/** What is looked at by each person in some days, and what may be worth a question. */
export function lookingModel({ from, to, people }: LookingView) {
  const rows = people.map((one) => ({
    name: one.userName ?? (one.userId === OPERATOR ? TRACE_WORDS.operator : TRACE_WORDS.noAccount), looked: grouped(one.looked), outOfHours: grouped(one.outOfHours),
    mostInAnHour: grouped(one.mostInAnHour), busiestHour: one.busiestHourAt === null ? '' : londonTime(one.busiestHourAt),
    complaints: grouped(one.complaints), withoutPart: grouped(one.withoutPart), refused: grouped(one.refused),
    href: urls.traces({ person: one.userId, from: shortDate(from), to: shortDate(to) }),
  }))
  const asks = people.flatMap((one, index) => worthAsking(rows[index]?.name ?? '', { ...one, busiestHour: rows[index]?.busiestHour ?? '' }))
  return { rows, asks, from: shortDate(from), to: shortDate(to) }
}

function grouped(count: number): string {
  return count.toLocaleString('en-GB')
}
