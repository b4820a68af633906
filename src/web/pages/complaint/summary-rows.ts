import type { ComplaintView } from '../../../application/worded.ts'
import { wordFor } from '../../../domain/authority/settings.ts'
import { longDate } from '../../../words/dates.ts'
import { ANSWER_WAY_LABELS, DISABILITY_LABELS, PERSON_ROLE_LABELS, PRIORITY_LABELS } from '../../../words/fields.ts'
import { CARE_STATUS_LABELS } from '../../../words/labels.ts'
import { personName } from '../../components/timeline/person-name.ts'
import type { WordSource } from '../../components/timeline/recorded-words.ts'
import { urls } from '../../urls.ts'

/** One row of the summary. `change` names what the link changes, for those who hear it without its row. */
export type SummaryRow = Readonly<{ key: string; value: string; change?: string; href?: string }>

/** What is recorded about the complaint itself, row by row; `mayChange` puts a link at each. */
export function summaryRows(view: ComplaintView, words: WordSource, mayChange: boolean): readonly SummaryRow[] {
  const { complaint } = view
  const { details } = complaint
  const word = (list: Parameters<typeof wordFor>[1], code: string | undefined) => (code === undefined ? '' : wordFor(words.settings, list, code))
  const several = (list: Parameters<typeof wordFor>[1], codes: readonly string[]) => codes.map((code) => word(list, code)).join(', ')
  const received = complaint.receivedOn === complaint.reachedTeamOn
    ? longDate(complaint.receivedOn)
    : `${longDate(complaint.receivedOn)}; reached the complaints team on ${longDate(complaint.reachedTeamOn)}`
  const rows: readonly SummaryRow[] = [
    { key: 'Received', value: `${received}, ${word('channels', complaint.channel)}`, change: 'when and how it was received', href: entryLink(view, 1) },
    { key: 'Category', value: word('categories', details.category), ...part(view, 'category', 'the category') },
    { key: 'Division', value: several('divisions', details.divisions), ...part(view, 'category', 'the division') },
    { key: 'Teams', value: several('teams', details.teams), ...part(view, 'category', 'the teams') },
    { key: 'Priority', value: priority(view), ...part(view, 'priority', 'the priority') },
    { key: 'To be answered by', value: allocation(view, words), change: 'who answers it', href: urls.complaintCommand(view.complaintId, 'allocate') },
    { key: 'The answer', value: answerWay(view) },
    { key: 'Next contact', value: complaint.nextContactOn ? longDate(complaint.nextContactOn) : '' },
    { key: 'How to contact', value: howToContact(view, words), ...part(view, 'contact', 'how to contact them') },
    { key: 'Adjustments', value: text(view, details.adjustments), ...part(view, 'contact', 'the adjustments') },
  ]
  return rows.filter((row) => row.value !== '' || mayChange && row.href !== undefined)
    .map((row) => (mayChange ? { ...row, value: row.value || 'Not recorded' } : { key: row.key, value: row.value }))
}

function part(view: ComplaintView, name: string, change: string): Readonly<{ change: string; href: string }> {
  return { change, href: detailsLink(view.complaintId, name) }
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
  const name = allocatedTo.responderId === undefined ? '' : view.userNames.get(allocatedTo.responderId) ?? 'a former user'
  const team = allocatedTo.team === undefined ? '' : wordFor(words.settings, 'teams', allocatedTo.team)
  return `${[name, team].filter(Boolean).join(', ')}, since ${longDate(allocatedTo.on)}`
}

function answerWay(view: ComplaintView): string {
  const { answerWay: { step, since }, answers, stage } = view.complaint
  const answer = answers[stage]
  if (answer) return `Sent on ${longDate(answer.answeredOn)}`
  return since ? `${ANSWER_WAY_LABELS[step]}, since ${longDate(since)}` : ANSWER_WAY_LABELS[step]
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
export type PersonRow = Readonly<{ name: string; role: string; about: string; contact: readonly string[]; href?: string }>

export function peopleRows(view: ComplaintView, words: WordSource): readonly PersonRow[] {
  const { complainants, children, others } = view.complaint.details
  const row = (personId: string | undefined, otherwise: string, role: string, about: readonly (string | undefined)[]) => {
    const person = view.people.get(personId ?? '')
    const { email, telephone, address } = person?.contact ?? {}
    return {
      name: personName(person, otherwise), role,
      about: [...about, person?.bornOn && `born ${longDate(person.bornOn)}`].filter(Boolean).join(', '),
      contact: [telephone, email, address].filter((line) => line !== undefined),
    }
  }
  return [
    ...complainants.map(({ personId, type, relation }) => row(personId, 'Anonymous or not known', 'Complainant', [
      wordFor(words.settings, 'complainantTypes', type), relation && wordFor(words.settings, 'relations', relation),
    ])),
    ...children.map(({ personId, careStatus, disability }) => row(personId, careStatus === 'unborn' ? 'Unborn child' : 'Name not known', 'Child or young person', [
      careStatus && CARE_STATUS_LABELS[careStatus], disability && DISABILITY_LABELS[disability],
    ])),
    ...others.map(({ personId, role }) => row(personId, 'Name not known', PERSON_ROLE_LABELS[role], [])),
  ]
}
