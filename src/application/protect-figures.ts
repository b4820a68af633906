import type { AuthoritySettings } from '../domain/authority/settings.ts'
import type { CellPlace } from '../domain/reporting/disclosure/cell-quantities.ts'
import type { ProtectionOrder } from '../domain/reporting/disclosure/protect.ts'
import type { PublishedBefore } from '../domain/reporting/disclosure/published-before.ts'
import { tableRules, type TableRule } from '../domain/reporting/disclosure/sensitivity.ts'
import { wordLinks } from '../domain/reporting/disclosure/word-relations.ts'
import type { FigureTable } from '../domain/reporting/figure-table.ts'

/** What a report decided about its tables; what it says nothing of is by the authority's rules. */
export type DisclosureChoices = Readonly<{
  rules: ReadonlyMap<string, TableRule>
  overridden: readonly CellPlace[]
  before: readonly PublishedBefore[]
}>

/** How long choosing and attacking may take together. */
const SECONDS = 90

/** What is asked of whoever protects figures. What a report printed before, beside ours, is none of it. */
export function protectionOrder(tables: readonly FigureTable<string>[], settings: AuthoritySettings, { rules, overridden, before }: DisclosureChoices): ProtectionOrder {
  const bare = tables.map((table) => ({ ...table, rows: table.rows.map((row) => ({ ...row, cells: row.cells.map(({ count, percent, counted, toldOf }) => ({ count, percent, ...(counted && { counted }), ...(toldOf !== undefined && { toldOf }) })) })) }))
  return { tables: bare, rules: Object.fromEntries(Object.entries(tableRules(tables, settings.disclosureRules, rules)).map(([id, { rule }]) => [id, rule])), overridden, before, words: wordLinks(settings), seconds: SECONDS }
}
