import { printedTogether } from '../domain/reporting/printed-together.ts'
import type { PrintedReport } from '../domain/reporting/printed-report.ts'
import type { KeptVersion } from './kept.ts'
import { may } from './permissions.ts'
import type { Actor, Reads, Services } from './ports.ts'
import { readPrintedReport } from './read-printed-report.ts'
import type { SettingsFileProblem } from './settings-file/file-reader.ts'

/** A report of the authority's own that exists in print, as it was typed or loaded. */
export type KeptPrintedReport = Readonly<{ reportId: string; version: number; report: PrintedReport; savedAt: string; savedBy: string }>

/** Everything that the authority printed before, as one: what figures are set beside. Null where nothing was typed or loaded. Decision: 0063. */
export async function printedBeside(reads: Reads): Promise<PrintedReport | null> {
  return printedTogether((await printedReports(reads)).map(({ report }) => report))
}

/** The printed reports that were not taken away. */
export async function printedReports(reads: Reads): Promise<readonly KeptPrintedReport[]> {
  return (await reads.kept('printed-report')).flatMap((version) => printedOf(version) ?? [])
}

/** A version as it can be shown; null where it was taken away. */
export function printedOf({ keptId, version, body, recordedAt, recordedBy }: KeptVersion): KeptPrintedReport | null {
  const read = readPrintedReport(body)
  return read.kind === 'report' ? { reportId: keptId, version, report: read.report, savedAt: recordedAt, savedBy: recordedBy } : null
}

export type PrintedChanged = Readonly<{ kind: 'saved' | 'not-allowed' | 'changed-meanwhile' }> | Readonly<{ kind: 'not-kept'; problems: readonly SettingsFileProblem[] }>

/** Keeps a printed report as another version; null takes it away. Nothing that was typed is changed: the versions before stay, with who typed them. Nothing is kept that could not be read again. */
export async function savePrintedReport(
  services: Services, actor: Actor, { reportId, seen, commandId }: Readonly<{ reportId: string; seen: number; commandId: string }>, report: PrintedReport | null,
): Promise<PrintedChanged> {
  if (!may(actor, 'keep-printed-figures')) return { kind: 'not-allowed' }
  const read = report && readPrintedReport(report)
  if (read?.kind === 'problems') return { kind: 'not-kept', problems: read.problems }
  const kind = await services.store.write(actor, (tx) => tx.kept.save({
    kind: 'printed-report', keptId: reportId, body: report, seen, commandId, recordedAt: services.clock.now(), recordedBy: actor.userId,
  }))
  return { kind }
}
