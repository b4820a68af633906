import { lettersOwedOf } from '../../../application/letters/letter-facts-of.ts'
import { isOutstanding } from '../../../domain/letters/letters-owed.ts'
import { LETTERS_PAGE } from '../../../words/letters/letters-page.ts'
import { letterRowsWaiting, owedRow } from '../letters/list-page.ts'
import type { Together } from '../../../application/people/seen-together.ts'
import { may } from '../../../application/permissions.ts'
import type { Actor } from '../../../application/ports.ts'
import type { ComplaintView } from '../../../application/worded.ts'
import type { AuthoritySettings } from '../../../domain/authority/settings.ts'
import type { CommandType } from '../../../domain/complaint/commands.ts'
import { struckOutSeqs } from '../../../domain/complaint/effective.ts'
import { usableAccess } from '../../../domain/complaint/threads/outside-access/days.ts'
import { CHILDREN_ACT_1989_ENGLAND } from '../../../domain/procedure/children-act-1989-england/procedure.ts'
import { procedureById } from '../../../domain/procedure/procedures.ts'
import { isGuided } from '../../../domain/procedure/stage-events.ts'
import { UNKNOWN, andMoreWords } from '../../../words/complaint.ts'
import { longDate } from '../../../words/dates.ts'
import { EVENT_LABELS, OUTCOME_LABELS, STATUS_LABELS } from '../../../words/labels.ts'
import { TO_COMPLETE_LABELS } from '../../../words/fields.ts'
import { BREACH_WORDS } from '../../../words/refusals.ts'
import { disruptionName } from '../../../words/threads/delays.ts'
import { DOCUMENTS_PAGE } from '../../../words/documents-page.ts'
import { OUTSIDE_PART_LABELS } from '../../../words/threads/outside-access.ts'
import { LINK_LABELS, LINK_LABELS_BACK } from '../../../words/threads/links.ts'
import { clockHref, clockSummary } from '../../components/clock-summary/clock-summary.ts'
import { itemName } from '../../components/item-name.ts'
import { letterName } from '../../components/letter-name.ts'
import { stageTitle } from '../../components/stage-title.ts'
import { personName } from '../../components/timeline/person-name.ts'
import type { WordSource } from '../../components/timeline/recorded-words.ts'
import { inErrorNotice } from '../../components/timeline/in-error.ts'
import { timelineEntries } from '../../components/timeline/timeline-entries.ts'
import { urls } from '../../urls.ts'
import { nextSteps, type NextSteps } from './next-steps.ts'
import { answerSummaries, pointsTable } from './points-table.ts'
import { remedyRows } from './remedies-table.ts'
import { arrangedElsewhere, detailsLink, peopleRows, protectedWarning, summaryRows } from './summary-rows.ts'
import { sealedBanner } from './sealed-banner.ts'
import { safeguardingNotice, subjectPanels } from './subjects.ts'

export type ComplaintPage = Readonly<{
  view: ComplaintView
  settings: AuthoritySettings
  actor: Pick<Actor, 'role' | 'userId'>
  /** Set where the page is drawn as known on a past day: nothing may be changed from it. */
  asKnownOn: ComplaintView['asAt'] | null
  /** The `seq` that the reader has just recorded, where there is one. */
  recorded: number | null
  /** What else its people have a part in, as far as the reader may see. */
  together: Together
}>

/** Commands that have their place elsewhere on the page: at the rows, the entries and the inline form. */
const ELSEWHERE: readonly CommandType[] = ['record-complaint', 'correct', 'strike-out', 'record-details', 'log-contact']

const NOTHING_NEXT: NextSteps = { expected: [], subjects: [] }

/** Everything that `page.njk` prints. */
export function complaintPage({ view, settings, actor, asKnownOn, recorded, together }: ComplaintPage) {
  const words: WordSource = { settings, people: view.people, texts: view.texts, userNames: view.userNames, pointNumbers: pointNumbers(view), linked: namesOfLinked(view), itemNames: namesOfLetters(view) }
  const { complaint, complaintId } = view
  const isNow = asKnownOn === null
  const entries = timelineEntries(view.timeline, struckOutSeqs(view.timeline), words)
  const mayDo = (command: CommandType) => isNow && view.next.some((next) => next.command === command)
  const link = (command: CommandType) => urls.complaintCommand(complaintId, command)
  return {
    complaintId, reference: complaint.reference, seq: complaint.seq,
    who: whoComplains(view),
    stage: stageTitle(complaint.procedure, complaint.stage), statusLabel: STATUS_LABELS[view.inError ? 'recorded-in-error' : complaint.status],
    statusColour: view.inError ? 'red' : complaint.status === 'open' ? 'blue' : 'grey',
    inError: inErrorNotice(view.inError, words, mayDo('strike-out') ? link('strike-out') : null),
    outcome: view.outcome.outcome === null ? null : OUTCOME_LABELS[view.outcome.outcome],
    asKnownOn: asKnownOn && longDate(asKnownOn), nowHref: urls.complaint(complaintId),
    justRecorded: justRecorded(view, recorded),
    sealed: sealedBanner(view, actor),
    said: view.texts.get(complaint.said?.textId ?? '') ?? '',
    summary: summaryRows(view, words, mayDo),
    people: peopleRows(view, words, together), protectedWarning: protectedWarning(view),
    arranged: arrangedElsewhere(view, together),
    changePeople: mayDo('record-details') ? { complainant: detailsLink(complaintId, 'complainant'), child: detailsLink(complaintId, 'child'), others: detailsLink(complaintId, 'others') } : null,
    hasOthers: complaint.details.others.length > 0,
    changePoints: mayDo('record-details') ? detailsLink(complaintId, 'points') : null,
    points: pointsTable(view, settings),
    learning: learningLinks(view, actor),
    links: linkRows(view),
    answers: answerSummaries(view, words),
    remedies: remedyRows(view, settings, { isNow, mayCorrect: mayDo('correct') }),
    // What runs beside the stages and has ended stands with its subject.
    clocks: view.clocks.filter(({ stage, endedOn }) => stage !== 'beside' || endedOn === null)
      .map((clock) => clockSummary(clock, clockHref(complaintId, clock, asKnownOn), clock.item === null ? '' : itemName(clock.item, view, settings))),
    next: isNow ? nextSteps(view, ELSEWHERE) : NOTHING_NEXT,
    plainRoute: isNow ? plainRoute(view, link('decide-route')) : null,
    guides: stageGuides(view), outside: outsideSummary(view, actor, isNow), documents: documentsSummary(view, isNow), letters: lettersSummary(view, actor, isNow),
    safeguarding: view.inError ? [] : safeguardingNotice(view, isNow),
    subjects: subjectPanels(view, entries, settings, isNow),
    mayLogContact: mayDo('log-contact'), logContact: link('log-contact'),
    breaches: view.breaches.map(({ code, law, confirmed, happenedOn }) => ({
      words: BREACH_WORDS[code] ?? code, law, confirmed, on: longDate(happenedOn),
    })),
    toComplete: view.toComplete.map((code) => ({
      label: TO_COMPLETE_LABELS[code] ?? code, href: mayDo('record-details') ? toCompleteLink(view, code) : null,
    })),
    timeline: entries,
    lookedHref: may(actor, 'view-complaint-traces') ? urls.complaintTraces(complaintId) : '',
    changes: mayDo('correct') ? { correct: link('correct'), strikeOut: mayDo('strike-out') ? link('strike-out') : '' } : null,
    today: view.asAt,
  }
}

/** The plain case is one click: shown while it is an open Children Act complaint whose route nobody has decided. */
function plainRoute({ complaint, next }: ComplaintView, href: string): string | null {
  const { whole, points } = complaint.threads.route
  const isDecided = whole !== null || Object.keys(points).length > 0
  const isPlain = complaint.status === 'open' && complaint.stage === 'stage-1' && complaint.procedure === CHILDREN_ACT_1989_ENGLAND.id
  return isPlain && !isDecided && next.some(({ command }) => command === 'decide-route') ? href : null
}

/** Where one notes what was learned: from the whole of it, and from each point. Nowhere for who may record nothing of the kind. */
function learningLinks({ complaintId, complaint: { points }, inError }: ComplaintView, actor: Pick<Actor, 'role'>) {
  if (inError || !may(actor, 'record-entry')) return null
  return {
    whole: urls.learningNew({ complaint: complaintId }), points: points.map(({ pointId }) => urls.learningNew({ complaint: complaintId, point: pointId })),
  }
}

/** Who from outside can see papers of it today, for those who give access; null for anybody else. */
function outsideSummary(view: ComplaintView, actor: Pick<Actor, 'role'>, isNow: boolean) {
  if (!isNow || view.inError || !may(actor, 'invite-from-outside')) return null
  const { complaint, complaintId, people, asAt } = view
  const running = usableAccess(complaint).filter(({ access: { from }, lastDay }) => from <= asAt && (lastDay === null || asAt <= lastDay.on))
  return {
    href: urls.complaintOutside(complaintId),
    people: running.map(({ access: { personId, part }, lastDay }) => ({
      name: personName(people.get(personId), UNKNOWN.person), part: OUTSIDE_PART_LABELS[part], until: lastDay === null ? '' : longDate(lastDay.on),
    })),
  }
}

/** How many documents are filed with it, and where they are. */
function documentsSummary({ complaint, complaintId }: ComplaintView, isNow: boolean) {
  const many = complaint.threads.documents.filter(({ takenAway }) => takenAway === null).length
  return isNow ? { href: urls.complaintDocuments(complaintId), words: DOCUMENTS_PAGE.link(many) } : null
}

/** The letters that are owed or on their way, those that wait for somebody, and where all of them are; null of a past day and of a record made in error. */
function lettersSummary(view: ComplaintView, actor: Pick<Actor, 'role'>, isNow: boolean) {
  if (!isNow || view.inError) return null
  const mayWrite = may(actor, 'draft-letter')
  const owed = lettersOwedOf(view).filter(isOutstanding)
  return {
    href: urls.complaintLetters(view.complaintId), words: LETTERS_PAGE.all(view.complaint.threads.letters.all.filter(({ setAsideOn }) => setAsideOn === null).length),
    rows: [...letterRowsWaiting(view, owed), ...owed.map((standing) => owedRow(view, standing, mayWrite))],
  }
}

/** The guided page of each stage that the procedure has. */
function stageGuides({ complaint, complaintId }: ComplaintView) {
  const stages = procedureById(complaint.procedure)?.stages ?? []
  return stages.filter(({ id }) => isGuided(id)).map(({ id, title }) => ({
    title, href: urls.complaintStage(complaintId, id), isCurrent: id === complaint.stage,
  }))
}

/** What the other records that entries name are called: complaints by their references, disruptions by what and when they were, themes by name. */
function namesOfLinked({ linked, disruptions, themes }: ComplaintView): ReadonlyMap<string, string> {
  return new Map([...linked, ...themes, ...[...disruptions].map(([id, disruption]) => [id, disruptionName(disruption)] as const)])
}

/** The linked complaints, each by its reference, with what it is to this one. */
function linkRows({ links }: ComplaintView) {
  return links.map(({ complaintId, reference, how, isBack, maySee, isEnquiry }) => ({
    reference, what: (isBack ? LINK_LABELS_BACK : LINK_LABELS)[how], href: maySee ? (isEnquiry ? urls.enquiry(complaintId) : urls.complaint(complaintId)) : null,
  }))
}

/** Several letters of a complaint are told apart by what they are and to whom they go. */
function namesOfLetters(view: ComplaintView): ReadonlyMap<string, string> {
  return new Map(view.complaint.threads.letters.all.map(({ letterId }) => [letterId, letterName(letterId, view) ?? '']))
}

function pointNumbers({ complaint: { points } }: ComplaintView): ReadonlyMap<string, number> {
  return new Map(points.map(({ pointId }, index) => [pointId, index + 1]))
}

/** Who complains, by name: the first, and how many more. */
export function whoComplains({ complaint: { details: { complainants } }, people }: ComplaintView): string {
  const [first, ...others] = complainants
  if (!first) return ''
  const name = personName(people.get(first.personId ?? ''), UNKNOWN.complainant)
  return andMoreWords(name, others.length)
}

function toCompleteLink(view: ComplaintView, code: string): string {
  if (code === 'said') return `${urls.complaintCommand(view.complaintId, 'correct')}?entry=1`
  return detailsLink(view.complaintId, code === 'division' || code === 'team' ? 'category' : code)
}

function justRecorded({ timeline }: ComplaintView, recorded: number | null): string | null {
  const entry = timeline.find(({ seq }) => seq === recorded)
  return entry ? `${EVENT_LABELS[entry.event.type]}, ${longDate(entry.event.happenedOn)}` : null
}
