import type { AuthoritySettings, WordList } from '../authority/settings.ts'
import type { IsoDate } from '../calendar/iso-date.ts'
import { correctionOf, type Refused } from '../complaint/correct.ts'
import { effectiveEvents, inOrderOfHappening, type Effective } from '../complaint/effective.ts'
import type { Recorded } from '../complaint/events.ts'
import {
  codeOrNone, day, isCode, isNumber, listOf, oneOf, textOrNone, type FieldRule, type FieldRules,
} from '../complaint/field-rules.ts'
import { recordedInError } from '../complaint/recorded-in-error.ts'
import type { RefusalCode } from '../complaint/refusals.ts'
import type { EntryCommand } from './commands.ts'
import type { EntryFact } from './entry.ts'
import { OMBUDSMAN_RESULTS, type RegisterEvent } from './events.ts'

export type EntryContext = Readonly<{ today: IsoDate; settings: AuthoritySettings }>
export type EntryDecision = Readonly<{ kind: 'accepted'; event: RegisterEvent }> | Readonly<{ kind: 'impossible'; code: RefusalCode }>

/**
 * Whether a plain dated entry, its sequel or a correction of it may be recorded. Only what is impossible is refused: a
 * day to come, a sequel before its beginning or twice, a code that the authority does not have, a count that is none.
 * `reference` goes into a first event.
 */
export function decideEntry(
  recorded: readonly Recorded<RegisterEvent>[], command: EntryCommand, context: EntryContext, reference: string,
): EntryDecision {
  const event = isCorrecting(command) ? correctionOf(recorded, command, rulesOf) : recordedInError(recorded) ? STRUCK_OUT : eventFor(command, reference)
  if ('refuse' in event) return { kind: 'impossible', code: event.refuse.code }
  if (event.happenedOn > context.today) return { kind: 'impossible', code: 'in-the-future' }
  const added = { seq: (recorded.at(-1)?.seq ?? 0) + 1, event, recordedAt: '', recordedBy: '', knownOn: null }
  if (recordedInError([...recorded, added]) !== null) return { kind: 'accepted', event }
  const code = impossibleEntry(inOrderOfHappening(effectiveEvents<RegisterEvent>([...recorded, added])), context)
  return code === null ? { kind: 'accepted', event } : { kind: 'impossible', code }
}

const STRUCK_OUT: Refused = { refuse: { code: 'recorded-in-error' } }

type Correcting = Extract<EntryCommand, { type: 'correct' | 'strike-out' }>

function isCorrecting(command: EntryCommand): command is Correcting {
  return command.type === 'correct' || command.type === 'strike-out'
}

function eventFor(command: Exclude<EntryCommand, Correcting>, reference: string): EntryFact | Refused {
  const { on: happenedOn } = command
  switch (command.type) {
    case 'record-compliment': {
      const { type: _type, on, ...said } = command
      return { type: 'ComplimentReceived', happenedOn: on, reference, ...said }
    }
    case 'record-enquiry': {
      const { type: _type, on, ...said } = command
      return { type: 'EnquiryReceived', happenedOn: on, reference, ...said }
    }
    case 'record-ombudsman-contact': {
      const { type: _type, on, ...said } = command
      return { type: 'OmbudsmanContactReceived', happenedOn: on, reference, ...said }
    }
    case 'resolve-enquiry':
      return { type: 'EnquiryResolved', happenedOn, ...(command.text && { text: command.text }) }
    case 'record-ombudsman-decision':
      return { type: 'OmbudsmanDecided', happenedOn, result: command.result }
    case 'record-training':
      return { type: 'TrainingHeld', happenedOn, sessions: command.sessions }
    case 'record-caseload':
      return { type: 'CaseloadCounted', happenedOn, openCases: command.openCases }
  }
}

/** The first thing in an entry's stream that cannot be; null where all is possible. */
function impossibleEntry(inOrder: readonly Effective<RegisterEvent>[], { today, settings }: EntryContext): RefusalCode | null {
  const [first, ...sequels] = inOrder.map(({ event }) => event)
  if (!first || (first.type !== 'EnquiryReceived' && first.type !== 'OmbudsmanContactReceived' && isSequel(first))) return 'not-recorded'
  for (const event of [first, ...sequels]) {
    if (event.happenedOn > today) return 'in-the-future'
    if (event.happenedOn < first.happenedOn) return 'before-received'
    const code = unknownCode(event, settings) ?? impossibleCount(event)
    if (code) return code
  }
  return impossibleSequel(first, sequels)
}

function isSequel(event: EntryFact): boolean {
  return event.type === 'EnquiryResolved' || event.type === 'OmbudsmanDecided'
}

/** An enquiry is resolved once; the Ombudsman may decide again, and the later decision stands. */
function impossibleSequel(first: EntryFact, sequels: readonly EntryFact[]): RefusalCode | null {
  const own = first.type === 'EnquiryReceived' ? 'EnquiryResolved' : first.type === 'OmbudsmanContactReceived' ? 'OmbudsmanDecided' : null
  if (sequels.some((event) => !isSequel(event))) return 'already-recorded'
  if (sequels.some((event) => event.type !== own)) return 'no-such-stage'
  return own === 'EnquiryResolved' && sequels.length > 1 ? 'already-answered' : null
}

function impossibleCount(event: EntryFact): RefusalCode | null {
  const count = event.type === 'TrainingHeld' ? event.sessions : event.type === 'CaseloadCounted' ? event.openCases : 1
  const least = event.type === 'CaseloadCounted' ? 0 : 1
  return Number.isSafeInteger(count) && count >= least ? null : 'value-not-possible'
}

function unknownCode(event: EntryFact, settings: AuthoritySettings): RefusalCode | null {
  if (!('divisions' in event)) return null
  const used: readonly (readonly [WordList, readonly string[]])[] = [
    ['channels', event.channel === undefined ? [] : [event.channel]], ['divisions', event.divisions], ['teams', event.teams],
  ]
  for (const [list, codes] of used) {
    for (const code of codes) {
      const words = settings.words[list].filter((word) => word.code === code)
      if (words.length === 0) return 'unknown-code'
      if (!words.some((word) => word.from <= event.happenedOn && (word.until === null || event.happenedOn <= word.until))) return 'code-not-in-use'
    }
  }
  return null
}

const other = (accepts: FieldRule['accepts']): FieldRule => ({ touches: 'other', accepts })
const PLACED: FieldRules = { happenedOn: day, channel: codeOrNone, divisions: other(listOf(isCode)), teams: other(listOf(isCode)), said: textOrNone }

/** The fields of each entry that may be corrected, and what a correction of each touches. Decision: 0011. */
const CORRECTABLE: Readonly<Record<EntryFact['type'], FieldRules>> = {
  ComplimentReceived: { ...PLACED, from: other(oneOf('client', 'professional')) },
  EnquiryReceived: { ...PLACED, kind: other(oneOf('enquiry', 'point-of-contact')) },
  EnquiryResolved: { happenedOn: day, text: textOrNone },
  OmbudsmanContactReceived: { happenedOn: day, about: codeOrNone, said: textOrNone },
  OmbudsmanDecided: { happenedOn: day, result: { touches: 'outcome', accepts: oneOf(...OMBUDSMAN_RESULTS) } },
  TrainingHeld: { happenedOn: day, sessions: other(isNumber) },
  CaseloadCounted: { happenedOn: day, openCases: other(isNumber) },
}

function rulesOf(type: string): FieldRules {
  const rules: Readonly<{ [event: string]: FieldRules }> = CORRECTABLE
  return Object.hasOwn(rules, type) ? (rules[type] ?? {}) : {}
}
