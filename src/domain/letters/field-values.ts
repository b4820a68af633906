import type { PersonId } from '../complaint/basics.ts'
import { outcomeOf } from '../complaint/outcome.ts'
import { isOwed } from '../complaint/threads/remedies/thread.ts'
import type { AppointedRole } from '../complaint/threads/appointments/events.ts'
import { wordFor } from '../authority/settings.ts'
import { isCondition, isFieldName, type Condition } from './fields.ts'
import {
  answerOf, dueOf, entryOfLetter, lastOf, line, list, named, onDay, prose, word, type FieldResolver, type FieldValue, type LetterFacts, type Resolvers,
} from './letter-facts.ts'

const PEOPLE = {
  'recipient name': (facts) => named(facts, [facts.to]),
  'recipient first name': (facts) => named(facts, [facts.to], 'first-names'),
  'complainant name': (facts) => named(facts, facts.complaint.details.complainants.map(({ personId }) => personId)),
  'child name': (facts) => named(facts, facts.complaint.details.children.map(({ personId }) => personId), 'first-names'),
  'advocate name': (facts) => named(facts, [...facts.complaint.details.others.filter(({ role }) => role === 'advocate').map(({ personId }) => personId), lastOf(facts, 'AdvocateAppointed')?.person.personId].slice(-1)),
  responder: ({ complaint, users }) => line(users.get(complaint.allocatedTo?.responderId ?? '')),
  team: (facts) => word(facts, 'teams', facts.complaint.allocatedTo?.team ?? facts.complaint.details.teams[0]),
  'investigating officer': appointed('investigating-officer'),
  'independent person': appointed('independent-person'),
  'adjudicating officer': appointed('adjudicating-officer'),
  'panel chair': appointed('panel-chair'),
  reviewer: (facts) => {
    const reviewer = facts.complaint.threads.corporate.reviewer
    return reviewer && (line(facts.users.get(reviewer.userId ?? '')) ?? named(facts, [reviewer.personId]))
  },
  'writer name': ({ writer }) => line(writer),
} as const satisfies Partial<Resolvers>

const ABOUT = {
  reference: ({ complaint }) => line(complaint.reference),
  'how it came': (facts) => word(facts, 'channels', facts.complaint.channel),
  points: (facts) => list(facts, facts.complaint.points.map(({ text }) => text)),
  'outcomes wanted': (facts) => list(facts, facts.complaint.points.map(({ desiredOutcome }) => desiredOutcome)),
  statement: (facts) => prose(facts, [lastOf(facts, 'StatementOfComplaintAmended')?.text ?? lastOf(facts, 'StatementOfComplaintSent')?.text]) ?? list(facts, facts.complaint.points.map(({ text }) => text)),
  'authority name': ({ settings }) => line(settings.name),
  'team contact': ({ settings }) => (settings.teamContact === null ? null : { kind: 'prose', texts: [settings.teamContact] }),
  'procedure name': ({ procedure }) => line(procedure.title),
} as const satisfies Partial<Resolvers>

const DAYS = {
  today: ({ today }) => onDay(today),
  'received date': ({ complaint }) => onDay(complaint.receivedOn),
  'acknowledged date': ({ complaint }) => onDay(complaint.acknowledgedOn),
  'stage 1 due date': (facts) => dueOf(facts, 'stage-1-answer'),
  'stage 1 answered date': (facts) => onDay(lastOf(facts, 'StageOneAnswered')?.happenedOn),
  'ask for stage 2 by date': (facts) => dueOf(facts, 'stage-2-request'),
  'withdrawn date': ({ complaint }) => onDay(complaint.withdrawnOn),
  'new date': (facts) => dueOf(facts, facts.rule?.stage === 'stage-2' ? 'stage-2-answer' : facts.rule?.stage === 'corporate-review' ? 'corporate-review' : 'stage-1-answer'),
  'stage 2 requested date': ({ complaint }) => onDay(complaint.requestedOn['stage-2']),
  'stage 2 due date': (facts) => dueOf(facts, 'stage-2-answer'),
  'ask for panel by date': (facts) => dueOf(facts, 'stage-3-request'),
  'panel requested date': ({ complaint }) => onDay(complaint.requestedOn['stage-3']),
  'panel date': ({ complaint }) => onDay(complaint.threads.stageThree.panelOn),
  'panel met date': ({ complaint }) => onDay(complaint.panelMetOn),
  'panel answer due date': (facts) => dueOf(facts, 'panel-response'),
  'review requested date': ({ complaint }) => onDay(complaint.requestedOn['corporate-review']),
  'review due date': (facts) => dueOf(facts, 'corporate-review'),
  'proceedings end': ({ complaint }) => onDay(complaint.threads.proceedings.at(-1)?.expectedEndOn),
} as const satisfies Partial<Resolvers>

const DECIDED = {
  'panel place': (facts) => {
    const place = lastOf(facts, 'PanelDateSet')?.place
    return line(place && facts.texts.get(place.textId))
  },
  reason: (facts) => {
    const entry = entryOfLetter(facts)
    if (entry === null) return null
    return prose(facts, ['reason' in entry && isTextRef(entry.reason) ? entry.reason : null, 'reasons' in entry && isTextRef(entry.reasons) ? entry.reasons : null, 'reasoning' in entry && isTextRef(entry.reasoning) ? entry.reasoning : null])
  },
  proceedings: (facts) => {
    const declined = lastOf(facts, 'ConsiderationDeclined')
    return declined && { kind: 'proceedings', ground: declined.ground }
  },
  'terms of resolution': (facts) => prose(facts, [lastOf(facts, 'StageOneAnswered')?.termsOfResolution ?? lastOf(facts, 'ResolutionConfirmed')?.terms]),
  findings,
  answer: (facts) => prose(facts, [answerOf(facts)?.text ?? facts.complaint.answerWay.text]),
  'what we will do': actions,
  departures: (facts) => {
    const answer = answerOf(facts)
    if (answer?.type === 'ReviewPanelAnswered') return prose(facts, [answer.departures])
    return answer?.type === 'InvestigationAnswered' ? prose(facts, answer.departures?.map(({ text }) => text) ?? []) : null
  },
  recommendations: (facts) => list(facts, (facts.rule?.stage === 'stage-2' ? lastOf(facts, 'InvestigationReportReceived') : lastOf(facts, 'PanelReportReceived'))?.recommendations ?? []),
  proposals: (facts) => list(facts, lastOf(facts, 'ReviewPanelAnswered')?.proposals ?? []),
  'independent person views': (facts) => prose(facts, [lastOf(facts, 'ReviewPanelAnswered')?.independentPersonViews]),
} as const satisfies Partial<Resolvers>

const RESOLVERS: Resolvers = { ...PEOPLE, ...ABOUT, ...DAYS, ...DECIDED }

/** What a field says of these facts; null where it is not known, and of a name that is no field. */
export function fieldValue(name: string, facts: LetterFacts): FieldValue | null {
  return isFieldName(name) ? RESOLVERS[name](facts) : null
}

const HOLDS: Readonly<Record<Condition, (facts: LetterFacts) => boolean>> = {
  child: ({ reader }) => reader === 'child',
  adult: ({ reader }) => reader === 'adult',
  'easy read': ({ isEasyRead }) => isEasyRead,
  'for somebody else': ({ complaint, to }) => to !== null && !complaint.details.children.some(({ personId }) => personId === to) && complaint.details.children.length > 0,
  'several points': ({ complaint }) => complaint.points.length > 1,
  resolved: (facts) => answerOf(facts)?.whole === 'resolved-no-finding' || lastOf(facts, 'StageOneAnswered')?.termsOfResolution !== undefined,
  'upheld in full': (facts) => outcomeNow(facts) === 'upheld',
  'upheld in part': (facts) => outcomeNow(facts) === 'partly-upheld',
  'not upheld': (facts) => outcomeNow(facts) === 'not-upheld',
  'departs from the report': (facts) => fieldValue('departures', facts) !== null,
}

/** Whether a section's condition holds: one of ours, or that a field is known. */
export function conditionHolds(condition: string, facts: LetterFacts): boolean {
  return isCondition(condition) ? HOLDS[condition](facts) : fieldValue(condition, facts) !== null
}

function outcomeNow({ complaint }: LetterFacts): string | null {
  return outcomeOf(complaint).outcome
}

function appointed(role: AppointedRole): FieldResolver {
  return (facts) => {
    const holder = facts.complaint.threads.appointments.made.findLast((one) => one.role === role && one.endedOn === null)
    return holder === undefined ? null : line(facts.users.get(holder.userId ?? '')) ?? named(facts, [holder.personId satisfies PersonId | null])
  }
}

/** The finding on each point in the answer that the letter tells of, with why it departs where it does. */
function findings(facts: LetterFacts): FieldValue | null {
  const answer = answerOf(facts)
  if (answer === null) return null
  if (answer.findings === undefined) return answer.whole === undefined ? null : { kind: 'whole', finding: answer.whole }
  const why = new Map(answer.type === 'InvestigationAnswered' ? answer.departures?.map(({ pointId, text }) => [pointId, facts.texts.get(text.textId) ?? '']) ?? [] : [])
  const { points } = facts.complaint
  return {
    kind: 'findings',
    points: answer.findings.map(({ pointId, finding }) => {
      const at = points.findIndex((point) => point.pointId === pointId)
      return { number: at + 1, text: facts.texts.get(points[at]?.text?.textId ?? '') ?? '', finding, why: why.get(pointId) ?? '' }
    }).toSorted((a, b) => a.number - b.number),
  }
}

/** What is promised: actions that are still to be done, and remedies that are still to be given. */
function actions({ complaint, texts, settings }: LetterFacts): FieldValue | null {
  const { following, remedies } = complaint.threads
  const items = [
    ...following.actions.filter(({ doneOn, notDoneOn }) => doneOn === null && notDoneOn === null).map(({ text, dueOn }) => ({ text: texts.get(text.textId) ?? '', amountPence: null, by: dueOn })),
    ...remedies.filter(isOwed).map(({ kind, text, amountPence, dueOn }) => ({ text: (text && texts.get(text.textId)) || wordFor(settings, 'remedies', kind), amountPence, by: dueOn })),
  ].filter(({ text }) => text.trim() !== '')
  return items.length === 0 ? null : { kind: 'actions', items }
}

function isTextRef(value: unknown): value is Readonly<{ textId: string; digest: string }> {
  return typeof value === 'object' && value !== null && 'textId' in value && typeof value.textId === 'string'
}
