import type { Actor, Person } from '../../../application/ports.ts'
import type { ComplaintView, NewPerson, Worded, WordedCommand } from '../../../application/worded.ts'
import { wordFor, type AuthoritySettings, type WordList } from '../../../domain/authority/settings.ts'
import type { IsoDate } from '../../../domain/calendar/iso-date.ts'
import type { ComplaintDetails, UserId } from '../../../domain/complaint/events.ts'
import type { StreamKind } from '../../../domain/register/events.ts'
import { wordChoices, type Choice } from '../../components/word-choices/word-choices.ts'
import type { FormReader, Typed } from '../../form-reader.ts'

/** What a command's form is drawn and read with. */
export type FormContext = Readonly<{
  view: ComplaintView
  settings: AuthoritySettings
  /** People with an account who may be given a complaint. */
  users: readonly Readonly<{ userId: UserId; name: string }>[]
  actor: Actor
  today: IsoDate
  /** What the link said: which part, which entry of the timeline. Never personal data. */
  asked: Readonly<{
    part: string; entry: number
    /** Somebody of the pool who is proposed for a role: an id. */
    person?: string
    /** An entry of the register that the form names, a disruption or a theme: an id. */
    named?: string
    /** One of several of its kind that a link named: a remedy. */
    item?: string
  }>
  /** The ids of the complaints that were typed, by what was typed: a reference, an id or an address. */
  called: ReadonlyMap<string, string>
  /** The disruptions and themes of the register, where the form names one: the latest first, by the kind of each. */
  entries: readonly (Choice & Readonly<{ kind: StreamKind }>)[]
  /** Those who were chosen from people who are known, by id. */
  known: ReadonlyMap<string, Person>
  /** Who may be chosen at each row of people, where that was asked or is chosen: by row. */
  found: Readonly<Record<string, readonly Readonly<{ code: string; label: string; hint: string }>[]>>
  newId: () => string
}>

export type CommandRead = Readonly<{ command: WordedCommand; newPeople?: readonly NewPerson[]; changedPeople?: readonly NewPerson[] }>

/** A part of the details as typed, with the people whom it names for the first time and those of whom it knows better. */
export type PartRead = Readonly<{ details: Worded<ComplaintDetails>; newPeople?: readonly NewPerson[]; changedPeople?: readonly NewPerson[] }>

/** One command's form: what stands in it at first, what it offers, and how it is read. Its words are in `forms/<command>.njk`. */
export type CommandForm = Readonly<{
  start: (context: FormContext) => Typed
  /** Lists and values that the template needs besides the typed fields. */
  offer?: (context: FormContext) => Readonly<Record<string, unknown>>
  /** The command as typed; only meant where the reader found no slips. */
  read: (form: FormReader, context: FormContext) => CommandRead
}>

/** The authority's words of `list` for today: those in use and those already recorded on this complaint, then the others. */
export function choicesOf(context: FormContext, list: WordList, recorded: readonly string[] = []): readonly Choice[] {
  const { settings, today } = context
  return wordChoices(settings, list, today, today)
    .map((choice) => (recorded.includes(choice.code) ? { code: choice.code, label: wordFor(settings, list, choice.code) } : choice))
}

export function codesOf(choices: readonly Choice[]): readonly string[] {
  return choices.map((choice) => choice.code)
}

type Given<Fields> =
  & { [Key in keyof Fields as undefined extends Fields[Key] ? never : Key]: Fields[Key] }
  & { [Key in keyof Fields as undefined extends Fields[Key] ? Key : never]?: Exclude<Fields[Key], undefined> }

/** `fields` without the ones that are undefined, for types whose optional fields may only be absent. */
export function given<Fields extends object>(fields: Fields): Given<Fields> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Given<Fields>
}
