import type { TableRule } from '../../domain/reporting/disclosure/sensitivity.ts'
import type { CellPlace } from '../../domain/reporting/disclosure/cell-quantities.ts'
import type { Standing } from '../../domain/reporting/reconciliation/explained.ts'
import type { NoFigures } from '../figures.ts'
import type { Actor, Services } from '../ports.ts'
import type { ProtectionStand } from '../protection.ts'
import type { NotFound } from '../view-complaint.ts'
import { partsOfReport, type FoundParts } from './compose.ts'
import { reconcileParts, type Explanation } from './reconcile-report.ts'
import { orderOfYear } from './year-order.ts'

/** A number that is published for a reason although it is small, with who gave the reason and when, and in which report; `isOwn` false in another of the year. */
export type Override = CellPlace & Readonly<{ reason: string; by: string; on: string; reference: string; isOwn: boolean }>

/**
 * `stand` null where nothing protects figures here. `rules`: how each table is protected, and the references of the reports
 * of the year that chose so. The tables are those of every report of the year, since all are protected together.
 */
export type ReportDisclosure = FoundParts & Readonly<{
  stand: ProtectionStand | null
  rules: Readonly<Record<string, TableRule & Readonly<{ chosenIn: readonly string[] }>>>
  overrides: readonly Override[]
  /** Numbers that somebody typed into a sentence and that are withheld, or as few: to be mended or explained. */
  told: readonly Standing<Explanation>[]
  /** References of the other reports of the year. */
  others: readonly string[]
}>

/** How the tables of a report are protected, and how far that has come. Begins it where nobody has, or again where it failed. */
export async function reportDisclosure(services: Services, actor: Actor, reportId: string, again = false): Promise<ReportDisclosure | NotFound | NoFigures> {
  const found = await partsOfReport(services, actor, reportId)
  if (found.kind !== 'parts') return found
  const { report, parts } = found
  const { order, tables, rules, reports } = await orderOfYear(services, actor, parts.figures, { tables: parts.tables, set: report.state.tableSet })
  const ask = again ? services.protector?.again : services.protector?.look
  const stand = await ask?.(actor.authorityId, order) ?? null
  return {
    ...found, parts: { ...parts, tables }, stand, told: await toldInText(services, actor, found, stand),
    rules: Object.fromEntries(Object.entries(rules).map(([id, rule]) => [id, { ...rule, chosenIn: reports.filter(({ state }) => state.tableRules.has(id)).map(({ state }) => state.reference) }])),
    overrides: reports.flatMap((one) => one.state.overrides.map(({ table, row, column, reason, by, on }) => ({
      table, row, column, reason: one.texts.get(reason.textId) ?? '', by: one.userNames.get(by) ?? by, on, reference: one.state.reference, isOwn: one.reportId === report.reportId,
    }))),
    others: reports.filter(({ reportId: id }) => id !== report.reportId).map(({ state }) => state.reference),
  }
}

async function toldInText(services: Services, actor: Actor, found: FoundParts, stand: ProtectionStand | null): Promise<ReportDisclosure['told']> {
  if (stand?.kind !== 'done') return []
  const { standings } = await reconcileParts(services, actor, { ...found, parts: { ...found.parts, safeTables: stand.figures.tables } })
  return standings.filter(({ finding }) => finding.check === 'tells-withheld')
}
