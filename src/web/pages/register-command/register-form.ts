import type { NewPerson } from '../../../application/worded.ts'
import type { AuthoritySettings } from '../../../domain/authority/settings.ts'
import { parseIsoDate, type IsoDate } from '../../../domain/calendar/iso-date.ts'
import type { Field, Fields } from '../../../domain/complaint/declared/field.ts'
import type { PersonId } from '../../../domain/complaint/events.ts'
import { asked } from '../../../words/asked.ts'
import type { AnyCommandWords, AnyQuestion } from '../../../words/threads/thread-words.ts'
import type { FormReader, Typed } from '../../form-reader.ts'
import { typedDay } from '../../typed-day.ts'
import { wordChoices, type Choice } from '../../components/word-choices/word-choices.ts'

/** Lines of a list of texts that a form offers. */
const TEXT_ROWS = [1, 2, 3, 4, 5, 6] as const

/** Fields that ask nothing where there is nothing to choose from and they may be left out. */
const CHOSEN: ReadonlySet<Field['kind']> = new Set(['code', 'codes', 'user', 'points', 'item', 'entry'])

/** A form of a stream of the register: its command, its fields as data, and their words. */
export type FormSpec = Readonly<{ command: string; fields: Fields; words: AnyCommandWords }>

/** What such a form is drawn and read with. */
export type RegisterFormContext = Readonly<{
  settings: AuthoritySettings
  today: IsoDate
  /** The items that the command may name. */
  items: readonly Choice[]
  /** What a field that names a user, somebody known or another entry of the register offers. */
  offers: (field: string) => readonly Choice[]
  /** The id of each complaint that was typed, by what was typed. */
  complaints: ReadonlyMap<string, string>
  newId: () => string
  /** People who are named for the first time: the reading of a form adds to them. */
  newPeople: NewPerson[]
  /** Words that the entry to be corrected has already: they are offered whether or not they are still in use. */
  used: ReadonlySet<string>
}>

/** The questions of a form, as `pages/command/forms/declared.njk` draws them. */
export function drawnFields({ fields, words }: FormSpec, context: RegisterFormContext) {
  return Object.entries(fields).flatMap(([name, field]) => {
    const question = words.asks[name]
    const choices = question ? choicesFor(name, field, question, context) : []
    if (!question || (field.isOptional && CHOSEN.has(field.kind) && choices.length === 0)) return []
    return [{
      name, kind: field.kind, asks: question.asks, hint: question.hint ?? '', isOptional: field.isOptional === true, choices,
      rows: field.kind === 'texts' ? TEXT_ROWS : [],
    }]
  })
}

/** What stands in a new form: today, and the one item where there is no other. */
export function startOf({ fields }: FormSpec, { today, items }: RegisterFormContext): Typed {
  const name = Object.entries(fields).find(([, { kind, isOptional }]) => kind === 'item' && !isOptional)?.[0]
  const [only, ...others] = items
  return { ...typedDay('on', today), ...(name !== undefined && only && others.length === 0 && { [name]: only.code }) }
}

function choicesFor(name: string, field: Field, question: NonNullable<AnyQuestion>, { settings, today, items, offers, used }: RegisterFormContext): readonly Choice[] {
  switch (field.kind) {
    case 'choice':
    case 'choices':
      return field.of.map((code) => ({ code, label: question.of?.[code] ?? code }))
    case 'code':
    case 'codes':
      return [...new Map([...settings.words[field.list].filter(({ code }) => used.has(code)).map(({ code, label }) => ({ code, label })), ...wordChoices(settings, field.list, today, today)].map((one) => [one.code, one])).values()]
    case 'item': return items
    case 'user':
    case 'users':
    case 'person':
    case 'people':
    case 'points':
    case 'entry':
      return offers(name)
    case 'day':
    case 'yes-or-no':
    case 'count':
    case 'pence':
    case 'text':
    case 'texts':
    case 'file':
    case 'files':
    case 'findings':
    case 'new-item':
    case 'complaint':
    case 'clock':
    case 'key':
      return []
  }
}

/** The fields as typed; those left out are not there. Only meant where the reader found no slips. */
export function readFields(form: FormReader, spec: FormSpec, context: RegisterFormContext): Readonly<Record<string, unknown>> {
  const entries = Object.entries(spec.fields).map(([name, field]) => [name, readField(form, name, field, spec.words.asks[name] ?? null, context)] as const)
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined))
}

function readField(form: FormReader, name: string, field: Field, question: AnyQuestion, context: RegisterFormContext): unknown {
  const what = asked(question?.asks ?? name)
  const choices = question ? choicesFor(name, field, question, context).map(({ code }) => code) : []
  switch (field.kind) {
    case 'day': return field.isOptional ? form.optionalDay(name, what) : form.day(name, what)
    case 'yes-or-no': return field.isOptional && form.text(name) === '' ? undefined : form.choice(name, what, ['yes', 'no']) === 'yes'
    case 'choices':
    case 'codes':
    case 'points':
    case 'users':
      return severalOf(form, name, field, what, choices)
    case 'people': return severalOf(form, name, field, what, choices)?.map((personId) => ({ personId }))
    case 'person': return personChosen(form, { name, field, what, choices }, context)
    case 'count': return field.isOptional && form.text(name) === '' ? undefined : form.wholeNumber(name, what, field)
    case 'texts': return textRows(form, name, field, what)
    case 'choice':
    case 'code':
    case 'user':
    case 'entry':
      return field.isOptional ? form.optionalChoice(name, what, choices) : form.choice(name, what, choices)
    case 'item': return field.isOptional ? form.optionalChoice(name, what, choices) : itemOf(form, name, what, choices)
    case 'pence': return penceOf(form, name, field, what)
    case 'text': return field.isOptional ? form.optionalWords(name, what) : form.words(name, what)
    case 'new-item': return context.newId()
    case 'complaint': return field.isOptional && form.text(name) === '' ? undefined : complaintOf(form, name, what, context)
    // What belongs to a complaint alone, what comes with a form of its own, and what Heard itself names: no form of these pages has fields of these kinds.
    case 'file':
    case 'files':
    case 'findings':
    case 'clock':
    case 'key':
      return undefined
  }
}

function severalOf(form: FormReader, name: string, field: Field, what: string, choices: readonly string[]): readonly string[] | undefined {
  const ticked = form.choices(name, what, choices)
  if (ticked.length === 0 && !field.isOptional) form.slip(name, 'nothing-chosen', what)
  return ticked.length === 0 ? undefined : ticked
}

function itemOf(form: FormReader, name: string, what: string, choices: readonly string[]): string {
  if (choices.length > 0) return form.choice(name, what, choices)
  form.slip(name, 'choice-missing', what)
  return ''
}

type PersonAsked = Readonly<{ name: string; field: Field; what: string; choices: readonly string[] }>

/** Somebody of the list, or whose name was typed: they come new with the command. */
function personChosen(form: FormReader, { name, field, what, choices }: PersonAsked, { newId, newPeople }: RegisterFormContext): Readonly<{ personId: string }> | undefined {
  const [givenName, familyName] = [form.text(`${name}-givenName`), form.text(`${name}-familyName`)]
  if (givenName + familyName !== '') {
    const person: NewPerson = { personId: newId() as PersonId, details: { ...(givenName !== '' && { givenName }), ...(familyName !== '' && { familyName }) } }
    newPeople.push(person)
    return { personId: person.personId }
  }
  const personId = field.isOptional || choices.length === 0 ? form.optionalChoice(name, what, choices) : form.choice(name, what, choices)
  if (personId === undefined && !field.isOptional) form.slip(name, 'words-missing', what)
  return personId === undefined ? undefined : { personId }
}

function textRows(form: FormReader, name: string, field: Field, what: string) {
  const rows = TEXT_ROWS.flatMap((row) => form.optionalWords(`${name}-${row}`, what) ?? [])
  if (rows.length === 0 && !field.isOptional) form.slip(`${name}-1`, 'words-missing', what)
  return rows.length === 0 ? undefined : rows
}

function penceOf(form: FormReader, name: string, field: Field, what: string): number | undefined {
  const pence = form.optionalPounds(name, what)
  if (pence === undefined && !field.isOptional) form.slip(name, 'number-missing', what)
  return pence
}

function complaintOf(form: FormReader, name: string, what: string, { complaints }: RegisterFormContext): string {
  const typed = form.text(name)
  const id = complaints.get(typed)
  if (id === undefined) form.slip(name, typed === '' ? 'words-missing' : 'choice-unknown', what)
  return id ?? ''
}

/** A person's name and how to reach them, as typed; a slip where there is no name at all. */
export function personTyped(form: FormReader, what: string): NewPerson['details'] {
  const part = (field: string) => form.optionalWords(field, what)?.words
  const [givenName, familyName] = [part('givenName'), part('familyName')]
  const [email, telephone, address] = [part('email'), part('telephone'), part('address')]
  if (givenName === undefined && familyName === undefined) form.slip('givenName', 'words-missing', what)
  const contact = { ...(email !== undefined && { email }), ...(telephone !== undefined && { telephone }), ...(address !== undefined && { address }) }
  return {
    ...(givenName !== undefined && { givenName }), ...(familyName !== undefined && { familyName }), ...(Object.keys(contact).length > 0 && { contact }),
  }
}

/** The fields of an entry as a form shows them, so that they can be corrected. */
export function typedFrom({ fields }: FormSpec, event: Readonly<{ happenedOn: IsoDate }>, texts: ReadonlyMap<string, string>): Typed {
  const values: Readonly<Record<string, unknown>> = { ...event }
  const typed = Object.entries(fields).map(([name, field]) => typedField(name, field, values[name], texts))
  return Object.assign({ ...typedDay('on', event.happenedOn) }, ...typed)
}

function typedField(name: string, field: Field, value: unknown, texts: ReadonlyMap<string, string>): Typed {
  if (value === undefined) return {}
  const { kind } = field
  if (kind === 'day') return typedDay(name, typeof value === 'string' ? parseIsoDate(value) : null)
  if (kind === 'yes-or-no') return { [name]: value === true ? 'yes' : 'no' }
  if (kind === 'pence') return { [name]: (Number(value) / 100).toFixed(2) }
  if (kind === 'choices' || kind === 'codes' || kind === 'points') return { [name]: Array.isArray(value) ? value.map(String) : [] }
  if (kind === 'person') return { [name]: typeof value === 'object' && value !== null && 'personId' in value ? String(value.personId) : '' }
  if (kind === 'text') return { [name]: textOf(value, texts) }
  if (kind === 'count') return { [name]: typeof value === 'number' ? String(value) : '' }
  return { [name]: typeof value === 'string' ? value : '' }
}

function textOf(value: unknown, texts: ReadonlyMap<string, string>): string {
  return typeof value === 'object' && value !== null && 'textId' in value && typeof value.textId === 'string' ? texts.get(value.textId) ?? '' : ''
}

/** What was typed otherwise than the entry says: the changes that correct it. What was emptied becomes null. */
export function changesTyped(spec: FormSpec, event: Readonly<{ happenedOn: IsoDate }>, read: Readonly<Record<string, unknown>>, on: IsoDate, texts: ReadonlyMap<string, string>) {
  const values: Readonly<Record<string, unknown>> = { ...event }
  const changed = Object.entries(spec.fields).flatMap(([name, field]) => {
    if (field.kind === 'item' || field.kind === 'new-item') return []
    const before = field.kind === 'text' ? textOf(values[name], texts) || null : values[name] ?? null
    const typed = read[name] ?? null
    const now = field.kind === 'text' && typeof typed === 'object' && typed !== null && 'words' in typed ? typed.words : typed
    return JSON.stringify(before) === JSON.stringify(now) ? [] : [[name, typed] as const]
  })
  return Object.fromEntries([...(on === event.happenedOn ? [] : [['happenedOn', on] as const]), ...changed])
}

/** The same form without what names items: which item an entry is about never changes. Somebody is put in another's place where the form knows who there is. */
export function toCorrect(spec: FormSpec, knowsPeople: (field: string) => boolean): FormSpec {
  const fields = Object.entries(spec.fields).filter(([name, { kind, isKept }]) => kind !== 'item' && kind !== 'new-item' && kind !== 'complaint' && (kind !== 'person' || knowsPeople(name)) && !isKept)
  return { ...spec, fields: Object.fromEntries(fields) }
}
