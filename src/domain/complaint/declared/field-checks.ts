import type { WordList } from '../../authority/settings.ts'
import { parseIsoDate, type IsoDate } from '../../calendar/iso-date.ts'
import { knownClocks } from '../../procedure/procedures.ts'
import { FINDINGS, type Code } from '../basics.ts'
import { isBoolean, isCode, isFile, isNumber, isText, listOf, oneOf, orNone, shape, type FieldRule, type FieldRules, type Touches } from '../field-rules.ts'
import type { Declaration } from './declaration.ts'
import type { Field } from './field.ts'

type Accepts = FieldRule['accepts']

const isNamed = shape({ personId: isCode }, 'personId')
const isDay: Accepts = (value) => typeof value === 'string' && parseIsoDate(value) !== null

/** Whether a value is one that the field can hold. */
function acceptsFor(field: Field): Accepts {
  switch (field.kind) {
    case 'day': return isDay
    case 'choice': return oneOf(...field.of)
    case 'choices': return listOf(oneOf(...field.of))
    case 'yes-or-no': return isBoolean
    case 'count': return (value) => Number.isSafeInteger(value) && isNumber(value) && Number(value) >= field.least && Number(value) <= field.most
    case 'pence': return (value) => Number.isSafeInteger(value) && Number(value) >= 0
    case 'text': return isText
    case 'texts': return listOf(isText)
    case 'file': return isFile
    case 'files': return listOf(isFile)
    case 'person': return isNamed
    case 'people': return listOf(isNamed)
    case 'points':
    case 'codes':
    case 'users':
      return listOf(isCode)
    case 'findings': return listOf(shape({ pointId: isCode, finding: oneOf(...FINDINGS), text: isText }, 'pointId', 'finding'))
    case 'clock': return oneOf(...knownClocks().map(({ id }) => id))
    case 'code':
    case 'user':
    case 'new-item':
    case 'item':
    case 'complaint':
    case 'entry':
    case 'key':
      return isCode
  }
}

function touchedBy(field: Field): Touches {
  switch (field.kind) {
    case 'day': return 'date'
    case 'findings': return 'outcome'
    case 'person':
    case 'people':
    case 'user':
    case 'users':
      return 'person'
    case 'choice':
    case 'choices':
    case 'yes-or-no':
    case 'code':
    case 'codes':
    case 'count':
    case 'pence':
    case 'text':
    case 'texts':
    case 'file':
    case 'files':
    case 'points':
    case 'new-item':
    case 'item':
    case 'complaint':
    case 'entry':
    case 'clock':
    case 'key':
      return 'other'
  }
}

/** How each field of a declared event is corrected. Which item it is about never changes: strike the entry out instead. */
export function correctable({ fields }: Declaration): FieldRules {
  const rules = Object.entries(fields).flatMap(([name, field]) => {
    if (field.kind === 'new-item' || field.kind === 'item' || field.isKept) return []
    const accepts = acceptsFor(field)
    return [[name, { touches: touchedBy(field), accepts: field.isOptional ? orNone(accepts) : accepts }] as const]
  })
  return { happenedOn: { touches: 'date', accepts: isDay }, ...Object.fromEntries(rules) }
}

/** The first field of a declared event that is missing or holds what it cannot hold; null where all is well. */
export function wrongField(declaration: Declaration, event: object): Readonly<{ field: string; isMissing: boolean }> | null {
  const values: Readonly<Record<string, unknown>> = { ...event }
  for (const [name, field] of Object.entries(declaration.fields)) {
    const value = values[name]
    if (value === undefined) {
      if (!field.isOptional) return { field: name, isMissing: true }
    } else if (!acceptsFor(field)(value)) return { field: name, isMissing: false }
  }
  return null
}

/** The codes of the authority's lists that a declared event carries. */
export function codesIn({ fields }: Declaration, event: object): readonly Readonly<{ list: WordList; code: Code }>[] {
  const values: Readonly<Record<string, unknown>> = { ...event }
  return Object.entries(fields).flatMap(([name, field]) => {
    if (field.kind !== 'code' && field.kind !== 'codes') return []
    const value = values[name]
    const codes: readonly unknown[] = Array.isArray(value) ? value : [value]
    return codes.flatMap((code) => (typeof code === 'string' ? [{ list: field.list, code }] : []))
  })
}

/** The days that a declared event states, as far as they have to lie in `when`. */
export function statedDays({ fields }: Declaration, event: object, allows: 'the-future' | 'before-receipt'): readonly IsoDate[] {
  const values: Readonly<Record<string, unknown>> = { ...event }
  return Object.entries(fields).flatMap(([name, field]) => {
    if (field.kind !== 'day' || field.when === 'any' || (field.when === 'to-come' && allows === 'the-future')) return []
    const value = values[name]
    const day = typeof value === 'string' ? parseIsoDate(value) : null
    return day === null ? [] : [day]
  })
}
