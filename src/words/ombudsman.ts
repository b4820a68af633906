import type { OMBUDSMAN_EVENTS, RemedyKind } from '../domain/register/ombudsman/events.ts'
import type { OmbudsmanDate, RemedyStanding } from '../domain/register/ombudsman/case.ts'
import type { Compliance } from '../domain/register/ombudsman/desk-figures.ts'
import { shortDate } from './dates.ts'
import type { ThreadWords } from './threads/thread-words.ts'

const NOTE = { asks: 'Anything to add? (optional)' }
const REMEDY = { asks: 'Which remedy?' }
const LETTER_DATE = { asks: 'By when?', hint: 'The date in the Ombudsman’s letter. Heard never counts it.' }

export const REMEDY_KIND_LABELS: Readonly<Record<RemedyKind, string>> = {
  apology: 'Apology', payment: 'Payment', action: 'Action', 'service-improvement': 'Service improvement',
}

export const OMBUDSMAN_WORDS: ThreadWords<typeof OMBUDSMAN_EVENTS> = {
  title: 'Ombudsman',
  events: {
    OmbudsmanComplaintLinked: 'Linked to a complaint of ours', OmbudsmanSentBack: 'Sent back to us', OmbudsmanNotInvestigated: 'Not investigated',
    OmbudsmanEnquiryReceived: 'Enquiry from the Ombudsman', OmbudsmanEnquiryAnswered: 'Enquiry answered', OmbudsmanDraftReceived: 'Draft decision received',
    OmbudsmanCommentsSent: 'Comments on the draft sent', OmbudsmanDateMoved: 'Date moved by the Ombudsman', OmbudsmanFaultFound: 'Fault and injustice',
    OmbudsmanRemedyRecommended: 'Remedy recommended', OmbudsmanRemedyEvidenceSent: 'Evidence of a remedy sent', OmbudsmanRemedyComplied: 'Remedy done',
    OmbudsmanRemedyNotComplied: 'Remedy not complied with', OmbudsmanPublicReportIssued: 'Public report issued',
  },
  commands: {
    'link-ombudsman-complaint': {
      title: 'Link a complaint of ours', when: 'When did you see that it belongs to it?',
      asks: { complaint: { asks: 'Which complaint?', hint: 'Its reference, such as 2026-0042, or the address of its page.' } },
    },
    'record-sent-back': {
      title: 'Record that it was sent back to us', when: 'When did the Ombudsman send it back?',
      asks: {
        ground: {
          asks: 'Why?',
          of: {
            premature: 'Premature: our own procedure was not finished', 'statutory-procedure-not-used': 'The statutory procedure should have been used', other: 'Another reason',
          },
        },
        text: NOTE,
      },
    },
    'record-not-investigated': {
      title: 'Record that it is not investigated', when: 'When did the Ombudsman close it?',
      know: 'The Ombudsman closed the case after its first enquiries.', asks: { text: NOTE },
    },
    'record-ombudsman-enquiry': {
      title: 'Record an enquiry', when: 'When did the enquiry come?',
      asks: { enquiryId: null, dueOn: { ...LETTER_DATE, asks: 'By when does the Ombudsman want the answer?' }, text: { asks: 'What do they ask for? (optional)' } },
    },
    'answer-ombudsman-enquiry': { title: 'Record that an enquiry was answered', when: 'When was it answered?', asks: { enquiryId: { asks: 'Which enquiry?' }, text: NOTE } },
    'record-ombudsman-draft': {
      title: 'Record a draft decision', when: 'When did the draft come?',
      asks: { draftId: null, dueOn: { ...LETTER_DATE, asks: 'By when are comments due?' }, text: { asks: 'What does it say? (optional)' } },
    },
    'send-ombudsman-comments': {
      title: 'Record the comments on a draft', when: 'When were the comments sent?', asks: { draftId: { asks: 'Which draft?' }, text: { asks: 'What did you say? (optional)' } },
    },
    'move-ombudsman-date': {
      title: 'Record that the Ombudsman moved a date', when: 'When did the Ombudsman say so?',
      asks: { itemId: { asks: 'Which date?' }, dueOn: { ...LETTER_DATE, asks: 'Until when?' }, text: NOTE },
    },
    'record-ombudsman-fault': {
      title: 'Record fault and injustice', when: 'When was it decided?',
      asks: {
        finding: {
          asks: 'What was found?',
          of: { 'fault-and-injustice': 'Fault that caused injustice', 'fault-without-injustice': 'Fault without injustice', 'no-fault': 'No fault' },
        },
        about: { asks: 'On which point?' }, fault: { asks: 'What was the fault? (optional)' }, injustice: { asks: 'What injustice did it cause? (optional)' },
      },
    },
    'record-ombudsman-remedy': {
      title: 'Record a remedy', when: 'When was it recommended?',
      asks: {
        remedyId: null, kind: { asks: 'What sort of remedy?', of: REMEDY_KIND_LABELS }, text: { asks: 'What is to be done?' },
        amountPence: { asks: 'How much, in pounds? (optional)', hint: 'For a payment.' },
        dueOn: { asks: 'By when? (optional)', hint: LETTER_DATE.hint },
      },
    },
    'send-remedy-evidence': { title: 'Record that evidence was sent', when: 'When was it sent?', asks: { remedyId: REMEDY, text: { asks: 'What was sent? (optional)' } } },
    'record-remedy-complied': {
      title: 'Record that a remedy was done', when: 'When was it done?',
      know: 'Done after its date, it counts as complied with late.', asks: { remedyId: REMEDY, text: NOTE },
    },
    'record-remedy-not-complied': {
      title: 'Record that a remedy is not complied with', when: 'When was that decided?', asks: { remedyId: REMEDY, reasons: { asks: 'Why not?' } },
    },
    'record-public-report': { title: 'Record a public report', when: 'When was it issued?', asks: { text: NOTE } },
  },
}

/** The decision's own page: its category, of the set in force on its day. */
export const DECISION_WORDS = {
  title: 'Record what the Ombudsman decided', when: 'When was it decided?', know: 'Choose the category as the decision letter names it.',
  asks: { category: { asks: 'Which category?' } },
} as const

export const CATEGORY_LABELS: Readonly<Record<string, string>> = {
  premature: 'Premature', 'advice-given': 'Advice given', forwarded: 'Forwarded or resubmitted',
  'maladministration-and-injustice-report': 'Report: maladministration and injustice', 'local-settlement': 'Local settlement',
  'maladministration-report': 'Report: maladministration', 'no-maladministration-report': 'Report: no maladministration',
  'no-maladministration': 'No maladministration', 'ombudsmans-discretion': 'Ombudsman’s discretion', 'outside-jurisdiction': 'Outside jurisdiction',
  'incomplete-or-invalid': 'Incomplete or invalid', 'referred-back-for-local-resolution': 'Referred back for local resolution',
  'closed-after-initial-enquiries': 'Closed after initial enquiries', 'not-upheld': 'Not upheld', upheld: 'Upheld', 'not-for-us': 'Not for us',
  'assessed-and-closed': 'Assessed and closed', 'satisfactory-remedy-already-provided': 'Upheld: satisfactory remedy already provided',
}

export const CATEGORY_SET_LABELS: Readonly<Record<string, string>> = {
  'until-2012-13': 'Categories until 2012–13', '2013-14-to-2021-22': 'Categories from 2013–14 to 2021–22', 'from-2022-23': 'Categories from 2022–23',
}

export const DATE_KIND_LABELS: Readonly<Record<OmbudsmanDate['kind'], string>> = {
  enquiry: 'Answer to an enquiry', comments: 'Comments on a draft', remedy: 'Remedy',
}

export const REMEDY_STANDING_LABELS: Readonly<Record<RemedyStanding, string>> = {
  'to-do': 'To be done', complied: 'Complied with', late: 'Complied with late', 'not-complied': 'Not complied with',
}

export const CASE_STATE_LABELS = { open: 'Open', closed: 'Closed', all: 'All' } as const

export const DESK = {
  title: 'Ombudsman', new: 'Record a contact from the Ombudsman', notDecided: 'Not decided', noDate: 'No date', notRecorded: 'Category not recorded',
  unconfirmed: 'from general knowledge, not confirmed', ours: 'their references', notOurs: 'No complaint of ours', decided: 'Decided',
  asks: {
    on: 'The day the contact was received', theirReference: 'The Ombudsman’s reference (optional)', said: 'What is it about? (optional)',
    complaints: 'Complaints of ours that it is about (optional)',
  },
  what: { on: 'the day the contact was received', theirReference: 'the Ombudsman’s reference', said: 'what it is about', complaints: 'complaints that there are' },
} as const

/** The first contact's page, where it is corrected. */
export const CONTACT_WORDS = {
  title: DESK.new, when: 'When did the contact come?', asks: { theirReference: { asks: DESK.asks.theirReference }, said: { asks: DESK.asks.said } },
} as const

/** Something with a date of the Ombudsman's, so that it can be told from others of its kind. */
export function itemWords(item: OmbudsmanDate, text: string): string {
  const due = item.dueOn === null ? DESK.noDate : `due ${shortDate(item.dueOn)}`
  return `${DATE_KIND_LABELS[item.kind]} of ${shortDate(item.askedOn)}, ${due}${text === '' ? '' : `: ${text.length > 80 ? `${text.slice(0, 79)}…` : text}`}`
}

/** Where a date comes from: the letter, and whether the Ombudsman moved it since. */
export function whyDue({ askedOn, firstDueOn, dueOn, movedOn }: OmbudsmanDate): string {
  if (dueOn === null) return `The letter of ${shortDate(askedOn)} gives no date.`
  const letter = `The Ombudsman’s letter of ${shortDate(askedOn)}`
  if (movedOn === null) return `${letter} gives this date.`
  return `${letter} gave ${firstDueOn === null ? 'no date' : shortDate(firstDueOn)}; on ${shortDate(movedOn)} the Ombudsman moved it.`
}

/** "2026–27": the year from April to March. */
export function yearWords(year: number): string {
  return `${year}–${String((year + 1) % 100).padStart(2, '0')}`
}

/** "3 of 4 (75%)"; a dash where there is none to count. */
export function shareWords(count: number, of: number): string {
  return of === 0 ? '–' : `${count} of ${of} (${Math.round((count / of) * 100)}%)`
}

export const COMPLIANCE_LABELS: Readonly<Record<Compliance, string>> = {
  complied: 'Complied with in time', late: 'Complied with late', 'not-complied': 'Not complied with', overdue: 'Overdue, not done', 'not-due-yet': 'Not due yet',
}
