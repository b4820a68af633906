import type { Person, Role } from '../../../application/ports.ts'
import type { NewPerson, Worded, Words } from '../../../application/worded.ts'
import { wordFor, type AuthoritySettings, type WordList } from '../../../domain/authority/settings.ts'
import type { IsoDate } from '../../../domain/calendar/iso-date.ts'
import type { Code, ComplaintDetails, UserId } from '../../../domain/complaint/events.ts'
import { wordChoices, type Choice } from '../../components/word-choices/word-choices.ts'
import type { FormReader, Typed } from '../../form-reader.ts'

/** The questions, in the order in which they are asked. */
export const STEP_IDS = [
  'received', 'channel', 'said', 'complainants', 'children', 'teams', 'points', 'category', 'contact', 'priority', 'about-team', 'procedure',
] as const
export type StepId = (typeof STEP_IDS)[number]

/** What one question, or several, add to the record. */
export type RecordPart = Readonly<{
  on?: IsoDate
  reachedTeamOn?: IsoDate
  groundsAroseOn?: IsoDate
  channel?: Code
  procedure?: string
  said?: Words
  details?: Worded<ComplaintDetails>
  newPeople?: readonly NewPerson[]
  /** People who are known already, of whom more is known now. */
  changedPeople?: readonly NewPerson[]
  /** Whom of the complaints team it is about, and for whom it is recorded instead. */
  around?: Readonly<{ about: readonly UserId[]; forUsers: readonly UserId[] }>
}>

export type User = Readonly<{ userId: UserId; name: string; role: Role; isActive: boolean }>

export type StepContext = Readonly<{
  settings: AuthoritySettings
  today: IsoDate
  /** The day of receipt, or today while it is not known: the authority's words of that day are offered first. */
  day: IsoDate
  /** What the questions before this one have given. */
  soFar: RecordPart
  /** Everybody with an account. */
  users: readonly User[]
  /** Those who were chosen from people who are known, by id. */
  known: ReadonlyMap<string, Person>
  newId: () => string
}>

export type Step = Readonly<{
  id: StepId
  /** The page's heading. */
  question: string
  /** What the answer is called on the check page. */
  label: string
  /** Without it nothing can be recorded; the others may follow later. */
  isNeeded: boolean
  /** A record without it is complete all the same. */
  mayStayOpen?: true
  /** Lists and values that the template needs besides what was typed. */
  offer?: (context: StepContext) => Readonly<Record<string, unknown>>
  /** What stands in the fields at first. */
  start?: (context: StepContext) => Typed
  read: (form: FormReader, context: StepContext) => RecordPart
  /** The answer as the check page prints it, line by line; empty where none was given. */
  lines: (part: RecordPart, context: StepContext) => readonly string[]
}>

export function choicesOf({ settings, day, today }: StepContext, list: WordList): readonly Choice[] {
  return wordChoices(settings, list, day, today)
}

export function codesOf(choices: readonly Choice[]): readonly string[] {
  return choices.map((choice) => choice.code)
}

export function labelOf({ settings }: StepContext, list: WordList, code: string | undefined): readonly string[] {
  return code === undefined ? [] : [wordFor(settings, list, code)]
}
