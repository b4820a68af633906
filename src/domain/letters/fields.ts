/**
 * What a letter can be filled in with, by the name that stands between `((` and `))`. `isBlock`: it is a list or several
 * paragraphs, and stands on a line of its own.
 */
export const FIELDS = {
  'recipient name': {}, 'recipient first name': {}, 'complainant name': {}, 'child name': {}, 'advocate name': {},
  reference: {}, 'received date': {}, 'how it came': {}, points: { isBlock: true }, 'outcomes wanted': { isBlock: true }, statement: { isBlock: true },
  today: {}, 'acknowledged date': {}, 'stage 1 due date': {}, 'stage 1 answered date': {}, 'ask for stage 2 by date': {}, 'withdrawn date': {}, 'new date': {},
  'stage 2 requested date': {}, 'stage 2 due date': {}, 'ask for panel by date': {},
  'panel requested date': {}, 'panel date': {}, 'panel place': {}, 'panel met date': {}, 'panel answer due date': {},
  'review requested date': {}, 'review due date': {},
  responder: {}, team: {}, 'investigating officer': {}, 'independent person': {}, 'adjudicating officer': {}, 'panel chair': {}, reviewer: {},
  reason: { isBlock: true }, proceedings: {}, 'proceedings end': {}, 'terms of resolution': { isBlock: true },
  findings: { isBlock: true }, answer: { isBlock: true }, 'what we will do': { isBlock: true }, departures: { isBlock: true },
  recommendations: { isBlock: true }, proposals: { isBlock: true }, 'independent person views': { isBlock: true },
  'authority name': {}, 'team contact': { isBlock: true }, 'procedure name': {}, 'writer name': {},
} as const satisfies Readonly<Record<string, Readonly<{ isBlock?: true }>>>

export type FieldName = keyof typeof FIELDS
export const FIELD_NAMES = Object.keys(FIELDS) as readonly FieldName[]

/** What a section may depend on, besides whether a field is known, which its name asks. */
export const CONDITIONS = [
  'child', 'adult', 'easy read', 'for somebody else', 'several points', 'resolved', 'upheld in part', 'upheld in full', 'not upheld', 'departs from the report',
] as const
export type Condition = (typeof CONDITIONS)[number]

export function isFieldName(name: string): name is FieldName {
  return Object.hasOwn(FIELDS, name)
}

export function isCondition(name: string): name is Condition {
  return (CONDITIONS as readonly string[]).includes(name)
}

export function isBlockField(name: string): boolean {
  const field: Readonly<{ isBlock?: true }> | undefined = isFieldName(name) ? FIELDS[name] : undefined
  return field?.isBlock === true
}
