import type { ComplaintEventType } from '../../../domain/complaint/events.ts'
import type { LetterRule, Procedure } from '../../../domain/procedure/procedure.ts'
import type { StageInTurn } from '../../../domain/procedure/stage-events.ts'
import { longDate } from '../../../words/dates.ts'
import { LETTER_STATE_LABELS, type LetterState } from '../../../words/stage-page.ts'
import type { Happened } from './happened.ts'
import type { Step } from './steps.ts'

/** The event with which each letter goes out. A letter that only follows on one outcome names it. */
const SENT_WITH: Readonly<Record<string, ComplaintEventType | readonly [ComplaintEventType, string, unknown]>> = {
  acknowledgement: 'ComplaintAcknowledged', 'sufficient-interest-refused': ['SufficientInterestDecided', 'sufficient', false],
  'refused-as-prejudicial': 'ConsiderationDeclined', 'refused-as-late': ['LateComplaintDecided', 'accepted', false],
  'stage-1-extension': 'StageOneExtended', 'stage-1-resolved': 'StageOneAnswered', 'stage-1-answer': 'StageOneAnswered',
  'stage-2-start': 'StatementOfComplaintSent', 'stage-2-extension': 'InvestigationExtended', adjudication: 'InvestigationAnswered',
  'investigation-response': 'InvestigationAnswered', 'panel-notice': 'PanelPapersSent', 'panel-report': 'PanelReportReceived',
  'final-response': 'ReviewPanelAnswered', 'corporate-review-extension': 'CorporateReviewExtended', 'corporate-review-answer': 'CorporateReviewAnswered',
  withdrawal: 'WithdrawalConfirmed',
}

/** Letters that nobody owes until it comes to that. */
const ONLY_IF: ReadonlySet<string> = new Set([
  'sufficient-interest-refused', 'refused-as-prejudicial', 'refused-as-late', 'stage-1-extension', 'stage-2-extension', 'corporate-review-extension',
  'stage-1-resolved', 'withdrawal',
])

const TAGS: Readonly<Record<LetterState, string>> = {
  sent: 'green', owed: 'yellow', 'not-recorded': 'yellow', 'not-yet': 'grey', 'if-needed': 'grey', unknown: 'grey',
}

/** One letter of a stage: how it stands, and what it has to say. */
export type Letter = Readonly<{
  title: string
  state: LetterState
  label: string
  tagClass: string
  /** The days on which it went out. */
  sentOn: readonly string[]
  mustSay: LetterRule['mustSay']
}>

/** The letters of a stage, the acknowledgement with stage 1. */
export function lettersOf(procedure: Procedure, stage: StageInTurn, happened: Happened, steps: readonly Step[]): readonly Letter[] {
  const own = procedure.letters.filter((letter) => letter.stage === stage || (stage === 'stage-1' && letter.stage === 'acknowledgement'))
  return own.map((letter) => {
    const sentOn = sentDays(letter, happened)
    const state = sentOn.length > 0 ? 'sent' : waiting(letter, steps)
    return { title: letter.title, state, label: LETTER_STATE_LABELS[state], tagClass: `govuk-tag--${TAGS[state]}`, sentOn, mustSay: letter.mustSay }
  })
}

function sentDays({ id }: LetterRule, happened: Happened): readonly string[] {
  const match = SENT_WITH[id]
  const [type, field, value] = typeof match === 'string' ? [match] : match ?? []
  return happened.filter(({ event }) => event.type === type && (field === undefined || fieldOf(event, field) === value))
    // Resolved at stage 1, the answer is the letter of its terms too where it says them.
    .filter(({ event }) => id !== 'stage-1-resolved' || fieldOf(event, 'termsOfResolution') !== undefined)
    .map(({ event }) => longDate(event.happenedOn))
}

function fieldOf(event: object, field: string): unknown {
  const values: Readonly<Record<string, unknown>> = { ...event }
  return values[field]
}

function waiting({ id }: LetterRule, steps: readonly Step[]): LetterState {
  if (ONLY_IF.has(id)) return 'if-needed'
  const match = SENT_WITH[id]
  const step = steps.find(({ type }) => type === match)
  if (!step) return 'unknown'
  switch (step.state) {
    case 'due':
    case 'overdue':
    case 'now':
      return 'owed'
    case 'not-recorded':
    case 'not-needed':
      return 'not-recorded'
    case 'done':
    case 'not-yet':
    case 'if-needed':
      return 'not-yet'
  }
}
