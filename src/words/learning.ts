import type { ACTION_ROLES, LEARNING_EVENTS, LearningSource, RECOMMENDED_BY, SharedHow } from '../domain/register/learning/events.ts'
import type { ActionStanding, LookBackAfter } from '../domain/register/learning/learning.ts'
import type { ThreadWords } from './threads/thread-words.ts'

const NOTE = { asks: 'Anything to add? (optional)' }

export const LEARNING_SOURCE_LABELS: Readonly<Record<LearningSource, string>> = {
  point: 'A point of complaint', complaint: 'A complaint as a whole, upheld or not', ombudsman: 'A decision of the Ombudsman', compliment: 'A compliment',
  theme: 'A theme', other: 'Something else',
}

export const RECOMMENDED_BY_LABELS: Readonly<Record<(typeof RECOMMENDED_BY)[number], string>> = {
  'investigating-officer': 'The investigating officer', 'independent-person': 'The independent person', adjudication: 'The adjudication',
  'review-panel': 'The review panel', ombudsman: 'The Ombudsman', 'complaints-manager': 'The complaints manager',
}

export const ACTION_ROLE_LABELS: Readonly<Record<(typeof ACTION_ROLES)[number], string>> = {
  'head-of-service': 'Head of service', director: 'Director', 'principal-social-worker': 'Principal social worker', 'practice-development': 'Practice development',
  'policy-and-procedures': 'Policy and procedures', 'partner-body': 'A partner body',
}

export const SHARED_HOW_LABELS: Readonly<Record<SharedHow, string>> = {
  supervision: 'In supervision', 'team-meeting': 'At a team meeting', training: 'In training', bulletin: 'In a bulletin', other: 'In another way',
}

export const LOOK_BACK_LABELS: Readonly<Record<LookBackAfter, string>> = { 'six-months': 'Six months after', 'twelve-months': 'Twelve months after' }

export const ACTION_STANDING_LABELS: Readonly<Record<ActionStanding, string>> = {
  open: 'To be done', overdue: 'Overdue', 'done-in-time': 'Done in time', 'done-late': 'Done late', 'not-done': 'Not done',
}

export const LEARNING_WORDS: ThreadWords<typeof LEARNING_EVENTS> = {
  title: 'Learning',
  events: {
    LearningNoted: 'Learning noted', RecommendationMade: 'Recommendation made', RecommendationAccepted: 'Recommendation accepted',
    RecommendationNotAccepted: 'Recommendation not accepted', LearningActionAgreed: 'Action agreed', ComplaintActionTakenUp: 'Action of the complaint taken up',
    LearningActionReplanned: 'Action planned anew', LearningActionDone: 'Action done', LearningActionNotDone: 'Action given up', LearningShared: 'Shared',
    LearningLookedBack: 'Looked back', LearningClosed: 'Closed', LearningReopened: 'Taken up again',
  },
  commands: {
    'note-learning': {
      title: 'Note what was learned', when: 'When was it seen?',
      know: 'Learning is taken from all complaints, not only from those that were upheld. Names and what could identify a family do not belong here: teams read it.',
      asks: {
        from: { asks: 'Where does it come from?', of: LEARNING_SOURCE_LABELS },
        complaint: { asks: 'From which complaint? (optional)', hint: 'Its reference, such as 2026-0042, or the address of its page.' },
        points: { asks: 'From which of its points? (optional)' }, source: { asks: 'From which case of the Ombudsman or compliment? (optional)' },
        text: { asks: 'What was learned?', hint: 'In a sentence or two that a team can use.' },
        cause: { asks: 'What is the cause? (optional)', hint: 'With a cause and a team, it can be seen later whether it came back.' },
        teams: { asks: 'Which teams is it about? (optional)' }, divisions: { asks: 'Which divisions? (optional)' }, theme: { asks: 'Is it part of a theme? (optional)' },
      },
    },
    'make-recommendation': {
      title: 'Record a recommendation', when: 'When was it made?',
      asks: { recommendationId: null, by: { asks: 'Who recommends it?', of: RECOMMENDED_BY_LABELS }, text: { asks: 'What is recommended?' } },
    },
    'accept-recommendation': {
      title: 'Accept a recommendation', when: 'When was it accepted?', asks: { recommendationId: { asks: 'Which recommendation?' }, text: NOTE },
    },
    'refuse-recommendation': {
      title: 'Record that a recommendation is not accepted', when: 'When was that decided?',
      asks: { recommendationId: { asks: 'Which recommendation?' }, reasons: { asks: 'Why is it not accepted?' } },
    },
    'agree-learning-action': {
      title: 'Agree an action', when: 'When was it agreed?', know: 'Say who sees to it: a person, a team or a role. One of the three is enough.',
      asks: {
        actionId: null, text: { asks: 'What will be done?' }, owner: { asks: 'Which person sees to it? (optional)' }, team: { asks: 'Which team? (optional)' },
        role: { asks: 'Which role? (optional)', of: ACTION_ROLE_LABELS }, dueOn: { asks: 'By when?' },
        recommendationId: { asks: 'Does it follow a recommendation? (optional)' },
      },
    },
    'take-up-action': {
      title: 'Take up an action of the complaint', when: 'When was it taken up?',
      know: 'The action stays in the complaint, with its date, and is recorded as done there. It is shown here, and not counted twice.',
      asks: { complaintActionId: { asks: 'Which action?' } },
    },
    'replan-learning-action': {
      title: 'Give an action another date', when: 'When was that agreed?',
      asks: { actionId: { asks: 'Which action?' }, dueOn: { asks: 'By when now?' }, reasons: { asks: 'Why?' } },
    },
    'complete-learning-action': {
      title: 'Record that an action was done', when: 'When was it done?',
      asks: { actionId: { asks: 'Which action?' }, evidence: { asks: 'How is it known to be done?', hint: 'What somebody who asks could be shown.' } },
    },
    'drop-learning-action': {
      title: 'Record that an action will not be done', when: 'When was that decided?',
      know: 'The annual report says which changes were made, and any that were not.',
      asks: { actionId: { asks: 'Which action?' }, reasons: { asks: 'Why not?' } },
    },
    'share-learning': {
      title: 'Record with whom it was shared', when: 'When was it shared?',
      asks: {
        how: { asks: 'How was it shared?', of: SHARED_HOW_LABELS }, teams: { asks: 'With which teams? (optional)' },
        people: { asks: 'With how many people? (optional)' }, text: NOTE,
      },
    },
    'look-back': {
      title: 'Look back: did it come back?', when: 'When was this looked at?',
      asks: {
        after: { asks: 'Which look is this?', of: LOOK_BACK_LABELS }, text: { asks: 'What was seen?' }, isMoreNeeded: { asks: 'Does more have to be done?' },
      },
    },
    'close-learning': { title: 'Close it', when: 'When was it closed?', know: 'Nothing more is planned. One still looks back after six and twelve months.', asks: { text: NOTE } },
    'reopen-learning': { title: 'Take it up again', when: 'When was it taken up again?', asks: { reasons: { asks: 'Why?' } } },
  },
}

export const LEARNING = {
  title: 'Learning', note: 'Note what was learned', weDid: 'You said, we did', anyTeam: 'Any team', anyCause: 'Any cause', anyTheme: 'Any theme', anySource: 'Any source',
  states: { open: 'To be followed', overdue: 'Overdue', 'look-back': 'To look back on', done: 'Done', all: 'All' },
  standing: { open: 'To be followed', overdue: 'Overdue', done: 'Done' },
  nobody: 'Nobody named', notSeen: 'A complaint that you may not see', complaintAction: 'Action of the complaint', accepted: 'Accepted', notAccepted: 'Not accepted',
  noAnswer: 'Nobody has said yet whether it is accepted',
} as const

const COUNT_WORDS = ['not at all', 'once', 'twice'] as const
const MONTH_WORDS: Readonly<Record<number, string>> = { 6: 'six', 12: 'twelve' }

/** "twice", "seven times" as people say it: 7 times. */
function timesWords(count: number): string {
  return COUNT_WORDS[count] ?? `${count} times`
}

/** "six months". */
function monthsWords(months: number): string {
  return `${MONTH_WORDS[months] ?? months} months`
}

const VERDICTS = {
  'none-at-all': 'Nothing to compare.', 'too-few': 'Too few to say more.', 'within-chance': 'That is within what chance alone would do.',
  fewer: 'That is fewer than chance alone would do.', more: 'That is more than chance alone would do.',
} as const

type Seen = Readonly<{ months: number; before: number; after: number; verdict: keyof typeof VERDICTS | 'not-yet'; until: string; undecided: number }>

/** Whether it came back, in one or two plain sentences: "Found twice in the twelve months before, once in those after. Too few to say more." */
export function cameBackWords({ months, before, after, verdict, until, undecided }: Seen): string {
  const found = `Found ${timesWords(before)} in the ${monthsWords(months)} before, ${timesWords(after)} ${verdict === 'not-yet' ? 'since' : 'in those after'}.`
  const judged = verdict === 'not-yet' ? `The ${monthsWords(months)} run until ${until}.` : VERDICTS[verdict]
  const open = undecided === 0 ? '' : undecided === 1 ? ' One complaint received since is not decided yet.' : ` ${undecided} complaints received since are not decided yet.`
  return `${found} ${judged}${open}`
}

/** "shared in supervision, with 12 people". */
export function sharedWords(how: SharedHow, people: number | null): string {
  const label = SHARED_HOW_LABELS[how]
  return people === null ? label : `${label}, with ${people} ${people === 1 ? 'person' : 'people'}`
}
