import { wordFor, type AuthoritySettings } from '../authority/settings.ts'
import type { IsoDate } from '../calendar/iso-date.ts'
import type { Finding, PersonId, TextRef } from '../complaint/basics.ts'
import type { Effective } from '../complaint/effective.ts'
import type { AnswerEvent, ComplaintEvent } from '../complaint/events.ts'
import type { Complaint } from '../complaint/state.ts'
import type { Clock } from '../procedure/clock.ts'
import { matches } from '../procedure/event-reading.ts'
import type { LetterRule, Procedure } from '../procedure/procedure.ts'
import type { FieldName } from './fields.ts'

/** A name as it is known. Where somebody lives is no part of the facts of a letter. */
export type NamedPerson = Readonly<{ givenName?: string; familyName?: string; knownAs?: string }>

export const READERS = ['adult', 'child'] as const
/** For whom the words of a letter are: a child reads other words. */
export type Reader = (typeof READERS)[number]

/** Everything that a letter may be filled in from. `rule` is null of a letter that no procedure owes. */
export type LetterFacts = Readonly<{
  complaint: Complaint
  inOrder: readonly Effective<ComplaintEvent>[]
  clocks: readonly Clock[]
  procedure: Procedure
  settings: AuthoritySettings
  today: IsoDate
  rule: LetterRule | null
  reader: Reader
  isEasyRead: boolean
  /** To whom it goes; null while nobody is chosen. */
  to: PersonId | null
  people: ReadonlyMap<string, NamedPerson>
  texts: ReadonlyMap<string, string>
  users: ReadonlyMap<string, string>
  writer: string
}>

/** What a field has to say, before it is put into words. */
export type FieldValue =
  | Readonly<{ kind: 'line'; text: string }>
  | Readonly<{ kind: 'day'; on: IsoDate }>
  | Readonly<{ kind: 'names'; people: readonly NamedPerson[] }>
  | Readonly<{ kind: 'first-names'; people: readonly NamedPerson[] }>
  | Readonly<{ kind: 'prose'; texts: readonly string[] }>
  | Readonly<{ kind: 'list'; items: readonly string[] }>
  | Readonly<{ kind: 'findings'; points: readonly Readonly<{ number: number; text: string; finding: Finding; why: string }>[] }>
  | Readonly<{ kind: 'whole'; finding: Finding | 'resolved-no-finding' }>
  | Readonly<{ kind: 'actions'; items: readonly Readonly<{ text: string; amountPence: number | null; by: IsoDate | null }>[] }>
  | Readonly<{ kind: 'proceedings'; ground: 'court' | 'tribunal' | 'disciplinary' | 'criminal-investigation' | 'criminal-proceedings' }>

type Fact<Type extends ComplaintEvent['type']> = Extract<ComplaintEvent, { type: Type }>

/** The last entry of a type that stands. */
export function lastOf<Type extends ComplaintEvent['type']>({ inOrder }: Pick<LetterFacts, 'inOrder'>, type: Type): Fact<Type> | null {
  const found = inOrder.findLast(({ event }) => event.type === type)?.event
  return found !== undefined && isOfType(found, type) ? found : null
}

function isOfType<Type extends ComplaintEvent['type']>(event: ComplaintEvent, type: Type): event is Fact<Type> {
  return event.type === type
}

/** The entry that a letter goes with, or is owed after: the last one. */
export function entryOfLetter({ inOrder, rule }: Pick<LetterFacts, 'inOrder' | 'rule'>): ComplaintEvent | null {
  const match = rule?.goesWith ?? null
  return match === null ? null : inOrder.findLast(({ event }) => matches(event, match))?.event ?? null
}

/** The answer that a letter of this stage tells of; null while it is not given. */
export function answerOf(facts: Pick<LetterFacts, 'inOrder' | 'rule'>): AnswerEvent | null {
  switch (facts.rule?.stage) {
    case 'stage-2': return lastOf(facts, 'InvestigationAnswered')
    case 'stage-3': return lastOf(facts, 'ReviewPanelAnswered')
    case 'corporate-review': return lastOf(facts, 'CorporateReviewAnswered')
    case 'before':
    case 'acknowledgement':
    case 'stage-1':
    case 'ombudsman':
    case 'beside':
    case undefined:
      return lastOf(facts, 'StageOneAnswered')
  }
}

export function line(text: string | null | undefined): FieldValue | null {
  return text === null || text === undefined || text.trim() === '' ? null : { kind: 'line', text }
}

export function onDay(on: IsoDate | null | undefined): FieldValue | null {
  return on === null || on === undefined ? null : { kind: 'day', on }
}

/** The words of texts, those that are gone left out; null where none is left. */
export function prose({ texts }: LetterFacts, refs: readonly (TextRef | null | undefined)[]): FieldValue | null {
  const found = wordsOf(texts, refs)
  return found.length === 0 ? null : { kind: 'prose', texts: found }
}

export function list({ texts }: LetterFacts, refs: readonly (TextRef | null | undefined)[]): FieldValue | null {
  const items = wordsOf(texts, refs)
  return items.length === 0 ? null : { kind: 'list', items }
}

function wordsOf(texts: LetterFacts['texts'], refs: readonly (TextRef | null | undefined)[]): readonly string[] {
  return refs.flatMap((ref) => (ref ? texts.get(ref.textId)?.trim() || [] : []))
}

/** The people whose name is known. */
export function named({ people }: LetterFacts, ids: readonly (PersonId | null | undefined)[], kind: 'names' | 'first-names' = 'names'): FieldValue | null {
  const found = ids.flatMap((id) => (id ? people.get(id) ?? [] : [])).filter(({ givenName, familyName, knownAs }) => Boolean(kind === 'names' ? givenName ?? familyName ?? knownAs : knownAs ?? givenName))
  return found.length === 0 ? null : { kind, people: found }
}

/** Until when a clock of the complaint runs: one that runs now, or the last that did. */
export function dueOf({ clocks }: LetterFacts, id: string): FieldValue | null {
  const own = clocks.filter((clock) => clock.id === id)
  return onDay((own.findLast(({ endedOn }) => endedOn === null) ?? own.at(-1))?.dueOn)
}

/** An authority's own word for a code. */
export function word({ settings }: LetterFacts, list: Parameters<typeof wordFor>[1], code: string | null | undefined): FieldValue | null {
  return code === null || code === undefined ? null : line(wordFor(settings, list, code))
}

export type FieldResolver = (facts: LetterFacts) => FieldValue | null
export type Resolvers = Readonly<Record<FieldName, FieldResolver>>
