import type { RightsList, RightsView } from '../../../application/rights/requests.ts'
import { struckOutSeqs } from '../../../domain/complaint/effective.ts'
import type { RightsRequest } from '../../../domain/register/rights/request.ts'
import { RIGHTS_LIMITS } from '../../../domain/register/rights/clock.ts'
import { leftOrLate, longDate, tableDate } from '../../../words/dates.ts'
import { REGISTER_EVENT_LABELS } from '../../../words/register.ts'
import { RIGHT_LABELS, RIGHT_NAMES, RIGHTS, RIGHTS_OUTCOME_LABELS, RIGHTS_WORDS, rightsWhy } from '../../../words/rights.ts'
import { inErrorNotice } from '../../components/timeline/in-error.ts'
import { personName } from '../../components/timeline/person-name.ts'
import type { WordSource } from '../../components/timeline/recorded-words.ts'
import { timelineEntries } from '../../components/timeline/timeline-entries.ts'
import { urls } from '../../urls.ts'

/** Everything that the list of requests prints. */
export function rightsListPage({ rows, people, userNames }: RightsList) {
  return {
    empty: RIGHTS.empty,
    rows: rows.map(({ streamId, so, dates, workingDaysLeft }) => ({
      href: urls.rightsRequest(streamId), reference: so.reference, right: RIGHT_NAMES[so.right], person: personName(people.get(so.personId)),
      receivedOn: tableDate(so.received.happenedOn), handler: so.handlerId === null ? RIGHTS.nobody : userNames.get(so.handlerId) ?? RIGHTS.nobody,
      due: so.endedOn === null ? tableDate(dates.dueOn) : '', standing: workingDaysLeft === null ? '' : dates.isStopped ? RIGHTS.stopped : leftOrLate(workingDaysLeft),
      isLate: workingDaysLeft !== null && workingDaysLeft < 0, done: so.outcome === null || so.endedOn === null ? '' : `${RIGHTS_OUTCOME_LABELS[so.outcome]}, ${tableDate(so.endedOn)}`,
    })),
  }
}

const ASKED = RIGHTS_WORDS.commands['record-rights-request'].asks.asked.of

/** Everything that the page of one request prints besides its next steps. */
export function rightsPage(view: RightsView) {
  const { streamId, so, texts, references, inError, timeline, files } = view
  const words: WordSource = { ...view, linked: references }
  return {
    right: RIGHT_LABELS[so.right], ...standingOf(view), lines: linesOf(view).filter(({ value }) => value !== ''),
    marks: so.marks.map(({ mark, complaint, on, endedOn, text }) => ({
      label: RIGHTS.marks[mark], about: complaint === null ? RIGHTS.everything : references.get(complaint) ?? '', on: longDate(on), endedOn: endedOn && longDate(endedOn), text: texts.get(text.textId) ?? '',
    })),
    files: files.map(({ fileId, name, version, size }) => ({ href: urls.rightsFile(streamId, fileId), name, version, kilobytes: Math.max(1, Math.round(size / 1024)) })),
    review: so.right === 'access' && so.endedOn === null && inError === null ? urls.rightsReview(streamId) : null,
    person: urls.person(so.personId),
    inError: inErrorNotice(inError, words, urls.rightsStrikeOut(streamId)),
    changes: inError === null ? { correct: urls.rightsCommand(streamId, 'correct'), strikeOut: urls.rightsStrikeOut(streamId) } : null,
    timeline: timelineEntries(timeline, struckOutSeqs(timeline), words, REGISTER_EVENT_LABELS),
  }
}

/** Where it stands, by when it is due, and how that is counted. */
function standingOf({ so, dates, workingDaysLeft }: RightsView) {
  return {
    state: so.endedOn === null ? RIGHTS.open : RIGHTS.ended, isOpen: so.endedOn === null, dueOn: longDate(dates.dueOn),
    standing: workingDaysLeft === null ? '' : dates.isStopped ? RIGHTS.stopped : leftOrLate(workingDaysLeft), isLate: workingDaysLeft !== null && workingDaysLeft < 0,
    endedLate: so.endedOn !== null && so.endedOn > dates.dueOn,
    why: rightsWhy({
      receivedOn: so.received.happenedOn, ...dates, months: so.extendedOn === null ? RIGHTS_LIMITS.answer.calendarMonths : RIGHTS_LIMITS.extended.calendarMonths,
      law: RIGHTS_LIMITS.answer.law, identityLaw: RIGHTS_LIMITS.identity.law, clarificationLaw: RIGHTS_LIMITS.clarification.law, weekend: RIGHTS_LIMITS.weekend.guidance,
    }),
  }
}

function linesOf({ so, people, texts, userNames }: RightsView) {
  const { received } = so
  const line = (label: string, value: string) => ({ label, value })
  const nameOf = (personId: string | undefined) => (personId === undefined ? '' : personName(people.get(personId)))
  const userOf = (userId: string | null | undefined, none: string) => (userId ? userNames.get(userId) ?? RIGHTS.nobody : none)
  return [
    line('What they ask for', RIGHT_LABELS[so.right]), line('Whose data', nameOf(so.personId)), line('Who asks', ASKED[received.asked]), line('Their name', nameOf(received.requester?.personId)),
    line('Received', longDate(received.happenedOn)), line('What they said', received.said ? texts.get(received.said.textId) ?? '' : ''), line('Who they are', knownAs(so)), line('That they may ask', allowedBy(so)),
    line('Who answers', userOf(so.handlerId, RIGHTS.nobody)), line('Their account here', userOf(received.staff, '')),
    line('Outcome', so.outcome === null || so.endedOn === null ? '' : `${RIGHTS_OUTCOME_LABELS[so.outcome]}, ${longDate(so.endedOn)}`),
  ]
}

function knownAs({ identityAskedOn, identityConfirmedOn }: RightsRequest): string {
  if (identityConfirmedOn) return `Confirmed on ${longDate(identityConfirmedOn)}`
  return identityAskedOn ? `Asked on ${longDate(identityAskedOn)}, not shown yet` : 'Not confirmed yet'
}

function allowedBy({ received, authorityConfirmedOn }: RightsRequest): string {
  if (received.asked === 'themselves') return ''
  return authorityConfirmedOn ? `Shown on ${longDate(authorityConfirmedOn)}` : 'Not shown yet'
}
