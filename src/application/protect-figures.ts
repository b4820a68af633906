import type { AuthoritySettings } from '../domain/authority/settings.ts'
import type { CellPlace } from '../domain/reporting/disclosure/cell-quantities.ts'
import type { ProtectedFigures, ProtectionOrder } from '../domain/reporting/disclosure/protect.ts'
import type { PublishedBefore } from '../domain/reporting/disclosure/published-before.ts'
import { tableRules, type TableRule } from '../domain/reporting/disclosure/sensitivity.ts'
import type { FigureTable } from '../domain/reporting/figure-table.ts'
import type { YearFigures } from '../domain/reporting/year-figures.ts'
import { figuresOfYear, type FiguresRequest, type NoFigures } from './figures.ts'
import type { Actor, Services } from './ports.ts'

/** What a report decided about its tables; what it says nothing of is by the authority's rules. */
export type DisclosureChoices = Readonly<{
  rules: ReadonlyMap<string, TableRule>
  overridden: readonly CellPlace[]
  before: readonly PublishedBefore[]
}>

export const NO_CHOICES: DisclosureChoices = { rules: new Map(), overridden: [], before: [] }

/** How long choosing and attacking may take together. */
const SECONDS = 90

/** What is asked of whoever protects figures. What a report printed before, beside ours, is none of it. */
export function protectionOrder(tables: readonly FigureTable<string>[], { disclosureRules }: AuthoritySettings, { rules, overridden, before }: DisclosureChoices): ProtectionOrder {
  const bare = tables.map((table) => ({ ...table, rows: table.rows.map((row) => ({ ...row, cells: row.cells.map(({ count, percent, counted }) => ({ count, percent, ...(counted && { counted }) })) })) }))
  return { tables: bare, rules: Object.fromEntries(Object.entries(tableRules(tables, disclosureRules, rules)).map(([id, { rule }]) => [id, rule])), overridden, before, seconds: SECONDS }
}

/** `unsafe`: more could be deduced of a small number than the rule allows, so nothing is given out. */
export type SafeFigures =
  | Readonly<{ kind: 'safe'; figures: YearFigures; protected: ProtectedFigures }>
  | Readonly<{ kind: 'unsafe' }>
  | Readonly<{ kind: 'no-protector' }>
  | NoFigures

/** The figures of a year as they may be published, by the authority's own rules. */
export async function safeFigures(services: Services, actor: Actor, request: FiguresRequest): Promise<SafeFigures> {
  const found = await figuresOfYear(services, actor, request)
  if (found.kind !== 'figures') return found
  if (!services.protector) return { kind: 'no-protector' }
  const settings = await services.store.read(actor.authorityId, (reads) => reads.settings())
  const figures = await services.protector.protect(protectionOrder(found.figures.tables, settings, NO_CHOICES))
  return figures.isSafe ? { kind: 'safe', figures: found.figures, protected: figures } : { kind: 'unsafe' }
}
