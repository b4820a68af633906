import type { FigureTable } from '../domain/reporting/figure-table.ts'
import { printedDifferently, type PrintedTwice } from '../domain/reporting/printed-together.ts'
import { daysNeeded, figuresFrom, type YearFigures } from '../domain/reporting/year-figures.ts'
import { forFigures } from './access/sight.ts'
import { besideFacts } from './figures-beside.ts'
import { MOST_YEARS, questionOf } from './figures.ts'
import type { KeptVersion } from './kept.ts'
import { may } from './permissions.ts'
import type { Actor, Reads, Services } from './ports.ts'
import { printedOf, printedReports, type KeptPrintedReport } from './printed-reports.ts'

export type PrintedList = Readonly<{ kind: 'printed'; reports: readonly KeptPrintedReport[]; differently: readonly PrintedTwice[] }> | Readonly<{ kind: 'not-allowed' }>

/** Every printed report, and where two of them print the same thing differently. */
export async function listPrinted(services: Services, actor: Actor): Promise<PrintedList> {
  if (!may(actor, 'view-figures')) return { kind: 'not-allowed' }
  return services.store.read(forFigures(actor), async (reads) => {
    const reports = await printedReports(reads)
    return { kind: 'printed', reports, differently: printedDifferently(reports.map(({ report }) => report)) }
  })
}

export type PrintedView = Readonly<{
  kind: 'printed-report'
  kept: KeptPrintedReport
  /** The tables that it printed, as the register counts them now, with each value beside ours; null where it prints no year of ours. */
  figures: YearFigures | null
  /** Our own tables, with their rows: what can be typed beside. */
  ours: readonly FigureTable[]
  history: readonly KeptVersion[]
  people: ReadonlyMap<string, string>
}>

/** One printed report beside what the register gives, and alone: no other report's numbers are among them. */
export async function viewPrinted(services: Services, actor: Actor, reportId: string): Promise<PrintedView | Readonly<{ kind: 'not-found' }>> {
  if (!may(actor, 'view-figures')) return { kind: 'not-found' }
  return services.store.read(forFigures(actor), async (reads) => {
    const history = await reads.keptHistory('printed-report', reportId)
    const last = history.at(-1)
    const kept = last ? printedOf(last) : null
    if (!kept) return { kind: 'not-found' }
    const figures = await besideOurs(reads, services, kept)
    const users = await reads.users()
    return {
      kind: 'printed-report', kept, history, ours: figures?.tables ?? [], people: new Map(users.map(({ userId, name }) => [userId, name])),
      figures: figures && { ...figures, tables: figures.tables.filter(({ id }) => kept.report.tables.some(({ table }) => table === id)) },
    }
  })
}

async function besideOurs(reads: Reads, services: Services, { report }: KeptPrintedReport): Promise<YearFigures | null> {
  const { columns } = report
  const settings = await reads.settings()
  const [first, last] = [columns[0], columns.at(-1)]
  if (first === undefined || last === undefined) return null
  // Years that a report leaves out lie between its first and its last.
  const years = Math.min(MOST_YEARS, Number(last.slice(0, 4)) - Number(first.slice(0, 4)) + 1)
  const question = questionOf({ year: last, years }, settings, services.clock.today())
  if (question.kind !== 'question') return null
  const facts = await reads.reportFacts({ ...daysNeeded(question), asKnownOn: question.asKnownOn })
  return figuresFrom(facts, settings, { ...question, ...await besideFacts(reads, facts, question.asKnownOn) }, report)
}
