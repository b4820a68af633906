import type { Person } from '../../../application/ports.ts'
import { wordFor, type AuthoritySettings, type WordList } from '../../../domain/authority/settings.ts'
import { parseIsoDate } from '../../../domain/calendar/iso-date.ts'
import { PERSON_ROLES } from '../../../domain/complaint/events.ts'
import { PAYMENT_PURPOSES } from '../../../domain/complaint/basics.ts'
import { declarationOf } from '../../../domain/complaint/declared/all.ts'
import type { Field } from '../../../domain/complaint/declared/field.ts'
import { registerDeclarationOf } from '../../../domain/register/declared.ts'
import { PROCEDURES, knownClocks } from '../../../domain/procedure/procedures.ts'
import { IMPORTED, UNKNOWN, YES_NO_WORDS, pointFindingWords, pointWords, wantsWords } from '../../../words/complaint.ts'
import { longDate } from '../../../words/dates.ts'
import { pounds } from '../../../words/money.ts'
import {
  CONTACT_KIND_LABELS, DISABILITY_LABELS, GROUND_LABELS, PERSON_ROLE_LABELS, PRIORITY_LABELS, fieldLabel, fieldPlace,
} from '../../../words/fields.ts'
import { CARE_STATUS_LABELS, OUTCOME_LABELS } from '../../../words/labels.ts'
import { ENQUIRY_KIND_LABELS } from '../../../words/enquiries.ts'
import { OMBUDSMAN_RESULT_LABELS, registerQuestionsOf } from '../../../words/register.ts'
import { CATEGORY_LABELS } from '../../../words/ombudsman.ts'
import { questionsOf, statement } from '../../../words/threads/declared-words.ts'
import { CAUSE_NATURE_LABELS } from '../../../words/threads/causes.ts'
import { ANSWER_REMEDY_WORDS, byWhenWords, PAYMENT_PURPOSE_LABELS } from '../../../words/threads/remedies.ts'
import { STAGE_THREE_ENCLOSURE_LABELS } from '../../../words/threads/stage-three.ts'
import { STAGE_TWO_ENCLOSURE_LABELS } from '../../../words/threads/stage-two.ts'
import { personName } from './person-name.ts'

/** What recorded codes and ids are put into words with. */
export type WordSource = Readonly<{
  settings: AuthoritySettings
  people: ReadonlyMap<string, Person>
  texts: ReadonlyMap<string, string>
  userNames: ReadonlyMap<string, string>
  /** What files are called, by id. */
  fileNames?: ReadonlyMap<string, string>
  /** The number of each point of complaint, by its id. */
  pointNumbers?: ReadonlyMap<string, number>
  /** What items are called that an entry names among several, such as letters, by id; the others say nothing to anyone. */
  itemNames?: ReadonlyMap<string, string>
  /** What other records that this one names are called, by id: references. */
  linked?: ReadonlyMap<string, string>
}>

/** One recorded field in words. `isLong` where it is free text that deserves its own paragraph. */
export type Line = Readonly<{ label: string; value: string; isLong: boolean }>

const LIST_OF: Readonly<Record<string, WordList>> = {
  channel: 'channels', how: 'channels', team: 'teams', teams: 'teams', divisions: 'divisions', category: 'categories', reasons: 'reasonsUpheld',
  howResolved: 'howResolved', withWhom: 'complainantTypes', preferredContact: 'contactPreferences', language: 'languages', relation: 'relations',
}

const CLOCK_TITLES = new Map(knownClocks().map(({ id, title }) => [id, title]))
/** Words of keys that the procedures have, by the field that names them. */
const WORDS_OF_KEYS: Readonly<Record<string, Readonly<Record<string, string>>>> = { rule: Object.fromEntries(PROCEDURES.flatMap(({ letters }) => letters.map(({ id, title }) => [id, title]))) }
const PROCEDURE_TITLES = Object.fromEntries(PROCEDURES.map(({ id, title }) => [id, title]))

/** Codes of fields whose codes are the same for every authority. */
const FIXED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  ground: GROUND_LABELS, kind: { ...CONTACT_KIND_LABELS, ...ENQUIRY_KIND_LABELS }, priority: PRIORITY_LABELS,
  finding: OUTCOME_LABELS, whole: OUTCOME_LABELS, enclosed: { ...STAGE_TWO_ENCLOSURE_LABELS, ...STAGE_THREE_ENCLOSURE_LABELS },
  reason: GROUND_LABELS, nature: CAUSE_NATURE_LABELS, result: OMBUDSMAN_RESULT_LABELS, category: CATEGORY_LABELS, careStatus: CARE_STATUS_LABELS, procedure: PROCEDURE_TITLES,
}

/** Every recorded field of `fields` in words, always in the same order; `left` names the ones said elsewhere. */
export function linesOf(fields: object, words: WordSource, left: readonly string[] = ['type', 'happenedOn']): readonly Line[] {
  const declared = declaredLines(fields, words)
  if (declared) return declared
  const { details, ...others }: Readonly<Record<string, unknown>> = { ...fields }
  const inOrder = Object.entries({ ...others, ...(isRecord(details) && details) }).toSorted(([a], [b]) => fieldPlace(a) - fieldPlace(b))
  return inOrder.flatMap(([field, value]: [string, unknown]) => {
    if (left.includes(field) || value === undefined) return []
    const text = valueInWords(field, value, words)
    return text === '' ? [] : [{ label: fieldLabel(field), value: text, isLong: isTextRef(value) }]
  })
}

/** The fields of a declared event, each under its question; null where the event is none. An item stands there where it has a name: its id says nothing to anyone. */
function declaredLines(event: object, words: WordSource): readonly Line[] | null {
  const values: Readonly<Record<string, unknown>> = { ...event }
  const type = String(values['type'])
  const declaration = declarationOf(type) ?? registerDeclarationOf(type)
  if (!declaration) return null
  const questions = { ...questionsOf(declaration.command), ...registerQuestionsOf(declaration.command) }
  return Object.entries(declaration.fields).flatMap(([name, field]) => {
    const value = values[name]
    const question = questions[name]
    if (value === undefined || !question || field.kind === 'new-item') return []
    if (field.kind === 'item') return nameOfItem(question.asks, typeof value === 'string' ? words.itemNames?.get(value) : undefined)
    const text = declaredValue(field, value, question.of ?? WORDS_OF_KEYS[name] ?? {}, words)
    return text === '' ? [] : [{ label: statement(question.asks), value: text, isLong: field.kind === 'text' || field.kind === 'texts' }]
  })
}

function nameOfItem(asks: string, name: string | undefined): readonly Line[] {
  return name === undefined ? [] : [{ label: statement(asks), value: name, isLong: false }]
}

/** One field of an entry as a correction names it: its label, and a value of it in words. */
export function fieldInWords(type: string, field: string, value: unknown, words: WordSource): Readonly<{ label: string; value: string }> {
  const declaration = declarationOf(type) ?? registerDeclarationOf(type)
  const declared = declaration?.fields[field]
  const question = declaration && { ...questionsOf(declaration.command), ...registerQuestionsOf(declaration.command) }[field]
  if (!declared || !question || value === null) return { label: question ? statement(question.asks) : fieldLabel(field), value: valueInWords(field, value, words) }
  return { label: statement(question.asks), value: declaredValue(declared, value, question.of ?? WORDS_OF_KEYS[field] ?? {}, words) }
}

function declaredValue(field: Field, value: unknown, choices: Readonly<Record<string, string>>, words: WordSource): string {
  const each = Array.isArray(value) ? value.map((item: unknown) => item) : [value]
  switch (field.kind) {
    case 'choice':
    case 'choices':
      return each.map((code) => choices[String(code)] ?? String(code)).join(', ')
    case 'code':
    case 'codes':
      return each.map((code) => wordFor(words.settings, field.list, String(code))).join(', ')
    case 'user':
    case 'users':
      return each.map((userId) => words.userNames.get(String(userId)) ?? UNKNOWN.user).join(', ')
    case 'person':
    case 'people':
      return each.map((named) => personName(isRecord(named) ? words.people.get(String(named['personId'])) : undefined, UNKNOWN.person)).join(', ')
    case 'points': return each.map((pointId) => pointWords(words.pointNumbers?.get(String(pointId)))).join(', ')
    case 'findings': return each.map((finding) => (isRecord(finding) ? findingInWords(finding, words) : '')).join('\n')
    case 'pence': return pounds(Number(value))
    case 'clock': return CLOCK_TITLES.get(String(value)) ?? String(value)
    case 'complaint':
    case 'entry':
      return words.linked?.get(String(value)) ?? ''
    case 'file': return fileName(value, words)
    case 'files': return each.map((one) => fileName(one, words)).join(', ')
    case 'key': return choices[String(value)] ?? String(value)
    case 'count':
    case 'day':
    case 'item':
    case 'new-item':
    case 'text':
    case 'texts':
    case 'yes-or-no':
      return valueInWords('text', value, words)
  }
}

/** One recorded value in words: a code by its label, an id by its name, a day in full. Empty for an empty list. */
export function valueInWords(field: string, value: unknown, words: WordSource): string {
  if (value === null) return UNKNOWN.nothing
  if (typeof value === 'boolean') return YES_NO_WORDS[value ? 'yes' : 'no']
  if (typeof value === 'number') return field === 'amountPence' ? pounds(value) : String(value)
  if (typeof value === 'string') return stringInWords(field, value, words)
  if (Array.isArray(value)) return value.map((item: unknown) => valueInWords(field, item, words)).filter((text) => text !== '').join(LIST_OF[field] ? ', ' : '\n')
  return isRecord(value) ? recordInWords(field, value, words) : ''
}

function stringInWords(field: string, value: string, words: WordSource): string {
  const list = LIST_OF[field]
  // The Ombudsman's categories are not the authority's words.
  const word = list && wordFor(words.settings, list, value)
  if (word !== undefined) return word === value ? FIXED[field]?.[value] ?? word : word
  if (field === 'complaints') return words.linked?.get(value) ?? ''
  if (field === 'responderId') return words.userNames.get(value) ?? UNKNOWN.user
  const day = parseIsoDate(value)
  return day ? longDate(day) : FIXED[field]?.[value] ?? value
}

function recordInWords(field: string, value: Readonly<Record<string, unknown>>, words: WordSource): string {
  if (isTextRef(value)) return words.texts.get(value.textId) ?? UNKNOWN.erased
  if (field === 'importedFrom') return IMPORTED
  if (field === 'complainants' || field === 'children' || field === 'others') return personInWords(value, words)
  if (field === 'remedies') return remedyInWords(value, words)
  if (field === 'points') return pointInWords(value, words)
  if (field === 'findings') return findingInWords(value, words)
  if (field === 'departures') return departureInWords(value, words)
  return Object.entries(value).map(([part, of]) => valueInWords(part, of, words)).join(', ')
}

/** A finding with why it was upheld and how that came about: "Point 2: upheld (Staff were late for meetings; human error)". */
function findingInWords({ pointId, finding, reasons, nature }: Readonly<Record<string, unknown>>, words: WordSource): string {
  const number = words.pointNumbers?.get(String(pointId))
  const text = stringInWords('finding', String(finding), words)
  const why = [valueInWords('reasons', reasons ?? [], words), valueInWords('nature', nature ?? '', words).toLowerCase()].filter((part) => part !== '').join('; ')
  return `${number === undefined ? text : pointFindingWords(number, text)}${why === '' ? '' : ` (${why})`}`
}

function departureInWords({ pointId, text }: Readonly<Record<string, unknown>>, words: WordSource): string {
  return `${pointWords(words.pointNumbers?.get(String(pointId)))}: ${valueInWords('text', text, words)}`
}

function pointInWords({ text, desiredOutcome }: Readonly<Record<string, unknown>>, words: WordSource): string {
  const wants = isRecord(desiredOutcome) ? wantsWords(recordInWords('text', desiredOutcome, words)) : ''
  return [isRecord(text) ? recordInWords('text', text, words) : '', wants].filter((line) => line !== '').join('\n')
}

function personInWords(value: Readonly<Record<string, unknown>>, words: WordSource): string {
  const person = typeof value['personId'] === 'string' ? words.people.get(value['personId']) : undefined
  const disability = value['disability']
  return [
    personName(person),
    codeOf(value['type'], (code) => wordFor(words.settings, 'complainantTypes', code)),
    codeOf(value['relation'], (code) => wordFor(words.settings, 'relations', code)),
    codeOf(value['careStatus'], (code) => FIXED['careStatus']?.[code] ?? code),
    disability === 'yes' || disability === 'no' || disability === 'not-known' ? DISABILITY_LABELS[disability] : '',
    roleOf(value['role']),
  ].filter((part) => part !== '').join(', ')
}

function roleOf(role: unknown): string {
  const known = PERSON_ROLES.find((code) => code === role)
  return known ? PERSON_ROLE_LABELS[known] : ''
}

function codeOf(code: unknown, label: (code: string) => string): string {
  return typeof code === 'string' ? label(code) : ''
}

function remedyInWords(value: Readonly<Record<string, unknown>>, words: WordSource): string {
  const { amountPence: amount, purpose, dueOn } = value
  const due = typeof dueOn === 'string' ? parseIsoDate(dueOn) : null
  return [
    codeOf(value['type'], (code) => wordFor(words.settings, 'remedies', code)),
    typeof amount === 'number' ? pounds(amount) : '',
    PAYMENT_PURPOSES.flatMap((one) => (one === purpose ? [PAYMENT_PURPOSE_LABELS[one].toLowerCase()] : [])).join(''),
    due === null ? '' : byWhenWords(due),
    isRecord(value['text']) ? recordInWords('text', value['text'], words) : '',
    value['recordedInError'] === true ? ANSWER_REMEDY_WORDS.recorded : '',
  ].filter((part) => part !== '').join(', ')
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isTextRef(value: unknown): value is Readonly<{ textId: string }> {
  return isRecord(value) && typeof value['textId'] === 'string'
}

function fileName(value: unknown, { fileNames }: WordSource): string {
  return isRecord(value) ? fileNames?.get(String(value['fileId'])) ?? UNKNOWN.erased : ''
}
