import type { WordedCommand } from '../application/worded.ts'

/** What has been done to a live complaint, in short; `after` counts working days from its receipt. */
export type LiveStep =
  | Readonly<{ do: 'acknowledge' | 'allocate' | 'pause' | 'withdraw' | 'close' | 'reopen' | 'request-investigation' | 'request-review'; after: number }>
  | Readonly<{ do: 'extend'; after: number; until: number; untold?: true }>
  | Readonly<{ do: 'draft' | 'submit' | 'send-back' | 'approve'; after: number }>
  | Readonly<{ do: 'answer'; after: number; outcome: NonNullable<Extract<WordedCommand, { type: 'answer-stage-one' }>['whole']> }>
  /** `next`: working days from today until the promised contact. */
  | Readonly<{ do: 'contact'; after: number; kind: 'call' | 'visit' | 'meeting' | 'message'; next?: number }>

/** A complaint of today's caseload. */
export type LiveCase = Readonly<{
  /** How many working days ago it was received. */
  ago: number
  who?: 'parent' | 'other-relative' | 'foster-carer' | 'care-leaver' | 'child-or-young-person' | 'anonymous' | 'councillor-or-mp'
  team?: string
  channel?: string
  category?: string
  points?: number
  /** How much of it was recorded at first; `bare` has the day, the channel and what was said. */
  recorded?: 'bare' | 'whole'
  unborn?: true
  disabled?: true
  corporate?: true
  priority?: 'high' | 'urgent'
  steps: readonly LiveStep[]
}>

const GIVEN_OUT = [{ do: 'acknowledge', after: 1 }, { do: 'allocate', after: 2 }] as const satisfies readonly LiveStep[]
const CHECKED = (after: number) => [{ do: 'draft', after }, { do: 'submit', after }, { do: 'approve', after: after + 1 }] as const satisfies readonly LiveStep[]
const ANSWERED = (after: number, outcome: Extract<LiveStep, { do: 'answer' }>['outcome']) =>
  [...CHECKED(after - 2), { do: 'answer', after, outcome }] as const satisfies readonly LiveStep[]
const EXTENDED = { do: 'extend', after: 8, until: 20 } as const

/** Something of everything that a complaints manager may find on a morning. Counted from today, so it never grows old. */
export const LIVE_CASES: readonly LiveCase[] = [
  // Overdue: with and without an extension, told and untold.
  { ago: 13, team: 'cin-widnes', steps: GIVEN_OUT },
  { ago: 12, team: 'cin-runcorn', channel: 'telephone', steps: [...GIVEN_OUT, { do: 'contact', after: 9, kind: 'call', next: -1 }] },
  { ago: 11, team: 'taf-widnes', steps: GIVEN_OUT },
  { ago: 24, team: 'cin-runcorn', category: 'assessment-or-review', steps: [...GIVEN_OUT, EXTENDED] },
  { ago: 22, team: 'cin-widnes', priority: 'high', steps: [...GIVEN_OUT, EXTENDED, { do: 'draft', after: 18 }] },
  { ago: 15, team: 'cin-runcorn', steps: [...GIVEN_OUT, { do: 'extend', after: 9, until: 20, untold: true }] },
  // Due today.
  { ago: 10, team: 'cin-widnes', steps: GIVEN_OUT },
  { ago: 10, team: 'cin-runcorn', category: 'assessment-or-review', steps: [...GIVEN_OUT, { do: 'draft', after: 7 }, { do: 'submit', after: 8 }] },
  { ago: 20, team: 'children-in-care-team', who: 'foster-carer', steps: [...GIVEN_OUT, EXTENDED] },
  { ago: 3, steps: [] },
  // Due in the next five working days.
  { ago: 9, team: 'cin-widnes', steps: GIVEN_OUT },
  { ago: 9, team: 'cin-widnes', category: 'assessment-or-review', steps: [...GIVEN_OUT, { do: 'contact', after: 5, kind: 'visit', next: 1 }] },
  { ago: 8, team: 'cin-runcorn', steps: [...GIVEN_OUT, { do: 'draft', after: 6 }] },
  { ago: 8, team: 'short-breaks', disabled: true, steps: GIVEN_OUT },
  { ago: 7, team: 'cin-runcorn', channel: 'letter', steps: GIVEN_OUT },
  { ago: 7, team: 'cin-widnes', category: 'assessment-or-review', points: 3, steps: GIVEN_OUT },
  { ago: 6, team: 'care-leavers', who: 'care-leaver', steps: [...GIVEN_OUT, { do: 'contact', after: 4, kind: 'message', next: 0 }] },
  { ago: 18, team: 'cin-widnes', steps: [...GIVEN_OUT, EXTENDED] },
  { ago: 17, team: 'cin-runcorn', category: 'assessment-or-review', steps: [...GIVEN_OUT, EXTENDED, { do: 'draft', after: 14 }] },
  { ago: 16, team: 'taf-runcorn', steps: [...GIVEN_OUT, EXTENDED, { do: 'contact', after: 12, kind: 'meeting', next: 2 }] },
  // Running, with time left.
  { ago: 5, team: 'cin-runcorn', steps: GIVEN_OUT },
  { ago: 5, team: 'cin-widnes', channel: 'telephone', steps: [...GIVEN_OUT, { do: 'contact', after: 3, kind: 'call', next: 1 }] },
  { ago: 4, team: 'cin-widnes', category: 'assessment-or-review', steps: GIVEN_OUT },
  { ago: 4, team: 'family-centres', steps: GIVEN_OUT },
  { ago: 4, team: 'cin-runcorn', who: 'other-relative', steps: [{ do: 'acknowledge', after: 2 }] },
  { ago: 13, team: 'cin-widnes', steps: [...GIVEN_OUT, { ...EXTENDED, after: 7 }] },
  { ago: 14, team: 'cin-runcorn', category: 'assessment-or-review', steps: [...GIVEN_OUT, EXTENDED] },
  // Fresh, not acknowledged yet; one past its three days.
  { ago: 5, team: 'cin-runcorn', channel: 'complaint-form', steps: [] },
  { ago: 2, team: 'cin-widnes', steps: [] },
  { ago: 2, category: 'assessment-or-review', steps: [{ do: 'acknowledge', after: 1 }] },
  { ago: 1, team: 'cin-runcorn', channel: 'telephone', priority: 'urgent', steps: [] },
  { ago: 1, steps: [] },
  { ago: 0, channel: 'email', steps: [] },
  // To be completed, unborn, anonymous, through a councillor.
  { ago: 3, recorded: 'bare', channel: 'telephone', steps: [{ do: 'acknowledge', after: 1 }] },
  { ago: 1, recorded: 'bare', channel: 'email', steps: [] },
  { ago: 0, recorded: 'bare', channel: 'telephone', steps: [] },
  { ago: 6, team: 'cin-widnes', unborn: true, steps: GIVEN_OUT },
  { ago: 8, team: 'cin-runcorn', who: 'anonymous', channel: 'letter', steps: [{ do: 'allocate', after: 2 }] },
  { ago: 5, team: 'cin-runcorn', who: 'councillor-or-mp', steps: GIVEN_OUT },
  // Paused until an advocate is appointed.
  { ago: 9, team: 'children-in-care-team', who: 'child-or-young-person', steps: [...GIVEN_OUT, { do: 'pause', after: 3 }] },
  { ago: 6, team: 'care-leavers', who: 'care-leaver', steps: [...GIVEN_OUT, { do: 'pause', after: 2 }] },
  // On the way to an answer.
  { ago: 9, team: 'cin-widnes', steps: [...GIVEN_OUT, { do: 'draft', after: 5 }, { do: 'submit', after: 6 }] },
  { ago: 8, team: 'cin-runcorn', category: 'assessment-or-review', steps: [...GIVEN_OUT, { do: 'draft', after: 5 }, { do: 'submit', after: 6 }, { do: 'send-back', after: 7 }] },
  { ago: 17, team: 'cin-widnes', category: 'assessment-or-review', steps: [...GIVEN_OUT, EXTENDED, { do: 'draft', after: 13 }, { do: 'submit', after: 14 }, { do: 'send-back', after: 15 }] },
  { ago: 9, team: 'taf-widnes', steps: [...GIVEN_OUT, ...CHECKED(7)] },
  // Answered, waiting to be closed; two of them late.
  { ago: 12, team: 'cin-widnes', steps: [...GIVEN_OUT, ...ANSWERED(9, 'partly-upheld')] },
  { ago: 16, team: 'cin-runcorn', category: 'assessment-or-review', steps: [...GIVEN_OUT, ...ANSWERED(10, 'not-upheld')] },
  { ago: 21, team: 'cin-widnes', category: 'assessment-or-review', steps: [...GIVEN_OUT, EXTENDED, ...ANSWERED(19, 'upheld')] },
  { ago: 19, team: 'cin-runcorn', steps: [...GIVEN_OUT, ...ANSWERED(14, 'upheld')] },
  { ago: 30, team: 'cin-widnes', category: 'assessment-or-review', steps: [...GIVEN_OUT, EXTENDED, ...ANSWERED(24, 'partly-upheld')] },
  { ago: 15, team: 'family-centres', steps: [...GIVEN_OUT, ...ANSWERED(6, 'resolved-no-finding')] },
  // Ended: closed, closed without an answer, withdrawn, reopened.
  { ago: 34, team: 'cin-runcorn', steps: [...GIVEN_OUT, ...ANSWERED(9, 'not-upheld'), { do: 'close', after: 31 }] },
  { ago: 26, team: 'taf-runcorn', steps: [...GIVEN_OUT, { do: 'close', after: 18 }] },
  { ago: 14, team: 'cin-widnes', steps: [...GIVEN_OUT, { do: 'withdraw', after: 6 }] },
  { ago: 40, team: 'cin-runcorn', category: 'assessment-or-review', steps: [...GIVEN_OUT, ...ANSWERED(10, 'not-upheld'), { do: 'close', after: 32 }, { do: 'reopen', after: 37 }] },
  // Further stages.
  { ago: 28, team: 'cin-widnes', points: 3, steps: [...GIVEN_OUT, EXTENDED, ...ANSWERED(17, 'not-upheld'), { do: 'request-investigation', after: 24 }] },
  { ago: 48, team: 'short-breaks', disabled: true, points: 3, steps: [...GIVEN_OUT, ...ANSWERED(10, 'partly-upheld'), { do: 'request-investigation', after: 21 }] },
  // Corporate complaints.
  { ago: 7, corporate: true, team: 'cin-runcorn', steps: GIVEN_OUT },
  { ago: 11, corporate: true, team: 'cin-widnes', channel: 'letter', steps: GIVEN_OUT },
  { ago: 2, corporate: true, channel: 'complaint-form', steps: [{ do: 'acknowledge', after: 1 }] },
  { ago: 25, corporate: true, team: 'children-in-care-team', steps: [...GIVEN_OUT, ...ANSWERED(9, 'not-upheld'), { do: 'request-review', after: 18 }] },
]
