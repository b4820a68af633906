import type { DisclosureRule, Rounding } from '../../domain/authority/disclosure-rules.ts'
import type { ReportState } from '../../domain/register/report/report.ts'
import type { ProtectionOrder } from '../../domain/reporting/disclosure/protect.ts'
import type { PublishedBefore } from '../../domain/reporting/disclosure/published-before.ts'
import type { TableRule } from '../../domain/reporting/disclosure/sensitivity.ts'
import type { FigureTable } from '../../domain/reporting/figure-table.ts'
import { protectionOrder, type DisclosureChoices } from '../protect-figures.ts'
import type { ReportView } from './read-report.ts'

const ROUNDINGS: Readonly<Record<'none' | '5' | '10', Rounding>> = { none: null, '5': 5, '10': 10 }

/** What a report decided about its tables. */
export function choicesOf({ tableRules: chosen, overrides }: ReportState): DisclosureChoices {
  return {
    rules: new Map([...chosen].map(([table, { sensitivity, threshold, zeros, rounding, percentagesFromBase }]): readonly [string, TableRule] =>
      [table, { sensitivity, rule: { threshold, zeros, rounding: ROUNDINGS[rounding], percentagesFromBase } satisfies DisclosureRule }])),
    overridden: overrides.map(({ table, row, column }) => ({ table, row, column })), before: [],
  }
}

/** What is asked of whoever protects this report's figures. The same report asks the same until its figures or choices change. */
export function orderOfReport({ state, settings }: ReportView, tables: readonly FigureTable<string>[], before: readonly PublishedBefore[]): ProtectionOrder {
  return protectionOrder(tables, settings, { ...choicesOf(state), before })
}
