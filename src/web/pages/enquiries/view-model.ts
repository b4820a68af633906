import type { EnquiryComplaint, EnquiryView } from '../../../application/enquiries.ts'
import { wordFor } from '../../../domain/authority/settings.ts'
import type { TextRef } from '../../../domain/complaint/events.ts'
import { struckOutSeqs } from '../../../domain/complaint/effective.ts'
import { memberEnquirySort } from '../../../domain/register/member-enquiry/member-enquiry.ts'
import { leftOrLate, longDate } from '../../../words/dates.ts'
import { ENQUIRIES, ENQUIRY_KIND_LABELS, MEMBER_CONSENT_LABELS, OFFER_LABELS, targetWords, TIER_NOTE } from '../../../words/enquiries.ts'
import { ENTRY_KIND_LABELS, REGISTER_EVENT_LABELS } from '../../../words/register.ts'
import { inErrorNotice } from '../../components/timeline/in-error.ts'
import { personName } from '../../components/timeline/person-name.ts'
import type { WordSource } from '../../components/timeline/recorded-words.ts'
import { timelineEntries } from '../../components/timeline/timeline-entries.ts'
import { urls } from '../../urls.ts'

type Line = Readonly<{ label: string; value: string }>

/** Everything that the page of an enquiry prints besides its next steps. */
export function enquiryPage(view: EnquiryView, mayRecord: boolean) {
  const { streamId, so, due, isOpen, inError, timeline, settings } = view
  const words: WordSource = { ...view, linked: view.references }
  const sort = so.of === 'enquiry' ? so.received.kind : memberEnquirySort(so)
  const doneOn = so.of === 'enquiry' ? so.settledOn : so.answeredOn
  const { received } = so
  return {
    kind: ENTRY_KIND_LABELS[so.of], state: so.complaint ? ENQUIRIES.became : isOpen ? ENQUIRIES.open : ENQUIRIES.settled,
    isOpen, standing: isOpen ? leftOrLate(due.workingDaysLeft) : '', isLate: isOpen && due.workingDaysLeft < 0, dueOn: longDate(due.on),
    why: targetWords({ what: ENQUIRY_KIND_LABELS[sort], workingDays: due.workingDays, tier: due.tier, on: received.happenedOn, dueOn: due.on }),
    became: linkOf(view.became), cameFrom: linkOf(view.cameFrom),
    lines: [
      line('Received', longDate(received.happenedOn)), line('Sort', ENQUIRY_KIND_LABELS[sort]),
      ...(so.of === 'enquiry' ? enquiryLines(view, so) : memberLines(view, so)),
      line(so.of === 'enquiry' ? 'Settled' : 'Answered', doneOn ? longDate(doneOn) : ''),
      line('Teams', (received.teams ?? []).map((code) => wordFor(settings, 'teams', code)).join(', ')),
      line('Divisions', (received.divisions ?? []).map((code) => wordFor(settings, 'divisions', code)).join(', ')),
      line('How it came', received.channel === undefined ? '' : wordFor(settings, 'channels', received.channel)),
    ].filter(({ value }) => value !== ''),
    tierNote: so.of === 'enquiry' && so.received.inTierBeforeStageOne === true ? TIER_NOTE : '',
    inError: inErrorNotice(inError, words, mayRecord ? urls.entryStrikeOut(streamId) : null),
    changes: mayRecord && inError === null ? { correct: urls.enquiryCommand(streamId, 'correct'), strikeOut: urls.entryStrikeOut(streamId) } : null,
    timeline: timelineEntries(timeline, struckOutSeqs(timeline), words, REGISTER_EVENT_LABELS),
  }
}

function enquiryLines(view: EnquiryView, so: Extract<EnquiryView['so'], { of: 'enquiry' }>): readonly Line[] {
  const { settings } = view
  const by = so.offer?.by ? `, by ${view.userNames.get(so.offer.by) ?? ENQUIRIES.nobody}` : ''
  return [
    line('Who asked', so.personId === null ? '' : personName(view.people.get(so.personId), '')),
    line('What was asked', textOf(view, so.received.said)),
    line('A complaint', so.offer ? `${OFFER_LABELS[so.offer.answer]}${by}, ${longDate(so.offer.on)}` : ''),
    line('Signposted to', so.signpostedTo === null ? '' : wordFor(settings, 'signposts', so.signpostedTo)),
    line('How it was settled', textOf(view, so.howSettled)),
    line('Tier before stage 1', so.received.inTierBeforeStageOne === true ? settings.tierBeforeStageOne?.name ?? 'Yes' : ''),
  ]
}

function memberLines(view: EnquiryView, so: Extract<EnquiryView['so'], { of: 'member-enquiry' }>): readonly Line[] {
  const { member, constituent, said } = so.received
  return [
    line('Who asks', personName(view.people.get(member.personId), '')),
    line('On whose behalf', constituent ? personName(view.people.get(constituent.personId), '') : ''),
    line('Consent', MEMBER_CONSENT_LABELS[so.consent]), line('What it is about', textOf(view, said)),
    line('Who answers', so.responderId === null ? ENQUIRIES.nobody : view.userNames.get(so.responderId) ?? ENQUIRIES.nobody),
    line('Chased', so.chasedOn.map((on) => longDate(on)).join('; ')), line('What was answered', textOf(view, so.answer)),
  ]
}

function line(label: string, value: string): Line {
  return { label, value }
}

function textOf({ texts }: EnquiryView, ref: TextRef | null | undefined): string {
  return ref ? texts.get(ref.textId) ?? '' : ''
}

function linkOf(complaint: EnquiryComplaint | null) {
  return complaint && { reference: complaint.reference, on: longDate(complaint.on), href: complaint.maySee ? urls.complaint(complaint.complaintId) : '' }
}
