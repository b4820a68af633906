import type { PROCEEDINGS_EVENTS, PROCEEDINGS_REFUSALS, PROCEEDINGS_WARNINGS } from '../../domain/complaint/threads/proceedings/events.ts'
import type { ThreadWords } from './thread-words.ts'

const WHICH = { asks: 'Which proceedings?' }

export const PROCEEDINGS_WORDS: ThreadWords<typeof PROCEEDINGS_EVENTS> = {
  title: 'Proceedings',
  events: {
    ConsiderationDeclined: 'Not considered because of proceedings', ProceedingsEnded: 'Proceedings ended', ComplaintResubmitted: 'Brought again after proceedings',
  },
  commands: {
    'decline-consideration': {
      title: 'Decline because of proceedings', when: 'When was it decided?',
      know: 'Only where considering it might prejudice the proceedings, and only as far as that goes. The letter gives the reason, names the proceedings, '
        + 'and says that it may be brought again within a year of their end.',
      asks: {
        proceedingsId: null,
        scope: { asks: 'What is not considered?', of: { whole: 'The whole complaint', points: 'Some points' } },
        points: { asks: 'Which points? (optional)', hint: 'Only where some points are not considered.' },
        ground: {
          asks: 'Which proceedings?',
          of: {
            court: 'Court', tribunal: 'Tribunal', disciplinary: 'Disciplinary', 'criminal-investigation': 'Criminal investigation',
            'criminal-proceedings': 'Criminal proceedings',
          },
        },
        reasoning: { asks: 'How might considering it prejudice them?' }, expectedEndOn: { asks: 'When should they end? (optional)' },
        toldOn: { asks: 'When was the complainant told? (optional)' },
      },
    },
    'end-proceedings': {
      title: 'Record the end of proceedings', when: 'When did they end?', know: 'The complaint may be brought again within a year of this day.',
      asks: { proceedingsId: WHICH },
    },
    resubmit: { title: 'Record that it was brought again', when: 'When was it brought again?', asks: { proceedingsId: WHICH } },
  },
}

export const PROCEEDINGS_REFUSAL_WORDS: Readonly<Record<keyof typeof PROCEEDINGS_REFUSALS, string>> = {
  'declined-points-needed': 'Name the points that are not considered.',
  'declined-whole-and-points': 'Either the whole complaint is not considered or some points are. Tick no points for the whole.',
  'proceedings-not-running': 'No such proceedings are running.',
  'proceedings-not-ended': 'No such proceedings have ended, or it was brought again already.',
}

export const PROCEEDINGS_WARNING_WORDS: Readonly<Record<keyof typeof PROCEEDINGS_WARNINGS, string>> = {
  'decline-not-told': 'The day on which the complainant was told is missing.',
  'consideration-declined': 'It was decided not to consider this because of proceedings, and it was not brought again.',
  'resubmitted-late': 'More than a year has passed since the proceedings ended. It may be refused.',
}
