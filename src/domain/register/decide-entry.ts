import { WORDS_FROM } from '../authority/default-settings.ts'
import { isInUseOn, wordsInUse, type AuthoritySettings, type WordList } from '../authority/settings.ts'
import type { IsoDate } from '../calendar/iso-date.ts'
import { correctionOf, type Refused } from '../complaint/correct.ts'
import { codesIn, correctable, statedDays, wrongField } from '../complaint/declared/field-checks.ts'
import { effectiveEvents, inOrderOfHappening, type Effective } from '../complaint/effective.ts'
import type { Recorded } from '../complaint/events.ts'
import {
  codeOrNone, day, isCode, listOf, oneOf, orNone, textOrNone, type FieldRule, type FieldRules,
} from '../complaint/field-rules.ts'
import { recordedInError } from '../complaint/recorded-in-error.ts'
import type { Warning } from '../complaint/commands.ts'
import type { RefusalCode } from '../complaint/refusals.ts'
import { WARNINGS, type WarningCode } from '../complaint/warnings.ts'
import type { EntryCommand } from './commands.ts'
import { isRegisterDeclaredCommand, registerDeclarationOf, registerDeclaredEvent, type RegisterDeclaredType } from './declared.ts'
import { KIND_BEGUN_BY, SEQUELS_OF, isFirst, type EntryFact, type EntryKind } from './entry.ts'
import { EQUALITY_HOW, EQUALITY_OUTCOMES } from './equality/equality-form.ts'
import { DISRUPTION_KINDS, DISRUPTION_STAGES, OMBUDSMAN_RESULTS, type RegisterEvent } from './events.ts'
import { RULES_OF } from './rules-of-kinds.ts'

export type EntryContext = Readonly<{ today: IsoDate; settings: AuthoritySettings }>
export type EntryDecision =
  | Readonly<{ kind: 'accepted'; event: RegisterEvent; warnings: readonly Warning[] }>
  | Readonly<{ kind: 'impossible'; code: RefusalCode }>

/**
 * Whether a plain dated entry, its sequel or a correction of it may be recorded. Only what is impossible is refused: a
 * day to come, a sequel before its beginning or twice, a code that the authority does not have, a count that is none.
 * What is unwise, or odd and yet real, is accepted with warnings. `reference` goes into a first event.
 */
export function decideEntry(
  recorded: readonly Recorded<RegisterEvent>[], command: EntryCommand, context: EntryContext, reference: string,
): EntryDecision {
  const kept = command.type === 'strike-out' ? keptFor(recorded, command.corrects) : null
  if (kept) return { kind: 'impossible', code: kept }
  const event = isCorrecting(command) ? correctionOf(recorded, command, rulesOf) : recordedInError(recorded) ? STRUCK_OUT : eventFor(command, reference)
  if ('refuse' in event) return { kind: 'impossible', code: event.refuse.code }
  if (event.happenedOn > context.today) return { kind: 'impossible', code: 'in-the-future' }
  const added = { seq: (recorded.at(-1)?.seq ?? 0) + 1, event, recordedAt: '', recordedBy: '', knownOn: null }
  if (recordedInError([...recorded, added]) !== null) return { kind: 'accepted', event, warnings: [] }
  const inOrder = inOrderOfHappening(effectiveEvents<RegisterEvent>([...recorded, added]))
  const code = impossibleEntry(inOrder, context)
  return code === null ? { kind: 'accepted', event, warnings: warningsOf(inOrder, event, context) } : { kind: 'impossible', code }
}

/** Why the entry that would be struck out stays; null where it may go. */
function keptFor(recorded: readonly Recorded<RegisterEvent>[], seq: number): RefusalCode | null {
  const first = recorded[0]?.event
  return first && isFirst(first) ? RULES_OF[KIND_BEGUN_BY[first.type]]?.neverStruckOut?.(recorded, seq) ?? null : null
}

/** What is unwise about an event, on the stream as it stood just before it. Nothing is about a correction. */
function warningsOf(inOrder: readonly Effective<RegisterEvent>[], event: RegisterEvent, { today, settings }: EntryContext): readonly Warning[] {
  const place = inOrder.findIndex((entry) => entry.event === event)
  const fact = inOrder[place]?.event
  if (!fact) return []
  const before = inOrder.slice(0, place)
  const kind = kindOf([...before, ...inOrder.slice(place)])
  const codes: readonly WarningCode[] = [
    ...(unknownCode(fact, settings) === 'not-in-use' ? ['word-not-in-use'] as const : isBeforeTheLists(fact, settings) ? ['before-the-lists'] as const : []),
    ...(kind === null ? [] : RULES_OF[kind]?.unwise?.(before, fact, today, settings) ?? []),
  ]
  return codes.map((code) => ({ code, ...WARNINGS[code] }))
}

/** What comes in on the day that it is about; a pool, a population and a report may be older than any list. */
const COMES_IN: readonly string[] = ['EnquiryReceived', 'MemberEnquiryReceived', 'ComplimentReceived', 'LearningNoted']

/** Whether it came in before any register, and before the authority's own lists begin: as a rule a slip of the keyboard. */
function isBeforeTheLists({ type, happenedOn }: EntryFact, settings: AuthoritySettings): boolean {
  return COMES_IN.includes(type) && happenedOn < WORDS_FROM && wordsInUse(settings, 'channels', happenedOn).length === 0
}

function kindOf([first]: readonly Effective<RegisterEvent>[]): EntryKind | null {
  return first && isFirst(first.event) ? KIND_BEGUN_BY[first.event.type] : null
}

const STRUCK_OUT: Refused = { refuse: { code: 'recorded-in-error' } }

type Correcting = Extract<EntryCommand, { type: 'correct' | 'strike-out' }>

function isCorrecting(command: EntryCommand): command is Correcting {
  return command.type === 'correct' || command.type === 'strike-out'
}

function eventFor(command: Exclude<EntryCommand, Correcting>, reference: string): EntryFact | Refused {
  if (isRegisterDeclaredCommand(command)) return registerDeclaredEvent(command, reference)
  const { on: happenedOn } = command
  switch (command.type) {
    case 'record-ombudsman-contact': {
      const { type: _type, on, ...said } = command
      return { type: 'OmbudsmanContactReceived', happenedOn: on, reference, ...said }
    }
    case 'record-ombudsman-decision':
      return { type: 'OmbudsmanDecided', happenedOn, result: command.result, ...(command.category !== undefined && { category: command.category }) }
    case 'record-disruption': {
      const { type: _type, on, ...said } = command
      return { type: 'DisruptionRecorded', happenedOn: on, ...said }
    }
    case 'record-equality': {
      const { type: _type, on, ...said } = command
      return { type: 'EqualityAsked', happenedOn: on, ...said }
    }
    case 'end-disruption':
      return { type: 'DisruptionEnded', happenedOn, ...(command.text && { text: command.text }) }
  }
}

/** The first thing in an entry's stream that cannot be; null where all is possible. */
function impossibleEntry(inOrder: readonly Effective<RegisterEvent>[], { today, settings }: EntryContext): RefusalCode | null {
  const [first, ...sequels] = inOrder.map(({ event }) => event)
  if (!first || !isFirst(first)) return 'not-recorded'
  for (const event of [first, ...sequels]) {
    if (event.happenedOn > today) return 'in-the-future'
    if (event.happenedOn < first.happenedOn && !MAY_COME_BEFORE.includes(event.type)) return 'before-the-entry'
    const code = impossibleContent(event, today) ?? (unknownCode(event, settings) === 'unknown' ? 'unknown-code' : null)
    if (code) return code
  }
  return impossibleSequel(KIND_BEGUN_BY[first.type], inOrder, sequels)
}

/** People are checked, declare their interests and agree what they are paid before they join the pool. */
const MAY_COME_BEFORE: readonly string[] = ['PoolCheckRecorded', 'PoolInterestDeclared', 'PoolRateAgreed']

/** What a declared event lacks or cannot hold, and a day that it states as gone by and that has not come. */
function impossibleContent(event: EntryFact, today: IsoDate): RefusalCode | null {
  const declaration = registerDeclarationOf(event.type)
  if (!declaration) return null
  const wrong = wrongField(declaration, event)
  if (wrong) return wrong.isMissing ? 'field-needed' : 'value-not-possible'
  return statedDays(declaration, event, 'the-future').some((stated) => stated > today) ? 'in-the-future' : null
}

/** What begins nothing follows on a beginning of its own kind. */
function impossibleSequel(kind: EntryKind, inOrder: readonly Effective<RegisterEvent>[], sequels: readonly EntryFact[]): RefusalCode | null {
  if (sequels.some(isFirst)) return 'already-recorded'
  const own = SEQUELS_OF[kind] ?? []
  if (sequels.some(({ type }) => !own.includes(type))) return 'no-such-stage'
  return RULES_OF[kind]?.impossible(inOrder) ?? null
}

/** A word that the authority's lists do not hold, or did not hold on the day of the event; null where all are in use. */
function unknownCode(event: EntryFact, settings: AuthoritySettings): 'unknown' | 'not-in-use' | null {
  let found: 'not-in-use' | null = null
  for (const [list, codes] of codesUsed(event)) {
    for (const code of codes) {
      const words = settings.words[list].filter((word) => word.code === code)
      if (words.length === 0) return 'unknown'
      if (!words.some((word) => isInUseOn(word, event.happenedOn))) found = 'not-in-use'
    }
  }
  return found
}

function codesUsed(event: EntryFact): readonly (readonly [WordList, readonly string[]])[] {
  const declaration = registerDeclarationOf(event.type)
  if (declaration) return codesIn(declaration, event).map(({ list, code }) => [list, [code]] as const)
  if (!('divisions' in event)) return []
  return [['channels', 'channel' in event && event.channel !== undefined ? [event.channel] : []], ['divisions', event.divisions ?? []], ['teams', event.teams ?? []]]
}

const other = (accepts: FieldRule['accepts']): FieldRule => ({ touches: 'other', accepts })

/** Where answers are: whose they are never changes, and what they are is in no event. */
function isAnswersRef(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'answersId' in value && 'digest' in value && Object.keys(value).length === 2
}

/** The fields of each entry that may be corrected, and what a correction of each touches. Decision: 0011. */
const CORRECTABLE: Readonly<Record<Exclude<EntryFact['type'], RegisterDeclaredType>, FieldRules>> = {
  OmbudsmanContactReceived: {
    happenedOn: day, about: codeOrNone, said: textOrNone, theirReference: textOrNone, complaints: other(orNone(listOf(isCode))),
  },
  OmbudsmanDecided: { happenedOn: day, result: { touches: 'outcome', accepts: oneOf(...OMBUDSMAN_RESULTS) }, category: codeOrNone },
  DisruptionRecorded: {
    happenedOn: day, kind: other(oneOf(...DISRUPTION_KINDS)), stages: other(listOf(oneOf(...DISRUPTION_STAGES))), divisions: other(listOf(isCode)),
    teams: other(listOf(isCode)), text: textOrNone,
  },
  EqualityAsked: {
    happenedOn: day, how: other(oneOf(...EQUALITY_HOW)), outcome: other(oneOf(...EQUALITY_OUTCOMES)), answers: other(orNone(isAnswersRef)),
  },
  DisruptionEnded: { happenedOn: day, text: textOrNone },
  // What two people decided is stopped, and never corrected.
  DestructionProposed: {}, DestructionApproved: {}, DestructionStopped: {}, PeopleErased: {}, DestructionCarriedOut: {},
}

/** How each field of an entry of this type is corrected; none for a type that there is not. */
export function rulesOf(type: string): FieldRules {
  const declaration = registerDeclarationOf(type)
  if (declaration) return correctable(declaration)
  const rules: Readonly<{ [event: string]: FieldRules }> = CORRECTABLE
  return Object.hasOwn(rules, type) ? (rules[type] ?? {}) : {}
}
