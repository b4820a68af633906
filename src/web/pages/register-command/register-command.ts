import { complaintsCalled } from '../../../application/complaints-called.ts'
import type { Drawn } from '../../../application/ombudsman.ts'
import { recordEntry, type EntryRequest, type EntryResult } from '../../../application/record-entry.ts'
import type { NewPerson } from '../../../application/worded.ts'
import { effectiveEvents } from '../../../domain/complaint/effective.ts'
import { kindOfChanges } from '../../../domain/complaint/field-rules.ts'
import { rulesOf } from '../../../domain/register/decide-entry.ts'
import { REGISTER_DECLARED } from '../../../domain/register/declared.ts'
import { ASKED, asked } from '../../../words/asked.ts'
import { CORRECTING, REGISTER_COMMAND_WORDS, REGISTER_EVENT_LABELS } from '../../../words/register.ts'
import { refusalWords } from '../../../words/refusals.ts'
import { formReader, type FormReader, type Slip, type Typed } from '../../form-reader.ts'
import { acceptedOf, NOT_WARNED, warnedOf, type Warned } from '../../components/warnings/warnings.ts'
import { isId } from '../../plain-text.ts'
import type { Answer, Visit } from '../../route.ts'
import type { Choice } from '../../components/word-choices/word-choices.ts'
import {
  changesTyped, drawnFields, readFields, startOf, toCorrect, typedFrom, type FormSpec, type RegisterFormContext,
} from './register-form.ts'

type Fields = Readonly<Record<string, unknown>>

/** A stream of the register whose next step is recorded: what its forms are drawn with, and where they lead. */
export type Subject = Pick<Drawn, 'timeline' | 'inError' | 'texts' | 'settings'> & Readonly<{
  streamId: string
  /** What the stream is called: a reference, a name. */
  called: string
  back: string
  /** Where what was recorded leads; back where it is not said. */
  done?: string
  action: (command: string) => string
  /** The form of a command as its stream stands; null for a command that it does not have. */
  spec: (command: string) => FormSpec | null
  /** The form that an entry of this type was recorded with; null for one that is not corrected here. */
  specOfEvent: (type: string) => FormSpec | null
  items: (command: string) => readonly Choice[]
  /** What a field that names a user, somebody known or another entry of the register offers. */
  offers?: (field: string) => readonly Choice[]
  /** What the fields of a command, or the changes of a correction, come to besides: a result that follows from a category. */
  completed: (fields: Fields) => Fields
  /** What stands in a new form besides its own fields. */
  startWith?: (command: string) => Typed
  /** How what was sent is recorded, where that is not for those alone who may record every entry. */
  record?: typeof recordEntry
  /** The id of each complaint that is named by its reference, for those who name some that they do not work on. */
  complaintsNamed?: (names: readonly string[]) => Promise<ReadonlyMap<string, string>>
  /** People whose details are changed with the command. */
  changedPeople?: (command: string, form: FormReader) => readonly NewPerson[]
}>

/** The form of a declared command of the register; null where there is none of that name among `types`. */
export function declaredSpec(command: string, types: readonly string[]): FormSpec | null {
  const found = Object.entries(REGISTER_DECLARED).find(([type, declaration]) => types.includes(type) && declaration.command === command)
  return found ? { command, fields: found[1].fields, words: REGISTER_COMMAND_WORDS[found[1].command] } : null
}

/** The form that a declared event was recorded with. */
export function declaredSpecOfEvent(type: string): FormSpec | null {
  const declaration = new Map(Object.entries(REGISTER_DECLARED)).get(type)
  return declaration ? { command: declaration.command, fields: declaration.fields, words: REGISTER_COMMAND_WORDS[declaration.command] } : null
}

/** Shows the form of a command, or of a correction with `?entry=`, and takes it. */
export async function registerCommand(visit: Visit, subject: Subject): Promise<Answer> {
  if (subject.inError) return { kind: 'redirect', to: subject.back }
  const command = visit.params['command'] ?? ''
  const form = command === 'correct' ? correcting(visit, subject) : recording(subject, command)
  if (!form) return command === 'correct' ? { kind: 'redirect', to: subject.back } : { kind: 'not-found' }
  return answerWith(visit, subject, form)
}

/** A new stream of the register: the form of its first event, and where it leads. */
export type Beginning = Pick<Subject, 'called' | 'back' | 'settings'> & Partial<Pick<Subject, 'offers' | 'completed' | 'startWith' | 'record' | 'complaintsNamed'>> & Readonly<{
  spec: FormSpec
  action: string
  /** The page of what was recorded. */
  page: (streamId: string) => string
}>

/**
 * The form that begins a stream, and what is sent for it. The new id stands in the form: sent twice, it is recorded once.
 */
export function beginEntry(visit: Visit, beginning: Beginning): Promise<Answer> {
  const { spec, page } = beginning
  const typedId = visit.typed['entryId']
  const streamId = isId(typedId) ? typedId : visit.deps.services.ids.next()
  const subject: Subject = {
    completed: (fields) => fields, ...beginning, streamId, timeline: [], inError: null, texts: new Map(), done: page(streamId),
    action: () => beginning.action, spec: () => spec, specOfEvent: () => null, items: () => [],
  }
  const form = recording(subject, spec.command)
  return form ? answerWith(visit, subject, form) : Promise.resolve({ kind: 'not-found' })
}

async function answerWith(visit: Visit, subject: Subject, form: Form): Promise<Answer> {
  const context: RegisterFormContext = {
    settings: subject.settings, today: visit.today, items: subject.items(form.command), newId: () => visit.deps.services.ids.next(),
    offers: subject.offers ?? (() => []), newPeople: [], used: form.used ?? NOTHING, complaints: visit.request.method === 'POST' ? await complaintsTyped(visit, subject, form.spec) : new Map(),
  }
  if (visit.request.method === 'GET') return drawn(subject, { form, context }, form.start(context))
  return take(visit, subject, { form, context })
}

/** One form of a subject: how it starts, and what is sent for it. */
type Form = Readonly<{
  command: string
  spec: FormSpec
  title: string
  entry: string
  asksReason: boolean
  start: (context: RegisterFormContext) => Typed
  read: (reader: FormReader, context: RegisterFormContext) => Pick<EntryRequest, 'command' | 'changedPeople'>
  /** Words that are in the entry already. */
  used?: ReadonlySet<string>
}>
const NOTHING: ReadonlySet<string> = new Set()
type Filled = Readonly<{ form: Form; context: RegisterFormContext }>

function recording(subject: Subject, command: string): Form | null {
  const spec = subject.spec(command)
  return spec && {
    command, spec, title: spec.words.title, entry: '', asksReason: false, start: (context) => ({ ...startOf(spec, context), ...subject.startWith?.(command) }),
    read: (reader, context) => {
      const fields = subject.completed(readFields(reader, spec, context))
      const changedPeople = subject.changedPeople?.(command, reader) ?? []
      // The fields were read by the declaration that the command's type comes from.
      return { command: { type: command, on: reader.day('on', asked(spec.words.when)), ...fields } as unknown as EntryRequest['command'], changedPeople }
    },
  }
}

function correcting({ query, typed }: Visit, subject: Subject): Form | null {
  const entry = String(typed['entry'] ?? query['entry'] ?? '')
  const found = effectiveEvents(subject.timeline).find(({ seq }) => String(seq) === entry)
  const whole = found ? subject.specOfEvent(found.event.type) : null
  if (!found || !whole) return null
  const spec = toCorrect(whole, (field) => (subject.offers?.(field) ?? []).length > 0)
  const { event, seq } = found
  return {
    command: 'correct', spec, title: `${CORRECTING.title}: ${REGISTER_EVENT_LABELS[event.type]}`, entry, asksReason: true,
    used: new Set(Object.values(event).flatMap((value: unknown) => (typeof value === 'string' ? [value] : Array.isArray(value) ? value.map(String) : []))),
    start: () => typedFrom(spec, event, subject.texts),
    read: (reader, context) => {
      const read = readFields(reader, spec, context)
      const typedChanges = changesTyped(spec, event, read, reader.day('on', asked(spec.words.when)), subject.texts)
      const changes = subject.completed(typedChanges)
      const reason = reader.optionalWords('reason', ASKED.reason)
      if (Object.keys(changes).length === 0) reader.slip('reason', 'nothing-changed', ASKED.wrong)
      else if (reason === undefined && kindOfChanges(rulesOf(event.type), changes) === 'fact') reader.slip('reason', 'reason-missing', ASKED.factReason)
      return { command: { type: 'correct', on: context.today, corrects: seq, changes, ...(reason && { reason }) } }
    },
  }
}

/** The complaints that were typed, each by its reference, its id or the address of its page. */
function complaintsTyped({ deps, actor, typed, today }: Visit, subject: Pick<Subject, 'complaintsNamed'>, { fields }: FormSpec): Promise<ReadonlyMap<string, string>> {
  const names = Object.entries(fields).filter(([, { kind }]) => kind === 'complaint').map(([name]) => formReader(typed, today).text(name))
  const given = names.filter((name) => name !== '')
  return subject.complaintsNamed?.(given) ?? complaintsCalled(deps.services, actor, given)
}

async function take(visit: Visit, subject: Subject, filled: Filled): Promise<Answer> {
  const { deps, actor, typed, today } = visit
  const { commandId } = typed
  if (!isId(commandId)) return { kind: 'not-found' }
  const reader = formReader(typed, today)
  const read = filled.form.read(reader, filled.context)
  const expectedSeq = Number(reader.text('seq'))
  // A page drawn before the last change is answered first: it is a double click, or somebody else was faster.
  if (reader.slips.length > 0 && expectedSeq >= seqOf(subject)) return drawn(subject, filled, typed, reader.slips)
  const result = await (subject.record ?? recordEntry)(deps.services, actor, { entryId: subject.streamId, commandId, expectedSeq, acceptedWarnings: acceptedOf(typed), newPeople: filled.context.newPeople, ...read })
  if (result.kind === 'refused') visit.trace({ kind: 'command-refused', subject: { kind: 'entry', id: subject.streamId }, what: filled.form.command })
  return answerTo(result, visit, subject, filled)
}

function answerTo(result: EntryResult, visit: Visit, subject: Subject, filled: Filled): Answer {
  switch (result.kind) {
    case 'done': return { kind: 'redirect', to: subject.done ?? subject.back }
    case 'stale': return drawn(subject, filled, visit.typed, [{ field: '', text: CORRECTING.stale }])
    case 'refused': return drawn(subject, filled, visit.typed, [{ field: '', text: refusalWords(result) }])
    case 'warned': return drawn(subject, filled, visit.typed, [], warnedOf(result.warnings, visit.typed))
    case 'not-allowed':
    case 'not-found':
      return { kind: result.kind }
  }
}

function drawn(subject: Subject, { form, context }: Filled, typed: Typed, slips: readonly Slip[] = [], warned: Warned = NOT_WARNED): Answer {
  const { commandId } = typed
  return {
    kind: 'page', template: 'pages/register-command/page.njk', title: form.title, typed, slips: [...slips, ...warned.slips],
    model: {
      warnings: warned.warnings,
      offer: { fields: drawnFields(form.spec, context), when: form.spec.words.when, know: form.asksReason ? '' : form.spec.words.know ?? '' },
      commandId: isId(commandId) ? commandId : context.newId(), seq: String(seqOf(subject)), entryId: subject.timeline.length === 0 ? subject.streamId : '', entry: form.entry, asksReason: form.asksReason,
      called: subject.called, back: subject.back, action: subject.action(form.command), contact: form.command === 'change-pool-details',
    },
  }
}

function seqOf({ timeline }: Subject): number {
  return timeline.at(-1)?.seq ?? 0
}
