import { may } from '../../../../application/permissions.ts'
import { mayBeOnList } from '../../../../application/sealing.ts'
import type { ComplaintView, NewPerson, WordedCommand } from '../../../../application/worded.ts'
import { standingFaults } from '../../../../domain/complaint/causes.ts'
import { parseIsoDate } from '../../../../domain/calendar/iso-date.ts'
import { DECLARED, DECLARED_EVENT_OF_COMMAND, type DeclaredCommand } from '../../../../domain/complaint/declared/all.ts'
import type { Field } from '../../../../domain/complaint/declared/field.ts'
import { openItems } from '../../../../domain/complaint/declared/threads.ts'
import { usersComplainedAbout } from '../../../../domain/complaint/threads/sealing/thread.ts'
import { FINDINGS, type PersonId } from '../../../../domain/complaint/events.ts'
import { UNKNOWN } from '../../../../words/complaint.ts'
import { FINDING_LABELS } from '../../../../words/labels.ts'
import { asked, ITEM_GONE } from '../../../../words/asked.ts'
import { DECLARED_COMMAND_WORDS } from '../../../../words/threads/declared-words.ts'
import type { AnyQuestion } from '../../../../words/threads/thread-words.ts'
import { itemName } from '../../../components/item-name.ts'
import { personName } from '../../../components/timeline/person-name.ts'
import type { FormReader, Typed } from '../../../form-reader.ts'
import { typedDay } from '../../../typed-day.ts'
import type { Choice } from '../../../components/word-choices/word-choices.ts'
import { choicesOf, codesOf, type CommandForm, type FormContext } from '../command-form.ts'

/** Lines of a list of texts that a form offers. */
const TEXT_ROWS = [1, 2, 3, 4, 5, 6] as const
const NEW_PERSON = 'new'

/** One question of a declared command, as the template draws it. */
type Drawn = Readonly<{ name: string; kind: Field['kind']; asks: string; hint: string; isOptional: boolean; choices: readonly Choice[]; rows: readonly number[] }>

/** The form of a declared command: a question for each of its fields, and the day on which it happened. */
export function declaredForm(command: DeclaredCommand['type']): CommandForm {
  const { fields } = DECLARED[DECLARED_EVENT_OF_COMMAND[command]] as Readonly<{ fields: Readonly<Record<string, Field>> }>
  const { when, know, asks } = DECLARED_COMMAND_WORDS[command]
  const drawn = (context: FormContext): readonly Drawn[] => Object.entries(fields).flatMap(([name, field]) => {
    const question = asks[name]
    const hasNone = field.kind === 'points' && field.atFault === true && faultChoices(context).length === 0
    return question && !hasNone ? [drawnField(name, field, question, context)] : []
  })
  return {
    start: (context) => ({ ...typedDay('on', context.today), ...meantItem(fields, context), ...plannedDay(fields, context), ...askedOf(fields, context) }),
    offer: (context) => ({ fields: drawn(context), when, know: know ?? '', findings: findingChoices, points: pointChoices(context) }),
    read: (form, context) => {
      const newPeople: NewPerson[] = []
      const entries = Object.entries(fields).map(([name, field]) =>
        [name, readField(form, { name, field, question: asks[name] ?? null, context, newPeople })] as const)
      const given = entries.filter(([, value]) => value !== undefined)
      return {
        // The fields were read by the declaration that the command's type comes from.
        command: { type: command, on: form.day('on', asked(when)), ...Object.fromEntries(given) } as unknown as WordedCommand, newPeople,
      }
    },
  }
}

const findingChoices: readonly Choice[] = FINDINGS.map((code) => ({ code, label: FINDING_LABELS[code] }))

/** A day that was proposed elsewhere, as `part` of the address, for the field that plans one. */
function plannedDay(fields: Readonly<Record<string, Field>>, { asked: { part } }: FormContext): Typed {
  const name = Object.entries(fields).find(([, field]) => field.kind === 'day' && field.when === 'to-come')?.[0]
  return name === undefined ? {} : typedDay(name, parseIsoDate(part))
}

/** Whom and what the link named, where the form has a field for it. */
function askedOf(fields: Readonly<Record<string, Field>>, { asked: { person, named } }: FormContext): Typed {
  const field = Object.keys(fields).find((name) => fields[name]?.kind === 'entry')
  return { ...('person' in fields && person && { person }), ...(field !== undefined && named && { [field]: named }) }
}

/** The item that the link named, or where one item alone is open, that one: it is the one that is meant. */
function meantItem(fields: Readonly<Record<string, Field>>, context: FormContext): Typed {
  return Object.assign({}, ...Object.entries(fields).map(([name, field]) => {
    const items = field.kind === 'item' ? itemChoices(context, field.of) : []
    const meant = items.length === 1 ? items[0] : items.find(({ code }) => code === context.asked.item)
    return meant ? { [name]: meant.code } : {}
  }))
}

function drawnField(name: string, field: Field, question: NonNullable<AnyQuestion>, context: FormContext): Drawn {
  return {
    name, kind: field.kind, asks: question.asks, hint: question.hint ?? '', isOptional: field.isOptional === true,
    choices: choicesFor(name, field, question, context), rows: field.kind === 'texts' ? TEXT_ROWS : [],
  }
}

/** What a field offers to choose from; nothing where it is typed. */
function choicesFor(name: string, field: Field, question: NonNullable<AnyQuestion>, context: FormContext): readonly Choice[] {
  switch (field.kind) {
    case 'choice':
    case 'choices':
      return field.of.map((code) => ({ code, label: question.of?.[code] ?? code }))
    case 'code':
    case 'codes':
      return choicesOf(context, field.list)
    case 'user': return context.users.map(({ userId, name }) => ({ code: userId, label: name }))
    case 'users': return name === 'forUsers' ? whoMayBeOnList(context) : whoOpensComplaints(context)
    case 'person': return [...peopleChoices(context.view), { code: NEW_PERSON, label: UNKNOWN.somebodyElse }]
    case 'people': return peopleChoices(context.view)
    case 'points': return field.atFault ? faultChoices(context) : pointChoices(context)
    case 'item': return itemChoices(context, field.of)
    case 'entry': return context.entries.filter(({ kind }) => field.of?.includes(kind) ?? true)
    case 'clock': return context.view.clocks.map(({ id, title }) => ({ code: id, label: title }))
    case 'complaint':
    case 'count':
    case 'day':
    case 'file':
    case 'files':
    case 'findings':
    case 'key':
    case 'new-item':
    case 'pence':
    case 'text':
    case 'texts':
    case 'yes-or-no':
      return []
  }
}

/** Everybody with an account in use who opens complaints, by name. */
function whoOpensComplaints({ view }: FormContext): readonly Choice[] {
  return view.users.filter(({ isActive, role }) => isActive && may({ role }, 'view-complaint')).map(({ userId, name }) => ({ code: userId, label: name }))
}

/** Nobody whom it is about, and nobody to whom the list would open nothing. */
function whoMayBeOnList({ view }: FormContext): readonly Choice[] {
  const out = usersComplainedAbout(view.complaint)
  return view.users.filter((user) => mayBeOnList(user) && !out.includes(user.userId)).map(({ userId, name }) => ({ code: userId, label: name }))
}

function peopleChoices({ people }: ComplaintView): readonly Choice[] {
  return [...people.values()].map((person) => ({ code: person.personId, label: personName(person, UNKNOWN.person) }))
}

function pointChoices({ view }: FormContext): readonly Choice[] {
  return view.complaint.points.map(({ pointId, text }, index) => ({
    code: pointId, label: `${index + 1}. ${view.texts.get(text?.textId ?? '') ?? UNKNOWN.erased}`,
  }))
}

/** The points of which the answers that stand found fault; none where the complaint was upheld as a whole. */
function faultChoices(context: FormContext): readonly Choice[] {
  const faults = standingFaults(context.view.complaint).map(({ pointId }) => pointId)
  return pointChoices(context).filter(({ code }) => faults.includes(code))
}

/** The open items of the complaint that the field `of` of their first entry named, each called by that entry. */
function itemChoices({ view, settings }: FormContext, of: string): readonly Choice[] {
  const named = (item: string) => view.timeline.some(({ event }) => new Map<string, unknown>(Object.entries(event)).get(of) === item)
  const remedies = of === 'remedyId' ? view.complaint.threads.remedies.map(({ remedyId }) => remedyId) : []
  return openItems(view.complaint).filter((item) => remedies.includes(item) || named(item)).map((item) => ({ code: item, label: itemName(item, view, settings) }))
}

type Reading = Readonly<{ name: string; field: Field; question: AnyQuestion; context: FormContext; newPeople: NewPerson[] }>

/** The value of one field as typed; undefined where it was left out. */
function readField(form: FormReader, reading: Reading): unknown {
  const { name, field, question, context } = reading
  const what = asked(question?.asks ?? name)
  const choices = question ? codesOf(choicesFor(name, field, question, context)) : []
  switch (field.kind) {
    case 'day': return field.isOptional ? form.optionalDay(name, what) : form.day(name, what)
    case 'yes-or-no': return yesOrNo(form, reading, what)
    case 'choices':
    case 'codes':
    case 'points':
    case 'users':
      return listed(form, reading, what, choices)
    case 'people': return listed(form, reading, what, choices)?.map((personId) => ({ personId }))
    case 'choice':
    case 'code':
    case 'user':
    case 'item':
    case 'clock':
    case 'entry':
      return field.isOptional ? form.optionalChoice(name, what, choices) : chosen(form, reading, what, choices)
    case 'count': return field.isOptional && form.text(name) === '' ? undefined : form.wholeNumber(name, what, field)
    case 'pence': return form.optionalPounds(name, what)
    case 'text': return field.isOptional ? form.optionalWords(name, what) : form.words(name, what)
    case 'texts': return textRows(form, reading, what)
    case 'person': return personOf(form, reading, what, choices)
    case 'findings': return findingsOf(form, reading)
    case 'new-item': return context.newId()
    case 'complaint': return calledId(form, reading, what)
    // A file comes with a form of its own; what Heard itself names, nothing of a complaint has.
    case 'file':
    case 'files':
    case 'key':
      return undefined
  }
}

function chosen(form: FormReader, { name, field }: Reading, what: string, choices: readonly string[]): string {
  if (choices.length > 0) return form.choice(name, what, choices)
  form.slip(name, 'choice-missing', field.kind === 'item' ? ITEM_GONE : what)
  return ''
}

function yesOrNo(form: FormReader, { name, field }: Reading, what: string): boolean | undefined {
  if (field.isOptional && form.text(name) === '') return undefined
  return form.choice(name, what, ['yes', 'no']) === 'yes'
}

function listed(form: FormReader, { name, field }: Reading, what: string, choices: readonly string[]): readonly string[] | undefined {
  const ticked = form.choices(name, what, choices)
  if (ticked.length === 0 && !field.isOptional) form.slip(name, 'nothing-chosen', what)
  return ticked.length === 0 ? undefined : ticked
}

function textRows(form: FormReader, { name, field }: Reading, what: string) {
  const rows = TEXT_ROWS.flatMap((row) => form.optionalWords(`${name}-${row}`, what) ?? [])
  if (rows.length === 0 && !field.isOptional) form.slip(`${name}-1`, 'words-missing', what)
  return rows.length === 0 ? undefined : rows
}

/** Somebody of this complaint, or somebody new, whose name then comes with the command. */
function personOf(form: FormReader, { name, field, context, newPeople }: Reading, what: string, choices: readonly string[]) {
  const code = field.isOptional ? form.optionalChoice(name, what, choices) : form.choice(name, what, choices)
  if (code === undefined) return undefined
  if (code !== NEW_PERSON) return { personId: code as PersonId }
  const givenName = form.optionalWords(`${name}-givenName`, what)?.words
  const familyName = form.optionalWords(`${name}-familyName`, what)?.words
  if (givenName === undefined && familyName === undefined) form.slip(`${name}-givenName`, 'words-missing', what)
  const personId = context.newId() as PersonId
  newPeople.push({ personId, details: { ...(givenName !== undefined && { givenName }), ...(familyName !== undefined && { familyName }) } })
  return { personId }
}

function findingsOf(form: FormReader, { name, field, context }: Reading) {
  const found = pointChoices(context).flatMap(({ code: pointId }, index) => {
    const finding = FINDINGS.find((each) => each === form.text(`${name}-${index + 1}`))
    const text = form.optionalWords(`${name}-${index + 1}-text`, asked(''))
    if (finding === undefined && !field.isOptional) form.slip(`${name}-${index + 1}`, 'findings-incomplete', `${index + 1}`)
    return finding === undefined ? [] : [{ pointId, finding, ...(text && { text }) }]
  })
  return found.length === 0 ? undefined : found
}

/** The id of another complaint, from its reference as people know it, or the address of its page. */
function calledId(form: FormReader, { name, field, context }: Reading, what: string): string | undefined {
  const typed = form.text(name)
  if (typed === '' && field.isOptional) return undefined
  const id = context.called.get(typed)
  if (id === undefined) form.slip(name, typed === '' ? 'words-missing' : 'choice-unknown', what)
  return id ?? ''
}
