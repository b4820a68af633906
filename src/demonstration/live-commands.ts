import type { IsoDate } from '../domain/calendar/iso-date.ts'
import { addWorkingDays, type WorkingDayCalendar } from '../domain/calendar/working-days.ts'
import type { UserId } from '../domain/complaint/events.ts'
import type { WordedCommand } from '../application/worded.ts'
import type { Chance } from './chance.ts'
import type { ComplaintWords } from './complaint-words.ts'
import type { LiveCase, LiveStep } from './live-cases.ts'

/** What the commands of one live complaint are made with. */
export type LiveContext = Readonly<{
  live: LiveCase
  receivedOn: IsoDate
  today: IsoDate
  calendar: WorkingDayCalendar
  chance: Chance
  words: ComplaintWords
  responderId: UserId | undefined
}>

/** One step as the command that a person would have sent. */
export function commandOf(step: LiveStep, context: LiveContext): WordedCommand {
  const { calendar, receivedOn, words, live, chance, responderId } = context
  const on = addWorkingDays(calendar, receivedOn, step.after).on
  switch (step.do) {
    case 'acknowledge':
      return { type: 'acknowledge', on, how: 'email' }
    case 'allocate':
      return { type: 'allocate', on, ...(responderId !== undefined && { responderId }), ...(live.team !== undefined && { team: live.team }) }
    case 'extend':
      return { type: 'extend-stage-one', on, ground: 'complex', untilWorkingDays: step.until, ...(!step.untold && { toldOn: on }), reason: { words: 'Two teams have to be asked, and the worker is on leave until next week.' } }
    case 'pause':
      return { type: 'pause-stage-one', on, reason: 'awaiting-advocate' }
    case 'draft':
      return { type: 'draft-answer', on, text: { words: words.answer } }
    case 'submit':
      return { type: 'submit-answer', on }
    case 'send-back':
      return { type: 'send-back-answer', on, reasons: { words: 'Please answer the second point too, and say what will be different.' } }
    case 'approve':
      return { type: 'approve-answer', on }
    case 'answer':
      return answerOf(step, on, context)
    case 'contact':
      return {
        type: 'log-contact', on, kind: step.kind, text: { words: chance.pick(CONTACTS) },
        ...(step.next !== undefined && { nextContactOn: addWorkingDays(calendar, context.today, step.next).on }),
      }
    case 'close':
      return { type: 'close', on, category: live.category ?? 'service', reason: { words: 'No further contact from the complainant.' } }
    case 'withdraw':
      return { type: 'withdraw', on, reason: { words: 'Says that it has been put right by the worker.' } }
    case 'reopen':
      return { type: 'reopen', on, reason: { words: 'New information about the review that was not looked at.' } }
    case 'request-investigation':
      return { type: 'request-investigation', on }
    case 'request-review':
      return { type: 'request-corporate-review', on }
  }
}

const CONTACTS: readonly string[] = [
  'Talked through the points; grateful for the call.', 'Left a message and will try again.', 'Met at the family centre. Calm, wants a date for the answer.',
  'Sent a text to say that the answer is on its way.', 'Visited at home with the team manager.',
]

function answerOf({ outcome }: Extract<LiveStep, { do: 'answer' }>, on: IsoDate, { chance, words }: LiveContext): WordedCommand {
  const isUpheld = outcome === 'upheld' || outcome === 'partly-upheld'
  return {
    type: 'answer-stage-one', on, whole: outcome, howResolved: isUpheld ? ['explanation', 'apology'] : ['explanation'], text: { words: words.answer },
    ...(isUpheld && { reasons: [chance.pick(['communication', 'visit-missed', 'reports-late', 'errors-in-reports'])] }),
  }
}
