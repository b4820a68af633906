import type { LetterNeed, LETTERS_EVENTS, LETTERS_REFUSALS, LETTERS_WARNINGS, SentBy, SET_ASIDE_BECAUSE } from '../../domain/complaint/threads/letters/events.ts'
import type { LetterStep } from '../../domain/complaint/threads/letters/thread.ts'
import { FAILURE_WORDS, SENDING_CHANNEL_LABELS } from '../sending.ts'
import type { ThreadWords } from './thread-words.ts'

export const LETTER_NEED_LABELS: Readonly<Record<LetterNeed, string>> = {
  'large-print': 'Large print', 'easy-read': 'Easy read', 'other-language': 'In another language', 'telephone-instead': 'Told by telephone instead of written',
  audio: 'As a recording', braille: 'In braille', other: 'Something else', none: 'Nothing of this any more',
}

export const SENT_BY_LABELS: Readonly<Record<SentBy, string>> = {
  'first-class': 'First-class post', 'second-class': 'Second-class post', 'by-hand': 'Given by hand', told: 'Told instead, by telephone or face to face',
  ...SENDING_CHANNEL_LABELS,
}

export const SET_ASIDE_LABELS: Readonly<Record<(typeof SET_ASIDE_BECAUSE)[number], string>> = {
  'not-needed': 'It is not needed', wrong: 'It was begun by mistake', 'other-letter': 'Another letter goes instead', 'told-otherwise': 'They were told in another way', other: 'Something else',
}

/** How far a letter is, and the colour of its tag, which says nothing more. */
export const LETTER_STEP_LABELS: Readonly<Record<LetterStep, string>> = {
  drafted: 'Being written', held: 'Held', finished: 'Finished', 'sent-back': 'Sent back', checked: 'Checked', 'on-its-way': 'On its way', 'may-have-been-sent': 'May have been sent',
  failed: 'Not delivered', sent: 'Sent', 'set-aside': 'Set aside',
}

const READER = { adult: 'An adult', child: 'A child or young person' } as const
const WHICH = { asks: 'Which letter?' }
const WHY_OPTIONAL = { asks: 'Why? (optional)' }

export const LETTERS_WORDS: ThreadWords<typeof LETTERS_EVENTS> = {
  title: 'Letters',
  events: {
    LetterNeedsRecorded: 'What somebody needs of letters recorded', LetterDrafted: 'Letter begun', LetterFinished: 'Letter finished', LetterReleased: 'Held letter released',
    LetterChecked: 'Letter checked', LetterSentBack: 'Letter sent back to be changed', LetterQueued: 'Letter given to be sent', LetterSent: 'Letter sent',
    LetterMayHaveBeenSent: 'Letter may have been sent', LetterFailed: 'Letter not delivered', LetterSetAside: 'Letter set aside',
  },
  commands: {
    'record-letter-needs': {
      title: 'Record what somebody needs of letters', when: 'When did they tell us?',
      know: 'Reasonable adjustments apply to every letter of this complaint to them: large print is printed large, easy read begins with an easy read template, and where they '
        + 'are told by telephone no letter is sent.',
      asks: {
        person: { asks: 'Who?' }, needs: { asks: 'What do they need?', of: LETTER_NEED_LABELS }, language: { asks: 'Which language? (optional)' },
        text: { asks: 'What else is there to know? (optional)' },
      },
    },
    'draft-letter': {
      title: 'Begin a letter', when: 'When was it begun?',
      asks: {
        letterId: null, rule: { asks: 'Which letter is it?' }, to: { asks: 'To whom?' }, reader: { asks: 'For whom are its words?', of: READER }, isEasyRead: { asks: 'Is it in easy read?' },
        template: null, templateVersion: null, batch: null,
      },
    },
    'finish-letter': {
      title: 'Finish a letter', when: 'When was it finished?', asks: { letterId: WHICH, text: { asks: 'Its words' }, isHeld: { asks: 'Does it lack something that it has to say?' } },
    },
    'release-letter': {
      title: 'Release a held letter', when: 'When was it decided?', know: 'The letter lacks something that the law or guidance requires. It can go as it is only with a reason, which stays on record.',
      asks: { letterId: WHICH, reason: { asks: 'Why may it go as it is?' } },
    },
    'check-letter': { title: 'Say that a letter is right', when: 'When was it checked?', asks: { letterId: WHICH } },
    'send-letter-back': { title: 'Send a letter back', when: 'When was it checked?', asks: { letterId: WHICH, reasons: { asks: 'What has to be changed?' } } },
    'queue-letter': {
      title: 'Send a letter by e-mail or GOV.UK Notify', when: 'When?', asks: { letterId: WHICH, by: { asks: 'How?', of: onlyOutbox() }, message: null, departureReason: WHY_OPTIONAL },
    },
    'send-letter': {
      title: 'Record that a letter was sent', when: 'When was it sent?',
      asks: { letterId: WHICH, by: { asks: 'How?', of: SENT_BY_LABELS }, arrivesOn: { asks: 'When does it reach them? (optional)' }, message: null, departureReason: WHY_OPTIONAL },
    },
    'note-letter-may-have-been-sent': { title: 'A letter may have been sent', when: 'When?', asks: { letterId: WHICH, message: null } },
    'note-letter-failed': { title: 'A letter was not delivered', when: 'When?', asks: { letterId: WHICH, because: { asks: 'Why?', of: FAILURE_WORDS }, message: null } },
    'set-letter-aside': {
      title: 'Set a letter aside', when: 'When was it decided?', know: 'It is not sent. Its draft is taken away; that it was begun stays on record.',
      asks: { letterId: WHICH, because: { asks: 'Why?', of: SET_ASIDE_LABELS }, reason: { asks: 'What is there to say about it? (optional)' } },
    },
  },
}

function onlyOutbox() {
  const { email, 'notify-email': notifyEmail, 'notify-text': notifyText, 'notify-letter': notifyLetter } = SENT_BY_LABELS
  return { email, 'notify-email': notifyEmail, 'notify-text': notifyText, 'notify-letter': notifyLetter }
}

export const LETTERS_REFUSAL_WORDS: Readonly<Record<keyof typeof LETTERS_REFUSALS, string>> = {
  'no-such-letter': 'The complaint has no such letter, or it was set aside. Choose one that is there.',
  'letter-not-finished': 'The letter is still being written. Finish it first.',
  'letter-held': 'The letter is held: it lacks something that it has to say. Complete it, or release it with a reason.',
  'letter-not-held': 'The letter is not held: nothing keeps it from going.',
  'letter-already-checked': 'The letter has been checked already.',
  'letter-to-be-checked': 'Somebody else has to check the letter before it goes: the authority wants that. Ask a colleague of the complaints team.',
  'letter-checked-by-its-writer': 'Whoever finished the letter does not check it. Ask a colleague of the complaints team.',
  'letter-already-sent': 'The letter was sent already. Begin another one.',
  'letter-on-its-way': 'The letter is on its way already. Look at the outbox: it can be stopped there, or said to have been sent.',
  'letter-not-on-its-way': 'The letter is not on its way with that message.',
  'letter-arrives-before-sent': 'A letter cannot reach somebody before it was sent. Give the day on which it comes, or a later one.',
  'letter-to-be-told': 'They need to be told by telephone instead of written to. Tell them, and record that they were told.',
  'no-address-for-letter': 'There is no address for this on record. Add it to what is known of them, or send the letter another way.',
  'address-is-protected': 'Their address for this is protected. Open it with a reason on their page and send the letter by hand or by post, with nothing on it that tells where they are.',
}

export const LETTERS_WARNING_WORDS: Readonly<Record<keyof typeof LETTERS_WARNINGS, string>> = {
  'letter-arrives-late': 'It reaches them after the day by which they have to be told. First class, by hand or by e-mail may be sooner.',
  'letter-not-as-needed': 'The letter is not in the form that they need. Say why it goes all the same.',
}
