import { parseIsoDate } from '../calendar/iso-date.ts'

/** What a correction touches: a date, an outcome or a person asks for a reason; the rest is a typing slip. */
export type Touches = 'date' | 'outcome' | 'person' | 'other'
export type FieldRule = Readonly<{ touches: Touches; accepts: (value: unknown) => boolean; parts?: FieldRules }>
/** The fields of one kind of event that may be corrected. A field with `parts` is corrected part by part. */
export type FieldRules = Readonly<{ [field: string]: FieldRule }>

const isString = (value: unknown): value is string => typeof value === 'string'
export const isFields = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)
export const isDay = (value: unknown): boolean => isString(value) && parseIsoDate(value) !== null
export const isCode = (value: unknown): boolean => isString(value) && value.trim() !== ''
export const isBoolean = (value: unknown): boolean => typeof value === 'boolean'
export const isNumber = (value: unknown): boolean => typeof value === 'number'
export const isText = (value: unknown): boolean => isFields(value) && isString(value['textId']) && isString(value['digest'])
export const isFile = (value: unknown): boolean => isFields(value) && isString(value['fileId']) && isString(value['digest'])
export const orNone = (accepts: (value: unknown) => boolean) => (value: unknown): boolean => value === null || accepts(value)
export const listOf = (accepts: (value: unknown) => boolean) => (value: unknown): boolean => Array.isArray(value) && value.every(accepts)
export const oneOf = (...values: readonly unknown[]) => (value: unknown): boolean => values.includes(value)
/** An object whose parts, where they are there, are each accepted; `needed` ones have to be there. Others are refused. */
export const shape = (parts: Readonly<Record<string, (value: unknown) => boolean>>, ...needed: readonly string[]) => (value: unknown): boolean =>
  isFields(value) && needed.every((name) => name in value) && Object.entries(value).every(([name, part]) => parts[name]?.(part) === true)

// The rules that most fields have, by what stands in the field; `…OrNone` may also be emptied.
export const day: FieldRule = { touches: 'date', accepts: isDay }
export const dayOrNone: FieldRule = { touches: 'date', accepts: orNone(isDay) }
export const code: FieldRule = { touches: 'other', accepts: isCode }
export const codeOrNone: FieldRule = { touches: 'other', accepts: orNone(isCode) }
export const textOrNone: FieldRule = { touches: 'other', accepts: orNone(isText) }
export const text: FieldRule = { touches: 'other', accepts: isText }
export const onlyItsDay = { happenedOn: day }

export type ChangeProblem = Readonly<{ code: 'field-not-correctable' | 'value-not-possible'; field: string }>
type Changes = Readonly<Record<string, unknown>>

/** The first change that the rules do not allow; null where all may be made. */
export function changeProblem(rules: FieldRules, changes: Changes): ChangeProblem | null {
  for (const { field, rule, value } of changesBy(rules, changes)) {
    if (!rule) return { code: 'field-not-correctable', field }
    if (!rule.accepts(value)) return { code: 'value-not-possible', field }
  }
  return null
}

/** Whether a correction changes a date, an outcome or a person, and so needs a reason, or is a typing slip. */
export function kindOfChanges(rules: FieldRules, changes: Changes): 'fact' | 'slip' {
  return changesBy(rules, changes).some(({ rule }) => rule?.touches !== 'other') ? 'fact' : 'slip'
}

type Change = Readonly<{ field: string; rule: FieldRule | undefined; value: unknown }>

/** Each change with its rule; those of a field in parts each by its own name, as `details.category`. */
function changesBy(rules: FieldRules, changes: Changes): readonly Change[] {
  return Object.entries(changes).flatMap(([field, value]): readonly Change[] => {
    const rule = Object.hasOwn(rules, field) ? rules[field] : undefined
    if (!rule?.parts || !isFields(value)) return [{ field, rule, value }]
    return changesBy(rule.parts, value).map((change) => ({ ...change, field: `${field}.${change.field}` }))
  })
}
