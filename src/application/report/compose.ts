import { reportingYearOf, type ReportingYear } from '../../domain/reporting/reporting-year.ts'
import type { FigureTable } from '../../domain/reporting/figure-table.ts'
import type { ReportDocument } from '../../domain/reporting/document/report-document.ts'
import type { NotQuoted, PrintedReportParts, Quotable, ReportParts, ReportPrinter, SaidDid, SectionText } from '../../domain/reporting/document/report-parts.ts'
import type { YearFigures } from '../../domain/reporting/year-figures.ts'
import { forReport } from '../access/sight.ts'
import { benchmarksIn } from '../benchmarks.ts'
import { quotationsOf } from '../compliment-digest.ts'
import { figuresOfYear, type NoFigures } from '../figures.ts'
import { learningSeenBy } from '../learning.ts'
import { may } from '../permissions.ts'
import type { Worked } from '../protection.ts'
import type { Actor, Reads, Services } from '../ports.ts'
import { figuresOfTableSet } from '../table-sets.ts'
import type { NotFound } from '../view-complaint.ts'
import { readReport, type ReportView } from './read-report.ts'
import { frozenOn, orderOfYear } from './year-order.ts'

export type ComposedReport = Readonly<{
  kind: 'composed'
  document: ReportDocument
  problems: PrintedReportParts['problems']
  sections: readonly SectionText[]
  figures: YearFigures
  tables: readonly FigureTable<string>[]
  report: ReportView
  parts: ReportParts
  /** Whether its small numbers are withheld. What is not `safe` is not published; `none` where nothing withholds them here. */
  protection: Protection
  /** What was worked out of them, by which they are withheld; null where it was not. A frozen edition keeps it. */
  worked: Worked | null
}>

export type Protection = 'safe' | 'unsafe' | 'working' | 'failed' | 'none'

/**
 * A report as it would be printed now: its sections with the figures of its year as known today, the quotations that may
 * go before readers, and what was done. `print` puts it into words. Small numbers are withheld where that is done by now;
 * what is published waits for it. Nothing is kept.
 */
export async function composeReport(
  services: Services, actor: Actor, reportId: string, print: ReportPrinter, asked: 'as-far-as-it-is' | 'waited-for' = 'as-far-as-it-is',
): Promise<ComposedReport | NotFound | NoFigures> {
  const found = await partsOfReport(services, actor, reportId)
  if (found.kind !== 'parts') return found
  const { report } = found
  const { protection, safeTables, worked } = await protectedNow(services, actor, found, asked)
  const parts = { ...found.parts, safeTables }
  const { document, problems } = print(parts)
  return { kind: 'composed', document, problems, sections: parts.sections, figures: parts.figures, tables: parts.tables, report, parts, protection, worked }
}

/** The tables with their small numbers withheld, where that is done by now, or is waited for. */
export async function protectedNow(
  services: Services, actor: Actor, { report, parts }: FoundParts, asked: 'as-far-as-it-is' | 'waited-for',
): Promise<Readonly<{ protection: Protection; safeTables: ReportParts['safeTables']; worked: Worked | null }>> {
  const { protector } = services
  if (!protector) return { protection: 'none', safeTables: null, worked: null }
  const { order } = await orderOfYear(services, actor, parts.figures, { tables: parts.tables, set: report.state.tableSet })
  const stand = asked === 'waited-for' ? { kind: 'done', ...await protector.protect(actor.authorityId, order) } as const : await protector.look(actor.authorityId, order)
  if (stand.kind !== 'done') return { protection: stand.kind, safeTables: null, worked: null }
  const { problem, figures } = stand
  const own = new Set(parts.tables.map(({ id }) => id))
  return { protection: figures.isSafe ? 'safe' : 'unsafe', safeTables: figures.isSafe ? figures.tables.filter(({ id }) => own.has(id)) : null, worked: { problem, figures } }
}

export type FoundParts = Readonly<{ kind: 'parts'; parts: ReportParts; report: ReportView }>

/** What a report is printed from. The figures are those of its year and of the three before it; as known when the year's annual report was published, for its other documents. */
export async function partsOfReport(services: Services, actor: Actor, reportId: string): Promise<FoundParts | NotFound | NoFigures> {
  if (!may(actor, 'view-reports')) return { kind: 'not-found' }
  const read = await services.store.read(forReport(actor), async (reads) => {
    const report = await readReport(reads, reportId)
    if (report.kind !== 'report') return report
    return { kind: 'read', report, ...await quotable(reads, report), saidDid: await saidAndDone(reads, actor, report.year), benchmarks: await benchmarksIn(reads) } as const
  })
  if (read.kind === 'not-found') return read
  const { report, quotations, notQuoted, saidDid, benchmarks } = read
  const frozen = report.state.document === 'annual-report' ? undefined : await frozenOn(services, actor, report.state.year)
  const request = { year: report.state.year, ...(frozen !== undefined && { asKnownOn: frozen }) }
  const found = await figuresOfYear(services, actor, request, { seeing: forReport(actor) })
  if (found.kind !== 'figures') return found
  const { figures } = found
  const built = report.state.tableSet === null ? null : await figuresOfTableSet(services, actor, { id: report.state.tableSet }, request, forReport(actor))
  const tables = built?.kind === 'figures' ? [...figures.tables, ...built.figures.tables] : figures.tables
  const { reference, document } = report.state
  return {
    kind: 'parts', report,
    parts: {
      reportId, reference, document, year: report.year, asKnownOn: figures.asKnownOn, figures, tables, safeTables: null, sections: report.sections, quotations, notQuoted, saidDid, benchmarks,
    },
  }
}

/** The quotations of the year's compliments that may go before readers today, the earliest first, and those that may not any more. */
export async function quotable(reads: Reads, { year, settings }: Pick<ReportView, 'year' | 'settings'>): Promise<Pick<ReportParts, 'quotations' | 'notQuoted'>> {
  const rows = (await reads.compliments({ from: year.from, to: year.to })).rows.toReversed()
  const quotations = await quotationsOf(reads, settings, rows)
  return {
    quotations: rows.flatMap(({ streamId, reference }): readonly Quotable[] => {
      const quotation = quotations.get(streamId)
      return quotation ? [{ streamId, reference, words: quotation.words, from: quotation.giver }] : []
    }),
    notQuoted: rows.filter(({ streamId }) => !quotations.has(streamId)).flatMap(({ streamId, reference, consent, quotationId }): readonly NotQuoted[] => {
      if (consent === 'withdrawn') return [{ streamId, reference, why: 'consent-taken-back' }]
      return quotationId === null && consent !== 'given' ? [] : [{ streamId, reference, why: consent === 'given' ? 'not-checked' : 'no-consent' }]
    }),
  }
}

/** What was learned in the year or acted on in it, with what was done about it. */
export async function saidAndDone(reads: Reads, actor: Actor, year: ReportingYear): Promise<readonly SaidDid[]> {
  const isInYear = (day: string | null) => day !== null && year.from <= day && day <= year.to
  const learned = (await learningSeenBy(reads, actor)).filter(({ learning }) => isInYear(learning.notedOn) || learning.actions.some(({ doneOn }) => isInYear(doneOn)))
  const done = learned.map((one) => ({ ...one, actions: one.learning.actions.filter(({ doneOn }) => doneOn !== null) })).filter(({ actions }) => actions.length > 0)
  const texts = await reads.texts(done.flatMap(({ learning, actions }) => [learning.text.textId, ...actions.map(({ text }) => text.textId)]))
  return done.map(({ streamId, learning, actions }) => ({
    streamId, said: texts.get(learning.text.textId) ?? '', did: actions.map(({ text }) => texts.get(text.textId) ?? '').filter((words) => words !== '').join(' '),
  })).filter(({ said, did }) => said !== '' && did !== '')
}

/** The reporting year that is written about now: the last one that has ended. */
export function yearToReport(today: Parameters<typeof reportingYearOf>[0], startsInMonth: number): ReportingYear {
  const current = reportingYearOf(today, startsInMonth)
  return reportingYearOf(`${Number(current.from.slice(0, 4)) - 1}${current.from.slice(4)}` as typeof today, startsInMonth)
}
