import type { WordList } from '../../../../domain/authority/settings.ts'
import { FINDINGS } from '../../../../domain/complaint/events.ts'
import { YES_NO_WORDS } from '../../../../words/complaint.ts'
import { CONTACT_KIND_LABELS, GROUND_LABELS } from '../../../../words/fields.ts'
import { FINDING_LABELS, OUTCOME_LABELS } from '../../../../words/labels.ts'
import type { AnyQuestion } from '../../../../words/threads/thread-words.ts'
import type { Field } from '../../../../domain/complaint/declared/field.ts'
import { ENCLOSURES } from './answer-extras.ts'
import type { Choice } from '../../../components/word-choices/word-choices.ts'
import { choicesOf, type FormContext } from '../command-form.ts'
import { NATURE_CHOICES } from './causes-fields.ts'
import { remediesOf } from './remedies-fields.ts'

/** How a field of an entry is asked for when it is corrected. */
export type FieldKind =
  | Readonly<{ kind: 'day' | 'words' | 'number' | 'pounds' | 'findings' }>
  | Readonly<{ kind: 'remedies'; choices: readonly Choice[] }>
  | Readonly<{ kind: 'one' | 'several' | 'yes-no'; choices: readonly Choice[] }>

const LISTS: Readonly<Record<string, WordList>> = {
  channel: 'channels', how: 'channels', team: 'teams', category: 'categories', withWhom: 'complainantTypes', howResolved: 'howResolved',
}

const DAYS = ['receivedOn', 'happenedOn', 'reachedTeamOn', 'groundsAroseOn', 'toldOn', 'nextContactOn']
const WORDS = ['termsOfResolution', 'independentPersonViews', 'said', 'text', 'reason', 'departureReason']
const YES_NO_FIELDS = ['advocateAppointed', 'issuesStillConsidered', 'withIndependentPerson', 'ombudsmanTold']
const YES_NO: readonly Choice[] = choicesIn(YES_NO_WORDS)

/** The kind of a field of a declared event, as its declaration has it; null for what is put right by striking out and recording again. */
export function declaredKind(field: Field | undefined, value: unknown, question: AnyQuestion, context: FormContext): FieldKind | null {
  if (!field) return null
  switch (field.kind) {
    case 'day': return { kind: 'day' }
    case 'text': return { kind: 'words' }
    case 'yes-or-no': return { kind: 'yes-no', choices: YES_NO }
    case 'pence': return { kind: 'pounds' }
    case 'count': return value === undefined ? null : { kind: 'number' }
    case 'choice': return { kind: 'one', choices: field.of.map((code) => ({ code, label: question?.of?.[code] ?? code })) }
    case 'choices': return { kind: 'several', choices: field.of.map((code) => ({ code, label: question?.of?.[code] ?? code })) }
    case 'codes': return { kind: 'several', choices: choicesOf(context, field.list, codesIn(value)) }
    case 'code': return { kind: 'one', choices: choicesOf(context, field.list, codesIn(value)) }
    case 'user': return { kind: 'one', choices: context.users.map(({ userId, name }) => ({ code: userId, label: name })) }
    case 'clock': return { kind: 'one', choices: context.view.clocks.map(({ id, title }) => ({ code: id, label: title })) }
    case 'complaint':
    case 'entry':
    case 'file':
    case 'files':
    case 'findings':
    case 'item':
    case 'key':
    case 'new-item':
    case 'people':
    case 'person':
    case 'points':
    case 'texts':
    case 'users':
      return null
  }
}

/**
 * The kind of a field, given what it says now; null for one that is corrected elsewhere: the parts of the details on
 * their own pages.
 */
export function fieldKind(field: string, value: unknown, context: FormContext): FieldKind | null {
  if (DAYS.includes(field)) return { kind: 'day' }
  if (WORDS.includes(field)) return { kind: 'words' }
  if (field === 'untilWorkingDays') return { kind: 'number' }
  if (YES_NO_FIELDS.includes(field)) return { kind: 'yes-no', choices: YES_NO }
  if (field === 'findings') return value === undefined ? null : { kind: 'findings' }
  if (field === 'remedies') return value === undefined ? null : { kind: 'remedies', choices: choicesOf(context, 'remedies', remediesOf(value).map(({ type }) => type)) }
  if (field === 'nature') return { kind: 'one', choices: NATURE_CHOICES }
  if (field === 'reasons') return reasonsKind(value, context)
  if (field === 'enclosed') return { kind: 'several', choices: isPanelAnswer(context) ? ENCLOSURES.stageThree : ENCLOSURES.stageTwo }
  if (field === 'departures') return isPanelAnswer(context) ? { kind: 'words' } : null
  const list = LISTS[field]
  if (list) return { kind: field === 'howResolved' ? 'several' : 'one', choices: choicesOf(context, list, codesIn(value)) }
  const fixed = fixedChoices(field, value, context)
  return fixed && { kind: 'one', choices: fixed }
}

/** Whether the entry is the response to a panel: its enclosures and its departures are not those of stage 2. */
function isPanelAnswer({ view, asked }: FormContext): boolean {
  return view.timeline.some(({ seq, event }) => seq === asked.entry && event.type === 'ReviewPanelAnswered')
}

/** An answer's reasons are codes; those of an answer that was sent back are words. */
function reasonsKind(value: unknown, context: FormContext): FieldKind {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { kind: 'words' }
  return { kind: 'several', choices: choicesOf(context, 'reasonsUpheld', codesIn(value)) }
}

function codesIn(value: unknown): readonly string[] {
  const values: readonly unknown[] = Array.isArray(value) ? value : [value]
  return values.filter((code) => typeof code === 'string')
}

function fixedChoices(field: string, value: unknown, context: FormContext): readonly Choice[] | null {
  if (field === 'responderId') return context.users.map(({ userId, name }) => ({ code: userId, label: name }))
  if (field === 'ground') return choicesIn(GROUND_LABELS)
  if (field === 'kind') return choicesIn(CONTACT_KIND_LABELS)
  if (field === 'whole' && value !== undefined) return choicesIn({ ...FINDING_LABELS, 'resolved-no-finding': OUTCOME_LABELS['resolved-no-finding'] })
  return null
}

function choicesIn(labels: Readonly<Record<string, string>>): readonly Choice[] {
  return Object.entries(labels).map(([code, label]) => ({ code, label }))
}

export const FINDING_CHOICES: readonly Choice[] = FINDINGS.map((code) => ({ code, label: FINDING_LABELS[code] }))
