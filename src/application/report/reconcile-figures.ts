import { FOUNDING_REPORT } from '../../domain/reporting/as-printed/founding-report-data.ts'
import type { FigureTable } from '../../domain/reporting/figure-table.ts'
import type { Finding } from '../../domain/reporting/reconciliation/finding.ts'
import { reconcile, reconcilePrinted } from '../../domain/reporting/reconciliation/reconcile.ts'
import { figuresOfYear, type FiguresRequest, type NoFigures } from '../figures.ts'
import type { Actor, Services } from '../ports.ts'

/** What was found, with the tables that name what it is about. */
export type ReconciledFigures = Readonly<{ kind: 'reconciled'; title: string; findings: readonly Finding[]; tables: readonly FigureTable<string>[] }>

/** The figures of a year and of the years before it, asked by themselves: no text, and nothing that was published. */
export async function reconcileYear(services: Services, actor: Actor, request: FiguresRequest): Promise<ReconciledFigures | NoFigures> {
  const found = await figuresOfYear(services, actor, request)
  if (found.kind !== 'figures') return found
  const { year, tables } = found.figures
  return { kind: 'reconciled', title: year.label, findings: reconcile({ year: year.label, tables, sections: [], published: [] }), tables }
}

export type NothingPrinted = Readonly<{ kind: 'nothing-printed' }>

/** The figures that the authority has in print alone, by their own numbers. */
export async function reconcileWhatWasPrinted(services: Services, actor: Actor): Promise<ReconciledFigures | NothingPrinted | NoFigures> {
  // A register of printed figures is the demonstration's alone. Decision: 0026.
  const printed = await services.store.read(actor.authorityId, async (reads) => ((await reads.settings()).isDemonstration ? FOUNDING_REPORT : null))
  if (printed === null) return { kind: 'nothing-printed' }
  const found = await figuresOfYear(services, actor, { year: printed.columns.at(-1) ?? '', years: printed.columns.length })
  if (found.kind !== 'figures') return found
  const { tables } = found.figures
  return { kind: 'reconciled', title: printed.title, findings: reconcilePrinted(printed, tables), tables }
}
