import type { Person } from '../../../application/ports.ts'
import { wordFor, type AuthoritySettings, type WordList } from '../../../domain/authority/settings.ts'
import { parseIsoDate } from '../../../domain/calendar/iso-date.ts'
import { PROCEDURES } from '../../../domain/procedure/procedures.ts'
import { IMPORTED, UNKNOWN, YES_NO_WORDS, pointFindingWords, wantsWords } from '../../../words/complaint.ts'
import { longDate } from '../../../words/dates.ts'
import {
  CONTACT_KIND_LABELS, DISABILITY_LABELS, GROUND_LABELS, PERSON_ROLE_LABELS, PRIORITY_LABELS, fieldLabel, fieldPlace,
} from '../../../words/fields.ts'
import { CARE_STATUS_LABELS, OUTCOME_LABELS } from '../../../words/labels.ts'
import { COMPLIMENT_FROM_LABELS, ENQUIRY_KIND_LABELS, OMBUDSMAN_RESULT_LABELS } from '../../../words/register.ts'
import { personName } from './person-name.ts'

/** What recorded codes and ids are put into words with. */
export type WordSource = Readonly<{
  settings: AuthoritySettings
  people: ReadonlyMap<string, Person>
  texts: ReadonlyMap<string, string>
  userNames: ReadonlyMap<string, string>
  /** The number of each point of complaint, by its id. */
  pointNumbers?: ReadonlyMap<string, number>
}>

/** One recorded field in words. `isLong` where it is free text that deserves its own paragraph. */
export type Line = Readonly<{ label: string; value: string; isLong: boolean }>

const LIST_OF: Readonly<Record<string, WordList>> = {
  channel: 'channels', how: 'channels', team: 'teams', teams: 'teams', divisions: 'divisions', category: 'categories', reasons: 'reasonsUpheld',
  howResolved: 'howResolved', withWhom: 'complainantTypes', preferredContact: 'contactPreferences', language: 'languages', relation: 'relations',
}

const PROCEDURE_TITLES = Object.fromEntries(PROCEDURES.map(({ id, title }) => [id, title]))

/** Codes of fields whose codes are the same for every authority. */
const FIXED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  ground: GROUND_LABELS, kind: { ...CONTACT_KIND_LABELS, ...ENQUIRY_KIND_LABELS }, priority: PRIORITY_LABELS,
  finding: OUTCOME_LABELS, whole: OUTCOME_LABELS,
  reason: GROUND_LABELS, result: OMBUDSMAN_RESULT_LABELS, from: COMPLIMENT_FROM_LABELS, careStatus: CARE_STATUS_LABELS, procedure: PROCEDURE_TITLES,
}

/** Every recorded field of `fields` in words, always in the same order; `left` names the ones said elsewhere. */
export function linesOf(fields: object, words: WordSource, left: readonly string[] = ['type', 'happenedOn']): readonly Line[] {
  const { details, ...others }: Readonly<Record<string, unknown>> = { ...fields }
  const inOrder = Object.entries({ ...others, ...(isRecord(details) && details) }).toSorted(([a], [b]) => fieldPlace(a) - fieldPlace(b))
  return inOrder.flatMap(([field, value]: [string, unknown]) => {
    if (left.includes(field) || value === undefined) return []
    const text = valueInWords(field, value, words)
    return text === '' ? [] : [{ label: fieldLabel(field), value: text, isLong: isTextRef(value) }]
  })
}

/** One recorded value in words: a code by its label, an id by its name, a day in full. Empty for an empty list. */
export function valueInWords(field: string, value: unknown, words: WordSource): string {
  if (value === null) return UNKNOWN.nothing
  if (typeof value === 'boolean') return YES_NO_WORDS[value ? 'yes' : 'no']
  if (typeof value === 'number') return field === 'amountPence' ? pounds(value) : String(value)
  if (typeof value === 'string') return stringInWords(field, value, words)
  if (Array.isArray(value)) return value.map((item: unknown) => valueInWords(field, item, words)).join(LIST_OF[field] ? ', ' : '\n')
  return isRecord(value) ? recordInWords(field, value, words) : ''
}

function stringInWords(field: string, value: string, words: WordSource): string {
  const list = LIST_OF[field]
  if (list) return wordFor(words.settings, list, value)
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
  return Object.entries(value).map(([part, of]) => valueInWords(part, of, words)).join(', ')
}

function findingInWords({ pointId, finding }: Readonly<Record<string, unknown>>, words: WordSource): string {
  const number = words.pointNumbers?.get(String(pointId))
  const text = stringInWords('finding', String(finding), words)
  return number === undefined ? text : pointFindingWords(number, text)
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
  return role === 'advocate' || role === 'representative' || role === 'worker' || role === 'other' ? PERSON_ROLE_LABELS[role] : ''
}

function codeOf(code: unknown, label: (code: string) => string): string {
  return typeof code === 'string' ? label(code) : ''
}

function remedyInWords(value: Readonly<Record<string, unknown>>, words: WordSource): string {
  const amount = value['amountPence']
  return [
    codeOf(value['type'], (code) => wordFor(words.settings, 'remedies', code)),
    typeof amount === 'number' ? pounds(amount) : '',
    isRecord(value['text']) ? recordInWords('text', value['text'], words) : '',
  ].filter((part) => part !== '').join(', ')
}

/** Pence as pounds: "£1,300", "£49.50". */
export function pounds(pence: number): string {
  const whole = Math.floor(pence / 100).toString().replace(/\B(?=(\d{3})+$)/g, ',')
  return pence % 100 === 0 ? `£${whole}` : `£${whole}.${String(pence % 100).padStart(2, '0')}`
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isTextRef(value: unknown): value is Readonly<{ textId: string }> {
  return isRecord(value) && typeof value['textId'] === 'string'
}
