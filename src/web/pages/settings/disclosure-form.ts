import { POINTED_AT, THRESHOLDS, type DisclosureRule, type DisclosureRules, type Rounding } from '../../../domain/authority/disclosure-rules.ts'
import { SETTINGS_PAGES } from '../../../words/practice.ts'
import type { FormReader, Typed } from '../../form-reader.ts'
import type { SettingsForm } from './form.ts'
import { numberWithin } from './number-within.ts'

const ROUNDING_CODES: Readonly<Record<'none' | '5' | '10', Rounding>> = { none: null, '5': 5, '10': 10 }

/** A rule as it stands in a form, each field under `prefix`. */
export function typedRule(prefix: string, { threshold, zeros, rounding, percentagesFromBase }: DisclosureRule): Typed {
  return { [`${prefix}-threshold`]: threshold, [`${prefix}-zeros`]: zeros, [`${prefix}-rounding`]: rounding === null ? 'none' : String(rounding), [`${prefix}-percentages`]: String(percentagesFromBase) }
}

/** A rule as it was typed under `prefix`. */
export function readRule(form: FormReader, prefix: string): DisclosureRule {
  return {
    threshold: form.choice(`${prefix}-threshold`, SETTINGS_PAGES.threshold, THRESHOLDS), zeros: form.choice(`${prefix}-zeros`, SETTINGS_PAGES.zeros, ['kept', 'withheld']),
    rounding: ROUNDING_CODES[form.choice(`${prefix}-rounding`, SETTINGS_PAGES.rounding, ['none', '5', '10'])],
    percentagesFromBase: numberWithin(form, `${prefix}-percentages`, SETTINGS_PAGES.percentages, [0, 1000]),
  }
}

export const DISCLOSURE_FORM: SettingsForm = {
  parts: ['disclosureRules'],
  start: ({ disclosureRules }) => Object.assign({}, ...POINTED_AT.map((whom) => typedRule(whom, disclosureRules[whom]))),
  read: (form) => ({ disclosureRules: { children: readRule(form, 'children'), complainants: readRule(form, 'complainants'), staff: readRule(form, 'staff') } satisfies DisclosureRules }),
}
