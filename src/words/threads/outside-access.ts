import type {
  Confirmation, OUTSIDE_ACCESS_EVENTS, OUTSIDE_ACCESS_REFUSALS, OUTSIDE_ACCESS_WARNINGS, OutsidePart, Paper,
} from '../../domain/complaint/threads/outside-access/events.ts'
import type { ThreadWords } from './thread-words.ts'

export const PAPER_LABELS: Readonly<Record<Paper, string>> = {
  people: 'Who complains, and about which child', said: 'The complaint in the words it came in', points: 'The points of complaint',
  'stage-1-answer': 'The stage 1 answer', statement: 'The statement of complaint', 'investigation-report': 'The investigating officer’s report',
  'independent-person-report': 'The independent person’s report', adjudication: 'The adjudication and stage 2 response', 'panel-report': 'The panel’s report and recommendations',
  'panel-response': 'The response to the panel',
}

export const OUTSIDE_PART_LABELS: Readonly<Record<OutsidePart, string>> = {
  'investigating-officer': 'Investigating officer', 'independent-person': 'Independent person', 'panel-chair': 'Panel chair', 'panel-member': 'Panel member',
  'panel-clerk': 'Panel clerk', advocate: 'Advocate',
}

const CONFIRMATION_LABELS: Readonly<Record<Confirmation, string>> = {
  independence: 'That they are independent in this complaint', confidentiality: 'That they keep it confidential',
}

export const HOLDS_LABELS = {
  'third-parties': 'Details of third parties', 'protected-details': 'Protected details, such as an address that another parent must not learn',
} as const

export const CONFIRMED_WORDS = {
  independence: (day: string) => `Independent, confirmed on ${day}`, confidentiality: (day: string) => `Keeps it confidential, confirmed on ${day}`,
  report: (day: string) => `Says that the report was sent on ${day}`, cannot: (day: string) => `Said on ${day} that they cannot do it`,
} as const

const ACCESS = { asks: 'Whose access?' }
const WHY = { asks: 'Why?' }
const WHY_OPTIONAL = { asks: 'Why? (optional)' }

export const OUTSIDE_ACCESS_WORDS: ThreadWords<typeof OUTSIDE_ACCESS_EVENTS> = {
  title: 'People from outside',
  events: {
    OutsideAccessGiven: 'Access given to somebody from outside', OutsideAccessEnded: 'Access of somebody from outside ended', PapersReleased: 'Papers released',
    PaperReleaseWithdrawn: 'Release of papers withdrawn', OutsiderConfirmed: 'Confirmed by somebody from outside', OutsiderCannotServe: 'Somebody from outside cannot do it',
    OutsiderReportSent: 'Report said to be sent',
  },
  commands: {
    'give-outside-access': {
      title: 'Give somebody from outside access', when: 'When was it decided?',
      know: 'Access is to this one complaint and to nothing of it but the papers that are released. It ends on the day named here, when the part ends, '
        + 'or so many days after the stage is answered or the complaint is closed, whichever comes first.',
      asks: {
        accessId: null, part: { asks: 'Which part?', of: OUTSIDE_PART_LABELS }, person: { asks: 'Who?' }, user: { asks: 'Which account?' },
        from: { asks: 'From which day? (optional)', hint: 'Otherwise from the day it was decided.' }, until: { asks: 'Until which day? (optional)', hint: 'The last day.' },
        daysAfter: { asks: 'For how many days after the stage is answered or the complaint has ended?' }, reason: WHY_OPTIONAL,
      },
    },
    'end-outside-access': { title: 'End the access of somebody from outside', when: 'When does it end?', know: 'From this day on they see nothing more.', asks: { accessId: ACCESS, reason: WHY_OPTIONAL } },
    'release-papers': {
      title: 'Release papers to somebody from outside', when: 'When were they released?',
      know: 'They read each paper as it stands now. A paper that changes afterwards is not shown until it is released again.',
      asks: {
        releaseId: null, papers: { asks: 'Which papers?', of: PAPER_LABELS }, to: { asks: 'To whom?', of: { one: 'One person', panel: 'Everybody of the panel' } },
        accessId: { asks: 'Which person? (where it is one)' },
        holds: { asks: 'What stands in them? (optional)', of: HOLDS_LABELS },
        reason: WHY_OPTIONAL,
      },
    },
    'withdraw-papers': {
      title: 'Withdraw papers that were released', when: 'When was it decided?', know: 'What was read until then stays traced.',
      asks: { releaseId: { asks: 'Which release?' }, reason: WHY },
    },
    'confirm-outside-part': { title: 'Record what somebody from outside confirmed', when: 'When did they?', asks: { accessId: ACCESS, what: { asks: 'What?', of: CONFIRMATION_LABELS } } },
    'note-cannot-serve': { title: 'Record that somebody from outside cannot do it', when: 'When did they say so?', asks: { accessId: ACCESS, reason: WHY_OPTIONAL } },
    'note-report-sent': { title: 'Record that their report is said to be sent', when: 'When was it sent?', asks: { accessId: ACCESS } },
  },
}

export const OUTSIDE_ACCESS_REFUSAL_WORDS: Readonly<Record<keyof typeof OUTSIDE_ACCESS_REFUSALS, string>> = {
  'no-part-for-access': 'Nobody of that name has this part in the complaint on that day. Appoint them first.',
  'access-already-given': 'They have access in this part already.',
  'access-needs-an-end': 'What would end this access has happened already. Name its last day.',
  'access-of-the-accused': 'A concern about them is open, and the designated officer has not agreed that they are told.',
  'no-such-access': 'Nobody from outside has such access to this complaint.',
  'nobody-to-release-to': 'Nobody from outside has access to whom these papers could be released. Give access first.',
  'no-such-paper': 'The complaint has no such paper yet.',
  'protected-details-stand': 'A protected address, e-mail address or telephone number stands in these papers. Take it out of the words by a correction, or say that protected details stand in them and why they are released all the same.',
  'no-such-release': 'No papers are released that could be withdrawn.',
  'no-report-of-this-part': 'Nobody waits for a report from this part.',
}

export const OUTSIDE_ACCESS_WARNING_WORDS: Readonly<Record<keyof typeof OUTSIDE_ACCESS_WARNINGS, string>> = {
  'outsider-is-complainant': 'They are a complainant in this complaint. Say why they are given access in another part.',
  'released-despite-concern': 'A safeguarding concern is open in this complaint. Say why these papers can be read all the same.',
  'released-with-protected-details': 'Protected details stand in these papers. Say why they are needed.',
  'released-with-third-parties': 'Details of third parties stand in these papers. Is all of it needed?',
  'confidentiality-not-undertaken': 'Somebody who will read this has not yet undertaken to keep it confidential.',
}
