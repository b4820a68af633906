import type { FigureTable } from '../../domain/reporting/figure-table.ts'
import type { Finding } from '../../domain/reporting/reconciliation/finding.ts'
import { reconcile, reconcilePrinted } from '../../domain/reporting/reconciliation/reconcile.ts'
import { forReport } from '../access/sight.ts'
import { figuresOfYear, type FiguresRequest, type NoFigures } from '../figures.ts'
import type { Actor, Services } from '../ports.ts'
import { printedReports } from '../printed-reports.ts'

/** What was found, with the tables that name what it is about. */
export type ReconciledFigures = Readonly<{ kind: 'reconciled'; title: string; findings: readonly Finding[]; tables: readonly FigureTable<string>[] }>

/** The figures of a year and of the years before it, asked by themselves: no text, and nothing that was published. */
export async function reconcileYear(services: Services, actor: Actor, request: FiguresRequest): Promise<ReconciledFigures | NoFigures> {
  const found = await figuresOfYear(services, actor, request, { seeing: forReport(actor) })
  if (found.kind !== 'figures') return found
  const { year, tables } = found.figures
  return { kind: 'reconciled', title: year.label, findings: reconcile({ year: year.label, tables, sections: [], published: [] }), tables }
}

export type NothingPrinted = Readonly<{ kind: 'nothing-printed' }>

/** Each report that the authority has in print alone, by its own numbers; the one of the latest year first. */
export async function reconcileWhatWasPrinted(services: Services, actor: Actor): Promise<Readonly<{ kind: 'all'; each: readonly ReconciledFigures[] }> | NothingPrinted | NoFigures> {
  const kept = await services.store.read(actor, printedReports)
  const reports = kept.map(({ report }) => report).toSorted((one, other) => ((one.columns.at(-1) ?? '') < (other.columns.at(-1) ?? '') ? 1 : -1))
  const last = reports[0]?.columns.at(-1)
  if (last === undefined) return { kind: 'nothing-printed' }
  const found = await figuresOfYear(services, actor, { year: last }, { seeing: forReport(actor) })
  if (found.kind !== 'figures') return found
  const { tables } = found.figures
  return { kind: 'all', each: reports.map((report) => ({ kind: 'reconciled', title: report.title, findings: reconcilePrinted(report, tables), tables })) }
}
