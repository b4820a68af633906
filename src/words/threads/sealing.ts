import type { SEALING_EVENTS, SEALING_REFUSALS, SEALING_WARNINGS } from '../../domain/complaint/threads/sealing/events.ts'
import type { ThreadWords } from './thread-words.ts'

const LIST = { asks: 'Who may see it?', hint: 'Nobody else will find that it is there. At least one of them has to be a complaints manager or a head of service.' }
const ABOUT = {
  asks: 'Whom of the people here is it about? (optional)',
  hint: 'They are never on the list, and cannot break the seal.',
}
const WITHOUT_ME = {
  asks: 'Do you leave it to them? (optional)',
  hint: 'Say yes where you are not on the list yourself. You will then see nothing of it any more.',
}

export const SEALING_WORDS: ThreadWords<typeof SEALING_EVENTS> = {
  title: 'Seal',
  events: { ComplaintSealed: 'Complaint sealed', SealListChanged: 'Who may see the sealed complaint changed', SealLifted: 'Seal lifted' },
  commands: {
    'seal-complaint': {
      title: 'Seal the complaint', when: 'When was it decided?',
      know: 'A sealed complaint is there for nobody but the people you choose: no list, count, search or number shows it to anybody else. '
        + 'Its answer keeps its date, and published reports count it.',
      asks: {
        because: {
          asks: 'Why is it sealed?',
          of: {
            'about-complaints-team': 'It is about somebody of the complaints team', 'about-senior-officer': 'It is about a senior officer',
            'danger-to-somebody': 'Somebody would be in danger if it were known', 'police-or-court': 'The police or a court ask for it',
            other: 'Another reason',
          },
        },
        text: { asks: 'Say why', hint: 'Those who may see the complaint can read it, and the data protection officer.' },
        forUsers: LIST, about: ABOUT, withoutMe: WITHOUT_ME,
      },
    },
    'change-seal-list': {
      title: 'Change who may see the sealed complaint', when: 'When was it decided?',
      know: 'Choose everybody who may see it from now on, those who may already as well.',
      asks: { forUsers: LIST, about: ABOUT, withoutMe: WITHOUT_ME, text: { asks: 'Say why' } },
    },
    'lift-seal': {
      title: 'Lift the seal', when: 'When was it decided?',
      know: 'Everybody who may see complaints will then see this one, with all that was recorded while it was sealed.',
      asks: { text: { asks: 'Say why' } },
    },
  },
}

export const SEALING_REFUSAL_WORDS: Readonly<Record<keyof typeof SEALING_REFUSALS, string>> = {
  'already-sealed': 'The complaint is sealed already. Change who may see it, or lift the seal.',
  'not-sealed': 'The complaint is not sealed.',
  'nobody-on-the-list': 'Choose at least one person who may see it.',
  'complained-about-on-list': 'Somebody on the list is whom the complaint is about, or is accused in an open safeguarding concern. Take them off the list.',
  'nobody-to-act-on-list': 'Choose at least one complaints manager or head of service with an account in use: somebody has to be able to change the list and lift the seal. Everybody on it has to be able to open complaints.',
  'sealer-not-on-list': 'You are not on the list yourself. Put yourself on it, or say that you leave it to the others.',
  'responder-not-on-list': 'The complaint is sealed, and this person is not on its list. Put them on the list first.',
  'seal-stands': 'Who could see the complaint, and when, has to stay as it was. Change the list, or lift the seal.',
}

export const SEALING_WARNING_WORDS: Readonly<Record<keyof typeof SEALING_WARNINGS, string>> = {
  'those-complained-about-will-see': 'The complaint is about somebody who uses Heard. They will see it once the seal is lifted.',
}
