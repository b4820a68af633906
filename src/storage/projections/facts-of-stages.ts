import type { IsoDate } from '../../domain/calendar/iso-date.ts'
import { workingDaysBetween, type WorkingDayCalendar } from '../../domain/calendar/working-days.ts'
import { FINDINGS } from '../../domain/complaint/events.ts'
import { countFindings, outcomeOfAnswer } from '../../domain/complaint/outcome.ts'
import type { Complaint, StageAnswer } from '../../domain/complaint/state.ts'
import { ELIGIBILITY } from '../../domain/complaint/threads/eligibility/events.ts'
import { STAGES_COUNTED, type AdvocacyReached, type NotAcceptedFor, type ReportFact } from '../../domain/reporting/report-fact.ts'
import type { ProjectionContext } from './context.ts'
import type { FactRow } from './fact-versions.ts'
import type { StreamTimetable } from './timetable-of-stream.ts'

const STATUTORY: ReadonlySet<string> = new Set(['children-act-1989-england', 'wales-2014'])
const CORPORATE: ReadonlySet<string> = new Set(['corporate-council', 'corporate-code'])

/**
 * Which kind of complaint a procedure makes: statutory (the Children Act's), corporate (the council's own, or the Code
 * once it was adopted), or another. A procedure that Heard does not know counts as statutory, as it always did.
 */
export function factKindOf(procedure: string, corporateProcedure: string): Extract<ReportFact['kind'], `${string}-complaint`> {
  if (procedure === corporateProcedure || CORPORATE.has(procedure)) return 'corporate-complaint'
  return STATUTORY.has(procedure) || !OTHERS.has(procedure) ? 'statutory-complaint' : 'other-complaint'
}

const OTHERS: ReadonlySet<string> = new Set(['adult-social-care-2009', 'data-protection-complaint'])

type Parts = Readonly<{ complaint: Complaint; timetable: StreamTimetable }>

/** What is counted of each stage, of advocacy and of what the complaint is about, besides its dates. */
export function stagesOf({ complaint, timetable }: Parts, { calendar }: ProjectionContext): Partial<FactRow> {
  const { answers, requestedOn, panelMetOn } = complaint
  const review = answers['corporate-review']?.answeredOn ?? null
  const isAnswered = STAGES_COUNTED.some((stage) => answers[stage])
  return {
    not_accepted: notAcceptedFor(complaint),
    stage_outcomes: isAnswered ? STAGES_COUNTED.map((stage) => outcomeFor(answers[stage])) : [],
    stage_findings: isAnswered ? STAGES_COUNTED.flatMap((stage) => findingsFor(answers[stage])) : [],
    stage_one_days_late: daysLate(timetable, 'stage-1-answer', answers['stage-1']?.answeredOn, calendar),
    stage_two_days_late: daysLate(timetable, 'stage-2-answer', answers['stage-2']?.answeredOn, calendar),
    stage_three_answered_on: answers['stage-3']?.answeredOn ?? null, stage_three_working_days: daysBetween(requestedOn['stage-3'], panelMetOn, calendar),
    corporate_review_answered_on: review, corporate_review_working_days: daysBetween(requestedOn['corporate-review'], review, calendar),
    point_categories: [...new Set(complaint.points.flatMap(({ category }) => category ?? []))],
    child_statuses: [...new Set(complaint.details.children.flatMap(({ careStatus }) => careStatus ?? []))],
    advocacy: advocacyReached(complaint),
  }
}

function outcomeFor(answer: StageAnswer | undefined): ReportFact['stageOutcomes'][number] {
  return answer === undefined ? 'none' : outcomeOfAnswer(answer) ?? 'none'
}

/** One answer for the whole is one finding: nobody decided on the points one by one. */
function findingsFor(answer: StageAnswer | undefined): readonly number[] {
  const whole = answer?.whole === undefined || answer.whole === 'resolved-no-finding' ? [] : [answer.whole]
  const counts = countFindings(answer?.whole === undefined ? (answer?.findings ?? []).map(({ finding }) => finding) : whole)
  return FINDINGS.map((finding) => counts[finding])
}

/** After the date that counted when it was answered: an agreed extension has moved it already. */
function daysLate({ clocks }: StreamTimetable, clockId: string, answeredOn: IsoDate | undefined, calendar: WorkingDayCalendar): number | null {
  const due = clocks.find(({ id }) => id === clockId)?.dueOn
  if (answeredOn === undefined || due === undefined) return null
  return answeredOn > due ? workingDaysBetween(calendar, due, answeredOn) : 0
}

function daysBetween(from: IsoDate | undefined, to: IsoDate | null, calendar: WorkingDayCalendar): number | null {
  return from === undefined || to === null || to < from ? null : workingDaysBetween(calendar, from, to)
}

/** Routes that lead out of any complaints procedure: what takes one is recorded and not considered. */
const LEADS_OUT: ReadonlySet<string> = new Set(['enquiry', 'court', 'staff-discipline', 'compliment', 'not-this-authority'])

/** Why it is not considered, the first reason that stands; null where it is considered, or nothing was decided. */
function notAcceptedFor({ threads: { eligibility, route } }: Complaint): NotAcceptedFor | null {
  const { group, sufficientInterest, lateAccepted, repeatAccepted } = eligibility
  if (group !== null && ELIGIBILITY[group].how === 'refused') return group === 'without-consent' ? 'without-consent' : 'not-eligible'
  if (sufficientInterest === false) return 'insufficient-interest'
  if (lateAccepted === false) return 'too-late'
  if (repeatAccepted === false) return 'repeated'
  return route.whole !== null && LEADS_OUT.has(route.whole.route) ? 'another-way' : null
}

/** How far it came: an advocate that was appointed is more than an offer, whoever answered it. */
function advocacyReached({ details, threads: { advocacy: { offeredOn, answer, advocates } } }: Complaint): AdvocacyReached | null {
  if (advocates.some(({ isBarred }) => !isBarred) || details.supportedByAdvocate === true) return 'appointed'
  if (answer !== null) return answer.answer
  return offeredOn === null ? null : 'offered'
}
