import type { DisclosureRule, Rounding } from '../../domain/authority/disclosure-rules.ts'
import type { ReportState } from '../../domain/register/report/report.ts'
import type { TableRule } from '../../domain/reporting/disclosure/sensitivity.ts'
import type { DisclosureChoices } from '../protect-figures.ts'

const ROUNDINGS: Readonly<Record<'none' | '5' | '10', Rounding>> = { none: null, '5': 5, '10': 10 }

/** What a report decided about its tables. */
export function choicesOf({ tableRules: chosen, overrides }: ReportState): Omit<DisclosureChoices, 'before'> {
  return {
    rules: new Map([...chosen].map(([table, { sensitivity, threshold, zeros, rounding, percentagesFromBase }]): readonly [string, TableRule] =>
      [table, { sensitivity, rule: { threshold, zeros, rounding: ROUNDINGS[rounding], percentagesFromBase } satisfies DisclosureRule }])),
    overridden: overrides.map(({ table, row, column }) => ({ table, row, column })),
  }
}
