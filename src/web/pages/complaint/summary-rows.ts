import type { Together } from '../../../application/people/seen-together.ts'
import type { ComplaintView } from '../../../application/worded.ts'
import { wordFor } from '../../../domain/authority/settings.ts'
import type { CommandType } from '../../../domain/complaint/commands.ts'
import type { CareStatus } from '../../../domain/complaint/events.ts'
import { PEOPLE_ROLES, SUMMARY_ROWS, UNKNOWN, bornWords, receivedWords, sentWords, sinceWords } from '../../../words/complaint.ts'
import { longDate } from '../../../words/dates.ts'
import { ANSWER_WAY_LABELS, DISABILITY_LABELS, PERSON_ROLE_LABELS, PRIORITY_LABELS } from '../../../words/fields.ts'
import { arrangementAndReviewWords, otherComplaintsWords } from '../../../words/people.ts'
import { CARE_STATUS_LABELS } from '../../../words/labels.ts'
import { PROTECTED_CONTACT, warningOf } from '../../../words/protected-contact.ts'
import { personName } from '../../components/timeline/person-name.ts'
import type { WordSource } from '../../components/timeline/recorded-words.ts'
import { urls } from '../../urls.ts'

/** One row of the summary. `change` names what the link changes, for those who hear it without its row. */
export type SummaryRow = Readonly<{ key: string; value: string; change?: string; href?: string }>

/** What is recorded about the complaint itself, row by row, with a link at each that `mayDo` lets this person change. */
export function summaryRows(view: ComplaintView, words: WordSource, mayDo: (command: CommandType) => boolean): readonly SummaryRow[] {
  const { complaint } = view
  const { details } = complaint
  const word = (list: Parameters<typeof wordFor>[1], code: string | undefined) => (code === undefined ? '' : wordFor(words.settings, list, code))
  const several = (list: Parameters<typeof wordFor>[1], codes: readonly string[]) => codes.map((code) => word(list, code)).join(', ')
  const ifMay = (command: CommandType, href: string) => (mayDo(command) ? { href } : {})
  const part = (name: string) => ifMay('record-details', detailsLink(view.complaintId, name))
  const rows: readonly SummaryRow[] = [
    {
      ...SUMMARY_ROWS.received, ...ifMay('correct', entryLink(view, 1)),
      value: receivedWords(complaint.receivedOn, complaint.reachedTeamOn, word('channels', complaint.channel)),
    },
    { ...SUMMARY_ROWS.category, value: word('categories', details.category), ...part('category') },
    { ...SUMMARY_ROWS.division, value: several('divisions', details.divisions), ...part('category') },
    { ...SUMMARY_ROWS.teams, value: several('teams', details.teams), ...part('category') },
    { ...SUMMARY_ROWS.priority, value: priority(view), ...part('priority') },
    { ...SUMMARY_ROWS.allocated, value: allocation(view, words), ...ifMay('allocate', urls.complaintCommand(view.complaintId, 'allocate')) },
    { ...SUMMARY_ROWS.answer, value: answerWay(view) },
    { ...SUMMARY_ROWS.nextContact, value: complaint.nextContactOn ? longDate(complaint.nextContactOn) : '' },
    { ...SUMMARY_ROWS.contact, value: howToContact(view, words), ...part('contact') },
    { ...SUMMARY_ROWS.adjustments, value: text(view, details.adjustments), ...part('contact') },
  ]
  return rows.filter(({ value, href }) => value !== '' || href !== undefined).map((row) => ({ ...row, value: row.value || UNKNOWN.value }))
}

export function detailsLink(complaintId: string, part: string): string {
  return `${urls.complaintCommand(complaintId, 'record-details')}?part=${part}`
}

function entryLink(view: ComplaintView, seq: number): string {
  return `${urls.complaintCommand(view.complaintId, 'correct')}?entry=${seq}`
}

function text(view: ComplaintView, ref: Readonly<{ textId: string }> | undefined | null): string {
  return ref ? view.texts.get(ref.textId) ?? '' : ''
}

function priority(view: ComplaintView): string {
  const { priority: code, priorityReason } = view.complaint.details
  const reason = text(view, priorityReason)
  return `${PRIORITY_LABELS[code ?? 'normal']}${reason === '' ? '' : `: ${reason}`}`
}

function allocation(view: ComplaintView, words: WordSource): string {
  const { allocatedTo } = view.complaint
  if (!allocatedTo) return ''
  const name = allocatedTo.responderId === undefined ? '' : view.userNames.get(allocatedTo.responderId) ?? UNKNOWN.user
  const team = allocatedTo.team === undefined ? '' : wordFor(words.settings, 'teams', allocatedTo.team)
  return sinceWords([name, team].filter(Boolean).join(', '), allocatedTo.on)
}

function answerWay(view: ComplaintView): string {
  const { answerWay: { step, since }, answers, stage } = view.complaint
  const answer = answers[stage]
  if (answer) return sentWords(answer.answeredOn)
  return since ? sinceWords(ANSWER_WAY_LABELS[step], since) : ANSWER_WAY_LABELS[step]
}

function howToContact(view: ComplaintView, words: WordSource): string {
  const { preferredContact, safeTimes, language } = view.complaint.details
  return [
    preferredContact === undefined ? '' : wordFor(words.settings, 'contactPreferences', preferredContact),
    language === undefined ? '' : wordFor(words.settings, 'languages', language),
    text(view, safeTimes),
  ].filter(Boolean).join('; ')
}

/** A person with a part in the complaint, as the page lists them. */
export type PersonRow = Readonly<{
  name: string; role: string; about: string; contact: readonly string[]
  /** What of their contact is protected: which parts, never what they are. */
  protectedParts: readonly string[]
  /** The page of the person; null where nobody is known, or the page is of a past day. */
  href: string | null
  /** "2 other complaints by this person", where there are any that the reader may see. */
  others: string
}>

/** Which contact details must not reach anybody else, without saying them; empty where there are none. */
export function protectedWarning({ people }: Pick<ComplaintView, 'people'>): string {
  const guarded = [...people.values()].flatMap(({ protected: parts }) => parts ?? [])
  const many = [...people.values()].filter(({ protected: parts = [] }) => parts.length > 0).length
  return many === 0 ? '' : warningOf(guarded, many)
}

export function peopleRows(view: ComplaintView, words: WordSource, together: Together): readonly PersonRow[] {
  const { complainants, children, others } = view.complaint.details
  const row = (personId: string | undefined, otherwise: string, role: string, about: readonly (string | undefined)[]) => {
    const person = view.people.get(personId ?? '')
    const seen = together.get(personId ?? '')
    const { email, telephone, address } = person?.contact ?? {}
    return {
      name: personName(person, otherwise), role,
      about: [...about, person?.bornOn && bornWords(person.bornOn)].filter(Boolean).join(', '),
      contact: [telephone, email, address].filter((line) => line !== undefined),
      protectedParts: (person?.protected ?? []).map((part) => PROTECTED_CONTACT.parts[part]),
      href: seen && person ? urls.person(person.personId) : null, others: role === PEOPLE_ROLES.complainant && seen && seen.complaints > 0 ? otherComplaintsWords(seen.complaints) : '',
    }
  }
  return [
    ...complainants.map(({ personId, type, relation }) => row(personId, UNKNOWN.complainant, PEOPLE_ROLES.complainant, [
      wordFor(words.settings, 'complainantTypes', type), relation && wordFor(words.settings, 'relations', relation),
    ])),
    ...children.map(({ personId, careStatus, disability }) => row(personId, nameless(careStatus), PEOPLE_ROLES.child, [
      careStatus && CARE_STATUS_LABELS[careStatus], disability && DISABILITY_LABELS[disability],
    ])),
    ...others.map(({ personId, role }) => row(personId, UNKNOWN.person, PERSON_ROLE_LABELS[role], [])),
  ]
}

/** What is arranged about contact with its complainants in other complaints of theirs. */
export function arrangedElsewhere({ complaint, people }: ComplaintView, together: Together) {
  return complaint.details.complainants.flatMap(({ personId = '' }) => (together.get(personId)?.arranged ?? []).map(({ complaintId, reference, contact }) => ({
    name: personName(people.get(personId)), words: arrangementAndReviewWords(contact), reference, href: urls.complaint(complaintId),
  })))
}

function nameless(careStatus: CareStatus | undefined): string {
  return careStatus === 'unborn' ? UNKNOWN.unborn : UNKNOWN.person
}
