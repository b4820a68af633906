import { CONTACT_PARTS } from '../../../application/people/protected-contact.ts'
import type { PersonView } from '../../../application/people/view-person.ts'
import type { LikePerson } from '../../../application/people/people-like.ts'
import type { SeenPart } from '../../../application/people/ports.ts'
import type { Person, PersonDetails } from '../../../application/ports.ts'
import type { IsoDate } from '../../../domain/calendar/iso-date.ts'
import { longDate, londonTime, shortDate, tableDate } from '../../../words/dates.ts'
import { UNKNOWN } from '../../../words/complaint.ts'
import { OUTCOME_LABELS, STATUS_LABELS } from '../../../words/labels.ts'
import { LIKENESS_LABELS, PEOPLE, arrangementAndReviewWords, entryPartLabel, partLabel, partsWords } from '../../../words/people.ts'
import { PROTECTED_CONTACT } from '../../../words/protected-contact.ts'
import { SEARCH_KIND_LABELS } from '../../../words/register.ts'
import { stageTitle } from '../../components/stage-title.ts'
import { personName } from '../../components/timeline/person-name.ts'
import { urls } from '../../urls.ts'

export type MayDo = Readonly<{ change: boolean; same: boolean; protectedContact: boolean }>

const statusLabels: Readonly<Record<string, string>> = STATUS_LABELS
const outcomeLabels: Readonly<Record<string, string>> = OUTCOME_LABELS

/** Everything that a person's page prints. */
export function personPage(view: PersonView, may: MayDo, today: IsoDate) {
  const { personId, records, people, parts, entries, like } = view
  return {
    name: personName(people.get(personId)), arrangements: arrangementRows(parts, today), total: new Set(parts.map(({ complaintId }) => complaintId)).size,
    records: records.map((id) => recordShown(view, id, may)),
    roles: [...Map.groupBy(parts, ({ role }) => role)].map(([role, of]) => ({ title: partLabel(role), rows: of.map((part) => complaintRow(part, records.length > 1 ? people : null)) })),
    entries: entries.map(({ kind, streamId, role, reference, receivedOn }) => ({
      reference: reference === '' ? SEARCH_KIND_LABELS[kind].title : reference, kind: SEARCH_KIND_LABELS[kind].title, href: urls.entry(streamId), role: entryPartLabel(kind, role), on: tableDate(receivedOn),
    })),
    said: view.said.map(({ person, other, saidOn, why }) => ({
      names: `${personName(people.get(person))} = ${personName(people.get(other))}`, on: longDate(saidOn), why,
      undo: may.same ? `${urls.personNotSame(person)}?other=${other}` : null,
    })),
    like: like.map((one) => ({ ...likeShown(one), say: `${urls.personSame(personId)}?other=${one.personId}` })),
    same: may.same ? urls.personSame(personId) : null,
  }
}

/** One record with how to reach them and what was known before. */
function recordShown({ people, versions, userNames }: PersonView, personId: string, may: MayDo) {
  const person = people.get(personId)
  const [, ...earlier] = versions.filter((version) => version.personId === personId)
  return {
    personId, name: personName(person), rows: detailRows(person), ...protectionOf(person, may), change: may.change && person ? urls.personChange(personId) : null, href: urls.person(personId),
    earlier: earlier.map((version) => ({
      name: personName(version), details: detailRows(version).map(({ key, value }) => `${key}: ${value}`).join('; '),
      recorded: `${londonTime(version.recordedAt)}, ${userNames.get(version.recordedBy) ?? UNKNOWN.colleague}`,
    })),
  }
}

/** What is protected of them, without what it is, and the ways to it for whoever may take them. */
function protectionOf(person: Person | undefined, { change, protectedContact }: MayDo) {
  const parts = person?.protected ?? []
  return {
    protectedParts: parts.map((part) => PROTECTED_CONTACT.parts[part]), showProtected: person && parts.length > 0 && protectedContact ? urls.personProtected(person.personId) : null,
    protect: person && change && parts.length < CONTACT_PARTS.length ? urls.personProtect(person.personId) : null,
    unprotect: person && change && parts.length > 0 ? urls.personUnprotect(person.personId) : null,
  }
}

function detailRows(person: PersonDetails | undefined): readonly Readonly<{ key: string; value: string }>[] {
  const { email = '', telephone = '', address = '' } = person?.contact ?? {}
  return [
    { key: 'Born', value: person?.bornOn === undefined ? '' : shortDate(person.bornOn) }, { key: 'Telephone', value: telephone },
    { key: 'E-mail', value: email }, { key: 'Address', value: address },
  ].filter(({ value }) => value !== '')
}

function complaintRow({ personId, complaintId, reference, procedure, stage, status, receivedOn, outcome, contact }: SeenPart, people: ReadonlyMap<string, Person> | null) {
  return {
    reference, href: urls.complaint(complaintId), receivedOn: tableDate(receivedOn), stage: stageTitle(procedure, stage), status: statusLabels[status] ?? status,
    outcome: outcome === null ? 'No outcome yet' : outcomeLabels[outcome] ?? outcome, as: people === null ? '' : personName(people.get(personId)), isRestricted: contact?.restrictedOn != null,
  }
}

/** What is arranged about contact with them as a complainant, complaint by complaint; the review that is due first, first. */
function arrangementRows(parts: readonly SeenPart[], today: IsoDate) {
  const own = parts.filter(({ role, contact }) => role === 'complainant' && contact !== null)
  return own.flatMap(({ complaintId, reference, contact }) => (contact === null ? [] : [{
    reference, href: urls.complaint(complaintId), words: arrangementAndReviewWords(contact), reviewOn: contact.reviewOn ?? '9999-12-31',
    review: contact.restrictedOn === null ? null : urls.complaintCommand(complaintId, 'review-contact-restriction'),
    isDue: contact.restrictedOn !== null && (contact.reviewOn === null || contact.reviewOn <= today),
  }])).toSorted((a, b) => (a.reviewOn < b.reviewOn ? -1 : a.reviewOn > b.reviewOn ? 1 : 0))
}

/** Somebody who may be the same person, as a choice is printed. */
export function likeShown(one: Person & Readonly<{ parts: number }> & Partial<Pick<LikePerson, 'likeness'>>) {
  return {
    personId: one.personId, name: personName(one, PEOPLE.nameless), href: urls.person(one.personId), reasons: (one.likeness ?? []).map((code) => LIKENESS_LABELS[code]).join(', '),
    about: [...(one.bornOn === undefined ? [] : [`born ${shortDate(one.bornOn)}`]), ...Object.values(one.contact ?? {}).map((line) => line.replaceAll('\n', ', ')), partsWords(one.parts)].join(' · '),
  }
}
