import type { IsoDate } from '../../domain/calendar/iso-date.ts'
import type { PaymentPurpose } from '../../domain/complaint/basics.ts'
import type { REMEDIES_EVENTS, REMEDIES_REFUSALS, REMEDIES_WARNINGS } from '../../domain/complaint/threads/remedies/events.ts'
import type { RemedyState } from '../../domain/complaint/threads/remedies/thread.ts'
import { longDate } from '../dates.ts'
import type { ThreadWords } from './thread-words.ts'

export const PAYMENT_PURPOSE_LABELS: Readonly<Record<PaymentPurpose, string>> = {
  costs: 'Costs that they had', distress: 'Distress', 'time-and-trouble': 'Time and trouble', 'lost-service': 'A service they did not have', other: 'Something else',
}

export const REMEDY_STATE_LABELS: Readonly<Record<RemedyState, string>> = {
  owed: 'Still to be given', 'given-in-time': 'Given in time', 'given-late': 'Given late', 'not-given': 'Not given',
}

/** The steps of one remedy, as its row offers them. */
export const REMEDY_WORDS = { 'give-remedy': 'Record that it was given', 'replan-remedy': 'Plan it for another day', 'drop-remedy': 'Record that it is not given' } as const

/** What a correction says of one that an answer stated: on its form, and in the timeline. */
export const ANSWER_REMEDY_WORDS = { inError: 'The answer did not state this', recorded: 'not stated by the answer', correct: 'Correct it' } as const

/** "by 4 December 2026". */
export function byWhenWords(day: IsoDate): string {
  return `by ${longDate(day)}`
}

const REMEDY = { asks: 'Which remedy?' }

export const REMEDIES_WORDS: ThreadWords<typeof REMEDIES_EVENTS> = {
  title: 'What was promised to put it right',
  events: {
    RemedyPromised: 'Remedy promised', RemedyReplanned: 'Remedy planned for another day', RemedyGiven: 'Remedy given', RemedyNotGiven: 'Remedy not given',
  },
  commands: {
    'promise-remedy': {
      title: 'Promise a remedy', when: 'When was it promised?',
      know: 'What an answer promises is recorded with that answer. To add the person’s views to the social care record, record that request instead: it is followed there.',
      asks: {
        remedyId: null, kind: { asks: 'What will be given?' }, text: { asks: 'In what words was it promised? (optional)' },
        amountPence: { asks: 'How much money, in pounds? (optional)', hint: 'Such as 1,300 or 49.50; at most £1,000,000.' },
        purpose: { asks: 'What is the money for? (optional)', of: PAYMENT_PURPOSE_LABELS },
        dueOn: { asks: 'By when will it be given? (optional)' }, points: { asks: 'For which points? (optional)' },
      },
    },
    'replan-remedy': {
      title: 'Plan a remedy for another day', when: 'When was that decided?', asks: { remedyId: REMEDY, dueOn: { asks: 'By when now?' }, reasons: { asks: 'Why?' } },
    },
    'give-remedy': {
      title: 'Record that a remedy was given', when: 'When was it given?', asks: { remedyId: REMEDY, evidence: { asks: 'What shows it? (optional)', hint: 'Such as the date of the letter or the number of the payment.' } },
    },
    'drop-remedy': { title: 'Record that a remedy is not given', when: 'When was that decided?', asks: { remedyId: REMEDY, reasons: { asks: 'Why not?' } } },
  },
}

export const REMEDIES_REFUSAL_WORDS: Readonly<Record<keyof typeof REMEDIES_REFUSALS, string>> = {
  'no-open-remedy': 'Nothing that was promised in this complaint is still to be given.',
}

export const REMEDIES_WARNING_WORDS: Readonly<Record<keyof typeof REMEDIES_WARNINGS, string>> = {
  'remedy-overdue-when-entered': 'The day by which it was to be given has gone by already. It will stand as late until it is given.',
  'remedy-due-before-promised': 'The day by which it will be given lies before the day on which it was promised.',
  'remedy-without-due-day': 'What is promised has no day by which it will be given, so nothing will remind of it.',
  'payment-without-amount': 'A payment is promised without an amount.',
  'payment-without-purpose': 'It is not said what the payment is for.',
}
