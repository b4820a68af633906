import type { IsoDate } from '../../domain/calendar/iso-date.ts'
import type { ProtectionOrder } from '../../domain/reporting/disclosure/protect.ts'
import { stricterRule, tableRules, type TableRule } from '../../domain/reporting/disclosure/sensitivity.ts'
import type { FigureTable } from '../../domain/reporting/figure-table.ts'
import type { YearFigures } from '../../domain/reporting/year-figures.ts'
import { forReport } from '../access/sight.ts'
import { protectionOrder } from '../protect-figures.ts'
import type { Actor, Reads, Services } from '../ports.ts'
import { figuresOfTableSet } from '../table-sets.ts'
import { choicesOf } from './disclosure-choices.ts'
import { publications } from './publications.ts'
import { readBefore } from './read-before.ts'
import { readReport, reportsIn, type ReportView } from './read-report.ts'

const NOTHING_BESIDES = { tables: [], set: null } as const

/** What is asked about a year, with the tables that it is asked about and the reports that have a say in it. */
export type YearOrder = Readonly<{ order: ProtectionOrder; tables: readonly FigureTable<string>[]; rules: Readonly<Record<string, TableRule>>; reports: readonly ReportView[] }>

/**
 * Everything that goes out about a year is protected together, whichever document goes out first: one order for all of them,
 * of the year's own tables and of every set that a report of the year prints, by the choices of all those reports, with all
 * that was published before known to the outsider. So no document can give away what another withholds, and what is not
 * published yet cannot be made impossible by what is. Decision: 0068.
 *
 * `besides`: tables that go out with them and were counted already, as known on the same day; `set` where they are all of that
 * set, which is then not counted again.
 */
export async function orderOfYear(services: Services, actor: Actor, figures: YearFigures, besides: Readonly<{ tables: readonly FigureTable<string>[]; set: string | null }> = NOTHING_BESIDES): Promise<YearOrder> {
  const { label } = figures.year
  const { settings, before, reports } = await services.store.read(actor, async (reads) => ({
    settings: await reads.settings(), before: await readBefore(reads, label), reports: await reportsOfYear(reads, label),
  }))
  const built = new Map(besides.tables.map((table): readonly [string, FigureTable<string>] => [table.id, table]))
  for (const set of new Set(reports.flatMap(({ state }) => state.tableSet ?? []))) {
    if (set === besides.set) continue
    const found = await figuresOfTableSet(services, actor, { id: set }, { year: label, asKnownOn: figures.asKnownOn }, forReport(actor))
    for (const table of found.kind === 'figures' ? found.figures.tables : []) if (!built.has(table.id)) built.set(table.id, table)
  }
  const own = new Set<string>(figures.tables.map(({ id }) => id))
  // In one order whoever asks: the same question has the same digest.
  const tables = [...figures.tables, ...[...built.values()].filter(({ id }) => !own.has(id)).toSorted((a, b) => (a.id < b.id ? -1 : 1))]
  const choices = reports.map(({ state }) => choicesOf(state))
  const rules = together(choices.map((one) => one.rules))
  return {
    order: protectionOrder(tables, settings, { rules, overridden: choices.flatMap(({ overridden }) => overridden), before }), tables,
    rules: tableRules(tables, settings.disclosureRules, rules), reports,
  }
}

/** The reports about a year, that of the year as a whole first, then as they were begun. What was recorded in error has no say. */
async function reportsOfYear(reads: Reads, label: string): Promise<readonly ReportView[]> {
  const rows = (await reportsIn(reads)).filter(({ state }) => state.year === label).toReversed()
  const views: ReportView[] = []
  for (const { reportId } of rows.toSorted((a, b) => Number(b.state.document === 'annual-report') - Number(a.state.document === 'annual-report'))) {
    const view = await readReport(reads, reportId)
    if (view.kind === 'report' && view.inError === null) views.push(view)
  }
  return views
}

function together(rules: readonly ReadonlyMap<string, TableRule>[]): ReadonlyMap<string, TableRule> {
  const all = new Map<string, TableRule>()
  for (const [table, rule] of rules.flatMap((one) => [...one])) {
    const other = all.get(table)
    all.set(table, other ? stricterRule(other, rule) : rule)
  }
  return all
}

/**
 * The day as known on which the year's other documents tell their figures: that of its annual report, once that is published,
 * so that nobody can take one document from another. Undefined before, and where it was withdrawn.
 */
export async function frozenOn(services: Services, actor: Actor, year: string): Promise<IsoDate | undefined> {
  const all = await publications(services, actor.authorityId)
  return all.find(({ kind, current }) => kind === 'annual-report' && current.manifest.period.label === year && current.withdrawn === null)?.current.manifest.asKnownOn
}
