import type { AskedKind, ENQUIRY_EVENTS, OfferAnswer } from '../domain/register/enquiry/events.ts'
import type { MEMBER_ENQUIRY_EVENTS, MemberConsent } from '../domain/register/member-enquiry/events.ts'
import type { EnquiryKind } from '../domain/authority/settings.ts'
import { longDate, workingDays } from './dates.ts'
import type { ThreadWords } from './threads/thread-words.ts'

export const ENQUIRY_KIND_LABELS: Readonly<Record<EnquiryKind, string>> = {
  enquiry: 'Enquiry', 'point-of-contact': 'Settled at the point of contact', 'early-resolution': 'Early resolution', advice: 'Advice', signposting: 'Signposting',
  'councillor-enquiry': 'Councillor’s enquiry', 'mp-enquiry': 'MP’s enquiry',
}

/** The kinds as the one page of an enquiry offers them. */
export const ASKED_KIND_LABELS: Readonly<Record<AskedKind, string>> = {
  enquiry: 'Enquiry: they want to know something', 'point-of-contact': 'Settled at the point of contact', 'early-resolution': 'Early resolution: put right before it was a complaint',
  advice: 'Advice: how to complain, or whether to', signposting: 'Signposting: to somebody else',
}

export const OFFER_LABELS: Readonly<Record<OfferAnswer, string>> = {
  accepted: 'Offered, and accepted', declined: 'Offered, and declined', awaited: 'Offered, no answer yet', 'not-offered': 'Not offered',
}

export const MEMBER_CONSENT_LABELS: Readonly<Record<MemberConsent, string>> = { seen: 'Seen', awaited: 'Awaited', 'not-needed': 'Not needed' }

const NOTE = { asks: 'Anything to add? (optional)' }
const SAID = { asks: 'What do they ask for, or what is wrong? (optional)' }
const TEAMS = { asks: 'Teams (optional)' }
const DIVISIONS = { asks: 'Divisions (optional)' }
const CHANNEL = { asks: 'How it came (optional)' }
const SIGNPOSTED = { asks: 'Signposted to whom? (optional)' }
const WHO_OFFERED = { asks: 'Who offered it? (optional)' }
const COMPLAINT = { asks: 'Which complaint?', hint: 'Its reference, such as 2026-0042, or the address of its page.' }
const NOTED = { title: 'Add a note', when: 'When was it?', asks: { text: { asks: 'What is to be noted?' } } } as const

export const ENQUIRY_WORDS: ThreadWords<typeof ENQUIRY_EVENTS> = {
  title: 'Enquiries',
  events: {
    EnquiryReceived: 'Enquiry received', EnquiryResolved: 'Enquiry settled', EnquiryOfferAnswered: 'Complaint offered', EnquirerNamed: 'Who asked',
    EnquiryNoted: 'Note', EnquiryBecameComplaint: 'Became a complaint',
  },
  commands: {
    'record-enquiry': {
      title: 'Record an enquiry', when: 'When was it received?',
      asks: {
        kind: { asks: 'What sort of enquiry?', of: ASKED_KIND_LABELS }, said: SAID, channel: CHANNEL, divisions: DIVISIONS, teams: TEAMS, signpostedTo: SIGNPOSTED,
        offer: { asks: 'Was a complaint offered? (optional)', of: OFFER_LABELS }, offeredBy: WHO_OFFERED,
        inTierBeforeStageOne: {
          asks: 'Was it handled in the tier before stage 1? (optional)',
          hint: 'Only for years in which the authority had one. The Ombudsman’s Complaint Handling Code forbids such a tier now (not confirmed).',
        },
      },
    },
    'resolve-enquiry': {
      title: 'Record that it was settled', when: 'When was it settled?', asks: { text: { asks: 'How was it settled? (optional)' }, signpostedTo: SIGNPOSTED },
    },
    'record-complaint-offer': {
      title: 'Record that a complaint was offered, or the answer', when: 'When was it offered, or answered?',
      asks: { answer: { asks: 'Was a complaint offered?', of: OFFER_LABELS }, offeredBy: WHO_OFFERED, text: NOTE },
    },
    'name-enquirer': { title: 'Record who asked', when: 'When did you learn it?', asks: { person: { asks: 'Who asked?' }, text: NOTE } },
    'note-on-enquiry': NOTED,
    'turn-enquiry-into-complaint': {
      title: 'Link the complaint that it became', when: 'When did it become a complaint?',
      know: 'For a complaint that is recorded already. From this day it is counted as that complaint alone. To record a new one, go back and choose “Turn into a complaint”.',
      asks: { complaint: COMPLAINT },
    },
  },
}

export const MEMBER_ENQUIRY_WORDS: ThreadWords<typeof MEMBER_ENQUIRY_EVENTS> = {
  title: 'Councillor and MP enquiries',
  events: {
    MemberEnquiryReceived: 'Enquiry received', MemberEnquiryAllocated: 'Given to somebody to answer', MemberEnquiryConsentRecorded: 'Consent',
    MemberEnquiryChased: 'Answer chased', MemberEnquiryNoted: 'Note', MemberEnquiryAnswered: 'Answered', MemberEnquiryBecameComplaint: 'Became a complaint',
  },
  commands: {
    'record-member-enquiry': {
      title: 'Record a councillor’s or an MP’s enquiry', when: 'When was it received?',
      asks: {
        from: { asks: 'Who asks?', of: { councillor: 'A councillor', mp: 'A Member of Parliament' } }, member: { asks: 'The councillor or MP' },
        constituent: { asks: 'On whose behalf? (optional)' }, consent: { asks: 'Has that person agreed that we answer?', of: MEMBER_CONSENT_LABELS },
        said: { asks: 'What is it about? (optional)' }, teams: TEAMS, divisions: DIVISIONS, channel: CHANNEL, responder: { asks: 'Who answers it? (optional)' },
      },
    },
    'allocate-member-enquiry': { title: 'Give it to somebody to answer', when: 'When was it given to them?', asks: { responder: { asks: 'Who answers it?' }, text: NOTE } },
    'record-member-consent': {
      title: 'Record the consent', when: 'When was that?', asks: { consent: { asks: 'Has the person agreed that we answer?', of: MEMBER_CONSENT_LABELS }, text: NOTE },
    },
    'chase-member-enquiry': { title: 'Record that the answer was chased', when: 'When was it chased?', asks: { text: NOTE } },
    'note-on-member-enquiry': NOTED,
    'answer-member-enquiry': { title: 'Record the answer', when: 'When was it answered?', asks: { text: { asks: 'What was answered? (optional)' } } },
    'turn-member-enquiry-into-complaint': {
      title: 'Link the complaint that it became', when: 'When did it become a complaint?',
      know: 'For the constituent’s complaint, where it is recorded already. From this day it is counted as that complaint alone.', asks: { complaint: COMPLAINT },
    },
  },
}

/** The guidance that forbids a tier before stage 1, marked as the facts sheet marks it. */
export const TIER_NOTE = 'The Ombudsman’s Complaint Handling Code forbids a tier before stage 1 now (from general knowledge, not confirmed).'

/** How the day by which it is to be answered is counted, in a sentence. */
export function targetWords(asked: Readonly<{ what: string; workingDays: number; tier: string | null; on: Parameters<typeof longDate>[0]; dueOn: Parameters<typeof longDate>[0] }>): string {
  const target = asked.tier === null ? `The authority’s own target for “${asked.what}” is ${workingDays(asked.workingDays)}` : `“${asked.tier}”, the tier before stage 1, gave ${workingDays(asked.workingDays)}`
  return `${target}. Day 0 is the day of receipt, ${longDate(asked.on)}; weekends and bank holidays are not counted; the last day is ${longDate(asked.dueOn)}. It is a local target, not law.`
}

export const ENQUIRIES = {
  title: 'Enquiries', log: 'Record an enquiry', memberLog: 'Record a councillor’s or an MP’s enquiry',
  open: 'Open', settled: 'Settled', became: 'Became a complaint', nobody: 'Nobody yet',
  settledOnTheSpot: 'Settled on the spot', team: 'Team (optional)',
  what: { on: 'the day it was received', kind: 'what sort of enquiry it was', said: 'what was asked', team: 'the team', offer: 'whether a complaint was offered', spot: 'whether it was settled on the spot', member: 'the councillor or MP' },
  toComplaint: 'Turn into a complaint', fromComplaint: 'It was recorded as a complaint first',
  empty: 'No enquiry is recorded yet. “Record an enquiry” takes one page, and less than a minute.',
} as const

export const ENQUIRY_STATES = { open: 'Open', overdue: 'Overdue', all: 'All' } as const
