import type { KnownDay } from './known-days.ts'
import type { RowOf } from './projected-rows.ts'

/** What a fact says, apart from the days between which it was known. */
export type FactRow = Omit<RowOf<'report_facts'>, 'known_from' | 'known_to' | 'last_on'>

/** The parts of a fact that most kinds of stream have nothing of. */
export const NOTHING_MORE = {
  sort: null, causes: [], natures: [], found_on: null, themes: [], delayed_by: [], remedies: [], remedy_pence: [], remedies_promised_on: [], remedy_states: [], offer: null, passed_on: null, pass_on_due: null,
  consent: null, places: null, attended: null, score: null, audiences: [], due_on: null,
  not_accepted: null, stage_outcomes: [], stage_findings: [], stage_one_days_late: null, stage_two_days_late: null, stage_three_answered_on: null, stage_three_working_days: null,
  corporate_review_answered_on: null, corporate_review_working_days: null, point_categories: [], child_statuses: [], advocacy: null, ombudsman_category: null,
} as const satisfies Partial<FactRow>

/** The end of time: the fact is still open. */
const NEVER = '9999-12-31'

/**
 * The versions of one stream's fact, one row each: a version lasts until the day on which another became known. Days on
 * which nothing changed begin no version. `factAt` is given each day with the number of entries known before it, and
 * answers null where by then nothing was left of the stream.
 */
export function factVersions(
  days: readonly KnownDay[], factAt: (day: KnownDay, entriesBefore: number) => FactRow | 'same' | null,
): readonly RowOf<'report_facts'>[] {
  const versions: { fact: FactRow; from: string; to: string | null }[] = []
  let before = 0
  for (const day of days) {
    const fact = factAt(day, before)
    before = day.entries
    if (fact === 'same') continue
    const last = versions.at(-1)
    const current = last?.to === null ? last : undefined
    if (current && fact && saysTheSame(current.fact, fact)) continue
    if (current) current.to = day.day
    if (fact) versions.push({ fact, from: day.day, to: null })
  }
  return versions.map(({ fact, from, to }) => ({ ...fact, known_from: from, known_to: to, last_on: lastDayOf(fact) }))
}

function saysTheSame(one: FactRow, other: FactRow): boolean {
  return (Object.keys(one) as (keyof FactRow)[]).every((name) => one[name] === other[name] || String(one[name]) === String(other[name]) && Array.isArray(one[name]))
}

const ONE_DAY_KINDS: ReadonlySet<unknown> = new Set(['compliment', 'enquiry', 'point-of-contact', 'training', 'caseload', 'advice', 'procedure-update', 'advocacy-offer', 'member-enquiry'])

/** The last day on which anything of it is counted: a complaint that is not closed is open in every period to come. */
function lastDayOf(fact: FactRow): string {
  const last = ONE_DAY_KINDS.has(fact.kind) ? (fact.closed_on ?? fact.received_on) : (fact.closed_on ?? NEVER)
  const days = [last, fact.stage_one_answered_on, fact.stage_two_answered_on, fact.stage_three_met_on, fact.stage_two_requested_on, fact.stage_three_requested_on, fact.corporate_review_requested_on, fact.stage_three_answered_on, fact.corporate_review_answered_on, fact.found_on, ...(Array.isArray(fact.remedies_promised_on) ? fact.remedies_promised_on : [])]
  return days.reduce<string>((latest, day) => (typeof day === 'string' && day > latest ? day : latest), fact.received_on as string)
}
