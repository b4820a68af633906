import { parseIsoDate } from '../../../../domain/calendar/iso-date.ts'
import { CORRECTABLE, kindOfCorrection } from '../../../../domain/complaint/corrections.ts'
import { declarationOf } from '../../../../domain/complaint/declared/all.ts'
import { effectiveEvents } from '../../../../domain/complaint/effective.ts'
import { FINDINGS, type PointFinding } from '../../../../domain/complaint/events.ts'
import { STRIKING_OUT } from '../../../../words/complaint.ts'
import { fieldLabel } from '../../../../words/fields.ts'
import { ASKED, findingAsked, pointAsked } from '../../../../words/asked.ts'
import { ANSWER_REMEDY_WORDS } from '../../../../words/threads/remedies.ts'
import { questionsOf, statement } from '../../../../words/threads/declared-words.ts'
import type { Choice } from '../../../components/word-choices/word-choices.ts'
import { choicesOf, given, type CommandForm, type FormContext } from '../command-form.ts'
import { NATURE_CHOICES, readCauses, typedCauses } from './causes-fields.ts'
import { PURPOSES, remediesOf, remedyAgain, typedPounds, typedRemedy } from './remedies-fields.ts'
import type { FormReader, Typed } from '../../../form-reader.ts'
import { typedDay } from '../../../typed-day.ts'
import { FINDING_CHOICES, declaredKind, fieldKind, type FieldKind } from './correct-fields.ts'

/** `name` is the field's on the form: the reason that an entry gives is another than the reason for changing it. */
type FieldToCorrect = FieldKind & Readonly<{ field: string; name: string; label: string; value: unknown }>

/** Corrects the fields of one entry; only what was typed otherwise is changed. */
export const correct: CommandForm = {
  start: (context) => Object.assign({}, ...fieldsToCorrect(context).map((field) => typedField(field, context))),
  offer: (context) => ({
    entry: entryToChange(context)?.seq,
    fields: fieldsToCorrect(context).map((field) => ({ ...field, rows: rowsOf(field) })),
    findingChoices: FINDING_CHOICES, purposes: PURPOSES, inError: [{ code: 'yes', label: ANSWER_REMEDY_WORDS.inError }], causes: { reasons: reasonsFor(context), natures: NATURE_CHOICES },
    hasDetails: 'details' in CORRECTABLE[entryToChange(context)?.event.type ?? 'NoteAdded'],
  }),
  read: (form, context) => {
    const entry = entryToChange(context)
    if (!entry) form.slip('entry', 'no-such-entry', ASKED.entry)
    const changes = Object.fromEntries(fieldsToCorrect(context).flatMap((field) => changeOf(field, form, context)))
    if (Object.keys(changes).length === 0 && form.slips.length === 0) form.slip('reason', 'nothing-changed', ASKED.wrong)
    const reason = form.optionalWords('reason', ASKED.reason)
    if (entry && reason === undefined && form.slips.length === 0 && kindOfCorrection(entry.event.type, changes) === 'fact') {
      form.slip('reason', 'reason-missing', ASKED.factReason)
    }
    return { command: { type: 'correct', on: context.today, corrects: entry?.seq ?? 0, changes, ...given({ reason }) } }
  },
}

/** Strikes one entry out; the whole record with its first; or the striking out of that, which brings it back. */
export const strikeOut: CommandForm = {
  start: () => ({}),
  offer: (context) => ({ words: STRIKING_OUT[struckOutBy(context)], isUndo: struckOutBy(context) === 'undo' }),
  read: (form, context) => {
    const seq = struckOutBy(context) === 'undo' ? context.asked.entry : entryToChange(context)?.seq
    if (seq === undefined) form.slip('entry', 'no-such-entry', ASKED.entry)
    return { command: { type: 'strike-out', on: context.today, corrects: seq ?? 0, reason: form.words('reason', ASKED.reason) } }
  },
}

/** What striking out the entry asked about comes to. */
export function struckOutBy({ view, asked: { entry } }: FormContext): keyof typeof STRIKING_OUT {
  if (view.inError !== null && view.inError.seq === entry) return 'undo'
  return entry === view.timeline[0]?.seq ? 'record' : 'entry'
}

/** The entry that the link named, as it stands after earlier corrections; undefined where it is struck out or none. */
function entryToChange({ view, asked: { entry } }: FormContext) {
  return effectiveEvents(view.timeline).find(({ seq }) => seq === entry)
}

const CAUSES_OF_THE_WHOLE: readonly string[] = ['reasons', 'nature']

function fieldsToCorrect(context: FormContext): readonly FieldToCorrect[] {
  const entry = entryToChange(context)
  if (!entry) return []
  const said = new Map<string, unknown>(Object.entries(entry.event))
  const declaration = declarationOf(entry.event.type)
  const questions = declaration ? questionsOf(declaration.command) : {}
  return Object.keys(CORRECTABLE[entry.event.type]).flatMap((field) => {
    const value = said.get(field)
    // Where each point has its finding, its causes stand with it.
    if (CAUSES_OF_THE_WHOLE.includes(field) && value === undefined && said.has('findings')) return []
    const question = questions[field] ?? null
    const isDeclared = declaration !== undefined && field !== 'happenedOn'
    const kind = isDeclared ? declaredKind(declaration.fields[field], value, question, context) : fieldKind(field, value, context)
    const label = question ? statement(question.asks) : fieldLabel(field)
    return kind ? [{ ...kind, field, name: field === 'reason' ? 'itsReason' : field, label, value }] : []
  })
}

function typedField({ name, kind, value }: FieldToCorrect, { view }: FormContext): Typed {
  if (kind === 'day') return typedDay(name, typeof value === 'string' ? parseIsoDate(value) : null)
  if (kind === 'words') return { [name]: wordsOf(value, view.texts) }
  if (kind === 'findings') return typedFindings(findingsOf(value))
  if (kind === 'pounds') return { [name]: typedPounds(value) }
  if (kind === 'remedies') return Object.assign({}, ...remediesOf(value).map((remedy, index) => typedRemedy(remedy, index + 1, wordsOf(remedy.text, view.texts))))
  if (kind === 'yes-no') return { [name]: typeof value === 'boolean' ? (value ? 'yes' : 'no') : '' }
  if (kind === 'several') return { [name]: Array.isArray(value) ? value.map(String) : [] }
  return { [name]: typeof value === 'string' || typeof value === 'number' ? String(value) : '' }
}

/** The field and its new value, where it was typed otherwise than it stands; an emptied field becomes null. */
function changeOf(field: FieldToCorrect, form: FormReader, context: FormContext): readonly (readonly [string, unknown])[] {
  const typed = readField(field, form, context)
  const stands = field.kind === 'words' ? wordsOf(field.value, context.view.texts) || null : field.value ?? null
  if (JSON.stringify(typed) === JSON.stringify(stands)) return []
  if (Array.isArray(typed) && typed.length === 0 && stands === null) return []
  return [[field.field, field.kind === 'words' && typed !== null ? { words: typed } : typed]]
}

function readField(field: FieldToCorrect, form: FormReader, context: FormContext): unknown {
  const what = field.label.toLowerCase()
  switch (field.kind) {
    case 'day': return field.field === 'happenedOn' ? form.day(field.name, what) : form.optionalDay(field.name, what) ?? null
    case 'words': return form.optionalWords(field.name, what)?.words ?? null
    case 'number': return form.wholeNumber(field.name, what)
    case 'pounds': return form.optionalPounds(field.name, what) ?? null
    case 'yes-no': return form.text(field.name) === '' ? null : form.text(field.name) === 'yes'
    case 'one': return form.optionalChoice(field.name, what, field.choices.map(({ code }) => code)) ?? null
    case 'several': return form.choices(field.name, what, field.choices.map(({ code }) => code))
    case 'findings': return findingsOf(field.value).map((before, index) => findingAgain(before, index + 1, form, context))
    case 'remedies': return remediesOf(field.value).map((before, index) =>
      remedyAgain(before, index + 1, form, { codes: field.choices.map(({ code }) => code), wordsBefore: wordsOf(before.text, context.view.texts) }))
  }
}

/** A finding as it is typed now. What was not typed otherwise stays as it was stored, so that it is no change. */
function findingAgain(before: PointFinding, number: number, form: FormReader, context: FormContext): object {
  const finding = form.choice(`finding-${number}`, findingAsked(number), FINDINGS)
  const { reasons = [], nature } = readCauses(form, { suffix: `-of-${number}`, finding, what: pointAsked(number) }, reasonsFor(context).map(({ code }) => code))
  const isSame = reasons.length === (before.reasons ?? []).length && reasons.every((code) => before.reasons?.includes(code))
  const now = { ...before, finding, reasons: isSame ? before.reasons : reasons.length > 0 ? reasons : undefined, nature }
  return given(now)
}

/** The rows that a field with several is corrected in, numbered as the page numbers them. */
function rowsOf({ kind, value }: FieldToCorrect): readonly number[] {
  const rows = kind === 'findings' ? findingsOf(value) : kind === 'remedies' ? remediesOf(value) : []
  return rows.map((_, index) => index + 1)
}

function typedFindings(findings: readonly PointFinding[]): Typed {
  return Object.assign({}, ...findings.map((found, index) => ({ [`finding-${index + 1}`]: found.finding, ...typedCauses(`-of-${index + 1}`, found) })))
}

/** The reasons in use, and those that the entry names. */
function reasonsFor(context: FormContext): readonly Choice[] {
  const event = entryToChange(context)?.event
  const named = event !== undefined && 'findings' in event ? findingsOf(event.findings).flatMap(({ reasons }) => reasons ?? []) : []
  return choicesOf(context, 'reasonsUpheld', named)
}

function findingsOf(value: unknown): readonly PointFinding[] {
  return Array.isArray(value) ? value.filter(isPointFinding) : []
}

function isPointFinding(value: unknown): value is PointFinding {
  return typeof value === 'object' && value !== null && 'pointId' in value && 'finding' in value
}

function wordsOf(value: unknown, texts: ReadonlyMap<string, string>): string {
  const isRef = typeof value === 'object' && value !== null && 'textId' in value && typeof value.textId === 'string'
  return isRef ? texts.get(String(value.textId)) ?? '' : ''
}
