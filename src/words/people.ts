import type { SAMENESS_EVENTS } from '../domain/register/sameness/events.ts'
import type { IsoDate } from '../domain/calendar/iso-date.ts'
import { longDate } from './dates.ts'
import { PERSON_ROLE_LABELS } from './fields.ts'
import { POOL_ROLE_LABELS } from './pool.ts'
import type { ThreadWords } from './threads/thread-words.ts'

export const SAMENESS_WORDS: ThreadWords<typeof SAMENESS_EVENTS> = {
  title: 'Same person',
  events: {
    PeopleSaidSame: 'Said to be the same person', SamenessUndone: 'No longer said to be the same person', SamenessSaidAgain: 'Said again to be the same person',
  },
  commands: {
    'say-same-person': {
      title: 'Say that two records are the same person', when: 'When was it found?',
      asks: { person: { asks: 'Who is it?' }, other: { asks: 'Which other record is the same person?' }, why: { asks: 'How do you know?' } },
    },
    'undo-same-person': { title: 'Say that they are not the same person', when: 'When was it found?', asks: { reasons: { asks: 'Why are they not the same person?' } } },
    'say-same-person-again': { title: 'Say again that they are the same person', when: 'When was it found?', asks: { why: { asks: 'How do you know?' } } },
  },
}

/** What somebody is in a complaint. A role without words stands as its code, so that no part is left out. */
const PART_LABELS: Readonly<Record<string, string>> = {
  ...POOL_ROLE_LABELS, ...PERSON_ROLE_LABELS, complainant: 'Complainant', child: 'Child or young person', councillor: 'Councillor who acts for somebody',
  mp: 'Member of Parliament who acts for somebody', solicitor: 'Solicitor', family: 'Family, acting for somebody', friend: 'Friend, acting for somebody',
}

/** What somebody is in an entry of the register, by its kind and the field that names them; by the field alone where it has no words. */
const ENTRY_PART_LABELS: Readonly<Record<string, string>> = {
  'pool-member person': 'In the pool of people', 'enquiry person': 'Asked', 'compliment person': 'Gave the compliment',
  person: 'Named', worker: 'Worker named', workers: 'Worker named', from: 'It came from them', givenBy: 'Gave it', child: 'Child or young person', councillor: 'Councillor', mp: 'Member of Parliament',
  askedBy: 'Asked', enquirer: 'Asked', member: 'Councillor or Member of Parliament',
}

export function partLabel(role: string): string {
  return PART_LABELS[role] ?? role
}

export function entryPartLabel(kind: string, role: string): string {
  return ENTRY_PART_LABELS[`${kind} ${role}`] ?? ENTRY_PART_LABELS[role] ?? PART_LABELS[role] ?? role
}

export const PEOPLE = {
  change: 'Change name or contact details', same: 'Say that another record is the same person', undo: 'Not the same person',
  arrangements: 'Contact arrangements', nameless: 'Name not known', changed: 'Somebody else has changed these details since this page was drawn. They are shown below: save again if yours are right.',
  nothingOfTheName: 'the first or the last name', otherChosen: 'which record is the same person', nobodyFound: 'Nobody who is known is called like this.',
} as const

/** Why two records may be of one person. */
export const LIKENESS_LABELS = {
  'same-name': 'The same name', 'similar-name': 'A similar name', 'same-birth': 'The same day of birth', 'same-email': 'The same e-mail address', 'same-telephone': 'The same telephone number',
} as const

/** How an arrangement about contact stands: "Contact restricted since 2 March 2026". */
export function arrangementWords({ warnedOn, restrictedOn }: Readonly<{ warnedOn: IsoDate | null; restrictedOn: IsoDate | null }>): string {
  if (restrictedOn !== null) return `Contact restricted since ${longDate(restrictedOn)}`
  return warnedOn === null ? '' : `Warned about contact on ${longDate(warnedOn)}`
}

/** The same with the day of its review: "Contact restricted since 2 March 2026; to be reviewed by 2 June 2026". */
export function arrangementAndReviewWords(standing: Readonly<{ warnedOn: IsoDate | null; restrictedOn: IsoDate | null; reviewOn: IsoDate | null }>): string {
  const { restrictedOn, reviewOn } = standing
  const review = restrictedOn === null ? '' : reviewOn === null ? '; no day is set for its review' : `; to be reviewed by ${longDate(reviewOn)}`
  return `${arrangementWords(standing)}${review}`
}

/** "2 other complaints by this person". */
export function otherComplaintsWords(many: number): string {
  return many === 1 ? '1 other complaint by this person' : `${many} other complaints by this person`
}

/** "3 complaints or entries". */
export function partsWords(many: number): string {
  return many === 1 ? '1 complaint or entry' : `${many} complaints or entries`
}

/** When a restriction is reviewed: "Due on 2 June 2026", "Late: it was due on 2 March 2026". */
export function reviewWords({ restrictedOn, reviewOn }: Readonly<{ restrictedOn: IsoDate | null; reviewOn: IsoDate | null }>, today: IsoDate): string {
  if (restrictedOn === null) return 'Nothing to review: warned only'
  if (reviewOn === null) return 'No day is set: set one'
  return reviewOn < today ? `Late: it was due on ${longDate(reviewOn)}` : reviewOn === today ? 'Due today' : `Due on ${longDate(reviewOn)}`
}

/** Choosing somebody who is known already, in a form that names people. */
export const KNOWN_PEOPLE = { somebodyNew: 'Somebody new', nobody: 'Nobody who is known is called like this.' } as const
