import type { CommandType } from '../domain/complaint/commands.ts'
import { longDate } from './dates.ts'
import type { IsoDate } from '../domain/calendar/iso-date.ts'

type Subject = Readonly<{ title: string; commands: readonly CommandType[] }>

/** What is no subject of its own beside the stages, under the words it is looked for. */
export const SUBJECTS_OF_THE_STAGES: readonly Subject[] = [
  {
    title: 'The answer', commands: [
      'acknowledge', 'allocate', 'draft-answer', 'submit-answer', 'send-back-answer', 'approve-answer', 'extend-stage-one', 'pause-stage-one',
      'resume-stage-one', 'answer-stage-one', 'extend-investigation', 'answer-investigation', 'record-panel-meeting', 'answer-review-panel',
      'answer-corporate-review',
    ],
  },
  { title: 'Going on to the next stage', commands: ['request-investigation', 'request-review-panel', 'request-corporate-review'] },
  { title: 'Ending and reopening', commands: ['close', 'withdraw', 'reopen'] },
  { title: 'Notes', commands: ['add-note'] },
]

/** What stands under no subject. */
export const OTHER_STEPS = 'Other steps'

export const SAFEGUARDING_SUBJECT = 'Safeguarding'

/** What an unacknowledged concern is about, as the notice at the head of the page says it. */
export const CONCERN_WORDS = { child: 'Harm or risk to a child', worker: 'Somebody who works with children' } as const

/** How far a concern has come: "raised on Monday 2 March 2026; not referred yet". */
export function concernStanding(raisedOn: IsoDate, waitsFor: keyof typeof WAITS_FOR): string {
  return `raised on ${longDate(raisedOn)}; ${WAITS_FOR[waitsFor]}`
}

const WAITS_FOR = {
  referral: 'not referred to safeguarding yet', acknowledgement: 'referred, and safeguarding has not acknowledged it',
  'designated-officer': 'not referred to the designated officer yet',
  'designated-officer-acknowledgement': 'referred to the designated officer, who has not acknowledged it',
} as const

export function openWords(items: number): string {
  return items === 1 ? '1 open' : `${items} open`
}

export function entriesWords(entries: number): string {
  return entries === 1 ? '1 entry' : `${entries} entries`
}
