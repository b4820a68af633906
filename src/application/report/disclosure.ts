import type { CellPlace } from '../../domain/reporting/disclosure/cell-quantities.ts'
import { tableRules, type TableRule } from '../../domain/reporting/disclosure/sensitivity.ts'
import type { NoFigures } from '../figures.ts'
import type { Actor, Services } from '../ports.ts'
import type { ProtectionStand } from '../protection.ts'
import type { NotFound } from '../view-complaint.ts'
import { partsOfReport, type FoundParts } from './compose.ts'
import { readBefore } from './read-before.ts'
import { choicesOf, orderOfReport } from './disclosure-choices.ts'

/** A number that is published for a reason although it is small, with who gave the reason and when. */
export type Override = CellPlace & Readonly<{ reason: string; by: string; on: string }>

/** `stand` null where nothing protects figures here. `rules`: how each table is protected, and whether the report chose it. */
export type ReportDisclosure = FoundParts & Readonly<{
  stand: ProtectionStand | null
  rules: Readonly<Record<string, TableRule & Readonly<{ isChosen: boolean }>>>
  overrides: readonly Override[]
}>

/** How the tables of a report are protected, and how far that has come. Begins it where nobody has, or again where it failed. */
export async function reportDisclosure(services: Services, actor: Actor, reportId: string, again = false): Promise<ReportDisclosure | NotFound | NoFigures> {
  const found = await partsOfReport(services, actor, reportId)
  if (found.kind !== 'parts') return found
  const { report, parts } = found
  const before = await services.store.read(actor.authorityId, (reads) => readBefore(reads, report.state.year))
  const order = orderOfReport(report, parts.tables, before)
  const { rules } = choicesOf(report.state)
  const all = tableRules(parts.tables, report.settings.disclosureRules, rules)
  return {
    ...found, stand: (again ? services.protector?.again(order) : services.protector?.look(order)) ?? null,
    rules: Object.fromEntries(Object.entries(all).map(([id, rule]) => [id, { ...rule, isChosen: rules.has(id) }])),
    overrides: report.state.overrides.map(({ table, row, column, reason, by, on }) => ({ table, row, column, reason: report.texts.get(reason.textId) ?? '', by: report.userNames.get(by) ?? by, on })),
  }
}
