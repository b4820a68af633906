import type { WordList } from '../../authority/settings.ts'
import type { IsoDate } from '../../calendar/iso-date.ts'
import type { Code, FileRef, Finding, PersonId, TextRef, UserId } from '../basics.ts'

/** When a day that an event states may lie: it has happened since receipt, it may still be to come, or it may be any day. */
export type DayWhen = 'past' | 'to-come' | 'any'

/**
 * One field of a declared event, as data. Its type, its check, its correction, its question on a page and its line in
 * the timeline follow from it.
 *
 * `new-item` names something that may happen many times in one complaint (a concern, an action): the page gives it an
 * id. `item` names one that is there already; `of` says which, by the field that named it.
 */
export type Field = Readonly<
  | { kind: 'day'; when: DayWhen }
  | { kind: 'choice'; of: readonly string[] }
  | { kind: 'choices'; of: readonly string[] }
  | { kind: 'yes-or-no' }
  | { kind: 'code'; list: WordList }
  | { kind: 'codes'; list: WordList }
  | { kind: 'count'; least: number; most: number }
  | { kind: 'pence' }
  | { kind: 'text' }
  | { kind: 'user' }
  | { kind: 'users' }
  | { kind: 'person' }
  | { kind: 'people' }
  | { kind: 'points'; atFault?: true }
  | { kind: 'findings' }
  | { kind: 'texts' }
  | { kind: 'file' }
  | { kind: 'files' }
  | { kind: 'new-item' }
  | { kind: 'item'; of: string }
  | { kind: 'complaint' }
  | { kind: 'entry'; of?: readonly string[] }
  | { kind: 'clock' }
  | { kind: 'key' }
> & Readonly<{
  isOptional?: true
  /** Never corrected: recorded anew instead. */
  isKept?: true
}>

export type Fields = Readonly<Record<string, Field>>

/** Somebody named in an event: their details are kept apart. */
export type Named = Readonly<{ personId: PersonId }>

/** A finding on one point in a report, with its words. */
export type ReportedFinding = Readonly<{ pointId: string; finding: Finding; text?: TextRef }>

type ValueOf<F extends Field> =
  F extends { kind: 'day' } ? IsoDate
    : F extends { kind: 'choice'; of: readonly (infer Choice)[] } ? Choice
    : F extends { kind: 'choices'; of: readonly (infer Choice)[] } ? readonly Choice[]
    : F extends { kind: 'yes-or-no' } ? boolean
    : F extends { kind: 'code' } ? Code
    : F extends { kind: 'codes' } ? readonly Code[]
    : F extends { kind: 'count' | 'pence' } ? number
    : F extends { kind: 'text' } ? TextRef
    : F extends { kind: 'texts' } ? readonly TextRef[]
    : F extends { kind: 'file' } ? FileRef
    : F extends { kind: 'files' } ? readonly FileRef[]
    : F extends { kind: 'user' } ? UserId
    : F extends { kind: 'users' } ? readonly UserId[]
    : F extends { kind: 'person' } ? Named
    : F extends { kind: 'people' } ? readonly Named[]
    : F extends { kind: 'points' } ? readonly string[]
    : F extends { kind: 'findings' } ? readonly ReportedFinding[]
    : F extends { kind: 'new-item' | 'item' | 'complaint' | 'entry' | 'clock' | 'key' } ? string
    : never

type Needed<Fs extends Fields> = { [Name in keyof Fs as Fs[Name] extends { isOptional: true } ? never : Name]: ValueOf<Fs[Name]> }
type Optional<Fs extends Fields> = { [Name in keyof Fs as Fs[Name] extends { isOptional: true } ? Name : never]?: ValueOf<Fs[Name]> }

/** The TypeScript type that declared fields give an event. */
export type ValuesOf<Fs extends Fields> = Readonly<Needed<Fs> & Optional<Fs>>

/** The same field, which may be left out. */
export function optional<F extends Field>(field: F): F & Readonly<{ isOptional: true }> {
  return { ...field, isOptional: true }
}

/** The same field, which no correction changes. */
export function kept<F extends Field>(field: F): F & Readonly<{ isKept: true }> {
  return { ...field, isKept: true }
}

/** A day on which something happened: not before the complaint was received, not to come. */
export const day = { kind: 'day', when: 'past' } as const
/** A day that is planned, promised or stated: it may still be to come. */
export const dayToCome = { kind: 'day', when: 'to-come' } as const
/** A day that may lie before the complaint was received. */
export const anyDay = { kind: 'day', when: 'any' } as const
export const yesOrNo = { kind: 'yes-or-no' } as const
/** A sum of money, in pence. */
export const pence = { kind: 'pence' } as const
export const text = { kind: 'text' } as const
/** Several texts, each an item of a list: recommendations. */
export const texts = { kind: 'texts' } as const
/** A file that was uploaded, or came in a message: its name and bytes are kept apart, as words are. */
export const file = { kind: 'file' } as const
/** Several files that came together: attachments. */
export const files = { kind: 'files' } as const
export const user = { kind: 'user' } as const
/** Several people with an account. */
export const users = { kind: 'users' } as const
export const person = { kind: 'person' } as const
export const people = { kind: 'people' } as const
/** Points of complaint, by their ids. */
export const points = { kind: 'points' } as const
/** Points of which fault was found: no other is offered, and one is refused elsewhere. */
export const pointsAtFault = { kind: 'points', atFault: true } as const
export const findings = { kind: 'findings' } as const
export const newItem = { kind: 'new-item' } as const
/** Another complaint of this authority, by its id. */
export const complaint = { kind: 'complaint' } as const
/** An entry of the register that is no complaint, by its id, of one of these kinds of stream: `entryOf('theme')`. */
export function entryOf<const Kinds extends readonly string[]>(...of: Kinds): Readonly<{ kind: 'entry'; of: Kinds }> {
  return { kind: 'entry', of }
}
/** A clock of a procedure, by its id. */
export const clock = { kind: 'clock' } as const
/** What Heard itself calls a thing that is in no list: a reporting year, a row of a table. Never what a person typed about people. */
export const key = { kind: 'key' } as const

export function choice<const Codes extends readonly string[]>(...of: Codes): Readonly<{ kind: 'choice'; of: Codes }> {
  return { kind: 'choice', of }
}

export function choices<const Codes extends readonly string[]>(...of: Codes): Readonly<{ kind: 'choices'; of: Codes }> {
  return { kind: 'choices', of }
}

export function codeOf(list: WordList): Readonly<{ kind: 'code'; list: WordList }> {
  return { kind: 'code', list }
}

/** Several of the authority's words, each once: divisions, teams, causes. */
export function codesOf(list: WordList): Readonly<{ kind: 'codes'; list: WordList }> {
  return { kind: 'codes', list }
}

/** A whole number between `least` and `most`, both included. */
export function count(least: number, most: number): Readonly<{ kind: 'count'; least: number; most: number }> {
  return { kind: 'count', least, most }
}

/** One of the items that an earlier event's field named: `itemOf('concernId')`. */
export function itemOf(field: string): Readonly<{ kind: 'item'; of: string }> {
  return { kind: 'item', of: field }
}
