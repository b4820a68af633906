import type { DisclosureRule, Rounding, Sensitivity, Threshold } from '../domain/authority/disclosure-rules.ts'
import type { Unit } from '../domain/reporting/figure-table.ts'
import type { HiddenNumber, ProtectedFigures } from '../domain/reporting/disclosure/protect.ts'
import type { SuppressionStep } from '../domain/reporting/disclosure/suppress/suppress.ts'
import type { Mark } from '../domain/reporting/document/report-document.ts'

/** Whom the small numbers of a table could point at. */
export const SENSITIVITY_LABELS: Readonly<Record<Sensitivity, string>> = {
  children: 'Children and young people', complainants: 'People who complained or gave thanks', staff: 'Staff and teams', none: 'Nobody',
}

export const THRESHOLD_LABELS: Readonly<Record<Threshold, string>> = { '1-4': '1 to 4', '1-5': '1 to 5', none: 'None' }

export const ZEROS_LABELS: Readonly<Record<'kept' | 'withheld', string>> = { kept: 'Printed as 0', withheld: 'Withheld like a small number' }

export const ROUNDING_LABELS: Readonly<Record<`${Exclude<Rounding, null>}` | 'none', string>> = { none: 'Printed as it is', 5: 'Rounded to the nearest 5', 10: 'Rounded to the nearest 10' }

/** The same where a number is named in a sentence. */
export const MARKS_IN_TEXT: Readonly<Record<Mark, string>> = { c: '[number withheld]', z: '[not applicable]', k: 'a few', x: 'not held' }

/** The same of a percentage. In square brackets: it often stands in round ones. */
export const PERCENTAGE_WITHHELD = '[percentage withheld]'

/** On what went through disclosure control and its attack. */
export const SAFE_TO_PUBLISH = 'Small numbers withheld'

/** What each mark stands for, as official statistics use them. Guidance: methods of the children looked-after statistics, Department for Education. */
export const MARKS_IN_WORDS: Readonly<Record<Mark, string>> = {
  c: 'confidential: withheld, because it is small or a small number would follow from it', z: 'not applicable', k: 'rounds to 0 and is not 0', x: 'not held',
}

export const NOT_SAFE = 'More could be deduced of a small number than the rules allow, so nothing was written.'
export const NO_PROTECTOR = 'Small numbers cannot be withheld here: the part of Heard that does it is not there.'

/** How many numbers are withheld, whether fewer would do, and how little an outsider can deduce. */
export function protectedInWords({ numbers, cost, bound }: Pick<ProtectedFigures, 'numbers' | 'cost' | 'bound'>): string {
  const small = numbers.filter(({ why }) => why === 'small')
  if (small.length === 0) return 'No number is small, and none is withheld.'
  const narrowest = Math.min(...small.map(({ low, high }) => high - low))
  const others = numbers.length - small.length
  const shows = cost === bound ? 'No cheaper choice is safe.' : `A choice that costs up to ${gapPercent(cost, bound)}% less cannot be ruled out.`
  return `${small.length} small ${small.length === 1 ? 'number is' : 'numbers are'} withheld, and ${others} more from which they would follow. ${shows} Of every small number an outsider can deduce no less than ${narrowest + 1} values that it might have.`
}

/** By how much the cheapest safe choice could at most be cheaper than this one, in whole percent. */
function gapPercent(cost: number, bound: number): number {
  return cost === 0 ? 0 : Math.ceil((100 * (cost - bound)) / cost)
}

/** On a draft whose small numbers are withheld. */
export const SMALL_WITHHELD = 'Small numbers are withheld and marked c.'

export const DISCLOSURE_PAGES = {
  overview: 'Small numbers', what: 'what is to be done', whom: 'whom it could point at', reason: 'why it is printed', number: 'the number',
} as const

/** Which reports of the year chose the rule of a table; nothing where none did. */
export function chosenInWords(references: readonly string[], own: string): string {
  const others = references.filter((reference) => reference !== own)
  if (references.length === 0) return ''
  if (others.length === 0) return 'Chosen for this report'
  return references.length === others.length ? `Chosen for ${others.join(', ')}` : `The stricter of what this report and ${others.join(', ')} chose`
}

/** That a report is not protected by itself. */
export function protectedWith(others: readonly string[]): string {
  return `Everything about the year is protected together, whichever goes out first: this report with ${others.join(', ')}.`
}

/** A rule as one sentence or two. */
export function ruleInWords(rule: DisclosureRule | undefined): string {
  if (!rule || (rule.threshold === 'none' && rule.zeros === 'kept' && rule.rounding === null && rule.percentagesFromBase === 0)) return 'Nothing is withheld.'
  const counts = rule.threshold === 'none' ? [] : [THRESHOLD_LABELS[rule.threshold]]
  const withheld = [...(rule.zeros === 'withheld' ? ['0'] : []), ...counts]
  return [
    ...(withheld.length > 0 ? [`${withheld.join(' and ')} withheld`] : []), ...(rule.rounding === null ? [] : [`rounded to the nearest ${rule.rounding}`]),
    ...(rule.percentagesFromBase === 0 ? [] : [`no percentages of fewer than ${rule.percentagesFromBase}`]),
  ].join('; ').replace(/^./, (letter) => letter.toUpperCase()).concat('.')
}

/** How far it has come, as a sentence. */
export function stepInWords(step: SuppressionStep | null): string {
  if (step === null) return 'It waits for another report.'
  const part = `part ${step.done + 1} of ${step.of}`
  return step.step === 'protecting' ? `What has to be withheld is being chosen: ${part}.` : `Whether less would do is being looked into: ${part}. Then all of it is attacked.`
}

/** Why a number is withheld that is small, or is told of so few: days and money are no count of people. */
export function smallInWords(unit: Unit | undefined): string {
  return unit === 'working-days' || unit === 'pounds' ? 'It is told of too few.' : 'It is small.'
}

/** What an outsider could deduce of a withheld number. */
export function deducedInWords({ low, high, hasTop }: Pick<HiddenNumber, 'low' | 'high' | 'hasTop'>): string {
  if (!hasTop) return `${low} or more`
  return low === high ? `it is ${low}` : `from ${low} to ${high}`
}
