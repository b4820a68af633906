import { wordFor, type AuthoritySettings } from '../domain/authority/settings.ts'
import type { DashboardPlace } from '../domain/reporting/dashboard/place.ts'
import type { CountedKind, MonthValue } from '../domain/reporting/dashboard/dashboard.ts'
import type { Month } from '../domain/reporting/dashboard/same-days.ts'
import type { Mark, MarkKind } from '../domain/reporting/marks.ts'
import type { DisruptionKind } from '../domain/register/events.ts'
import { PROCEDURES } from '../domain/procedure/procedures.ts'
import { MONTHS, shortDate } from './dates.ts'
import { DISRUPTION_KIND_LABELS } from './disruptions.ts'

export const COUNTED_KIND_LABELS: Readonly<Record<CountedKind, string>> = {
  'statutory-complaint': 'Statutory complaints', 'corporate-complaint': 'Corporate complaints', compliment: 'Compliments', enquiry: 'Enquiries',
  'point-of-contact': 'Settled at point of contact', 'ombudsman-contact': 'Contacts from the Ombudsman',
}

/** How old open complaints are, in the order of `AGES`. */
export const AGE_LABELS = ['Up to 4 weeks', '4 weeks to 3 months', '3 to 6 months', 'Over 6 months'] as const

/** "April 2026". */
export function monthInWords(month: Month): string {
  return `${MONTHS[Number(month.slice(5)) - 1]} ${month.slice(0, 4)}`
}

/** "Apr 26": where a chart has little room. */
export function shortMonth(month: Month): string {
  return `${MONTHS[Number(month.slice(5)) - 1]?.slice(0, 3)} ${month.slice(2, 4)}`
}

/** "4", "67% (4 of 6)", or that nothing was answered. */
export function monthValueInWords({ count, base, value }: MonthValue): string {
  if (base === null) return String(count)
  return value === null ? 'none answered' : `${Math.round(value)}% (${count} of ${base})`
}

const MARK_KIND_LABELS: Readonly<Record<MarkKind, string>> = { disruption: 'Disruption', theme: 'Theme', change: 'Change' }

/** What a mark says: a code of ours in words, or the authority's own. */
function markLabel({ kind, label }: Mark): string {
  if (label === 'code-adopted') return 'the Complaint Handling Code adopted'
  if (label.startsWith('procedure:')) return `${PROCEDURES.find(({ id }) => `procedure:${id}` === label)?.title ?? label} came into force`
  return kind === 'disruption' && label in DISRUPTION_KIND_LABELS ? DISRUPTION_KIND_LABELS[label as DisruptionKind].toLowerCase() : label
}

/** "Disruption: local hold, 23 March 2020 to 30 June 2020". */
export function markInWords(mark: Mark): string {
  const days = mark.kind === 'change' ? shortDate(mark.from) : `${shortDate(mark.from)} ${mark.until === null ? 'until now' : `to ${shortDate(mark.until)}`}`
  return `${MARK_KIND_LABELS[mark.kind]}: ${markLabel(mark)}, ${days}`
}

/** The heading of what one number counts: "Statutory complaints received, 1 April 2026 to 30 April 2026". */
export function placeInWords({ what, kind, from, to, code = '', within }: DashboardPlace, settings: AuthoritySettings): string {
  const days = from === to ? shortDate(from) : `${shortDate(from)} to ${shortDate(to)}`
  const label = isCounted(kind) ? COUNTED_KIND_LABELS[kind] : 'Entries'
  switch (what) {
    case 'received':
      return `${label} received, ${days}`
    case 'answered':
      return `Stage 1 answers${within === undefined ? '' : ` within ${within} working days`}, ${days}`
    case 'team':
      return `${label} about ${wordFor(settings, 'teams', code)}, received ${days}`
    case 'division':
      return `${label} about ${wordFor(settings, 'divisions', code)}, received ${days}`
    case 'cause':
      return `Complaints upheld because of “${causeInWords(code, settings)}”, found ${days}`
    case 'open':
      return `${label} that are open, received ${days}`
  }
}

/** What a cause is called; the code itself where the list never had it. */
export function causeInWords(code: string, settings: AuthoritySettings): string {
  return wordFor(settings, 'reasonsUpheld', code)
}

function isCounted(kind: string): kind is CountedKind {
  return kind in COUNTED_KIND_LABELS
}
