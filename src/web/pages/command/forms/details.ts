import { effectiveEvents } from '../../../../domain/complaint/effective.ts'
import { CARE_STATUSES, DISABILITIES, PERSON_ROLES } from '../../../../domain/complaint/events.ts'
import { DISABILITY_LABELS, PERSON_ROLE_LABELS } from '../../../../words/fields.ts'
import { CARE_STATUS_LABELS } from '../../../../words/labels.ts'
import { ASKED, pointAsked, wantsAsked } from '../../../../words/asked.ts'
import { choicesOf, codesOf, given, type CommandForm, type FormContext, type PartRead } from '../command-form.ts'
import type { FormReader, Typed } from '../../../form-reader.ts'
import {
  childrenOf, complainantsOf, othersOf, recordedTypes, rowsAfter, typedChildren, typedComplainants, typedOthers,
} from './people.ts'

export const DETAIL_PARTS = ['complainant', 'child', 'others', 'points', 'category', 'contact', 'priority'] as const
export type DetailPart = (typeof DETAIL_PARTS)[number]

const PRIORITIES = ['normal', 'high', 'urgent'] as const
const YES_NO = ['yes', 'no'] as const
/** Empty rows offered below the points that are recorded. */
const NEW_POINTS = 3

/** One part of what is recorded about a complaint: what stands in it, and how it is read. */
type Part = Readonly<{
  start: (context: FormContext) => Typed
  read: (form: FormReader, context: FormContext) => PartRead
}>

const PARTS: Readonly<Record<DetailPart, Part>> = {
  complainant: { start: typedComplainants, read: complainantsOf },
  child: { start: typedChildren, read: childrenOf },
  others: { start: typedOthers, read: othersOf },
  points: { start: typedPoints, read: pointsOf },
  category: {
    start: ({ view: { complaint: { details } } }) => ({ category: details.category ?? '', divisions: details.divisions, teams: details.teams }),
    read: (form, context) => ({
      details: {
        ...given({ category: form.optionalChoice('category', ASKED.category, codesOf(recordedOr(context, 'category'))) }),
        divisions: form.choices('divisions', ASKED.divisions, codesOf(recordedOr(context, 'divisions'))),
        teams: form.choices('teams', ASKED.teams, codesOf(recordedOr(context, 'teams'))),
      },
    }),
  },
  contact: {
    start: ({ view: { complaint: { details }, texts } }) => ({
      preferredContact: details.preferredContact ?? '', language: details.language ?? '',
      safeTimes: texts.get(details.safeTimes?.textId ?? '') ?? '', adjustments: texts.get(details.adjustments?.textId ?? '') ?? '',
      supportedByAdvocate: details.supportedByAdvocate === undefined ? '' : details.supportedByAdvocate ? 'yes' : 'no',
    }),
    read: (form, context) => {
      const supported = form.optionalChoice('supportedByAdvocate', ASKED.supportedByAdvocate, YES_NO)
      return {
        details: given({
          preferredContact: form.optionalChoice('preferredContact', ASKED.preferredContact, codesOf(choicesOf(context, 'contactPreferences'))),
          language: form.optionalChoice('language', ASKED.language, codesOf(choicesOf(context, 'languages'))),
          safeTimes: form.optionalWords('safeTimes', ASKED.safeTimes),
          adjustments: form.optionalWords('adjustments', ASKED.adjustments),
          supportedByAdvocate: supported === undefined ? undefined : supported === 'yes',
        }),
      }
    },
  },
  priority: {
    start: ({ view: { complaint: { details }, texts } }) => ({
      priority: details.priority ?? 'normal', priorityReason: texts.get(details.priorityReason?.textId ?? '') ?? '',
    }),
    read: (form) => {
      const priority = form.choice('priority', ASKED.priority, PRIORITIES)
      const priorityReason = form.optionalWords('priorityReason', ASKED.reason)
      if (priority !== 'normal' && priorityReason === undefined) form.slip('priorityReason', 'reason-missing', ASKED.priorityReason)
      return { details: given({ priority, priorityReason }) }
    },
  },
}

/** Completes or changes one part of the record; `asked.part` says which. */
export const recordDetails: CommandForm = {
  start: (context) => PARTS[partOf(context)].start(context),
  offer: (context) => ({
    part: partOf(context),
    complainantTypes: choicesOf(context, 'complainantTypes', recordedTypes(context)), relations: choicesOf(context, 'relations'),
    careStatuses: CARE_STATUSES.map((code) => ({ code, label: CARE_STATUS_LABELS[code] })),
    disabilities: DISABILITIES.map((code) => ({ code, label: DISABILITY_LABELS[code] })),
    categories: recordedOr(context, 'category'), divisions: recordedOr(context, 'divisions'), teams: recordedOr(context, 'teams'),
    contactPreferences: choicesOf(context, 'contactPreferences'), languages: choicesOf(context, 'languages'),
    pointRows: rowNumbers(context.view.complaint.points.length + NEW_POINTS),
    complainantRows: rowsAfter(context.view.complaint.details.complainants.length),
    childRows: rowsAfter(context.view.complaint.details.children.length),
    otherRows: rowsAfter(context.view.complaint.details.others.length),
    personRoles: PERSON_ROLES.map((code) => ({ code, label: PERSON_ROLE_LABELS[code] })),
    replaces: replacedEntry(context) !== null, found: context.found, isNamed: namedRows(context),
  }),
  read: (form, context) => {
    const { details, ...people } = PARTS[partOf(context)].read(form, context)
    const entry = form.text('who') === 'other' ? replacedEntry(context) : null
    if (entry === null) return { command: { type: 'record-details', on: context.today, details }, ...people }
    const reason = form.words('reason', ASKED.changeReason)
    return { command: { type: 'correct', on: context.today, corrects: entry, changes: { details }, reason }, ...people }
  },
}

/** The rows in which somebody is recorded already: nobody else is looked for there. */
function namedRows({ view: { complaint: { details } } }: FormContext): Readonly<Record<string, boolean>> {
  const rows = (stem: string, people: readonly Readonly<{ personId?: string }>[]) => people.flatMap(({ personId }, index) => (personId === undefined ? [] : [[`${stem}-${index + 1}`, true] as const]))
  return Object.fromEntries([...rows('complainant', details.complainants), ...rows('child', details.children), ...rows('other', details.others)])
}

export function partOf({ asked: { part } }: FormContext): DetailPart {
  return DETAIL_PARTS.find((known) => known === part) ?? 'complainant'
}

/**
 * The entry that named the people whom this part may replace; null where nobody is named yet. To put somebody else in
 * their place is a correction and takes a reason; a name spelt rightly or a new telephone number is neither.
 */
function replacedEntry(context: FormContext): number | null {
  const part = partOf(context)
  if (part !== 'complainant' && part !== 'child' && part !== 'others') return null
  const field = ({ complainant: 'complainants', child: 'children', others: 'others' } as const)[part]
  if (!context.view.complaint.details[field].some(({ personId }) => personId !== undefined)) return null
  const entry = effectiveEvents(context.view.timeline).findLast(({ event }) =>
    (event.type === 'ComplaintReceived' || event.type === 'DetailsRecorded') && event.details[field] !== undefined)
  return entry?.seq ?? null
}

function recordedOr(context: FormContext, field: 'category' | 'divisions' | 'teams') {
  const { details } = context.view.complaint
  if (field === 'category') return choicesOf(context, 'categories', details.category === undefined ? [] : [details.category])
  return choicesOf(context, field, details[field])
}

function rowNumbers(count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => index + 1)
}

function typedPoints({ view: { complaint, texts } }: FormContext): Typed {
  return Object.fromEntries(complaint.points.flatMap((point, index) => [
    [`point-${index + 1}-text`, texts.get(point.text?.textId ?? '') ?? ''],
    [`point-${index + 1}-wants`, texts.get(point.desiredOutcome?.textId ?? '') ?? ''],
  ]))
}

function pointsOf(form: FormReader, context: FormContext): PartRead {
  const recorded = context.view.complaint.points
  const points = rowNumbers(recorded.length + NEW_POINTS).flatMap((row) => {
    const text = form.optionalWords(`point-${row}-text`, pointAsked(row))
    const desiredOutcome = form.optionalWords(`point-${row}-wants`, wantsAsked(row))
    const known = recorded[row - 1]
    if (text === undefined && desiredOutcome === undefined && known?.text === undefined) return []
    return [{ pointId: known?.pointId ?? context.newId(), ...given({ text, desiredOutcome, category: known?.category }) }]
  })
  if (points.length === 0) form.slip('point-1-text', 'words-missing', ASKED.onePoint)
  return { details: { points } }
}
